/* SPDX-License-Identifier: MIT */
#include "agent/case-desk.h"
#include "agent/closing.h"
#include "agent/digest.h"
#include "agent/joining-desk.h"
#include "agent/stranger-desk.h"
#include "agent/tenure-desk.h"
#include "agent/watch-desk.h"
#include "base/failure.h"
#include "store/cases.h"

enum { CLOCKS_PER_TRANSACTION = 100, PUT_OFF_SECONDS = 86400 };

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

static gboolean run_some_clocks(const Desk *desk, guint limit, guint *count, gboolean *more,
                                GError **error)
{
    gint64 now = clock_now(&desk->clock);
    *more = TRUE;
    for (guint i = 0; i < limit && *more; i++) {
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

static gboolean run_transaction(const Desk *desk, guint limit, guint *count, gboolean *more,
                                GError **error)
{
    guint ran = 0;
    if (!store_begin(desk->store, error))
        return FALSE;
    if (!run_some_clocks(desk, limit, &ran, more, error) || !store_commit(desk->store, error)) {
        store_rollback(desk->store);
        return FALSE;
    }
    *count += ran;
    return TRUE;
}

/* A clock whose effects cannot be recorded is a fault of ours: it is tried again tomorrow, and
   stops nobody else's. */
static gboolean put_off_first(const Desk *desk, const GError *reason, GError **error)
{
    gint64 number = 0, now = clock_now(&desk->clock);
    Deadline deadline = {0};
    gboolean found = FALSE;
    if (!store_next_deadline(desk->store, now, &number, &deadline, &found, error) || !found)
        return found;
    g_warning("request %" G_GINT64_FORMAT ", clock %s: %s", number,
              deadline_kind_name(deadline.kind), reason->message);
    return store_put_off_deadline(desk->store, number, &deadline, now + PUT_OFF_SECONDS, error);
}

static gboolean run_case_clocks(const Desk *desk, guint *count, GError **error)
{
    guint limit = CLOCKS_PER_TRANSACTION;
    gboolean more = TRUE;
    while (more) {
        g_autoptr(GError) reason = NULL;
        if (run_transaction(desk, limit, count, &more, &reason))
            continue;
        if (!g_error_matches(reason, FAILURE, FAILURE_PERMANENT)) {
            g_propagate_error(error, g_steal_pointer(&reason));
            return FALSE;
        }
        if (limit == 1 && !put_off_first(desk, reason, error))
            return FALSE;
        limit = 1; /* alone from here on, so that the right one is blamed */
        more = TRUE;
    }
    return TRUE;
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
