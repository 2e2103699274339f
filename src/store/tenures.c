/* SPDX-License-Identifier: MIT */
#include "store/tenures.h"

#include "store/connection.h"
#include "store/matters.h"
#include "store/people.h"
#include "store/person-row.h"

/* Columns kind, at. */
static gboolean read_clock(const Query *row, TenureClock *clock, GError **error)
{
    g_autofree char *kind = row_text(row, 0);
    clock->at = row_number(row, 1);
    if (tenure_clock_kind_parse(kind, &clock->kind))
        return TRUE;
    failure_set(error, FAILURE_OPERATOR, "the database holds the unknown clock \"%s\"", kind);
    return FALSE;
}

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

static gboolean load_clocks(Store *store, Tenure *tenure, GError **error)
{
    g_auto(Query) query = query_new(
        store, "SELECT kind, at FROM tenure_clock WHERE person_id = ?1 ORDER BY at, kind");
    bind_number(&query, tenure->mentor->id);
    while (query_next(&query)) {
        TenureClock clock = {0};
        if (!read_clock(&query, &clock, error))
            return FALSE;
        g_array_append_val(tenure->clocks, clock);
    }
    return query_finish(&query, error);
}

static gboolean load_bio_before(Store *store, Tenure *tenure, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT bio_before FROM person WHERE id = ?1");
    bind_number(&query, tenure->mentor->id);
    if (query_next(&query))
        tenure->bio_before = row_text(&query, 0);
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
    if (!count_offers(store, found, error) || !load_clocks(store, found, error)
        || !load_bio_before(store, found, error))
        return FALSE;
    *tenure = g_steal_pointer(&found);
    return TRUE;
}

static gboolean write_mentor(Store *store, const Tenure *tenure, GError **error)
{
    const Person *mentor = tenure->mentor;
    g_auto(Query) query =
        query_new(store, "UPDATE person SET paused_until = ?2, away_until = ?3, capacity = ?4,"
                         " leaving_at = ?5, roles = ?6, bio = ?7, bio_before = ?8"
                         " WHERE id = ?1");
    bind_number(&query, mentor->id);
    bind_number_or_null(&query, mentor->paused_until);
    bind_number_or_null(&query, mentor->away_until);
    bind_number(&query, mentor->capacity);
    bind_number_or_null(&query, mentor->leaving_at);
    bind_number(&query, mentor->roles);
    bind_text(&query, mentor->bio);
    bind_text(&query, tenure->bio_before);
    return query_run(&query, error);
}

static gboolean save_mentor(Store *store, const TenureEffects *effects, GError **error)
{
    gint64 id = effects->after->mentor->id;
    if (!effects->words_changed)
        return !effects->mentor_changed || write_mentor(store, effects->after, error);
    return person_unindex(store, id, error) && write_mentor(store, effects->after, error)
           && person_reindex(store, id, error);
}

static gboolean clear_clocks(Store *store, gint64 person_id, GError **error)
{
    g_auto(Query) query = query_new(store, "DELETE FROM tenure_clock WHERE person_id = ?1");
    bind_number(&query, person_id);
    return query_run(&query, error);
}

static gboolean write_clock(Store *store, gint64 person_id, const TenureClock *clock,
                            GError **error)
{
    g_auto(Query) query =
        query_new(store, "INSERT INTO tenure_clock (person_id, kind, at) VALUES (?1, ?2, ?3)");
    bind_number(&query, person_id);
    bind_text(&query, tenure_clock_kind_name(clock->kind));
    bind_number(&query, clock->at);
    return query_run(&query, error);
}

static gboolean replace_clocks(Store *store, const Tenure *after, GError **error)
{
    if (!clear_clocks(store, after->mentor->id, error))
        return FALSE;
    for (guint i = 0; i < after->clocks->len; i++)
        if (!write_clock(store, after->mentor->id, &g_array_index(after->clocks, TenureClock, i),
                         error))
            return FALSE;
    return TRUE;
}

/* Noted anew, it is what it was before. */
static gboolean change_matter(Store *store, const TenureEffects *effects, gint64 now,
                              GError **error)
{
    Matter matter = {.kind = MATTER_STALE_BIO, .person_id = effects->after->mentor->id};
    if (effects->stale_bio == MATTER_UNTOUCHED)
        return TRUE;
    return store_drop_person_matter(store, matter.person_id, matter.kind, error)
           && (effects->stale_bio == MATTER_DROPPED
               || store_note_matter(store, &matter, now, error));
}

gboolean store_save_tenure(Store *store, const TenureEffects *effects, gint64 now, GError **error)
{
    g_assert(!sqlite3_get_autocommit(store->db)); /* the index and the words it stands for */
    return save_mentor(store, effects, error)
           && (!effects->clocks_changed || replace_clocks(store, effects->after, error))
           && change_matter(store, effects, now, error);
}

gboolean store_next_tenure_clock(Store *store, gint64 until, gint64 *person_id, TenureClock *clock,
                                 GError **error)
{
    g_auto(Query) query =
        query_new(store, "SELECT kind, at, person_id FROM tenure_clock WHERE at <= ?1"
                         " ORDER BY at, person_id, kind LIMIT 1");
    bind_number(&query, until);
    *person_id = 0;
    if (query_next(&query)) {
        *person_id = row_number(&query, 2);
        if (!read_clock(&query, clock, error))
            return FALSE;
    }
    return query_finish(&query, error);
}

gboolean store_next_tenure_clock_at(Store *store, gint64 *at, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT min(at) FROM tenure_clock");
    return query_number(&query, at, error);
}

gboolean store_put_off_tenure_clock(Store *store, gint64 person_id, TenureClockKind kind, gint64 at,
                                    GError **error)
{
    g_auto(Query) query =
        query_new(store, "UPDATE tenure_clock SET at = ?3 WHERE person_id = ?1 AND kind = ?2");
    bind_number(&query, person_id);
    bind_text(&query, tenure_clock_kind_name(kind));
    bind_number(&query, at);
    return query_run(&query, error);
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
