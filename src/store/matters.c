/* SPDX-License-Identifier: MIT */
#include "store/matters.h"

#include "store/connection.h"
#include "store/people.h"

/* Without a coordinator nothing is due: the matter waits until there is one. */
#define DIGESTS                                                                                    \
    " FROM matter m WHERE m.digest_at <= ?1 AND EXISTS (SELECT 1 FROM agency_coordinator c"        \
    "  JOIN person_address a ON a.address = c.address WHERE c.agency_id = m.agency_id)"            \
    " ORDER BY m.digest_at, m.agency_id LIMIT 1"

gboolean store_next_digest_at(Store *store, gint64 *at, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT m.digest_at" DIGESTS);
    bind_number(&query, G_MAXINT64);
    return query_number(&query, at, error);
}

gboolean store_next_digest(Store *store, gint64 until, gint64 *agency_id, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT m.agency_id" DIGESTS);
    bind_number(&query, until);
    return query_number(&query, agency_id, error);
}

static gboolean list_ids(Store *store, gint64 agency_id, GArray *ids, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT DISTINCT a.person_id FROM agency_coordinator c"
                                           " JOIN person_address a ON a.address = c.address"
                                           " WHERE c.agency_id = ?1 ORDER BY a.person_id");
    bind_number(&query, agency_id);
    while (query_next(&query)) {
        gint64 id = row_number(&query, 0);
        g_array_append_val(ids, id);
    }
    return query_finish(&query, error);
}

static void person_drop(gpointer person)
{
    person_free(person);
}

gboolean store_list_coordinators(Store *store, gint64 agency_id, const char *default_zone,
                                 GPtrArray **coordinators, GError **error)
{
    g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func(person_drop);
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    *coordinators = NULL;
    if (!list_ids(store, agency_id, ids, error))
        return FALSE;
    for (guint i = 0; i < ids->len; i++) {
        Person *person = NULL;
        if (!store_load_person(store, g_array_index(ids, gint64, i), default_zone, &person, error))
            return FALSE;
        g_assert(person != NULL); /* a foreign key */
        g_ptr_array_add(people, person);
    }
    *coordinators = g_steal_pointer(&people);
    return TRUE;
}

static void noted_drop(gpointer noted)
{
    noted_matter_free(noted);
}

static gboolean read_matter(const Query *row, NotedMatter *noted, GError **error)
{
    g_autofree char *kind = row_text(row, 0);
    noted->id = row_number(row, 7);
    noted->matter.name = row_text(row, 8);
    noted->person_address = row_text(row, 9);
    noted->matter.person_id = row_number(row, 1);
    noted->person_name = row_text(row, 2);
    noted->matter.request_number = row_number(row, 3);
    noted->matter.offer_number = (guint)row_number(row, 4);
    noted->noted_at = row_number(row, 5);
    noted->told_at = row_number(row, 6);
    if (matter_kind_parse(kind, &noted->matter.kind))
        return TRUE;
    failure_set(error, FAILURE_OPERATOR, "the database holds the unknown matter \"%s\"", kind);
    return FALSE;
}

gboolean store_list_matters(Store *store, gint64 agency_id, GPtrArray **matters, GError **error)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(noted_drop);
    g_auto(Query) query = query_new(
        store,
        "SELECT m.kind, m.person_id, p.name, m.request_number, m.offer_number,"
        " m.noted_at, m.told_at, m.id, m.name,"
        " CASE m.kind WHEN 'stranger' THEN p.email END FROM matter m"
        " JOIN person p ON p.id = m.person_id WHERE m.agency_id = ?1 AND m.digest_at IS NOT NULL"
        " ORDER BY m.noted_at, m.id");
    *matters = NULL;
    bind_number(&query, agency_id);
    while (query_next(&query)) {
        NotedMatter *noted = g_new0(NotedMatter, 1);
        g_ptr_array_add(found, noted);
        if (!read_matter(&query, noted, error))
            return FALSE;
    }
    if (!query_finish(&query, error))
        return FALSE;
    *matters = g_steal_pointer(&found);
    return TRUE;
}

gboolean store_record_digest(Store *store, const NotedMatter *noted, gint64 digest_at,
                             GError **error)
{
    g_auto(Query) query =
        query_new(store, "UPDATE matter SET told_at = ?2, digest_at = ?3 WHERE id = ?1");
    bind_number(&query, noted->id);
    bind_number_or_null(&query, noted->told_at);
    bind_number_or_null(&query, digest_at);
    return query_run(&query, error);
}

gboolean store_put_off_digest(Store *store, gint64 agency_id, gint64 until, gint64 at,
                              GError **error)
{
    g_auto(Query) query = query_new(store, "UPDATE matter SET digest_at = ?3"
                                           " WHERE agency_id = ?1 AND digest_at <= ?2");
    bind_number(&query, agency_id);
    bind_number(&query, until);
    bind_number(&query, at);
    return query_run(&query, error);
}

gboolean store_drop_person_matter(Store *store, gint64 person_id, MatterKind kind, GError **error)
{
    g_auto(Query) query = query_new(store, "DELETE FROM matter WHERE person_id = ?1 AND kind = ?2"
                                           " AND request_number IS NULL AND digest_at IS NOT NULL");
    bind_number(&query, person_id);
    bind_text(&query, matter_kind_name(kind));
    return query_run(&query, error);
}

/* Which agency's it is stands with the person it is about. */
gboolean store_note_matter(Store *store, const Matter *matter, gint64 now, GError **error)
{
    g_auto(Query) query =
        query_new(store, "INSERT INTO matter (agency_id, kind, person_id, request_number,"
                         " offer_number, noted_at, digest_at, name)"
                         " SELECT agency_id, ?2, id, ?3, ?4, ?5, ?5, ?6 FROM person WHERE id = ?1"
                         " ON CONFLICT DO NOTHING");
    bind_number(&query, matter->person_id);
    bind_text(&query, matter_kind_name(matter->kind));
    bind_number_or_null(&query, matter->request_number);
    bind_number(&query, matter->offer_number);
    bind_number(&query, now);
    bind_text(&query, matter->name);
    return query_run(&query, error);
}
