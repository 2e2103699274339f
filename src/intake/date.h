/* SPDX-License-Identifier: MIT */
#pragma once
/* Dates as people write them: "Jan 3", "3 January 2027", "2027-01-03", "1/3". */
#include <glib.h>

/* The day of return that an absence notice names: the first date after a word such as "until",
   "back" or "return", never in the past; without a year the next such day. 00:00 of it in `zone`,
   or 0. */
gint64 date_of_return(const char *text, gint64 now, GTimeZone *zone);
