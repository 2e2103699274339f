/* SPDX-License-Identifier: MIT */
#pragma once
/* The only code outside the reader process that looks into what a stranger wrote: raw bytes, no
   library, one pass. It refuses what is known to exhaust MIME parsers. */
#include <glib.h>

/* NULL if the mail may be given to the reader process, else the reason, for people: a static text.
   Limits: 10 MiB in all, header block 256 KiB, field 32 KiB, 1,000 fields, 64 colons outside quotes
   and angle brackets in an address field (nested groups), 2,000 lines that look like boundaries,
   no NUL. */
const char *prefilter_refusal(const guint8 *bytes, gsize length);
