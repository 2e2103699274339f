/* SPDX-License-Identifier: MIT */
#include "agent/tenure-mail.h"

#include "agent/tenure-desk.h"
#include "intake/tenure.h"

/* What a mentor says of being one counts in a mail that the boundary vouches for, and in one that
   answers a letter of theirs and is not called forged. */
static gboolean may_speak(const TenureMail *mail, Purpose purpose)
{
    Authenticated authenticated = mail->message->authenticated;
    return (person_is_mentor(mail->sender) || purpose == PURPOSE_TENURE)
           && authenticated != AUTHENTICATED_FAIL
           && (mail->token != NULL || authenticated == AUTHENTICATED_PASS);
}

static gboolean take_word(const TenureMail *mail, Purpose purpose, gboolean *taken,
                          const char **outcome, GError **error)
{
    LetterKind letter = LETTER_HELP;
    if (!may_speak(mail, purpose))
        return TRUE;
    if (mail->token != NULL)
        (void)letter_kind_parse(mail->token->letter, &letter);
    g_autoptr(GTimeZone) zone = person_time_zone(mail->sender);
    TenureContext context = {.letter = letter,
                             .purpose = purpose,
                             .is_mentee = person_is_mentee(mail->sender),
                             .zone = zone,
                             .now = mail->now};
    g_autoptr(TenureEvent) event = tenure_read(mail->message, &context);
    if (event == NULL)
        return TRUE;
    *taken = TRUE;
    *outcome = tenure_event_kind_name(event->kind);
    return tenure_desk_decide(mail->desk, mail->sender->id, event, mail->occasion, error);
}

/* DONE, by a coordinator of the mentor's whom the letter was about. */
static gboolean take_completion(const TenureMail *mail, gboolean *taken, const char **outcome,
                                GError **error)
{
    gint64 mentor_id = mail->token->about_id;
    gboolean may = FALSE;
    if (!tenure_is_done(mail->message))
        return TRUE;
    if (!tenure_desk_may_complete(mail->desk, mail->sender->id, mentor_id, &may, error))
        return FALSE;
    if (!may)
        return TRUE;
    g_autoptr(TenureEvent) event = tenure_event_new(TENURE_COMPLETE);
    *taken = TRUE;
    *outcome = tenure_event_kind_name(event->kind);
    return tenure_desk_decide(mail->desk, mentor_id, event, mail->occasion, error);
}

gboolean tenure_mail_take(const TenureMail *mail, gboolean *taken, const char **outcome,
                          GError **error)
{
    Purpose purpose = PURPOSE_NONE;
    *taken = FALSE;
    if (mail->token != NULL)
        (void)purpose_parse(mail->token->purpose, &purpose);
    return purpose == PURPOSE_LEAVER ? take_completion(mail, taken, outcome, error)
                                     : take_word(mail, purpose, taken, outcome, error);
}
