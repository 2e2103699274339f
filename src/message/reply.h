/* SPDX-License-Identifier: MIT */
#pragma once
/* What was newly written in a mail's text, and what was not. */
#include <glib.h>

/* Splits clean text (LF) into the newly written lines, in order, and the rest: quotes, what
   introduces them, signatures. Answers between quotes are kept. Linear in the text's length. Both
   are owned by the caller. */
void reply_split(const char *text, char **reply, char **quoted);

/* Line scanners, for reply_split. `lines` is NULL-ended. */

/* How many lines from lines[0] on introduce a quote ("On ..., X wrote:"); 0: none. */
guint reply_attribution_lines(char *const *lines);
/* TRUE if lines[0] starts the original mail: a separator with its words, a rule above a header
   block, or the header block itself. */
gboolean reply_starts_original(char *const *lines);
