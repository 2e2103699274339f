/* SPDX-License-Identifier: MIT */
#include "submission/pace.h"

void pace_init(Pace *pace, guint rate)
{
    pace->rate = rate;
    pace->sent_at = g_queue_new();
}

void pace_clear(Pace *pace)
{
    g_queue_free_full(pace->sent_at, g_free);
    pace->sent_at = NULL;
}

guint pace_allowance(Pace *pace, gint64 now)
{
    if (pace->rate == 0)
        return G_MAXUINT;
    while (pace->sent_at->length > 0
           && now - *(gint64 *)g_queue_peek_head(pace->sent_at) >= 60 * G_TIME_SPAN_SECOND)
        g_free(g_queue_pop_head(pace->sent_at));
    return pace->sent_at->length >= pace->rate ? 0 : pace->rate - pace->sent_at->length;
}

void pace_count(Pace *pace, gint64 now)
{
    if (pace->rate != 0)
        g_queue_push_tail(pace->sent_at, g_memdup2(&now, sizeof now));
}
