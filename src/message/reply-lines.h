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
} ReplyLines;

static inline const char *reply_line(const ReplyLines *r, guint i)
{
    return (const char *)r->lines->pdata[i];
}

static inline gboolean reply_line_is_blank(const char *line)
{
    line += strspn(line, " \t\r");
    while (strncmp(line, "\302\240", 2) == 0)
        line += 2 + strspn(line + 2, " \t\r");
    return *line == '\0';
}

/* Lower case, trimmed, one blank between words, without marks of emphasis; at most 400 bytes of it.
   Owned by the caller. */
char *reply_line_folded(const char *line);
/* One of the phrases (NULL-ended) is in `text`, or begins it. */
gboolean reply_has_any(const char *text, const char *const *phrases);
gboolean reply_begins_with_any(const char *text, const char *const *phrases);

/* Marks banners that gateways put above or below, and disclaimers. A banner's tag in front of words
   ("[EXTERNAL] Yes") is cut off. */
void gateway_text_mark(ReplyLines *r);
/* Marks signatures and taglines in the lines from..to, which stand together. `name` is the
   sender's, or "". */
void signature_mark(ReplyLines *r, guint from, guint to, const char *name);
