/* SPDX-License-Identifier: MIT */
#include "store/watches.h"

#include "store/connection.h"

gboolean store_next_newcomer_at(Store *store, gint64 *at, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT min(at) FROM newcomer");
    return query_number(&query, at, error);
}

gboolean store_list_newcomers(Store *store, gint64 until, GHashTable **ids, gint64 *newest,
                              GError **error)
{
    g_autoptr(GHashTable) found = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    g_auto(Query) query =
        query_new(store, "SELECT mentor_id, id FROM newcomer WHERE at <= ?1 ORDER BY id");
    *ids = NULL;
    *newest = 0;
    bind_number(&query, until);
    while (query_next(&query)) {
        gint64 id = row_number(&query, 0);
        g_hash_table_add(found, g_memdup2(&id, sizeof id));
        *newest = row_number(&query, 1);
    }
    if (!query_finish(&query, error))
        return FALSE;
    *ids = g_steal_pointer(&found);
    return TRUE;
}

gboolean store_forget_newcomers(Store *store, gint64 until, gint64 newest, GError **error)
{
    g_auto(Query) query = query_new(store, "DELETE FROM newcomer WHERE at <= ?1 AND id <= ?2");
    bind_number(&query, until);
    bind_number(&query, newest);
    return query_run(&query, error);
}

gboolean store_list_watching(Store *store, GArray **numbers, GError **error)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_auto(Query) query =
        query_new(store, "SELECT number FROM request WHERE state = ?1 ORDER BY number");
    *numbers = NULL;
    bind_text(&query, request_state_name(REQUEST_WATCHING));
    while (query_next(&query)) {
        gint64 number = row_number(&query, 0);
        g_array_append_val(found, number);
    }
    if (!query_finish(&query, error))
        return FALSE;
    *numbers = g_steal_pointer(&found);
    return TRUE;
}
