/* SPDX-License-Identifier: MIT */
#pragma once
/* Text that came from outside, made fit for one line, one field or one letter. */
#include <glib.h>

/* Valid UTF-8 without control and invisible or direction-changing code points (Cc but \n and \t;
   U+200B-200F, 202A-202E, 2060-2069, FEFF), CRLF as LF. Owned by the caller. */
char *text_clean(const char *text, gssize length);

/* As text_clean, then on one line: white space folded to single spaces, trimmed, cut to at most
   `max_characters` at a word where it can, with an ellipsis. Owned by the caller. */
char *text_single_line(const char *text, guint max_characters);

/* The paragraphs of `text` on one line each: a line that a mail program wrapped (55 bytes or more,
   and the next not empty) goes on in the next. Quotes and list items that begin a line stay. Owned
   by the caller. */
char *text_unwrap(const char *text);

/* Lower case, letter by letter, which is all that comparing needs. Owned by the caller. */
char *text_lower(const char *text);

/* `text` cut at the last complete character within `max_bytes`. Owned by the caller. */
char *text_truncate(const char *text, size_t max_bytes);

/* Edit distance of two short words, for "did you mean"; capped at 255. */
guint text_distance(const char *a, const char *b);
