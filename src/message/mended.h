/* SPDX-License-Identifier: MIT */
#pragma once
/* Headers that broken programs write, so that the text behind them can be read. Only for the text:
   who sent a mail is told from the header as it came. */
#include <glib.h>

/* A copy of the mail without blanks before its first field, with the empty line that is missing
   above the first boundary, and with no second Content-Type behind a multipart's. NULL, and
   *length as it was, if nothing is to be mended. Owned by the caller. Linear. */
char *mended_mail(const char *bytes, gsize *length);
