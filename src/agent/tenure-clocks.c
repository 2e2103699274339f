/* SPDX-License-Identifier: MIT */
/* The clocks of being a mentor (rules 3 and 4), beside those of requests (clocks.c). */
#include "agent/tenure-desk.h"
#include "base/failure.h"
#include "store/tenures.h"

enum { CLOCKS_PER_TRANSACTION = 100, PUT_OFF_SECONDS = 86400 };

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

static gboolean run_some(const Desk *desk, guint limit, guint *ran, gboolean *more, GError **error)
{
    gint64 now = clock_now(&desk->clock);
    *more = TRUE;
    for (*ran = 0; *ran < limit && *more; *ran += *more) {
        gint64 person_id = 0;
        TenureClock clock = {0};
        if (!store_next_tenure_clock(desk->store, now, &person_id, &clock, error))
            return FALSE;
        *more = person_id != 0;
        if (*more && !run_clock(desk, person_id, &clock, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean run_transaction(const Desk *desk, guint limit, guint *count, gboolean *more,
                                GError **error)
{
    guint ran = 0;
    if (!store_begin(desk->store, error))
        return FALSE;
    if (!run_some(desk, limit, &ran, more, error) || !store_commit(desk->store, error)) {
        store_rollback(desk->store);
        return FALSE;
    }
    *count += ran;
    return TRUE;
}

/* As with other clocks: what cannot be recorded is a fault of ours, and stops nobody else's. */
static gboolean put_off_first(const Desk *desk, const GError *reason, GError **error)
{
    gint64 person_id = 0, now = clock_now(&desk->clock);
    TenureClock clock = {0};
    if (!store_next_tenure_clock(desk->store, now, &person_id, &clock, error) || person_id == 0)
        return FALSE;
    g_warning("mentor %" G_GINT64_FORMAT ", clock %s: %s", person_id,
              tenure_clock_kind_name(clock.kind), reason->message);
    return store_put_off_tenure_clock(desk->store, person_id, clock.kind, now + PUT_OFF_SECONDS,
                                      error);
}

gboolean tenure_clocks_run(const Desk *desk, guint *count, GError **error)
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
