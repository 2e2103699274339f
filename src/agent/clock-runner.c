/* SPDX-License-Identifier: MIT */
#include "agent/clock-runner.h"

#include "base/failure.h"

enum { CLOCKS_PER_TRANSACTION = 100, PUT_OFF_SECONDS = 86400 };

static gboolean run_some(const Desk *desk, const ClockKind *kind, guint limit, guint *ran,
                         gboolean *more, GError **error)
{
    *more = TRUE;
    for (*ran = 0; *ran < limit && *more; *ran += *more)
        if (!kind->run_next(desk, more, error))
            return FALSE;
    return TRUE;
}

static gboolean run_transaction(const Desk *desk, const ClockKind *kind, guint limit, guint *count,
                                gboolean *more, GError **error)
{
    guint ran = 0;
    if (!store_begin(desk->store, error))
        return FALSE;
    if (!run_some(desk, kind, limit, &ran, more, error) || !store_commit(desk->store, error)) {
        store_rollback(desk->store);
        return FALSE;
    }
    *count += ran;
    return TRUE;
}

gboolean clock_runner_run(const Desk *desk, const ClockKind *kind, guint *count, GError **error)
{
    guint limit = CLOCKS_PER_TRANSACTION;
    gboolean more = TRUE, blamed = TRUE;
    while (more) {
        g_autoptr(GError) reason = NULL;
        if (run_transaction(desk, kind, limit, count, &more, &reason))
            continue;
        gint64 tomorrow_at = clock_now(&desk->clock) + PUT_OFF_SECONDS;
        gboolean permanent = g_error_matches(reason, FAILURE, FAILURE_PERMANENT);
        if (permanent && limit == 1
            && !kind->put_off_first(desk, tomorrow_at, reason, &blamed, error))
            return FALSE;
        if (!permanent || !blamed) { /* it was no clock's fault */
            g_propagate_error(error, g_steal_pointer(&reason));
            return FALSE;
        }
        limit = 1; /* alone from here on, so that the right one is blamed */
        more = TRUE;
    }
    return TRUE;
}
