/* SPDX-License-Identifier: MIT */
#include "store/people.h"

#include "base/address.h"
#include "store/connection.h"

/* ?1 says who; ?2 to ?4 the states of an offer that fills a place, ?5 that of a closed request.
   Each state is counted for itself: of a list SQLite would make a table each time. */
#define OFFERS_IN(state)                                                                           \
    "(SELECT count(*) FROM offer o JOIN request r ON r.number = o.request_number"                  \
    " WHERE o.mentor_id = p.id AND o.state = " state " AND r.state <> ?5)"
#define OPEN_OFFERS OFFERS_IN("?2") "+" OFFERS_IN("?3") "+" OFFERS_IN("?4")
#define SELECT_PERSON                                                                              \
    "SELECT p.id, p.email, p.name, p.title, p.agency_id, a.name,"                                  \
    " coalesce(p.time_zone, a.time_zone), p.roles, p.bio, p.topics, p.capacity, p.standby,"        \
    " p.committed_at, p.paused_until, p.away_until, p.last_asked_at, " OPEN_OFFERS                 \
    ", p.leaving_at FROM person p LEFT JOIN agency a ON a.id = p.agency_id WHERE p.id = "

static void bind_open_states(Query *query)
{
    bind_text(query, offer_state_name(OFFER_ASKED));
    bind_text(query, offer_state_name(OFFER_ACCEPTED));
    bind_text(query, offer_state_name(OFFER_INTRODUCED));
    bind_text(query, request_state_name(REQUEST_CLOSED));
}

static Person *read_person(const Query *row, const char *default_zone)
{
    Person *person = g_new0(Person, 1);
    person->id = row_number(row, 0);
    person->email = row_text(row, 1);
    person->name = row_text(row, 2);
    person->title = row_text(row, 3);
    person->agency_id = row_number(row, 4);
    person->agency_name = row_text(row, 5);
    person->time_zone = row_text(row, 6);
    person->roles = (guint)row_number(row, 7);
    person->bio = row_text(row, 8);
    person->topics = row_text(row, 9);
    person->capacity = (guint)row_number(row, 10);
    person->standby = row_number(row, 11) != 0;
    person->committed_at = row_number(row, 12);
    person->paused_until = row_number(row, 13);
    person->away_until = row_number(row, 14);
    person->last_asked_at = row_number(row, 15);
    person->open_conversations = (guint)row_number(row, 16);
    person->leaving_at = row_number(row, 17);
    if (person->agency_name == NULL)
        person->agency_name = g_strdup("");
    if (person->time_zone == NULL)
        person->time_zone = g_strdup(default_zone);
    return person;
}

gboolean store_find_person(Store *store, const char *address, const char *default_zone,
                           Person **person, GError **error)
{
    g_autofree char *normal = address_normalise(address);
    *person = NULL;
    if (normal == NULL)
        return TRUE;
    g_auto(Query) query =
        query_new(store, SELECT_PERSON "(SELECT person_id FROM person_address WHERE address = ?1)");
    bind_text(&query, normal);
    bind_open_states(&query);
    if (query_next(&query))
        *person = read_person(&query, default_zone);
    return query_finish(&query, error);
}

gboolean store_load_person(Store *store, gint64 id, const char *default_zone, Person **person,
                           GError **error)
{
    g_auto(Query) query = query_new(store, SELECT_PERSON "?1");
    bind_number(&query, id);
    bind_open_states(&query);
    *person = query_next(&query) ? read_person(&query, default_zone) : NULL;
    return query_finish(&query, error);
}

static gboolean set_time(Store *store, const char *sql, gint64 person_id, gint64 at, GError **error)
{
    g_auto(Query) query = query_new(store, sql);
    bind_number(&query, person_id);
    bind_number_or_null(&query, at);
    return query_run(&query, error);
}

gboolean store_record_commitment(Store *store, gint64 person_id, gint64 committed_at,
                                 GError **error)
{
    return set_time(store, "UPDATE person SET committed_at = ?2 WHERE id = ?1", person_id,
                    committed_at, error);
}

gboolean store_record_absence(Store *store, gint64 person_id, gint64 away_until, GError **error)
{
    return set_time(store, "UPDATE person SET away_until = ?2 WHERE id = ?1", person_id, away_until,
                    error);
}

gboolean store_record_asking(Store *store, gint64 person_id, gint64 asked_at, GError **error)
{
    return set_time(store,
                    "UPDATE person SET last_asked_at = ?2"
                    " WHERE id = ?1 AND coalesce(last_asked_at, 0) < ?2",
                    person_id, asked_at, error);
}
