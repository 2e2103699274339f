/* SPDX-License-Identifier: MIT */
#pragma once
/* What was newly written in a mail's text, and what was not. */
#include "message/message.h"
#include "message/own-words.h"

typedef struct {
    const char *text;      /* clean UTF-8, LF */
    const char *name;      /* the sender's display name, or "" */
    const OwnWords *exact; /* the words of the letter that is answered, or NULL if unknown */
    const OwnWords *own;   /* those of all our letters, or NULL */
} ReplySource;

/* Splits a mail's text into the newly written lines, in order, and the rest: quotes, what
   introduces them, our own words, signatures, banners, disclaimers. Answers between quotes are
   kept, and told to `inline_answers` (InlineAnswer) with the quoted line above each. The beginnings
   of what was taken out are added to `taken` (Taken). Linear in the text's length. *reply and
   *quoted are owned by the caller. */
void reply_split(const ReplySource *source, char **reply, char **quoted, GPtrArray *taken,
                 GPtrArray *inline_answers);

/* Line scanners, for reply_split. `lines` is NULL-ended. */

/* How many lines from lines[0] on introduce a quote ("On ..., X wrote:"); 0: none. */
guint reply_attribution_lines(char *const *lines);
/* ">>> Ben <ben@energy.example> 7/2/2026 10:00 AM >>>": GroupWise's, above lines without marks. */
gboolean reply_starts_groupwise(const char *line);
/* TRUE if lines[0] starts the original mail: a separator with its words, a rule above a header
   block, or the header block itself. */
gboolean reply_starts_original(char *const *lines);
