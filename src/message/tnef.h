/* SPDX-License-Identifier: MIT */
#pragma once
/* winmail.dat (application/ms-tnef, MS-OXTNEF): the text of a mail that Outlook sent in its own
   format. A small reader of our own: of libytnef, which Debian keeps, we would need a tenth, and it
   allocates what a stranger's length fields say and prints to standard output. */
#include "message/transfer.h"

typedef struct {
    char *message_class; /* "IPM.Note", or "" */
    char *text;          /* plain text, valid UTF-8, LF; NULL if it holds none */
    gboolean is_html;    /* text is HTML source */
} Tnef;

/* FALSE if `bytes` is no TNEF. At most 10,000 properties and 1 MiB of text are looked at; linear.
 */
gboolean tnef_read(const GByteArray *bytes, const Charsets *charsets, Tnef *tnef);
void tnef_clear(Tnef *tnef);
