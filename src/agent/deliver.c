/* SPDX-License-Identifier: MIT */
#include "agent/steps.h"

#include "base/backoff.h"
#include "store/outbox.h"

enum {
    ROUND = 250,        /* at least what a batch of mails brings */
    ATTEMPTS_MAX = 110, /* five days of them; days on which the relay was away do not count */
    UNCERTAIN_SECONDS =
        12 * 60, /* long enough for a slow server's answer to show itself as a copy */
    UNCERTAIN_COPIES = 4,
};

/* Letters under way together. */
typedef struct {
    GPtrArray *taken;     /* OutboxEnvelope */
    GPtrArray *envelopes; /* Envelope, of the same rows */
    GArray *results;      /* EnvelopeResult */
    GPtrArray *replies;   /* char *: kept until the results are recorded */
    gint64 now;
} Round;

struct Delivery {
    const Desk *desk;
    Submission *submission;
    Round *round; /* NULL: nothing is under way */
    guint tried;
    GError *failure; /* nothing more is begun */
};

static void round_free(Round *round)
{
    g_ptr_array_unref(round->taken);
    g_ptr_array_unref(round->envelopes);
    g_array_unref(round->results);
    g_ptr_array_unref(round->replies);
    g_free(round);
}

static const OutboxEnvelope *find_envelope(const Round *round, gint64 id)
{
    for (guint i = 0; i < round->taken->len; i++) {
        const OutboxEnvelope *envelope = round->taken->pdata[i];
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

/* Takes the rows. */
static Round *round_new(const Desk *desk, GPtrArray *taken)
{
    Round *round = g_new0(Round, 1);
    round->taken = taken;
    round->envelopes = g_ptr_array_new_with_free_func(g_free);
    round->results = g_array_new(FALSE, TRUE, sizeof(EnvelopeResult));
    round->replies = g_ptr_array_new_with_free_func(g_free);
    round->now = clock_now(&desk->clock);
    for (guint i = 0; i < taken->len; i++) {
        const OutboxEnvelope *row = taken->pdata[i];
        Envelope envelope = {.id = row->id,
                             .sender = desk->settings->programme_address,
                             .recipient = row->recipient,
                             .message_id = row->message_id,
                             .bytes = row->bytes};
        g_ptr_array_add(round->envelopes, g_memdup2(&envelope, sizeof envelope));
    }
    return round;
}

Delivery *delivery_new(const Desk *desk, Submission *submission)
{
    Delivery *delivery = g_new0(Delivery, 1);
    delivery->desk = desk;
    delivery->submission = submission;
    return delivery;
}

void delivery_begin(Delivery *delivery)
{
    const Desk *desk = delivery->desk;
    GPtrArray *taken = NULL;
    if (delivery->failure != NULL || delivery->round != NULL
        || !desk_keep_hours(desk, &delivery->failure)
        || !store_take_due_envelopes(desk->store, clock_now(&desk->clock), ROUND, &taken,
                                     &delivery->failure))
        return;
    if (taken->len == 0) {
        g_ptr_array_unref(taken);
        return;
    }
    delivery->tried += taken->len;
    delivery->round = round_new(desk, taken);
    submission_begin(delivery->submission, delivery->round->envelopes, note_result,
                     delivery->round);
}

void delivery_turn(Delivery *delivery)
{
    if (delivery->round != NULL)
        submission_turn(delivery->submission);
}

void delivery_end(Delivery *delivery)
{
    Round *round = delivery->round;
    if (round == NULL)
        return;
    GError *unreachable = NULL;
    (void)submission_finish(delivery->submission, &unreachable);
    if (!store_record_results(delivery->desk->store, round->results, round->now,
                              &delivery->failure))
        g_clear_error(&unreachable);
    if (unreachable != NULL)
        g_propagate_error(&delivery->failure, unreachable);
    round_free(round);
    delivery->round = NULL;
}

gboolean delivery_finish(Delivery *delivery, guint limit, GError **error)
{
    delivery_end(delivery);
    for (guint before = G_MAXUINT; delivery->tried < limit && delivery->tried != before;) {
        before = delivery->tried;
        delivery_begin(delivery);
        delivery_end(delivery);
    }
    if (delivery->failure == NULL)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&delivery->failure));
    return FALSE;
}

guint delivery_tried(const Delivery *delivery)
{
    return delivery->tried;
}

void delivery_free(Delivery *delivery)
{
    if (delivery == NULL)
        return;
    delivery_end(delivery);
    g_clear_error(&delivery->failure);
    g_free(delivery);
}
