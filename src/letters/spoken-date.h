/* SPDX-License-Identifier: MIT */
#pragma once
/* Dates as a letter says them, in English whatever the machine's locale. */
#include <glib.h>

/* "Tuesday 7 July 2026"; NULL for 0. Owned by the caller. */
char *spoken_day(gint64 at, GTimeZone *zone);
/* "Tuesday 7 July 2026, 17:00 EDT"; NULL for 0. Owned by the caller. */
char *spoken_time(gint64 at, GTimeZone *zone);
