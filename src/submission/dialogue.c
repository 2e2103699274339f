/* SPDX-License-Identifier: MIT */
#include "submission/dialogue.h"

#include "submission/reply.h"
#include "submission/wire.h"

#include <string.h>

/* The final dot of one letter, then RSET, MAIL, RCPT and DATA of the next. */
enum { AWAITED_MAX = 5, SERVICE_CLOSING = 421, START_MAIL_INPUT = 354 };

typedef enum { STEP_EHLO, STEP_RSET, STEP_MAIL, STEP_RCPT, STEP_DATA, STEP_FINAL } Step;

typedef struct {
    Step step;
    guint64 end; /* the place in the outgoing stream behind the command */
} Awaited;

typedef struct {
    const Envelope *envelope; /* NULL: none */
    guint64 end;              /* the place behind its final dot; 0 before 354 */
    gboolean reported;
    gboolean answered;  /* one of its own commands was */
    gboolean blameless; /* the connection may die in front of it for another's sake */
} Transaction;

struct Dialogue {
    DialogueOptions options;
    char *client_name;
    Ehlo ehlo;
    ServerReply *reply;
    GString *output;
    size_t taken;    /* of output */
    guint64 written; /* in all */
    Awaited awaited[AWAITED_MAX];
    guint awaited_count;
    Transaction current; /* the one that replies belong to */
    Transaction next;    /* sent behind the final dot of current */
    gboolean proven, fruitful;
    gboolean heard; /* anything, since dialogue_new or dialogue_resume */
    gboolean needs_reset;
    gint64 progress_at;
    char *fault;
};

static guint64 output_end(const Dialogue *dialogue)
{
    return dialogue->written + (dialogue->output->len - dialogue->taken);
}

static void append_step(Dialogue *dialogue, const Transaction *transaction, Step step)
{
    GString *out = dialogue->output;
    switch (step) {
    case STEP_EHLO:
        g_string_append_printf(out, "EHLO %s\r\n", dialogue->client_name);
        return;
    case STEP_RSET:
        g_string_append(out, "RSET\r\n");
        return;
    case STEP_MAIL:
        wire_append_mail(out, transaction->envelope, &dialogue->ehlo);
        return;
    case STEP_RCPT:
        wire_append_rcpt(out, transaction->envelope, &dialogue->ehlo);
        return;
    case STEP_DATA:
        g_string_append(out, "DATA\r\n");
        return;
    case STEP_FINAL:
        /* Refused already, and yet the server wants data: RFC 2920 3.1, the dot alone. */
        if (!transaction->reported)
            wire_append_body(out, transaction->envelope);
        g_string_append(out, ".\r\n");
        return;
    }
}

static void queue_step(Dialogue *dialogue, const Transaction *transaction, Step step)
{
    g_assert(dialogue->awaited_count < AWAITED_MAX);
    append_step(dialogue, transaction, step);
    dialogue->awaited[dialogue->awaited_count++] =
        (Awaited){.step = step, .end = output_end(dialogue)};
}

static Awaited pop_awaited(Dialogue *dialogue)
{
    Awaited first = dialogue->awaited[0];
    dialogue->awaited_count--;
    memmove(dialogue->awaited, dialogue->awaited + 1,
            dialogue->awaited_count * sizeof dialogue->awaited[0]);
    return first;
}

Dialogue *dialogue_new(const DialogueOptions *options, gint64 now)
{
    Dialogue *dialogue = g_new0(Dialogue, 1);
    dialogue->options = *options;
    dialogue->client_name = g_strdup(options->client_name);
    dialogue->reply = server_reply_new();
    dialogue->output = g_string_new(NULL);
    dialogue->progress_at = now;
    queue_step(dialogue, NULL, STEP_EHLO);
    return dialogue;
}

void dialogue_free(Dialogue *dialogue)
{
    if (dialogue == NULL)
        return;
    server_reply_free(dialogue->reply);
    g_string_free(dialogue->output, TRUE);
    g_free(dialogue->client_name);
    g_free(dialogue->fault);
    g_free(dialogue);
}

static void report(Dialogue *dialogue, Transaction *transaction, Outcome outcome, const char *reply)
{
    if (transaction->envelope == NULL || transaction->reported)
        return;
    transaction->reported = TRUE;
    dialogue->options.report(transaction->envelope, outcome, reply, dialogue->options.data);
}

static Outcome outcome_of_loss(const Dialogue *dialogue, const Transaction *transaction)
{
    if (transaction->end != 0 && dialogue->written >= transaction->end)
        return OUTCOME_UNCERTAIN;
    if (!transaction->answered && transaction->blameless)
        return OUTCOME_UNTRIED;
    return OUTCOME_DEFERRED;
}

