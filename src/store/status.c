/* SPDX-License-Identifier: MIT */
#include "programme/request.h"
#include "store/cases.h"
#include "store/connection.h"
#include "store/ledger.h"

/* Adds the count that `sql` gives for `state` (?1; NULL: no parameter). */
static gboolean add_count(Store *store, const char *sql, const char *state, guint *count,
                          GError **error)
{
    gint64 number = 0;
    g_auto(Query) query = query_new(store, sql);
    if (state != NULL)
        bind_text(&query, state);
    if (!query_number(&query, &number, error))
        return FALSE;
    *count += (guint)number;
    return TRUE;
}

static gboolean count_requests(Store *store, StoreStatus *status, GError **error)
{
    static const char REQUESTS[] = "SELECT count(*) FROM request WHERE state = ?1";
    for (RequestState state = REQUEST_HELD; state < REQUEST_CLOSED; state++)
        if (!add_count(store, REQUESTS, request_state_name(state), &status->requests_open, error))
            return FALSE;
    return add_count(store, "SELECT count(*) FROM offer WHERE state = ?1",
                     offer_state_name(OFFER_ASKED), &status->offers_waiting, error);
}

static gboolean count_envelopes(Store *store, StoreStatus *status, GError **error)
{
    static const char ENVELOPES[] = "SELECT count(*) FROM envelope WHERE state = ?1";
    return add_count(store, ENVELOPES, "pending", &status->letters_waiting, error)
           && add_count(store, ENVELOPES, "inflight", &status->letters_waiting, error)
           && add_count(store, ENVELOPES, "deferred", &status->letters_waiting, error)
           && add_count(store, ENVELOPES, "uncertain", &status->letters_uncertain, error)
           && add_count(store, ENVELOPES, "failed", &status->letters_failed, error);
}

static gboolean count_people(Store *store, StoreStatus *status, GError **error)
{
    return add_count(store, "SELECT count(*) FROM quarantine", NULL, &status->quarantined, error)
           && add_count(store,
                        "SELECT (SELECT count(*) FROM person) - (SELECT count(*) FROM stranger)",
                        NULL, &status->people, error)
           && add_count(store,
                        "SELECT count(*) FROM person WHERE roles & 1 AND committed_at IS NOT NULL",
                        NULL, &status->mentors, error);
}

static gboolean find_time(Store *store, const char *sql, gint64 *at, GError **error)
{
    g_auto(Query) query = query_new(store, sql);
    return query_number(&query, at, error);
}

gboolean store_status(Store *store, StoreStatus *status, GError **error)
{
    *status = (StoreStatus){0};
    return count_requests(store, status, error) && count_envelopes(store, status, error)
           && count_people(store, status, error)
           && find_time(store, "SELECT max(handled_at) FROM ledger", &status->last_handled_at,
                        error)
           && find_time(store, "SELECT max(finished_at) FROM envelope WHERE state = 'sent'",
                        &status->last_sent_at, error)
           && store_next_clock_at(store, &status->next_deadline_at, error);
}
