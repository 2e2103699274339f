/* SPDX-License-Identifier: MIT */
#include "store/ledger.h"

#include "store/connection.h"

gboolean store_is_handled(Store *store, const char *message_id, const char *semantic_hash,
                          gboolean *handled, GError **error)
{
    g_auto(Query) query =
        query_new(store, "SELECT 1 FROM ledger WHERE message_id = ?1 AND semantic_hash = ?2");
    bind_text(&query, message_id);
    bind_text(&query, semantic_hash);
    *handled = query_next(&query);
    return query_finish(&query, error);
}

gboolean store_record_handled(Store *store, const LedgerEntry *entry, GError **error)
{
    g_auto(Query) query =
        query_new(store, "INSERT INTO ledger (message_id, semantic_hash, outcome, person_id,"
                         " request_number, handled_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                         " ON CONFLICT (message_id, semantic_hash) DO NOTHING");
    bind_text(&query, entry->message_id);
    bind_text(&query, entry->semantic_hash);
    bind_text(&query, entry->outcome);
    bind_number_or_null(&query, entry->person_id);
    bind_number_or_null(&query, entry->request_number);
    bind_number(&query, entry->handled_at);
    return query_run(&query, error);
}

gboolean store_strikes(Store *store, const char *name, guint *strikes, GError **error)
{
    gint64 number = 0;
    g_auto(Query) query = query_new(store, "SELECT strikes FROM in_hand WHERE name = ?1");
    bind_text(&query, name);
    if (!query_number(&query, &number, error))
        return FALSE;
    *strikes = (guint)number;
    return TRUE;
}

gboolean store_take_in_hand(Store *store, const char *name, GError **error)
{
    g_auto(Query) query =
        query_new(store, "INSERT INTO in_hand (name, strikes) VALUES (?1, 1)"
                         " ON CONFLICT (name) DO UPDATE SET strikes = strikes + 1");
    bind_text(&query, name);
    return query_run(&query, error);
}

gboolean store_let_go(Store *store, const char *name, GError **error)
{
    g_auto(Query) query = query_new(store, "DELETE FROM in_hand WHERE name = ?1");
    bind_text(&query, name);
    return query_run(&query, error);
}

gboolean store_condemn(Store *store, const char *name, guint strikes, GError **error)
{
    g_auto(Query) query = query_new(store, "INSERT INTO in_hand (name, strikes) VALUES (?1, ?2)"
                                           " ON CONFLICT (name) DO UPDATE SET strikes = ?2");
    bind_text(&query, name);
    bind_number(&query, strikes);
    return query_run(&query, error);
}

gboolean store_record_quarantine(Store *store, const char *name, const char *reason, gint64 now,
                                 GError **error)
{
    g_auto(Query) query = query_new(store, "INSERT INTO quarantine (name, reason, quarantined_at)"
                                           " VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
    bind_text(&query, name);
    bind_text(&query, reason);
    bind_number(&query, now);
    return query_run(&query, error);
}

static gboolean forget_note(Store *store, const char *name, GError **error)
{
    g_auto(Query) query = query_new(store, "DELETE FROM note WHERE name = ?1");
    bind_text(&query, name);
    return query_run(&query, error);
}

gboolean store_set_note(Store *store, const char *name, const char *value, GError **error)
{
    if (value == NULL)
        return forget_note(store, name, error);
    g_auto(Query) query = query_new(store, "INSERT INTO note (name, value) VALUES (?1, ?2)"
                                           " ON CONFLICT (name) DO UPDATE SET value = ?2");
    bind_text(&query, name);
    bind_text(&query, value);
    return query_run(&query, error);
}

gboolean store_get_note(Store *store, const char *name, char **value, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT value FROM note WHERE name = ?1");
    bind_text(&query, name);
    *value = query_next(&query) ? row_text(&query, 0) : NULL;
    return query_finish(&query, error);
}
