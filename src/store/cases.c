/* SPDX-License-Identifier: MIT */
#include "store/cases.h"

#include "store/connection.h"
#include "store/joinings.h"
#include "store/matters.h"
#include "store/people.h"
#include "store/strangers.h"
#include "store/tenures.h"
#include "store/watches.h"
#include "store/wishes.h"

/* A name that no enum has: a row of a newer program, or a hand in the database. */
static gboolean unknown_name(GError **error, const char *column, const char *name)
{
    failure_set(error, FAILURE_OPERATOR, "the database holds the unknown %s \"%s\"", column, name);
    return FALSE;
}

gboolean store_next_request_number(Store *store, gint64 *number, GError **error)
{
    g_auto(Query) query =
        query_new(store, "SELECT seq FROM sqlite_sequence WHERE name = 'request'");
    if (!query_number(&query, number, error))
        return FALSE;
    (*number)++;
    return TRUE;
}

static gboolean read_request(const Query *row, Request *request, GError **error)
{
    g_autofree char *state = row_text(row, 2);
    g_autofree char *side = row_text(row, 3);
    request->number = row_number(row, 0);
    request->mentee_id = row_number(row, 1);
    request->subject = row_text(row, 4);
    request->situation = row_text(row, 5);
    request->message_id = row_text(row, 6);
    request->created_at = row_number(row, 7);
    request->closed_at = row_number(row, 8);
    request->accepted_count = (guint)row_number(row, 9);
    request->talk_questions = (guint)row_number(row, 10);
    request->talked_at = row_number(row, 11);
    request->unsure = row_number(row, 12) != 0;
    if (!request_state_parse(state, &request->state))
        return unknown_name(error, "request state", state);
    return side_parse(side, &request->side) || unknown_name(error, "side", side);
}

static gboolean load_request(Store *store, gint64 number, Case **case_, GError **error)
{
    g_auto(Query) query =
        query_new(store, "SELECT number, mentee_id, state, side, subject, situation, message_id,"
                         " created_at, closed_at, accepted_count, talk_questions, talked_at, unsure"
                         " FROM request WHERE number = ?1");
    bind_number(&query, number);
    if (query_next(&query)) {
        g_autoptr(Request) request = g_new0(Request, 1);
        if (!read_request(&query, request, error))
            return FALSE;
        *case_ = case_new(g_steal_pointer(&request));
    }
    return query_finish(&query, error);
}

static gboolean read_offer(const Query *row, Offer *offer, GError **error)
{
    g_autofree char *state = row_text(row, 2);
    offer->number = (guint)row_number(row, 0);
    offer->mentor_id = row_number(row, 1);
    offer->fitting = row_text(row, 3);
    offer->why = row_text(row, 4);
    offer->asked_at = row_number(row, 5);
    offer->due_at = row_number(row, 6);
    offer->answered_at = row_number(row, 7);
    offer->accepted_number = (guint)row_number(row, 8);
    offer->unclear_count = (guint)row_number(row, 9);
    offer->questioned_at = row_number(row, 10);
    offer->replied_at = row_number(row, 11);
    return offer_state_parse(state, &offer->state) || unknown_name(error, "offer state", state);
}

static gboolean load_offers(Store *store, Case *case_, GError **error)
{
    g_auto(Query) query =
        query_new(store, "SELECT number, mentor_id, state, fitting, why, asked_at, due_at,"
                         " answered_at, accepted_number, unclear_count, questioned_at, replied_at"
                         " FROM offer WHERE request_number = ?1 ORDER BY number");
    bind_number(&query, case_->request->number);
    while (query_next(&query)) {
        Offer *offer = g_new0(Offer, 1);
        g_ptr_array_add(case_->offers, offer);
        if (!read_offer(&query, offer, error))
            return FALSE;
    }
    return query_finish(&query, error);
}

/* Columns kind, offer_number, at. */
static gboolean read_deadline(const Query *row, Deadline *deadline, GError **error)
{
    g_autofree char *kind = row_text(row, 0);
    deadline->offer_number = (guint)row_number(row, 1);
    deadline->at = row_number(row, 2);
    return deadline_kind_parse(kind, &deadline->kind) || unknown_name(error, "deadline", kind);
}

