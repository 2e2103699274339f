/* SPDX-License-Identifier: MIT */
#include "store/tenures.h"

#include "store/connection.h"
#include "store/people.h"
#include "store/person-row.h"

static gboolean count_offers(Store *store, Tenure *tenure, GError **error)
{
    g_auto(Query) query =
        query_new(store, "SELECT count(*), count(CASE WHEN o.state = ?2 AND r.talked_at IS NOT NULL"
                         " THEN 1 END) FROM offer o JOIN request r ON r.number = o.request_number"
                         " WHERE o.mentor_id = ?1 AND o.asked_at IS NOT NULL");
    bind_number(&query, tenure->mentor->id);
    bind_text(&query, offer_state_name(OFFER_INTRODUCED));
    if (query_next(&query)) {
        tenure->asked = (guint)row_number(&query, 0);
        tenure->talks = (guint)row_number(&query, 1);
    }
    return query_finish(&query, error);
}

gboolean store_load_tenure(Store *store, gint64 person_id, const char *default_zone,
                           Tenure **tenure, GError **error)
{
    Person *mentor = NULL;
    *tenure = NULL;
    if (!store_load_person(store, person_id, default_zone, &mentor, error))
        return FALSE;
    if (mentor == NULL)
        return TRUE;
    g_autoptr(Tenure) found = tenure_new(mentor);
    if (!count_offers(store, found, error))
        return FALSE;
    *tenure = g_steal_pointer(&found);
    return TRUE;
}

static gboolean write_mentor(Store *store, const Person *mentor, GError **error)
{
    g_auto(Query) query =
        query_new(store, "UPDATE person SET paused_until = ?2, away_until = ?3, capacity = ?4,"
                         " leaving_at = ?5, roles = ?6 WHERE id = ?1");
    bind_number(&query, mentor->id);
    bind_number_or_null(&query, mentor->paused_until);
    bind_number_or_null(&query, mentor->away_until);
    bind_number(&query, mentor->capacity);
    bind_number_or_null(&query, mentor->leaving_at);
    bind_number(&query, mentor->roles);
    return query_run(&query, error);
}

gboolean store_save_tenure(Store *store, const TenureEffects *effects, GError **error)
{
    const Person *mentor = effects->after->mentor;
    g_assert(!sqlite3_get_autocommit(store->db)); /* the index and the words it stands for */
    if (!effects->words_changed)
        return !effects->mentor_changed || write_mentor(store, mentor, error);
    return person_unindex(store, mentor->id, error) && write_mentor(store, mentor, error)
           && person_reindex(store, mentor->id, error);
}

gboolean store_list_open_offers(Store *store, gint64 mentor_id, GArray **offers, GError **error)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(OfferName));
    g_auto(Query) query = query_new(
        store, "SELECT o.request_number, o.number FROM offer o JOIN request r"
               " ON r.number = o.request_number WHERE o.mentor_id = ?1 AND o.state IN (?2, ?3)"
               " AND r.state <> ?4 ORDER BY o.request_number, o.number");
    *offers = NULL;
    bind_number(&query, mentor_id);
    bind_text(&query, offer_state_name(OFFER_ASKED));
    bind_text(&query, offer_state_name(OFFER_ACCEPTED));
    bind_text(&query, request_state_name(REQUEST_CLOSED));
    while (query_next(&query)) {
        OfferName name = {row_number(&query, 0), (guint)row_number(&query, 1)};
        g_array_append_val(found, name);
    }
    if (!query_finish(&query, error))
        return FALSE;
    *offers = g_steal_pointer(&found);
    return TRUE;
}
