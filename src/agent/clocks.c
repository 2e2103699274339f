/* SPDX-License-Identifier: MIT */
#include "agent/case-desk.h"
#include "agent/clock-runner.h"
#include "agent/closing.h"
#include "agent/digest.h"
#include "agent/joining-desk.h"
#include "agent/stranger-desk.h"
#include "agent/tenure-desk.h"
#include "agent/watch-desk.h"
#include "store/cases.h"

static gboolean run_clock(const Desk *desk, gint64 request_number, const Deadline *deadline,
                          GError **error)
{
    g_autoptr(Case) case_ = NULL;
    if (!store_load_case(desk->store, request_number, desk->settings->programme_time_zone, &case_,
                         error))
        return FALSE;
    g_autofree char *cause = g_strdup_printf("clock-%s-%" G_GINT64_FORMAT,
                                             deadline_kind_name(deadline->kind), deadline->at);
    g_autoptr(Event) event = event_new(EVENT_DEADLINE, cause);
    event->offer_number = deadline->offer_number;
    event->deadline = deadline->kind;
    Occasion occasion = {.cause = cause};
    return case_decide(desk, case_, event, &occasion, error);
}

static gboolean run_next(const Desk *desk, gboolean *ran, GError **error)
{
    gint64 request_number = 0;
    Deadline deadline = {0};
    return store_next_deadline(desk->store, clock_now(&desk->clock), &request_number, &deadline,
                               ran, error)
           && (!*ran || run_clock(desk, request_number, &deadline, error));
}

static gboolean put_off_first(const Desk *desk, gint64 at, const GError *reason, gboolean *found,
                              GError **error)
{
    gint64 number = 0;
    Deadline deadline = {0};
    if (!store_next_deadline(desk->store, clock_now(&desk->clock), &number, &deadline, found,
                             error))
        return FALSE;
    if (!*found)
        return TRUE;
    g_warning("request %" G_GINT64_FORMAT ", clock %s: %s", number,
              deadline_kind_name(deadline.kind), reason->message);
    return store_put_off_deadline(desk->store, number, &deadline, at, error);
}

static gboolean run_case_clocks(const Desk *desk, guint *count, GError **error)
{
    static const ClockKind KIND = {run_next, put_off_first};
    return clock_runner_run(desk, &KIND, count, error);
}

/* Digests last: a clock may have settled what they would have told. */
gboolean desk_run_clocks(const Desk *desk, guint *count, GError **error)
{
    *count = 0;
    return closures_refresh(desk, error) && run_case_clocks(desk, count, error)
           && joinings_run(desk, count, error) && strangers_run(desk, count, error)
           && tenure_clocks_run(desk, count, error) && watches_run(desk, count, error)
           && digests_run(desk, count, error);
}
