/* SPDX-License-Identifier: MIT */
#include "agent/case-desk.h"
#include "store/cases.h"

enum { CLOCKS_PER_TRANSACTION = 100 };

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

static gboolean run_some_clocks(const Desk *desk, guint *count, gboolean *more, GError **error)
{
    gint64 now = clock_now(&desk->clock);
    *more = TRUE;
    for (guint i = 0; i < CLOCKS_PER_TRANSACTION && *more; i++) {
        gint64 request_number = 0;
        Deadline deadline = {0};
        if (!store_next_deadline(desk->store, now, &request_number, &deadline, more, error))
            return FALSE;
        if (*more && !run_clock(desk, request_number, &deadline, error))
            return FALSE;
        *count += *more;
    }
    return TRUE;
}

gboolean desk_run_clocks(const Desk *desk, guint *count, GError **error)
{
    gboolean more = TRUE;
    *count = 0;
    while (more) {
        if (!store_begin(desk->store, error))
            return FALSE;
        if (!run_some_clocks(desk, count, &more, error) || !store_commit(desk->store, error)) {
            store_rollback(desk->store);
            return FALSE;
        }
    }
    return TRUE;
}
