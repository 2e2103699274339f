/* SPDX-License-Identifier: MIT */
#include "store/wishes.h"

#include "programme/name.h"
#include "store/connection.h"
#include "store/people.h"

gboolean store_load_wishes(Store *store, Case *case_, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT kind = 'wanted', name FROM wish"
                                           " WHERE request_number = ?1 ORDER BY kind, name");
    bind_number(&query, case_->request->number);
    while (query_next(&query))
        g_ptr_array_add(row_number(&query, 0) != 0 ? case_->wanted : case_->unwanted,
                        row_text(&query, 1));
    return query_finish(&query, error);
}

static gboolean forget_wishes(Store *store, gint64 request_number, GError **error)
{
    g_auto(Query) query = query_new(store, "DELETE FROM wish WHERE request_number = ?1");
    bind_number(&query, request_number);
    return query_run(&query, error);
}

static gboolean write_names(Store *store, gint64 request_number, const char *kind,
                            const GPtrArray *names, GError **error)
{
    for (guint i = 0; i < names->len; i++) {
        g_auto(Query) query = query_new(store, "INSERT INTO wish (request_number, kind, name)"
                                               " VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
        bind_number(&query, request_number);
        bind_text(&query, kind);
        bind_text(&query, names->pdata[i]);
        if (!query_run(&query, error))
            return FALSE;
    }
    return TRUE;
}

gboolean store_save_wishes(Store *store, const Case *case_, GError **error)
{
    gint64 number = case_->request->number;
    return forget_wishes(store, number, error)
           && write_names(store, number, "wanted", case_->wanted, error)
           && write_names(store, number, "unwanted", case_->unwanted, error);
}

static gboolean is_there(const GPtrArray *people, gint64 id)
{
    for (guint i = 0; i < people->len; i++)
        if (((const Person *)people->pdata[i])->id == id)
            return TRUE;
    return FALSE;
}

static gboolean list_ids(Store *store, const char *written, GArray *ids, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT id, name FROM person WHERE roles & 1");
    while (query_next(&query)) {
        gint64 id = row_number(&query, 0);
        g_autofree char *name = row_text(&query, 1);
        if (name_match(name, written) != NAME_OTHER)
            g_array_append_val(ids, id);
    }
    return query_finish(&query, error);
}

gboolean store_find_named(Store *store, const char *written, const char *default_zone,
                          GPtrArray *mentors, GError **error)
{
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    if (!list_ids(store, written, ids, error))
        return FALSE;
    for (guint i = 0; i < ids->len; i++) {
        gint64 id = g_array_index(ids, gint64, i);
        Person *mentor = NULL;
        if (is_there(mentors, id))
            continue;
        if (!store_load_person(store, id, default_zone, &mentor, error))
            return FALSE;
        g_ptr_array_add(mentors, mentor);
    }
    return TRUE;
}
