/* SPDX-License-Identifier: MIT */
#pragma once
/* Days as people list them: "24 December", "2025-12-24, 2025-12-26", "24 and 26 December",
   "December 24, 2025", "12/24", "tomorrow". Unlike date.h all of the text must be days, and a span
   ("24-26 December") is none: what is in doubt closes no day. */
#include <glib.h>

/* The days as julian day numbers (guint32), as they stand; without a year the next such day, today
   included. NULL if anything else stands there, or nothing. Owned by the caller. */
GArray *day_list_read(const char *text, gint64 now, GTimeZone *zone);
