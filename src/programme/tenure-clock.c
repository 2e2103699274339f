/* SPDX-License-Identifier: MIT */
/* The clocks of a mentor's tenure, and when they run out. */
#include "programme/tenure-turn.h"

enum { MORNING_HOUR = 9 };

static const char *const TENURE_CLOCKS[] = {"begin", "bio-check", "bio-stale", "six-months"};

const char *tenure_clock_kind_name(TenureClockKind kind)
{
    return TENURE_CLOCKS[kind];
}

gboolean tenure_clock_kind_parse(const char *name, TenureClockKind *kind)
{
    for (guint i = 0; i < G_N_ELEMENTS(TENURE_CLOCKS); i++) {
        if (g_str_equal(TENURE_CLOCKS[i], name)) {
            *kind = (TenureClockKind)i;
            return TRUE;
        }
    }
    return FALSE;
}

void tenure_clear_clock(TenureTurn *turn, TenureClockKind kind)
{
    GArray *clocks = turn->tenure->clocks;
    for (guint i = clocks->len; i > 0; i--)
        if (g_array_index(clocks, TenureClock, i - 1).kind == kind)
            g_array_remove_index(clocks, i - 1);
}

void tenure_set_clock(TenureTurn *turn, TenureClockKind kind, gint64 at)
{
    TenureClock clock = {.kind = kind, .at = at};
    tenure_clear_clock(turn, kind);
    g_array_append_val(turn->tenure->clocks, clock);
}

/* 09:00 of that day, where it is a business day, else of the next. */
gint64 tenure_months_later(const TenureTurn *turn, guint months)
{
    g_autoptr(GTimeZone) zone = person_time_zone(turn->tenure->mentor);
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(turn->now);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    g_autoptr(GDateTime) later = g_date_time_add_months(local, (int)months);
    g_autoptr(GDateTime) midnight =
        g_date_time_new(zone, g_date_time_get_year(later), g_date_time_get_month(later),
                        g_date_time_get_day_of_month(later), 0, 0, 0);
    return calendar_next_hour(turn->rules->calendar, g_date_time_to_unix(midnight) - 1, zone,
                              MORNING_HOUR);
}

gboolean tenure_wait_for_return(TenureTurn *turn, TenureClockKind kind)
{
    gint64 paused_until = turn->tenure->mentor->paused_until;
    if (paused_until <= turn->now)
        return FALSE;
    tenure_set_clock(turn, kind, paused_until);
    return TRUE;
}

/* They run out at once, and where the pause goes on wait for its new end. */
void tenure_wake_clocks(TenureTurn *turn)
{
    gint64 paused_until = turn->tenure->mentor->paused_until;
    for (guint i = 0; i < turn->tenure->clocks->len; i++) {
        TenureClock *clock = &g_array_index(turn->tenure->clocks, TenureClock, i);
        if (paused_until != 0 && clock->at == paused_until)
            clock->at = turn->now;
    }
}

/* A mentor is listed from here on. */
void rule_tenure_begins(TenureTurn *turn)
{
    bio_begin(turn);
    six_months_begin(turn);
}
