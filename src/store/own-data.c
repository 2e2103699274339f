/* SPDX-License-Identifier: MIT */
#include "store/own-data.h"

#include "store/connection.h"

/* Columns number, time. */
static gboolean load_records(Store *store, const char *sql, gint64 person_id, GArray *records,
                             GError **error)
{
    g_auto(Query) query = query_new(store, sql);
    bind_number(&query, person_id);
    while (query_next(&query)) {
        OwnRecord record = {row_number(&query, 0), row_number(&query, 1)};
        g_array_append_val(records, record);
    }
    return query_finish(&query, error);
}

static gboolean load_person(Store *store, gint64 person_id, OwnData *data, GError **error)
{
    g_auto(Query) query = query_new(
        store, "SELECT created_at, (SELECT group_concat(address, ', ') FROM person_address a"
               " WHERE a.person_id = p.id AND a.address <> p.email),"
               " ses_verified_by || coalesce(', ' || ses_verified_on, ''), lapsed_at,"
               " (SELECT subject || char(10, 10) || words FROM stranger s"
               " WHERE s.person_id = p.id)"
               " FROM person p WHERE id = ?1");
    bind_number(&query, person_id);
    if (query_next(&query)) {
        data->known_since = row_number(&query, 0);
        data->other_addresses = row_text(&query, 1);
        data->verified = row_text(&query, 2);
        data->lapsed_at = row_number(&query, 3);
        data->held = row_text(&query, 4);
    }
    return query_finish(&query, error);
}

static gboolean load_names(Store *store, gint64 person_id, OwnData *data, GError **error)
{
    g_auto(Query) query = query_new(
        store, "SELECT (SELECT group_concat(DISTINCT w.name) FROM wish w JOIN request r"
               " ON r.number = w.request_number WHERE r.mentee_id = ?1"
               " AND w.kind = 'unwanted'),"
               " (SELECT group_concat(name) FROM (SELECT w.name FROM wish w JOIN request r"
               " ON r.number = w.request_number WHERE r.mentee_id = ?1"
               " AND w.kind = 'wanted' UNION SELECT m.name FROM matter m"
               " WHERE m.person_id = ?1 AND m.name IS NOT NULL))");
    bind_number(&query, person_id);
    if (query_next(&query)) {
        data->unwanted = row_text(&query, 0);
        data->named = row_text(&query, 1);
    }
    return query_finish(&query, error);
}

/* One paragraph each: "#42 the subject", then what was written. */
static gboolean load_words(Store *store, gint64 person_id, OwnData *data, GError **error)
{
    g_autoptr(GString) words = g_string_new(NULL);
    g_auto(Query) query =
        query_new(store, "SELECT '#' || number || ' ' || subject || char(10, 10) || situation"
                         " FROM request WHERE mentee_id = ?1 AND situation <> '' ORDER BY number");
    bind_number(&query, person_id);
    while (query_next(&query)) {
        g_autofree char *paragraph = row_text(&query, 0);
        g_string_append_printf(words, "%s%s", words->len > 0 ? "\n\n" : "", paragraph);
    }
    data->words = g_strdup(words->str);
    return query_finish(&query, error);
}

static gboolean load_promises(Store *store, gint64 person_id, OwnData *data, GError **error)
{
    return load_records(store,
                        "SELECT version, replied_at FROM commitment"
                        " WHERE person_id = ?1 AND agreed ORDER BY replied_at",
                        person_id, data->agreed, error)
           && load_records(store,
                           "SELECT version, replied_at FROM commitment"
                           " WHERE person_id = ?1 AND NOT agreed ORDER BY replied_at",
                           person_id, data->refused, error);
}

gboolean store_load_own_data(Store *store, gint64 person_id, OwnData **data, GError **error)
{
    g_autoptr(OwnData) found = own_data_new();
    *data = NULL;
    if (!load_person(store, person_id, found, error) || !load_names(store, person_id, found, error)
        || !load_records(store,
                         "SELECT number, created_at FROM request"
                         " WHERE mentee_id = ?1 AND closed_at IS NULL ORDER BY number",
                         person_id, found->requests_open, error)
        || !load_records(store,
                         "SELECT number, closed_at FROM request"
                         " WHERE mentee_id = ?1 AND closed_at IS NOT NULL ORDER BY number",
                         person_id, found->requests_ended, error)
        || !load_records(store,
                         "SELECT request_number, asked_at FROM offer WHERE mentor_id = ?1"
                         " AND state = 'asked' ORDER BY request_number",
                         person_id, found->offers_open, error)
        || !load_records(store,
                         "SELECT request_number, answered_at FROM offer WHERE mentor_id = ?1"
                         " AND accepted_number > 0 AND state <> 'declined'"
                         " ORDER BY request_number",
                         person_id, found->accepted, error)
        || !load_records(store,
                         "SELECT request_number, coalesce(answered_at, asked_at) FROM offer"
                         " WHERE mentor_id = ?1 AND asked_at IS NOT NULL AND state <> 'asked'"
                         " AND (accepted_number = 0 OR state = 'declined')"
                         " ORDER BY request_number",
                         person_id, found->not_accepted, error)
        || !load_promises(store, person_id, found, error)
        || !load_words(store, person_id, found, error))
        return FALSE;
    *data = g_steal_pointer(&found);
    return TRUE;
}
