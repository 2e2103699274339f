/* SPDX-License-Identifier: MIT */
#include "store/forgetting.h"

#include "store/connection.h"

/* Statements with one parameter, the person. */
static const char *const FORGET[] = {
    /* The index keeps no words, so it must be told the old ones to forget them. */
    "INSERT INTO mentor_search (mentor_search, rowid, topics, title, bio)"
    " SELECT 'delete', id, topics, title, bio FROM person WHERE id = ?1 AND roles & 1",
    "UPDATE person SET title = '', topics = '', bio = '', roles = roles & 12, standby = 0,"
    " committed_at = NULL, lapsed_at = NULL, paused_until = NULL, away_until = NULL, last_asked_at "
    "= NULL,"
    " time_zone = NULL, ses_verified_by = NULL, ses_verified_on = NULL WHERE id = ?1",
    "DELETE FROM held_event WHERE (request_number, offer_number) IN (SELECT request_number, number"
    " FROM offer WHERE mentor_id = ?1 UNION ALL SELECT number, 0 FROM request WHERE mentee_id = "
    "?1)",
    "UPDATE offer SET fitting = NULL, why = NULL WHERE mentor_id = ?1 OR request_number IN"
    " (SELECT number FROM request WHERE mentee_id = ?1)",
    "DELETE FROM wish WHERE request_number IN (SELECT number FROM request WHERE mentee_id = ?1)",
    "DELETE FROM matter WHERE person_id = ?1",
    "DELETE FROM joining WHERE person_id = ?1",
    "DELETE FROM commitment WHERE person_id = ?1",
    "DELETE FROM newcomer WHERE mentor_id = ?1",
    "DELETE FROM stranger WHERE person_id = ?1",
    "UPDATE request SET subject = '', situation = '', message_id = NULL WHERE mentee_id = ?1",
    "DELETE FROM person_address WHERE person_id = ?1"
    " AND address <> (SELECT email FROM person WHERE id = ?1)",
    "DELETE FROM token WHERE person_id = ?1",
    "UPDATE letter SET bytes = x'' WHERE person_id = ?1 AND NOT EXISTS (SELECT 1 FROM envelope e"
    " WHERE e.letter_id = letter.id AND e.finished_at IS NULL)",
};

/* Whose time is over; who has written again, and is held as a stranger, is left until that ends. */
#define ERASED                                                                                     \
    "(SELECT person_id FROM matter WHERE kind = 'forgotten' AND noted_at <= ?1"                    \
    " AND person_id NOT IN (SELECT person_id FROM stranger)"                                       \
    " AND person_id IN (SELECT id FROM person WHERE roles = 0))"

/* One parameter, the moment; the matter is the record of who was forgotten when. */
static const char *const ERASE[] = {
    ("UPDATE envelope SET recipient = (SELECT 'p' || a.person_id || '@forgotten.invalid'"
     " FROM person_address a WHERE a.address = recipient), reply = NULL"
     " WHERE finished_at IS NOT NULL AND recipient IN (SELECT address FROM person_address"
     " WHERE person_id IN " ERASED ")"),
    ("DELETE FROM person_address WHERE person_id IN " ERASED),
    ("UPDATE person SET name = '', email = 'p' || id || '@forgotten.invalid'"
     " WHERE id IN " ERASED),
    "DELETE FROM matter WHERE kind = 'forgotten' AND noted_at <= ?1"
    " AND person_id NOT IN (SELECT person_id FROM stranger)",
};

static gboolean run_each(Store *store, const char *const *statements, guint count, gint64 value,
                         GError **error)
{
    for (guint i = 0; i < count; i++) {
        g_auto(Query) query = query_new(store, statements[i]);
        bind_number(&query, value);
        if (!query_run(&query, error))
            return FALSE;
    }
    return TRUE;
}

gboolean store_list_open_matters(Store *store, gint64 person_id, GArray **matters, GError **error)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(OpenMatter));
    g_auto(Query) query =
        query_new(store, "SELECT number, 0 FROM request WHERE mentee_id = ?1 AND closed_at IS NULL"
                         " UNION ALL SELECT o.request_number, o.number FROM offer o"
                         " JOIN request r ON r.number = o.request_number WHERE o.mentor_id = ?1"
                         " AND o.state IN ('asked', 'accepted') AND r.closed_at IS NULL"
                         " ORDER BY 2, 1");
    bind_number(&query, person_id);
    *matters = NULL;
    while (query_next(&query)) {
        OpenMatter matter = {row_number(&query, 0), (guint)row_number(&query, 1)};
        g_array_append_val(found, matter);
    }
    if (!query_finish(&query, error))
        return FALSE;
    *matters = g_steal_pointer(&found);
    return TRUE;
}

static gboolean note_forgotten(Store *store, gint64 person_id, gint64 now, GError **error)
{
    g_auto(Query) query =
        query_new(store, "INSERT INTO matter (agency_id, kind, person_id, offer_number, noted_at,"
                         " digest_at) SELECT agency_id, 'forgotten', id, 0, ?2, ?2"
                         " FROM person WHERE id = ?1");
    bind_number(&query, person_id);
    bind_number(&query, now);
    return query_run(&query, error);
}

gboolean store_forget_person(Store *store, gint64 person_id, gint64 now, GError **error)
{
    g_assert(!sqlite3_get_autocommit(store->db));
    return run_each(store, FORGET, G_N_ELEMENTS(FORGET), person_id, error)
           && note_forgotten(store, person_id, now, error);
}

gboolean store_erase_forgotten(Store *store, gint64 before, GError **error)
{
    return run_each(store, ERASE, G_N_ELEMENTS(ERASE), before, error);
}