void dialogue_lose(Dialogue *dialogue, const char *reason)
{
    if (dialogue->fault != NULL)
        return;
    dialogue->fault = server_text_printable(reason);
    Transaction *in_hand[] = {&dialogue->current, &dialogue->next};
    for (guint i = 0; i < G_N_ELEMENTS(in_hand); i++) {
        report(dialogue, in_hand[i], outcome_of_loss(dialogue, in_hand[i]), dialogue->fault);
        *in_hand[i] = (Transaction){0};
    }
    dialogue->awaited_count = 0;
    g_string_truncate(dialogue->output, 0);
    dialogue->taken = 0;
}

static void end_transaction(Dialogue *dialogue)
{
    dialogue->current = dialogue->next;
    dialogue->next = (Transaction){0};
}

/* The letter's fate by a reply that settles it. */
static void judge(Dialogue *dialogue, guint code, const char *text)
{
    Outcome outcome = code < 300 ? OUTCOME_SENT : code < 500 ? OUTCOME_DEFERRED : OUTCOME_FAILED;
    dialogue->fruitful |= code != SERVICE_CLOSING;
    report(dialogue, &dialogue->current, outcome, text);
}

static void lose_strange(Dialogue *dialogue, const char *text)
{
    g_autofree char *reason = g_strdup_printf("unexpected reply: %s", text);
    dialogue_lose(dialogue, reason);
}

static void take_ehlo_reply(Dialogue *dialogue, guint code, const char *text)
{
    if (code / 100 != 2) {
        dialogue_lose(dialogue, text);
        return;
    }
    ehlo_read(&dialogue->ehlo, dialogue->reply);
    dialogue->proven = TRUE;
}

/* MAIL and RCPT, in lock-step or amid their group. */
static void take_envelope_reply(Dialogue *dialogue, Step step, guint code, const char *text)
{
    gboolean refused = code >= 400;
    if (!refused && code / 100 != 2) {
        lose_strange(dialogue, text);
        return;
    }
    if (refused)
        judge(dialogue, code, text);
    if (dialogue->ehlo.pipelining)
        return;
    if (!refused) {
        queue_step(dialogue, &dialogue->current, step + 1);
        return;
    }
    dialogue->needs_reset = TRUE;
    end_transaction(dialogue);
}

static void take_data_reply(Dialogue *dialogue, guint code, const char *text)
{
    if (code == START_MAIL_INPUT) {
        queue_step(dialogue, &dialogue->current, STEP_FINAL);
        dialogue->current.end = output_end(dialogue);
    } else if (code >= 400) {
        judge(dialogue, code, text);
        dialogue->needs_reset = TRUE;
        end_transaction(dialogue);
    } else {
        lose_strange(dialogue, text);
    }
}

static void take_final_reply(Dialogue *dialogue, guint code, const char *text)
{
    if (code / 100 != 2 && code < 400) {
        lose_strange(dialogue, text);
        return;
    }
    judge(dialogue, code, text);
    end_transaction(dialogue);
}

static void take_expected(Dialogue *dialogue, Step step, guint code, const char *text)
{
    switch (step) {
    case STEP_EHLO:
        take_ehlo_reply(dialogue, code, text);
        return;
    case STEP_RSET:
        if (code / 100 != 2)
            lose_strange(dialogue, text);
        else if (!dialogue->ehlo.pipelining)
            queue_step(dialogue, &dialogue->current, STEP_MAIL);
        return;
    case STEP_MAIL:
    case STEP_RCPT:
        take_envelope_reply(dialogue, step, code, text);
        return;
    case STEP_DATA:
        take_data_reply(dialogue, code, text);
        return;
    case STEP_FINAL:
        take_final_reply(dialogue, code, text);
        return;
    }
}

/* The server hangs up. On a connection that had been idle that is no word about the letter. */
static void take_closing(Dialogue *dialogue, Step step, const char *text)
{
    if (dialogue->heard && step >= STEP_MAIL)
        judge(dialogue, SERVICE_CLOSING, text);
    dialogue_lose(dialogue, text);
}

/* An answer to what was not sent yet. A refusal amid the body is the letter's, and as the rest of
   the body cannot be taken back the connection is given up. */
static void take_early(Dialogue *dialogue, Step step, guint code, const char *text)
{
    if (step == STEP_FINAL && code >= 400)
        judge(dialogue, code, text);
    lose_strange(dialogue, text);
}

