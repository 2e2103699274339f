/* SPDX-License-Identifier: MIT */
#include "agent/unprompted.h"

#include "agent/aside.h"
#include "agent/asking-desk.h"
#include "agent/closing.h"
#include "agent/stranger-desk.h"
#include "intake/intake.h"
#include "store/outbox.h"

/* A new request. Whoever answers a letter of ours has shown that the mailbox is theirs; for others
   the boundary must vouch. */
static gboolean take_request(Incoming *mail, const char **outcome, GError **error)
{
    const Message *message = mail->message;
    Asking asking = {.mentee_id = mail->sender->id,
                     .subject = message->subject,
                     .words = message->reply,
                     .message_id = message->message_id,
                     .sure = message->authenticated == AUTHENTICATED_PASS || mail->token != NULL};
    *outcome = event_kind_name(asking.sure ? EVENT_ASKED : EVENT_ASKED_UNSURE);
    return asking_begin(mail->desk, &asking, &mail->occasion, &mail->request_number, error);
}

/* A mail in a conversation that the programme has left is dropped unread, and the sender told once.
 */
static gboolean drop_private(Incoming *mail, gint64 request_number, const char **outcome,
                             GError **error)
{
    g_autofree char *once = g_strdup_printf("left-%" G_GINT64_FORMAT, request_number);
    Occasion occasion = mail->occasion;
    occasion.cause = once;
    Letter letter = {.kind = LETTER_PRIVATE, .reader_id = mail->sender->id, .urgent = TRUE};
    *outcome = "private";
    return compose_letter(mail->desk, &letter, NULL, mail->sender, &occasion, error);
}

gboolean unprompted_handle(Incoming *mail, const char **outcome, GError **error)
{
    gint64 left = 0;
    gboolean taken = FALSE;
    if (mail->sender == NULL && *mail->message->from == '\0') {
        *outcome = "no-sender";
        return TRUE;
    }
    if (mail->sender == NULL)
        return stranger_hold(mail->desk, mail->message, &mail->occasion, outcome, error);
    if (mail->message->class != MESSAGE_PERSON && mail->message->class != MESSAGE_UNREADABLE) {
        *outcome = message_class_name(mail->message->class);
        return TRUE;
    }
    if (mail->message->authenticated == AUTHENTICATED_FAIL) {
        *outcome = "not-authenticated";
        return TRUE;
    }
    if (mail->occasion.silent_to_sender) {
        *outcome = "capped";
        return TRUE;
    }
    if (!store_find_introduction(mail->desk->store, mail->message->references, &left, error))
        return FALSE;
    if (left != 0)
        return drop_private(mail, left, outcome, error);
    if (mail->message->class == MESSAGE_UNREADABLE) {
        *outcome = "unreadable";
        return incoming_write_plain(mail, LETTER_UNREADABLE, mail->sender, NULL, error);
    }
    if (!aside_own_command(mail, FALSE, outcome, &taken, error) || taken)
        return taken;
    if (!aside_judgement(mail, 0, &taken, outcome, error) || taken)
        return taken;
    if (!aside_tenure(mail, &taken, outcome, error) || taken)
        return taken;
    ClosingMail closing = {mail->desk, mail->sender, mail->message, &mail->occasion,
                           mail->token != NULL};
    *outcome = "closure";
    if (!closing_take(&closing, &taken, error) || taken)
        return taken;
    if (intake_is_thanks(mail->message)) {
        *outcome = "thanks";
        return TRUE;
    }
    gboolean asks = intake_is_request(mail->message) && !intake_asks_for_help(mail->message);
    if (asks && person_is_mentee(mail->sender))
        return take_request(mail, outcome, error);
    if (asks && mail->sender->roles == 0 && mail->sender->id != PERSON_OFFICE)
        return stranger_hold(mail->desk, mail->message, &mail->occasion, outcome, error);
    *outcome = "help";
    return incoming_write_plain(mail, LETTER_HELP, mail->sender, NULL, error);
}
