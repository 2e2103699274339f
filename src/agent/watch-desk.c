/* SPDX-License-Identifier: MIT */
#include "agent/watch-desk.h"

#include "agent/case-desk.h"
#include "base/failure.h"
#include "store/cases.h"
#include "store/watches.h"

static gboolean look(const Desk *desk, gint64 number, GHashTable *newcomers, gint64 newest,
                     GError **error)
{
    g_autoptr(Case) case_ = NULL;
    if (!store_load_case(desk->store, number, desk->settings->programme_time_zone, &case_, error))
        return FALSE;
    g_autofree char *cause = g_strdup_printf("newcomers-%" G_GINT64_FORMAT, newest);
    g_autoptr(Event) event = event_new(EVENT_NEWCOMERS, cause);
    event->newcomers = newcomers;
    Occasion occasion = {.cause = cause};
    return case_decide(desk, case_, event, &occasion, error);
}

static gboolean look_apart(const Desk *desk, gint64 number, GHashTable *newcomers, gint64 newest,
                           GError **error)
{
    if (!store_begin(desk->store, error))
        return FALSE;
    if (look(desk, number, newcomers, newest, error) && store_commit(desk->store, error))
        return TRUE;
    store_rollback(desk->store);
    return FALSE;
}

/* What cannot be recorded is a fault of ours, and stops nobody else's. */
static gboolean look_for_all(const Desk *desk, const GArray *numbers, GHashTable *newcomers,
                             gint64 newest, GError **error)
{
    for (guint i = 0; i < numbers->len; i++) {
        gint64 number = g_array_index(numbers, gint64, i);
        g_autoptr(GError) reason = NULL;
        if (look_apart(desk, number, newcomers, newest, &reason))
            continue;
        if (!g_error_matches(reason, FAILURE, FAILURE_PERMANENT)) {
            g_propagate_error(error, g_steal_pointer(&reason));
            return FALSE;
        }
        g_warning("request %" G_GINT64_FORMAT ", newcomers: %s", number, reason->message);
    }
    return TRUE;
}

static gboolean forget(const Desk *desk, gint64 until, gint64 newest, GError **error)
{
    if (!store_begin(desk->store, error))
        return FALSE;
    if (store_forget_newcomers(desk->store, until, newest, error)
        && store_commit(desk->store, error))
        return TRUE;
    store_rollback(desk->store);
    return FALSE;
}

gboolean watches_run(const Desk *desk, guint *count, GError **error)
{
    gint64 now = clock_now(&desk->clock), newest = 0;
    g_autoptr(GHashTable) newcomers = NULL;
    g_autoptr(GArray) numbers = NULL;
    if (!store_list_newcomers(desk->store, now, &newcomers, &newest, error))
        return FALSE;
    if (g_hash_table_size(newcomers) == 0)
        return TRUE;
    if (!store_list_watching(desk->store, &numbers, error)
        || !look_for_all(desk, numbers, newcomers, newest, error))
        return FALSE;
    *count += numbers->len;
    return forget(desk, now, newest, error);
}
