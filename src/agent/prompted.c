/* SPDX-License-Identifier: MIT */
#include "agent/prompted.h"

#include "agent/aside.h"
#include "agent/case-desk.h"
#include "agent/confirmation.h"
#include "agent/joining-desk.h"
#include "agent/own-desk.h"
#include "agent/unprompted.h"
#include "intake/intake.h"
#include "programme/joining.h"
#include "store/cases.h"
#include "store/outbox.h"

enum { LETTERS_PER_REQUEST = 60 /* a day */, SECONDS_PER_DAY = 86400 };

static gboolean is_question(Purpose purpose)
{
    return purpose == PURPOSE_CONFIRM || purpose == PURPOSE_VOUCH;
}

/* An answer to a letter that asks for the commitments; *taken is FALSE if it says neither yes nor
   no, and means something else. */
static gboolean take_promise(Incoming *mail, const IntakeContext *context, gboolean *taken,
                             const char **outcome, GError **error)
{
    JoiningAnswer answer = {.message = mail->message,
                            .person = mail->bound,
                            .request_number = mail->request_number,
                            .version = mail->token->offer_number};
    *taken = FALSE;
    if (!letter_asks_to_join(context->letter))
        return TRUE;
    g_autoptr(Event) event = intake_understand(mail->message, context, mail->cause);
    *taken = event == NULL;
    *outcome =
        event != NULL ? event_kind_name(event->kind) : message_class_name(mail->message->class);
    return event == NULL
           || joining_answer(mail->desk, &answer, event, &mail->occasion, taken, error);
}

/* Only YES forgets, and only NO drops it; what is neither is asked about again. */
static gboolean handle_forget(Incoming *mail, const IntakeContext *context, const char **outcome,
                              GError **error)
{
    g_autoptr(Event) event = intake_understand(mail->message, context, mail->cause);
    gboolean unclear = event != NULL && (mail->contradicts || event->kind == EVENT_MENTEE_UNCLEAR);
    *outcome = "forget";
    if (unclear)
        return own_desk_ask_forget(mail->desk, mail->bound, &mail->occasion, error);
    if (event == NULL || event->kind != EVENT_CONFIRMED)
        return TRUE;
    *outcome = "forgotten";
    return own_desk_forget(mail->desk, mail->bound, &mail->occasion, error);
}

static gboolean is_unclear(EventKind kind)
{
    return kind == EVENT_UNCLEAR || kind == EVENT_MENTEE_UNCLEAR || kind == EVENT_TALK_UNCLEAR;
}

/* What the bound person's own mail means for the request. */
static gboolean handle_case(Incoming *mail, IntakeContext *context, const char **outcome,
                            GError **error)
{
    const Desk *desk = mail->desk;
    gboolean taken = FALSE;
    g_autoptr(Case) case_ = NULL;
    if (!store_load_case(desk->store, mail->request_number, desk->settings->programme_time_zone,
                         &case_, error))
        return FALSE;
    context->case_ = case_;
    g_autoptr(Event) event =
        case_ != NULL ? intake_understand(mail->message, context, mail->cause) : NULL;
    if (event == NULL) {
        *outcome = message_class_name(mail->message->class);
        return TRUE;
    }
    if (mail->contradicts && event->kind != EVENT_AWAY)
        event->kind = intake_unclear_kind(context->purpose);
    gboolean good = !is_unclear(event->kind) || aside_tenure(mail, &taken, outcome, error);
    if (!good || taken)
        return good;
    guint letters = 0;
    if (!store_count_request_letters(desk->store, mail->request_number, mail->now - SECONDS_PER_DAY,
                                     &letters, error))
        return FALSE;
    if (letters >= LETTERS_PER_REQUEST) {
        *outcome = "capped";
        return TRUE;
    }
    *outcome = event_kind_name(event->kind);
    if (is_question(context->purpose))
        return confirmation_answer(desk, case_, context, event, &mail->occasion, error);
    return case_decide(desk, case_, event, &mail->occasion, error);
}

