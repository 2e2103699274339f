/* SPDX-License-Identifier: MIT */
#pragma once
/* Business days told once more, from a list written by hand: what the programme's own calendar is
   held against. October 2025 to October 2027. */
#include <glib.h>

/* "2026-07-06": the local date of `at`. Owned by the caller. */
char *almanac_date(gint64 at, const char *zone);
/* TRUE on a business day from 08:00 to 18:00, local time. */
gboolean almanac_is_open(gint64 at, const char *zone);
/* The local date of the `count`th business day after that of `at`. Owned by the caller. */
char *almanac_business_day_after(gint64 at, const char *zone, guint count);

/* Days that the office closes, and when it says so. */
typedef struct {
    const char *told;  /* date, noon in New York */
    const char *words; /* the mail */
    const char *day;
} AlmanacClosure;
extern const AlmanacClosure ALMANAC_CLOSURES[];
extern const guint ALMANAC_CLOSURE_COUNT;
