/* SPDX-License-Identifier: MIT */
#include "store/cases.h"
#include "store/connection.h"
#include "store/matters.h"
#include "store/people.h"
#include "store/wishes.h"

static gboolean save_request(Store *store, const Request *request, GError **error)
{
    g_auto(Query) query = query_new(
        store, "INSERT INTO request (number, mentee_id, state, side, subject, situation,"
               " message_id, created_at, closed_at, accepted_count, talk_questions, talked_at,"
               " unsure)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT "
               "(number) DO UPDATE"
               " SET mentee_id = ?2, state = ?3, side = ?4, subject = ?5, situation = ?6,"
               " message_id = ?7, created_at = ?8, closed_at = ?9, accepted_count = ?10,"
               " talk_questions = ?11, talked_at = ?12, unsure = ?13");
    bind_number(&query, request->number);
    bind_number(&query, request->mentee_id);
    bind_text(&query, request_state_name(request->state));
    bind_text(&query, side_name(request->side));
    bind_text(&query, request->subject);
    bind_text(&query, request->situation);
    bind_text(&query, request->message_id);
    bind_number(&query, request->created_at);
    bind_number_or_null(&query, request->closed_at);
    bind_number(&query, request->accepted_count);
    bind_number(&query, request->talk_questions);
    bind_number_or_null(&query, request->talked_at);
    bind_number(&query, request->unsure);
    return query_run(&query, error);
}

static gboolean write_offer(Store *store, gint64 request_number, const Offer *offer, GError **error)
{
    g_auto(Query) query = query_new(
        store, "INSERT INTO offer (request_number, number, mentor_id, state, fitting, why,"
               " asked_at, due_at, answered_at, accepted_number, unclear_count,"
               " questioned_at, replied_at)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
               " ON CONFLICT (request_number, number) DO UPDATE"
               " SET mentor_id = ?3, state = ?4, fitting = ?5, why = ?6, asked_at = ?7,"
               " due_at = ?8, answered_at = ?9, accepted_number = ?10, unclear_count = ?11,"
               " questioned_at = ?12, replied_at = ?13");
    bind_number(&query, request_number);
    bind_number(&query, offer->number);
    bind_number(&query, offer->mentor_id);
    bind_text(&query, offer_state_name(offer->state));
    bind_text(&query, offer->fitting);
    bind_text(&query, offer->why);
    bind_number_or_null(&query, offer->asked_at);
    bind_number_or_null(&query, offer->due_at);
    bind_number_or_null(&query, offer->answered_at);
    bind_number(&query, offer->accepted_number);
    bind_number(&query, offer->unclear_count);
    bind_number_or_null(&query, offer->questioned_at);
    bind_number_or_null(&query, offer->replied_at);
    return query_run(&query, error);
}

/* Nobody is told any more of an offer that has moved on; a recommendation stays one. */
static gboolean drop_matters(Store *store, gint64 request_number, const Offer *offer,
                             GError **error)
{
    g_auto(Query) query =
        query_new(store, "DELETE FROM matter WHERE request_number = ?1 AND offer_number = ?2"
                         " AND digest_at IS NOT NULL AND kind <> ?3");
    bind_number(&query, request_number);
    bind_number(&query, offer->number);
    bind_text(&query, matter_kind_name(MATTER_PEER));
    return query_run(&query, error);
}

static gboolean save_offers(Store *store, const Effects *effects, GError **error)
{
    for (guint i = 0; i < effects->offers_changed->len; i++) {
        guint number = g_array_index(effects->offers_changed, guint, i);
        const Offer *offer = case_offer(effects->after, number);
        g_assert(offer != NULL);
        gint64 request_number = effects->after->request->number;
        if (!write_offer(store, request_number, offer, error))
            return FALSE;
        if (offer->state != OFFER_ASKED && !drop_matters(store, request_number, offer, error))
            return FALSE;
        if (offer->asked_at != 0
            && !store_record_asking(store, offer->mentor_id, offer->asked_at, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean clear_deadlines(Store *store, gint64 request_number, GError **error)
{
    g_auto(Query) query = query_new(store, "DELETE FROM deadline WHERE request_number = ?1");
    bind_number(&query, request_number);
    return query_run(&query, error);
}

static gboolean write_deadline(Store *store, gint64 request_number, const Deadline *deadline,
                               GError **error)
{
    g_auto(Query) query = query_new(store, "INSERT INTO deadline (request_number, offer_number,"
                                           " kind, at) VALUES (?1, ?2, ?3, ?4)");
    bind_number(&query, request_number);
    bind_number(&query, deadline->offer_number);
    bind_text(&query, deadline_kind_name(deadline->kind));
    bind_number(&query, deadline->at);
    return query_run(&query, error);
}

static gboolean replace_deadlines(Store *store, const Case *after, GError **error)
{
    if (!clear_deadlines(store, after->request->number, error))
        return FALSE;
    for (guint i = 0; i < after->deadlines->len; i++)
        if (!write_deadline(store, after->request->number,
                            &g_array_index(after->deadlines, Deadline, i), error))
            return FALSE;
    return TRUE;
}

static gboolean save_people(Store *store, const Effects *effects, gint64 now, GError **error)
{
    for (guint i = 0; i < effects->committed->len; i++)
        if (!store_record_commitment(store, g_array_index(effects->committed, gint64, i), now,
                                     error))
            return FALSE;
    GHashTableIter people;
    gpointer id, away_until;
    g_hash_table_iter_init(&people, effects->away);
    while (g_hash_table_iter_next(&people, &id, &away_until))
        if (!store_record_absence(store, *(gint64 *)id, *(gint64 *)away_until, error))
            return FALSE;
    return TRUE;
}

static gboolean save_matters(Store *store, const Effects *effects, gint64 now, GError **error)
{
    for (guint i = 0; i < effects->matters->len; i++) {
        const Matter *matter = &g_array_index(effects->matters, Matter, i);
        if (!matter_is_told_at_once(matter->kind) && !store_note_matter(store, matter, now, error))
            return FALSE;
    }
    return TRUE;
}

gboolean store_save_effects(Store *store, const Effects *effects, gint64 now, GError **error)
{
    g_assert(!sqlite3_get_autocommit(store->db)); /* half of it would be worse than nothing */
    if (effects->request_changed && !save_request(store, effects->after->request, error))
        return FALSE;
    if (!save_offers(store, effects, error))
        return FALSE;
    if (effects->wishes_changed && !store_save_wishes(store, effects->after, error))
        return FALSE;
    if (effects->deadlines_changed && !replace_deadlines(store, effects->after, error))
        return FALSE;
    return save_people(store, effects, now, error) && save_matters(store, effects, now, error);
}
