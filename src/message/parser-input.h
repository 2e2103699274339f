/* SPDX-License-Identifier: MIT */
#pragma once
/* What of a mail GMime is given: the fields that it is asked for, the body, and what broken
   programs left out. Only for the text: who sent a mail, and whether a machine did, is told from
   the header as it came. */
#include <glib.h>

/* A copy of the mail with no fields on top but From, Subject, Date, MIME-Version and Content-*:
   without blanks before the first field, with the empty line that is missing above the first
   boundary, and with no second Content-Type behind a multipart's. From a line on that is no field
   everything stays. Owned by the caller. Linear. */
char *parser_input(const char *bytes, gsize *length);
