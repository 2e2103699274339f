/* SPDX-License-Identifier: MIT */
#pragma once
/* A mail's lines while reply_split finds out what each of them is. For reply_split's own files. */
#include "message/message.h"

enum { LINE_NEW = -1 };

typedef struct {
    GPtrArray *lines; /* char *, NULL-ended; owned */
    gint8 *kinds;     /* LINE_NEW or a TakenKind, for each line */
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
