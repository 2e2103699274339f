/* SPDX-License-Identifier: MIT */
#pragma once
/* Time as a parameter: every "at" in this program is seconds since 1970 UTC, asked of a Clock. */
#include <glib.h>

typedef struct {
    gint64 fixed_at; /* 0: the machine's clock */
} Clock;

/* Seconds since 1970-01-01 UTC. */
gint64 clock_now(const Clock *clock);

/* Reads ISO 8601 with an offset, "2026-07-07T09:00:00-04:00" or "...Z".
   FAILURE_PERMANENT if the text is no such time or has no offset. */
gboolean clock_parse(const char *text, gint64 *at, GError **error);

/* The RFC 5322 date-time of `at` in `zone`: "Tue, 07 Jul 2026 09:00:00 -0400". Owned by the caller.
 */
char *clock_format_date_header(gint64 at, GTimeZone *zone);
