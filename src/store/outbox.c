/* SPDX-License-Identifier: MIT */
#include "store/outbox.h"

#include "store/connection.h"

static const char *const STATE_NAMES[] = {
    [ENVELOPE_PENDING] = "pending",   [ENVELOPE_INFLIGHT] = "inflight",
    [ENVELOPE_DEFERRED] = "deferred", [ENVELOPE_UNCERTAIN] = "uncertain",
    [ENVELOPE_SENT] = "sent",         [ENVELOPE_FAILED] = "failed",
};

static EnvelopeState state_of(const char *name)
{
    guint state = 0;
    while (!g_str_equal(STATE_NAMES[state], name)) /* a CHECK: there is no other name */
        state++;
    return (EnvelopeState)state;
}

static gboolean write_letter(Store *store, const OutboxLetter *letter, gint64 *id, GError **error)
{
    g_auto(Query) query =
        query_new(store, "INSERT INTO letter (letter_key, message_id, letter, request_number,"
                         " person_id, offer_number, timer, answer, created_at, not_before, bytes)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
                         " ON CONFLICT (letter_key) DO NOTHING RETURNING id");
    bind_text(&query, letter->letter_key);
    bind_text(&query, letter->message_id);
    bind_text(&query, letter->letter);
    bind_number_or_null(&query, letter->request_number);
    bind_number_or_null(&query, letter->person_id);
    bind_number(&query, letter->offer_number);
    bind_number(&query, letter->timer ? 1 : 0);
    bind_number(&query, letter->answer ? 1 : 0);
    bind_number(&query, letter->created_at);
    bind_number(&query, letter->not_before);
    bind_bytes(&query, letter->bytes);
    *id = query_next(&query) ? row_number(&query, 0) : 0;
    return query_run(&query, error);
}

static gboolean write_envelope(Store *store, gint64 letter_id, const OutboxLetter *letter,
                               const char *recipient, GError **error)
{
    g_auto(Query) query =
        query_new(store, "INSERT INTO envelope (letter_id, recipient, state, answer, attempts,"
                         " next_attempt_at) VALUES (?1, ?2, 'pending', ?3, 0, ?4)");
    bind_number(&query, letter_id);
    bind_text(&query, recipient);
    bind_number(&query, letter->answer ? 1 : 0);
    bind_number(&query, MAX(letter->not_before, letter->created_at));
    return query_run(&query, error);
}

gboolean store_queue_letter(Store *store, const OutboxLetter *letter, gboolean *queued,
                            GError **error)
{
    gint64 id = 0;
    g_assert(!sqlite3_get_autocommit(store->db)); /* a letter without its envelopes is lost */
    *queued = FALSE;
    if (!write_letter(store, letter, &id, error))
        return FALSE;
    for (guint i = 0; id != 0 && letter->recipients[i] != NULL; i++)
        if (!write_envelope(store, id, letter, letter->recipients[i], error))
            return FALSE;
    *queued = id != 0;
    return TRUE;
}

gboolean store_drop_waiting(Store *store, gint64 request_number, guint offer_number, GError **error)
{
    g_auto(Query) query =
        query_new(store, "DELETE FROM letter WHERE request_number = ?1 AND offer_number = ?2"
                         " AND timer AND NOT EXISTS (SELECT 1 FROM envelope e"
                         " WHERE e.letter_id = letter.id AND e.state <> 'pending')");
    bind_number(&query, request_number);
    bind_number(&query, offer_number);
    return query_run(&query, error);
}

gboolean store_drop_waiting_to(Store *store, gint64 person_id, const char *letter, GError **error)
{
    g_auto(Query) query =
        query_new(store, "DELETE FROM letter WHERE request_number IS NULL AND person_id = ?1"
                         " AND letter = ?2 AND timer AND NOT EXISTS (SELECT 1 FROM envelope e"
                         " WHERE e.letter_id = letter.id AND e.state <> 'pending')");
    bind_number(&query, person_id);
    bind_text(&query, letter);
    return query_run(&query, error);
}

void outbox_envelope_free(OutboxEnvelope *envelope)
{
    if (envelope == NULL)
        return;
    g_free(envelope->recipient);
    g_free(envelope->message_id);
    g_bytes_unref(envelope->bytes);
    g_free(envelope);
}

static void envelope_drop(gpointer envelope)
{
    outbox_envelope_free(envelope);
}

