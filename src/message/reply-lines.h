/* SPDX-License-Identifier: MIT */
#pragma once
/* A mail's lines while reply_split finds out what each of them is. For reply_split's own files. */
#include "message/message.h"
#include "message/own-words.h"

enum { LINE_NEW = -1 };

/* What html_to_text writes before lines that stand behind a separator, where answers between the
   lines cannot be told from the quote by its marks. */
#define REPLY_BEHIND_SEPARATOR ">| "

typedef struct {
    GPtrArray *lines; /* char *, NULL-ended; owned */
    gint8 *kinds;     /* LINE_NEW or a TakenKind, for each line */
    gboolean *bare;   /* lines that only a separator far above makes a quote */
    guint count;
    GPtrArray *cut; /* Taken: pieces of lines that otherwise stay */
    char **folded;  /* for each line what reply_fold gave once, or NULL */
} ReplyLines;

static inline const char *reply_line(const ReplyLines *r, guint i)
{
    return (const char *)r->lines->pdata[i];
}

static inline gboolean reply_line_is_blank(const char *line)
{
    for (;;) {
        if (*line == ' ' || *line == '\t' || *line == '\r')
            line++;
        else if (line[0] == '\302' && line[1] == '\240')
            line += 2;
        else
            return *line == '\0';
    }
}

gboolean reply_line_is_quoted(const char *line);
const char *reply_line_without_marks(const char *line);
/* Without blank lines at both ends; runs of them inside become one. Owned by the caller. */
char *reply_tidy(const char *text);
/* Lower case, trimmed, one blank between words, without marks of emphasis; at most 400 bytes of it.
   Owned by the caller. */
char *reply_line_folded(const char *line);
/* The same of line `i`, folded once however often it is asked for. Owned by `r`. */
const char *reply_fold(const ReplyLines *r, guint i);
/* Puts a copy of `text` in the place of line `i`. */
void reply_line_replace(ReplyLines *r, guint i, const char *text);
/* One of the phrases (NULL-ended) is in `text`, or begins it. */
gboolean reply_has_any(const char *text, const char *const *phrases);
gboolean reply_begins_with_any(const char *text, const char *const *phrases);

/* Marks banners that gateways put above or below, and disclaimers. A banner's tag in front of words
   ("[EXTERNAL] Yes") is cut off. */
void gateway_text_mark(ReplyLines *r);
/* Marks signatures and taglines in the lines from..to, which stand together. `name` is the
   sender's, or "". */
void signature_mark(ReplyLines *r, guint from, guint to, const char *name);

/* Answers between the bare lines of our letter, which no mark tells from its quote. By the letter
   itself, word by word: what stands between two lines of ours was typed there. `own_lines` is what
   own_words_find gave. */
void reply_inline_by_letter(ReplyLines *r, const GArray *own_lines);
/* By what all our letters say: paragraphs below the words to reply with and above a sentence of
   ours. What stands higher may be the words of whom the letter is about. */
void reply_inline_by_sentences(ReplyLines *r, const GArray *own_lines);
/* Adds an InlineAnswer for each run of newly written lines below a quoted one. */
void reply_inline_collect(const ReplyLines *r, GPtrArray *answers);
