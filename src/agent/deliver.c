/* SPDX-License-Identifier: MIT */
#include "agent/steps.h"

#include "base/backoff.h"
#include "store/outbox.h"

enum {
    ROUND = 200,
    ATTEMPTS_MAX = 110, /* five days of them; days on which the relay was away do not count */
    UNCERTAIN_SECONDS =
        12 * 60, /* long enough for a slow server's answer to show itself as a copy */
    UNCERTAIN_COPIES = 4,
};

typedef struct {
    const GPtrArray *envelopes; /* OutboxEnvelope */
    GArray *results;            /* EnvelopeResult */
    GPtrArray *replies;         /* char *: kept until the results are recorded */
    gint64 now;
} Round;

static const OutboxEnvelope *find_envelope(const Round *round, gint64 id)
{
    for (guint i = 0; i < round->envelopes->len; i++) {
        const OutboxEnvelope *envelope = round->envelopes->pdata[i];
        if (envelope->id == id)
            return envelope;
    }
    g_assert_not_reached();
}

static EnvelopeResult judge(const OutboxEnvelope *envelope, Outcome outcome, gint64 now)
{
    EnvelopeResult result = {.id = envelope->id};
    gboolean expired = envelope->attempts >= ATTEMPTS_MAX;
    switch (outcome) {
    case OUTCOME_SENT:
        result.state = ENVELOPE_SENT;
        break;
    case OUTCOME_FAILED:
        result.state = ENVELOPE_FAILED;
        break;
    case OUTCOME_DEFERRED:
        result.state = expired ? ENVELOPE_FAILED : ENVELOPE_DEFERRED;
        result.next_attempt_at = now + backoff_seconds(envelope->attempts, envelope->id);
        break;
    case OUTCOME_UNCERTAIN:
        /* After some tries without an answer another copy proves nothing more: it stays uncertain,
           `mentord status` shows it, and it is sent no more. */
        result.state = ENVELOPE_UNCERTAIN;
        result.next_attempt_at =
            envelope->copies + 1 < UNCERTAIN_COPIES ? now + UNCERTAIN_SECONDS : G_MAXINT64;
        break;
    case OUTCOME_UNTRIED:
        /* No fault of the letter's: as if it had never been taken in hand. */
        result.untried = TRUE;
        result.state = envelope->state;
        result.next_attempt_at = now + 1;
        break;
    }
    return result;
}

static void note_result(const Envelope *envelope, Outcome outcome, const char *reply, gpointer data)
{
    Round *round = data;
    EnvelopeResult result = judge(find_envelope(round, envelope->id), outcome, round->now);
    char *kept = g_strdup(reply);
    g_ptr_array_add(round->replies, kept);
    result.reply = kept;
    g_array_append_val(round->results, result);
    if (outcome != OUTCOME_SENT && outcome != OUTCOME_UNTRIED)
        g_message("letter %" G_GINT64_FORMAT " is %s", envelope->id,
                  outcome == OUTCOME_FAILED
                      ? "refused for good"
                      : (outcome == OUTCOME_DEFERRED ? "refused for now" : "perhaps sent"));
}

static gboolean send_round(const Desk *desk, Submission *submission, const GPtrArray *taken,
                           GError **error)
{
    g_autoptr(GPtrArray) envelopes = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < taken->len; i++) {
        const OutboxEnvelope *row = taken->pdata[i];
        Envelope envelope = {.id = row->id,
                             .sender = desk->settings->programme_address,
                             .recipient = row->recipient,
                             .message_id = row->message_id,
                             .bytes = row->bytes};
        g_ptr_array_add(envelopes, g_memdup2(&envelope, sizeof envelope));
    }
    g_autoptr(GArray) results = g_array_new(FALSE, TRUE, sizeof(EnvelopeResult));
    g_autoptr(GPtrArray) replies = g_ptr_array_new_with_free_func(g_free);
    Round round = {
        .envelopes = taken, .results = results, .replies = replies, .now = clock_now(&desk->clock)};
    g_autoptr(GError) unreachable = NULL;
    gboolean reached = submission_send(submission, envelopes, note_result, &round, &unreachable);
    if (!store_record_results(desk->store, results, round.now, error))
        return FALSE;
    if (!reached)
        g_propagate_error(error, g_steal_pointer(&unreachable));
    return reached;
}

gboolean deliver_letters(const Desk *desk, Submission *submission, guint limit, guint *tried,
                         GError **error)
{
    *tried = 0;
    while (*tried < limit) {
        g_autoptr(GPtrArray) taken = NULL;
        if (!store_take_due_envelopes(desk->store, clock_now(&desk->clock), ROUND, &taken, error))
            return FALSE;
        if (taken->len == 0)
            return TRUE;
        *tried += taken->len;
        if (!send_round(desk, submission, taken, error))
            return FALSE;
    }
    return TRUE;
}
