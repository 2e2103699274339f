/* SPDX-License-Identifier: MIT */
#pragma once
/* How many letters may go within a minute: never more than the rate in any 60 seconds, which is
   how the large providers count. */
#include <glib.h>

typedef struct {
    guint rate;      /* 0: no limit */
    GQueue *sent_at; /* gint64 *, monotonic microseconds, of the last minute */
} Pace;

void pace_init(Pace *pace, guint rate);
void pace_clear(Pace *pace);

/* How many may go now. */
guint pace_allowance(Pace *pace, gint64 now);
/* One went. */
void pace_count(Pace *pace, gint64 now);
