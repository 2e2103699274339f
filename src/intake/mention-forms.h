/* SPDX-License-Identifier: MIT */
#pragma once
/* The forms in which a mentee names a mentor, within one sentence. */
#include "intake/words.h"

typedef struct {
    guint end;         /* words from here on are behind it */
    gsize start, stop; /* bytes of the sentence: the whole wish, up to the last name */
    gsize names_start; /* where the first name begins */
    GPtrArray *names;  /* char *, as written */
} Mention;

static inline void mention_clear(Mention *mention)
{
    g_clear_pointer(&mention->names, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Mention, mention_clear)

/* TRUE if a refusal begins at the word `at` that holds in a request and in an answer: "I would
   rather not talk to Ms. Diaz". Fills the mention, which the caller clears. */
gboolean mention_refuses(const Words *sentence, guint at, Mention *mention);
/* "Not Lee Chen, please.", as all that the sentence says. */
gboolean mention_refuses_alone(const Words *sentence, Mention *mention);
/* "1 and 3, not lee": in an answer. The names are of any case, so they may be none. */
gboolean mention_refuses_shortly(const Words *sentence, guint at, Mention *mention);
/* "Please ask Clara Novak and Ben Okafor": with this the sentence begins. */
gboolean mention_asks_for(const Words *sentence, Mention *mention);

/* TRUE if something in the sentence may turn the wish around. */
gboolean mention_is_doubted(const Words *sentence);
/* TRUE if the text after it begins so. */
gboolean mention_is_taken_back(const char *next);
