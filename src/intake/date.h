/* SPDX-License-Identifier: MIT */
#pragma once
/* Dates as people write them: "Jan 3", "3 January 2027", "2027-01-03", "1/3", "next Monday", "the
   end of March", "in two weeks", "mid-May", "3 de enero". Never in the past: without a year the
   next such day. */
#include <glib.h>

/* The day until which the sender is away or busy: the first date after a word such as "until",
   "back" or "not before", or "for two weeks", "the whole month". 00:00 of it in `zone`, or 0. */
gint64 date_of_return(const char *text, gint64 now, GTimeZone *zone);

/* The first date in a text that is one ("PAUSE until 3 January"); 0 for none. */
gint64 date_read(const char *text, gint64 now, GTimeZone *zone);
