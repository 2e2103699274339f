/* SPDX-License-Identifier: MIT */
#pragma once
/* What of a mail GMime is given: the fields that it is asked for, the body, and what broken
   programs left out. Only for the text: who sent a mail, and whether a machine did, is told from
   the header as it came. */
#include <glib.h>

/* A copy of the mail with no fields on top but From, Subject, Date, MIME-Version and Content-*, no
   blanks before the first, and no second Content-Type behind a multipart's. If a line of the header
   is no field, all stay, and the empty line that is missing above the first boundary is put there.
   Owned by the caller. Linear. */
char *parser_input(const char *bytes, gsize *length);