static gboolean load_deadlines(Store *store, Case *case_, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT kind, offer_number, at FROM deadline"
                                           " WHERE request_number = ?1 ORDER BY at, offer_number");
    bind_number(&query, case_->request->number);
    while (query_next(&query)) {
        Deadline deadline = {0};
        if (!read_deadline(&query, &deadline, error))
            return FALSE;
        g_array_append_val(case_->deadlines, deadline);
    }
    return query_finish(&query, error);
}

static gboolean add_person(Store *store, Case *case_, gint64 id, const char *default_zone,
                           GError **error)
{
    Person *person = NULL;
    if (!store_load_person(store, id, default_zone, &person, error))
        return FALSE;
    g_assert(person != NULL); /* a foreign key */
    case_add_person(case_, person);
    return TRUE;
}

gboolean store_load_case(Store *store, gint64 number, const char *default_zone, Case **case_,
                         GError **error)
{
    g_autoptr(Case) found = NULL;
    *case_ = NULL;
    if (!load_request(store, number, &found, error))
        return FALSE;
    if (found == NULL)
        return TRUE;
    if (!load_offers(store, found, error) || !load_deadlines(store, found, error)
        || !store_load_wishes(store, found, error)
        || !add_person(store, found, found->request->mentee_id, default_zone, error))
        return FALSE;
    for (guint i = 0; i < found->offers->len; i++) {
        const Offer *offer = found->offers->pdata[i];
        if (!add_person(store, found, offer->mentor_id, default_zone, error))
            return FALSE;
    }
    *case_ = g_steal_pointer(&found);
    return TRUE;
}

gboolean store_next_deadline(Store *store, gint64 until, gint64 *request_number, Deadline *deadline,
                             gboolean *found, GError **error)
{
    g_auto(Query) query =
        query_new(store, "SELECT kind, offer_number, at, request_number FROM deadline"
                         " WHERE at <= ?1 ORDER BY at, request_number, offer_number, kind"
                         " LIMIT 1");
    bind_number(&query, until);
    *found = query_next(&query);
    if (*found) {
        *request_number = row_number(&query, 3);
        if (!read_deadline(&query, deadline, error))
            return FALSE;
    }
    return query_finish(&query, error);
}

gboolean store_list_clocked(Store *store, gint64 from, GArray **numbers, GError **error)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_auto(Query) query = query_new(store, "SELECT DISTINCT request_number FROM deadline"
                                           " WHERE at >= ?1 ORDER BY request_number");
    *numbers = NULL;
    bind_number(&query, from);
    while (query_next(&query)) {
        gint64 number = row_number(&query, 0);
        g_array_append_val(found, number);
    }
    if (!query_finish(&query, error))
        return FALSE;
    *numbers = g_steal_pointer(&found);
    return TRUE;
}

static gboolean find_next_deadline(Store *store, gint64 *at, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT min(at) FROM deadline");
    return query_number(&query, at, error);
}

/* 0: never. */
static gint64 earlier(gint64 a, gint64 b)
{
    return a == 0 || (b != 0 && b < a) ? b : a;
}

gboolean store_next_clock_at(Store *store, gint64 *at, GError **error)
{
    gint64 digest_at = 0, tenure_at = 0, joining_at = 0, newcomer_at = 0, stranger_at = 0;
    if (!find_next_deadline(store, at, error) || !store_next_digest_at(store, &digest_at, error)
        || !store_next_tenure_clock_at(store, &tenure_at, error)
        || !store_next_joining_at(store, &joining_at, error)
        || !store_next_newcomer_at(store, &newcomer_at, error)
        || !store_next_stranger_at(store, &stranger_at, error))
        return FALSE;
    *at = earlier(earlier(*at, earlier(digest_at, tenure_at)),
                  earlier(joining_at, earlier(newcomer_at, stranger_at)));
    return TRUE;
}

gboolean store_put_off_deadline(Store *store, gint64 request_number, const Deadline *deadline,
                                gint64 at, GError **error)
{
    g_auto(Query) query = query_new(store, "UPDATE deadline SET at = ?4 WHERE request_number = ?1"
                                           " AND offer_number = ?2 AND kind = ?3");
    bind_number(&query, request_number);
    bind_number(&query, deadline->offer_number);
    bind_text(&query, deadline_kind_name(deadline->kind));
    bind_number(&query, at);
    return query_run(&query, error);
}