static gboolean find_due(Store *store, gint64 now, guint limit, GPtrArray *due, GError **error)
{
    g_auto(Query) query = query_new(
        store, "SELECT e.id, e.recipient, e.state, e.attempts + 1, l.message_id, l.created_at,"
               " l.bytes, e.copies FROM envelope e INDEXED BY envelope_order"
               " JOIN letter l ON l.id = e.letter_id"
               " WHERE (e.state = 'pending' OR e.state = 'deferred' OR e.state = 'uncertain')"
               " AND e.next_attempt_at <= ?1 ORDER BY e.answer DESC, e.id LIMIT ?2");
    bind_number(&query, now);
    bind_number(&query, limit);
    while (query_next(&query)) {
        OutboxEnvelope *envelope = g_new0(OutboxEnvelope, 1);
        g_autofree char *state = row_text(&query, 2);
        envelope->id = row_number(&query, 0);
        envelope->recipient = row_text(&query, 1);
        envelope->state = state_of(state);
        envelope->attempts = (guint)row_number(&query, 3);
        envelope->message_id = row_text(&query, 4);
        envelope->created_at = row_number(&query, 5);
        envelope->bytes = row_bytes(&query, 6);
        envelope->copies = (guint)row_number(&query, 7);
        g_ptr_array_add(due, envelope);
    }
    return query_finish(&query, error);
}

static gboolean mark_inflight(Store *store, gint64 id, gint64 now, GError **error)
{
    g_auto(Query) query = query_new(store, "UPDATE envelope SET state = 'inflight',"
                                           " attempts = attempts + 1, attempted_at = ?2"
                                           " WHERE id = ?1");
    bind_number(&query, id);
    bind_number(&query, now);
    return query_run(&query, error);
}

static gboolean take_due(Store *store, gint64 now, guint limit, GPtrArray *due, GError **error)
{
    if (!find_due(store, now, limit, due, error))
        return FALSE;
    for (guint i = 0; i < due->len; i++)
        if (!mark_inflight(store, ((const OutboxEnvelope *)due->pdata[i])->id, now, error))
            return FALSE;
    return TRUE;
}

gboolean store_take_due_envelopes(Store *store, gint64 now, guint limit, GPtrArray **envelopes,
                                  GError **error)
{
    g_autoptr(GPtrArray) due = g_ptr_array_new_with_free_func(envelope_drop);
    gint64 next_at = 0;
    *envelopes = NULL;
    if (!store_next_envelope_at(store, &next_at, error))
        return FALSE;
    if (next_at == 0 || next_at > now) { /* the usual answer costs no transaction */
        *envelopes = g_steal_pointer(&due);
        return TRUE;
    }
    if (!store_begin(store, error))
        return FALSE;
    if (!take_due(store, now, limit, due, error) || !store_commit(store, error)) {
        store_rollback(store);
        return FALSE;
    }
    *envelopes = g_steal_pointer(&due);
    return TRUE;
}

static gboolean record_result(Store *store, const EnvelopeResult *result, gint64 now,
                              GError **error)
{
    gboolean finished = result->state == ENVELOPE_SENT || result->state == ENVELOPE_FAILED;
    g_auto(Query) query =
        query_new(store, "UPDATE envelope SET state = ?2, next_attempt_at ="
                         " coalesce(?3, next_attempt_at), finished_at = ?4, reply = ?5,"
                         " attempts = attempts - ?6,"
                         " copies = copies + (?2 = 'uncertain' AND NOT ?6) WHERE id = ?1");
    bind_number(&query, result->id);
    bind_text(&query, STATE_NAMES[result->state]);
    bind_number_or_null(&query, finished ? 0 : result->next_attempt_at);
    bind_number_or_null(&query, finished ? now : 0);
    bind_text(&query, result->reply);
    bind_number(&query, result->untried != FALSE);
    return query_run(&query, error);
}

gboolean store_record_results(Store *store, const GArray *results, gint64 now, GError **error)
{
    gboolean recorded = store_begin(store, error);
    for (guint i = 0; recorded && i < results->len; i++)
        recorded = record_result(store, &g_array_index(results, EnvelopeResult, i), now, error);
    if (recorded && store_commit(store, error))
        return TRUE;
    store_rollback(store);
    return FALSE;
}

gboolean store_recover_inflight(Store *store, gint64 now, GError **error)
{
    g_auto(Query) query =
        query_new(store, "UPDATE envelope SET state = 'uncertain', copies = copies + 1,"
                         " next_attempt_at = ?1 WHERE state = 'inflight'");
    bind_number(&query, now);
    return query_run(&query, error);
}

gboolean store_next_envelope_at(Store *store, gint64 *at, GError **error)
{
    g_auto(Query) query =
        query_new(store, "SELECT next_attempt_at FROM envelope INDEXED BY envelope_due"
                         " WHERE state = 'pending' OR state = 'deferred' OR state = 'uncertain'"
                         " ORDER BY next_attempt_at LIMIT 1");
    return query_number(&query, at, error);
}
