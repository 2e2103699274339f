/* SPDX-License-Identifier: MIT */
/* The clocks of being a mentor (rules 3 and 4), beside those of requests (clocks.c). */
#include "agent/clock-runner.h"
#include "agent/tenure-desk.h"
#include "store/tenures.h"

static gboolean run_clock(const Desk *desk, gint64 person_id, const TenureClock *clock,
                          GError **error)
{
    g_autofree char *cause = g_strdup_printf("tenure-%s-%" G_GINT64_FORMAT,
                                             tenure_clock_kind_name(clock->kind), clock->at);
    g_autoptr(TenureEvent) event = tenure_event_new(TENURE_CLOCK);
    event->clock = clock->kind;
    Occasion occasion = {.cause = cause};
    return tenure_desk_decide(desk, person_id, event, &occasion, error);
}

static gboolean run_next(const Desk *desk, gboolean *ran, GError **error)
{
    gint64 person_id = 0;
    TenureClock clock = {0};
    if (!store_next_tenure_clock(desk->store, clock_now(&desk->clock), &person_id, &clock, error))
        return FALSE;
    *ran = person_id != 0;
    return !*ran || run_clock(desk, person_id, &clock, error);
}

static gboolean put_off_first(const Desk *desk, gint64 at, const GError *reason, gboolean *found,
                              GError **error)
{
    gint64 person_id = 0;
    TenureClock clock = {0};
    if (!store_next_tenure_clock(desk->store, clock_now(&desk->clock), &person_id, &clock, error))
        return FALSE;
    *found = person_id != 0;
    if (!*found)
        return TRUE;
    g_warning("mentor %" G_GINT64_FORMAT ", clock %s: %s", person_id,
              tenure_clock_kind_name(clock.kind), reason->message);
    return store_put_off_tenure_clock(desk->store, person_id, clock.kind, at, error);
}

gboolean tenure_clocks_run(const Desk *desk, guint *count, GError **error)
{
    static const ClockKind KIND = {run_next, put_off_first};
    return clock_runner_run(desk, &KIND, count, error);
}
