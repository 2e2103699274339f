/* SPDX-License-Identifier: MIT */
#include "store/closures.h"

#include "store/connection.h"

gboolean store_list_closures(Store *store, GArray **days, GError **error)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_auto(Query) query = query_new(store, "SELECT day FROM closure ORDER BY day");
    *days = NULL;
    while (query_next(&query)) {
        guint32 day = (guint32)row_number(&query, 0);
        g_array_append_val(found, day);
    }
    if (!query_finish(&query, error))
        return FALSE;
    *days = g_steal_pointer(&found);
    return TRUE;
}

gboolean store_close_day(Store *store, guint32 day, gint64 entered_by, gint64 now, GError **error)
{
    g_auto(Query) query = query_new(store, "INSERT INTO closure (day, entered_at, entered_by)"
                                           " VALUES (?1, ?2, ?3) ON CONFLICT (day) DO NOTHING");
    bind_number(&query, day);
    bind_number(&query, now);
    bind_number(&query, entered_by);
    return query_run(&query, error);
}

gboolean store_open_day(Store *store, guint32 day, gint64 *entered_at, GError **error)
{
    g_auto(Query) query =
        query_new(store, "DELETE FROM closure WHERE day = ?1 RETURNING entered_at");
    bind_number(&query, day);
    *entered_at = query_next(&query) ? row_number(&query, 0) : 0;
    return query_run(&query, error);
}
