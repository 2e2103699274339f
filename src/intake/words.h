/* SPDX-License-Identifier: MIT */
#pragma once
/* Text as lower-case words, with what stands between them kept as far as it carries meaning. */
#include <glib.h>

typedef struct {
    char *text;       /* as given */
    GString *folded;  /* all words, each with its end */
    GPtrArray *words; /* char *, within these: letters, digits and inner apostrophes; case-folded, '
                         straight */
    GArray *starts;   /* gsize: byte offset of each word in the text */
} Words;

Words *words_split(const char *text);
/* The same for the first `limit` words alone. */
Words *words_split_first(const char *text, guint limit);
void words_free(Words *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Words, words_free)

/* TRUE if the words from `at` on are those of `phrase`, which is words with single spaces; "*"
   stands for any one word. *length is their number. */
gboolean words_match(const Words *words, guint at, const char *phrase, guint *length);
/* TRUE if one of the NULL-ended phrases stands anywhere. */
gboolean words_contain(const Words *words, const char *const *phrases);