static void take_reply(Dialogue *dialogue)
{
    guint code = dialogue->reply->code;
    g_autofree char *text = server_reply_text(dialogue->reply);
    if (dialogue->awaited_count == 0) {
        lose_strange(dialogue, text);
        return;
    }
    Awaited awaited = pop_awaited(dialogue);
    if (code == SERVICE_CLOSING) {
        take_closing(dialogue, awaited.step, text);
        return;
    }
    dialogue->heard = TRUE;
    dialogue->current.answered |= awaited.step >= STEP_MAIL;
    if (dialogue->written < awaited.end)
        take_early(dialogue, awaited.step, code, text);
    else
        take_expected(dialogue, awaited.step, code, text);
}

void dialogue_receive(Dialogue *dialogue, const char *bytes, size_t length, gint64 now)
{
    while (length > 0 && dialogue->fault == NULL) {
        size_t used;
        ReplyState state = server_reply_feed(dialogue->reply, bytes, length, &used);
        bytes += used;
        length -= used;
        if (state == REPLY_GARBLED)
            dialogue_lose(dialogue, "the server's reply is no SMTP");
        if (state != REPLY_READY)
            continue;
        dialogue->progress_at = now;
        take_reply(dialogue);
    }
}

const char *dialogue_output(const Dialogue *dialogue, size_t *length)
{
    *length = dialogue->output->len - dialogue->taken;
    return *length > 0 ? dialogue->output->str + dialogue->taken : NULL;
}

void dialogue_wrote(Dialogue *dialogue, size_t length, gint64 now)
{
    dialogue->taken += length;
    dialogue->written += length;
    dialogue->progress_at = now;
    g_assert(dialogue->taken <= dialogue->output->len);
    if (dialogue->taken == dialogue->output->len) {
        g_string_truncate(dialogue->output, 0);
        dialogue->taken = 0;
    }
}

gint64 dialogue_deadline(const Dialogue *dialogue)
{
    if (dialogue->awaited_count == 0)
        return G_MAXINT64;
    const Awaited *first = &dialogue->awaited[0];
    gboolean finishing = first->step == STEP_FINAL && dialogue->written >= first->end;
    return dialogue->progress_at
           + (finishing ? dialogue->options.finish_microseconds
                        : dialogue->options.reply_microseconds);
}

void dialogue_tick(Dialogue *dialogue, gint64 now)
{
    if (now >= dialogue_deadline(dialogue))
        dialogue_lose(dialogue, "the server did not answer in time");
}

gboolean dialogue_wants_letter(const Dialogue *dialogue)
{
    if (!dialogue->proven || dialogue->fault != NULL)
        return FALSE;
    if (dialogue->current.envelope == NULL)
        return TRUE;
    return dialogue->ehlo.pipelining && dialogue->current.end != 0
           && dialogue->next.envelope == NULL;
}

static void begin_transaction(Dialogue *dialogue, const Transaction *transaction)
{
    Step first = dialogue->needs_reset ? STEP_RSET : STEP_MAIL;
    Step last = dialogue->ehlo.pipelining ? STEP_DATA : first;
    dialogue->needs_reset = FALSE;
    for (Step step = first; step <= last; step++)
        queue_step(dialogue, transaction, step);
}

void dialogue_offer(Dialogue *dialogue, const Envelope *envelope, gint64 now)
{
    g_assert(dialogue_wants_letter(dialogue));
    gboolean idle = dialogue->current.envelope == NULL;
    Transaction *transaction = idle ? &dialogue->current : &dialogue->next;
    *transaction = (Transaction){
        .envelope = envelope,
        .blameless = !idle || !dialogue->heard || dialogue->needs_reset,
    };
    guint64 size_max = dialogue->ehlo.size_max;
    if (size_max != 0 && g_bytes_get_size(envelope->bytes) > size_max) {
        report(dialogue, transaction, OUTCOME_FAILED, "larger than the server's SIZE");
        *transaction = (Transaction){0};
        return;
    }
    if (idle)
        dialogue->progress_at = now;
    begin_transaction(dialogue, transaction);
}

void dialogue_resume(Dialogue *dialogue)
{
    g_assert(dialogue->awaited_count == 0);
    dialogue->heard = FALSE;
    dialogue->fruitful = FALSE;
}

gboolean dialogue_is_busy(const Dialogue *dialogue)
{
    return dialogue->awaited_count > 0;
}

gboolean dialogue_is_proven(const Dialogue *dialogue)
{
    return dialogue->proven;
}

gboolean dialogue_was_fruitful(const Dialogue *dialogue)
{
    return dialogue->fruitful;
}

const char *dialogue_fault(const Dialogue *dialogue)
{
    return dialogue->fault;
}
