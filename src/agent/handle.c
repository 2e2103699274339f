/* SPDX-License-Identifier: MIT */
/* One mail: a bounce, the answer to a letter of ours (prompted.c), or neither (unprompted.c). */
#include "agent/case-desk.h"
#include "agent/closing.h"
#include "agent/prompted.h"
#include "agent/unprompted.h"
#include "intake/intake.h"
#include "store/cases.h"
#include "store/ledger.h"

/* Whom the returned letter was for: an offer's mentor, or the mentee (0). FALSE: neither. */
static gboolean find_returned(const Incoming *mail, const Case *case_, guint *offer_number)
{
    const Offer *offer = case_offer(case_, mail->token->offer_number);
    *offer_number = 0;
    if (mail->bound->id == case_->request->mentee_id)
        return TRUE;
    if (offer == NULL || offer->mentor_id != mail->bound->id)
        return FALSE;
    *offer_number = offer->number;
    return TRUE;
}

/* A bounce counts only where a token proves which letter of ours came back, and is never answered;
   whoever wrote it is no sender of an answer. */
static gboolean handle_bounce(Incoming *mail, const char **outcome, GError **error)
{
    const Desk *desk = mail->desk;
    g_autoptr(Case) case_ = NULL;
    *outcome = message_class_name(mail->message->class);
    if (mail->token == NULL || mail->bound == NULL || mail->contradicts || incoming_is_expired(mail)
        || !intake_is_dead_address(mail->message))
        return TRUE;
    if (!store_load_case(desk->store, mail->token->request_number,
                         desk->settings->programme_time_zone, &case_, error))
        return FALSE;
    g_autoptr(Event) event = event_new(EVENT_UNDELIVERABLE, mail->cause);
    if (case_ == NULL || !find_returned(mail, case_, &event->offer_number))
        return TRUE;
    mail->request_number = mail->token->request_number;
    *outcome = event_kind_name(event->kind);
    Occasion occasion = {.cause = mail->cause};
    return case_decide(desk, case_, event, &occasion, error);
}

static gboolean decide_mail(Incoming *mail, const char **outcome, GError **error)
{
    switch (mail->message->class) {
    case MESSAGE_BOUNCE:
        return handle_bounce(mail, outcome, error);
    case MESSAGE_RECEIPT:
    case MESSAGE_OTHER:
        *outcome = message_class_name(mail->message->class);
        return TRUE;
    case MESSAGE_PERSON:
    case MESSAGE_AUTOREPLY:
    case MESSAGE_UNREADABLE:
        return mail->token != NULL && !incoming_is_of_stranger(mail)
                   ? prompted_handle(mail, outcome, error)
                   : unprompted_handle(mail, outcome, error);
    }
    g_assert_not_reached();
}

gboolean desk_handle(const Desk *desk, const Message *message, const char **outcome, GError **error)
{
    g_auto(Incoming) mail = {.desk = desk, .message = message, .now = clock_now(&desk->clock)};
    gboolean handled = FALSE;
    if (!closures_refresh(desk, error)
        || !store_is_handled(desk->store, message->message_id, message->semantic_hash, &handled,
                             error))
        return FALSE;
    if (handled) {
        *outcome = "duplicate";
        return TRUE;
    }
    if (!incoming_identify(&mail, error) || !decide_mail(&mail, outcome, error))
        return FALSE;
    LedgerEntry entry = {.message_id = message->message_id,
                         .semantic_hash = message->semantic_hash,
                         .outcome = *outcome,
                         .person_id = mail.sender != NULL ? mail.sender->id : 0,
                         .request_number = mail.request_number,
                         .handled_at = mail.now};
    return store_record_handled(desk->store, &entry, error);
}