/* Letters about no request first, then what may be said in answer to any. */
static gboolean handle_answer(Incoming *mail, const char **outcome, GError **error)
{
    gboolean taken = FALSE;
    g_autoptr(GTimeZone) zone = person_time_zone(mail->bound);
    IntakeContext context = {
        .offer_number = mail->token->offer_number, .zone = zone, .now = mail->now};
    if (!purpose_parse(mail->token->purpose, &context.purpose)
        || !letter_kind_parse(mail->token->letter, &context.letter)
        || context.purpose == PURPOSE_HELLO || context.purpose == PURPOSE_NONE
        || context.purpose == PURPOSE_TENURE || context.purpose == PURPOSE_LEAVER)
        return unprompted_handle(mail, outcome, error);
    if (context.purpose == PURPOSE_FORGET)
        return handle_forget(mail, &context, outcome, error);
    gboolean asks = is_question(context.purpose) && !letter_asks_to_join(context.letter);
    if (!asks && context.purpose != PURPOSE_REPLY
        && (!aside_own_command(mail, TRUE, outcome, &taken, error) || taken))
        return taken;
    gint64 stranger_id = context.purpose == PURPOSE_VERIFY ? mail->token->offer_number : 0;
    if (stranger_id != 0 && (!aside_judgement(mail, stranger_id, &taken, outcome, error) || taken))
        return taken;
    if (!take_promise(mail, &context, &taken, outcome, error) || taken)
        return taken;
    if (mail->request_number == 0)
        return unprompted_handle(mail, outcome, error);
    return handle_case(mail, &context, outcome, error);
}

/* A good token in the wrong hands, or in a mail that the boundary calls forged: nothing happens
 * yet. */
static gboolean handle_foreign(Incoming *mail, const char **outcome, GError **error)
{
    const Desk *desk = mail->desk;
    g_autoptr(Case) case_ = NULL;
    g_autoptr(GTimeZone) zone = person_time_zone(mail->bound);
    IntakeContext context = {
        .offer_number = mail->token->offer_number, .zone = zone, .now = mail->now};
    *outcome = "foreign";
    if (mail->message->class != MESSAGE_PERSON || mail->contradicts
        || !purpose_parse(mail->token->purpose, &context.purpose)
        || !letter_kind_parse(mail->token->letter, &context.letter) || is_question(context.purpose))
        return TRUE;
    if (!store_load_case(desk->store, mail->request_number, desk->settings->programme_time_zone,
                         &case_, error))
        return FALSE;
    context.case_ = case_;
    g_autoptr(Event) event =
        case_ != NULL ? intake_understand(mail->message, &context, mail->cause) : NULL;
    if (event == NULL)
        return TRUE;
    return confirmation_ask(desk, case_, mail->bound, event, mail->message->from, error);
}

gboolean prompted_handle(Incoming *mail, const char **outcome, GError **error)
{
    mail->request_number = mail->token->request_number;
    if (mail->bound == NULL) {
        *outcome = "foreign";
        return TRUE;
    }
    /* A question goes to the registered address alone: who can answer it reads that mailbox,
       whatever the boundary says of the way the answer took. */
    gboolean asked = is_question(incoming_purpose(mail));
    gboolean own = mail->sender != NULL && mail->sender->id == mail->bound->id
                   && (asked || mail->message->authenticated != AUTHENTICATED_FAIL);
    if (!incoming_is_expired(mail))
        return own ? handle_answer(mail, outcome, error) : handle_foreign(mail, outcome, error);
    *outcome = "expired";
    if (!own || mail->message->class != MESSAGE_PERSON)
        return TRUE;
    if (joining_is_open(mail->bound, mail->token->letter))
        return joining_ask_anew(mail->desk, mail->bound, &mail->occasion, error);
    return incoming_write_plain(mail, LETTER_EXPIRED, mail->bound, NULL, error);
}
