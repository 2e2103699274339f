/* SPDX-License-Identifier: MIT */
/* What earlier letters tell the next ones: the thread, the tokens, how many there were. */
#include "store/connection.h"
#include "store/outbox.h"

gboolean store_count_answers(Store *store, gint64 person_id, gint64 since, guint *count,
                             GError **error)
{
    gint64 number = 0;
    g_auto(Query) query = query_new(store, "SELECT count(*) FROM letter"
                                           " WHERE answer AND person_id = ?1 AND created_at >= ?2");
    bind_number(&query, person_id);
    bind_number(&query, since);
    if (!query_number(&query, &number, error))
        return FALSE;
    *count = (guint)number;
    return TRUE;
}

gboolean store_count_request_letters(Store *store, gint64 request_number, gint64 since,
                                     guint *count, GError **error)
{
    gint64 number = 0;
    g_auto(Query) query = query_new(store, "SELECT count(*) FROM letter"
                                           " WHERE request_number = ?1 AND created_at >= ?2");
    bind_number(&query, request_number);
    bind_number(&query, since);
    if (!query_number(&query, &number, error))
        return FALSE;
    *count = (guint)number;
    return TRUE;
}

static char *join_references(const GPtrArray *ids, guint limit)
{
    g_autoptr(GString) line = g_string_new(NULL);
    for (guint i = 0; i < ids->len; i++) {
        gboolean kept = i == 0 || i + limit > ids->len;
        if (kept)
            g_string_append_printf(line, "%s<%s>", i > 0 ? " " : "", (char *)ids->pdata[i]);
    }
    return g_strdup(line->str);
}

gboolean store_thread_references(Store *store, gint64 request_number, gint64 person_id, guint limit,
                                 char **references, GError **error)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    g_auto(Query) query =
        query_new(store, "SELECT message_id FROM letter"
                         " WHERE request_number = ?1 AND person_id = ?2 ORDER BY id");
    bind_number(&query, request_number);
    bind_number(&query, person_id);
    while (query_next(&query))
        g_ptr_array_add(ids, row_text(&query, 0));
    *references = ids->len > 0 ? join_references(ids, limit) : NULL;
    return query_finish(&query, error);
}

static gboolean find_introduction(Store *store, const char *message_id, gint64 *request_number,
                                  GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT request_number FROM letter"
                                           " WHERE message_id = ?1 AND letter = 'introduction'");
    bind_text(&query, message_id);
    return query_number(&query, request_number, error);
}

gboolean store_find_introduction(Store *store, const char *references, gint64 *request_number,
                                 GError **error)
{
    g_auto(GStrv) ids = g_strsplit_set(references, " <>", -1);
    *request_number = 0;
    for (char **id = ids; *id != NULL && *request_number == 0; id++)
        if (**id != '\0' && !find_introduction(store, *id, request_number, error))
            return FALSE;
    return TRUE;
}

gboolean store_find_newest_letter(Store *store, const GPtrArray *message_ids, GBytes **bytes,
                                  GError **error)
{
    gint64 newest = 0;
    *bytes = NULL;
    for (guint i = 0; i < message_ids->len; i++) {
        g_auto(Query) query =
            query_new(store, "SELECT id, bytes FROM letter WHERE message_id = ?1 AND id > ?2"
                             " AND length(bytes) > 0");
        bind_text(&query, message_ids->pdata[i]);
        bind_number(&query, newest);
        if (query_next(&query)) {
            newest = row_number(&query, 0);
            g_clear_pointer(bytes, g_bytes_unref);
            *bytes = row_bytes(&query, 1);
        }
        if (!query_finish(&query, error)) {
            g_clear_pointer(bytes, g_bytes_unref);
            return FALSE;
        }
    }
    return TRUE;
}

void token_record_free(TokenRecord *record)
{
    if (record == NULL)
        return;
    g_free(record->ref);
    g_free(record->purpose);
    g_free(record->letter);
    g_free(record);
}

gboolean store_record_token(Store *store, const TokenRecord *record, GError **error)
{
    g_auto(Query) query =
        query_new(store, "INSERT INTO token (ref, purpose, request_number, offer_number,"
                         " person_id, expires_on, letter, about_id)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                         " ON CONFLICT (ref) DO NOTHING");
    bind_text(&query, record->ref);
    bind_text(&query, record->purpose);
    bind_number(&query, record->request_number);
    bind_number(&query, record->offer_number);
    bind_number(&query, record->person_id);
    bind_number(&query, record->expires_on);
    bind_text(&query, record->letter);
    bind_number_or_null(&query, record->about_id);
    return query_run(&query, error);
}

gboolean store_find_token(Store *store, const char *ref, TokenRecord **record, GError **error)
{
    g_auto(Query) query =
        query_new(store, "SELECT ref, purpose, request_number, offer_number, person_id,"
                         " expires_on, letter, about_id FROM token WHERE ref = ?1");
    bind_text(&query, ref);
    *record = NULL;
    if (query_next(&query)) {
        *record = g_new0(TokenRecord, 1);
        (*record)->ref = row_text(&query, 0);
        (*record)->purpose = row_text(&query, 1);
        (*record)->request_number = row_number(&query, 2);
        (*record)->offer_number = (guint)row_number(&query, 3);
        (*record)->person_id = row_number(&query, 4);
        (*record)->expires_on = (guint32)row_number(&query, 5);
        (*record)->letter = row_text(&query, 6);
        (*record)->about_id = row_number(&query, 7);
    }
    return query_finish(&query, error);
}
