/* SPDX-License-Identifier: MIT */
#include "agent/aside.h"

#include "agent/own-desk.h"
#include "agent/stranger-desk.h"
#include "agent/tenure-mail.h"
#include "intake/own-command.h"

/* TRUE in *taken if the mail asks for something about the sender's own data (rule 29): only where
   nobody else can have written it. */
gboolean aside_own_command(Incoming *mail, gboolean prompted, const char **outcome, gboolean *taken,
                           GError **error)
{
    g_autofree char *words = NULL;
    gboolean sure = mail->message->authenticated == AUTHENTICATED_PASS || mail->token != NULL;
    OwnCommand command =
        sure && !mail->contradicts ? own_command_read(mail->message, &words) : OWN_NONE;
    if (prompted && command == OWN_CORRECT) /* "Correct: we talked" */
        command = OWN_NONE;
    *taken = command != OWN_NONE;
    if (!*taken)
        return TRUE;
    *outcome = own_command_name(command);
    OwnWish wish = {command, words};
    return own_desk_answer(mail->desk, mail->sender, &wish, &mail->occasion, error);
}

/* What a mentor says of being one, or a coordinator of a mentor who leaves. */
gboolean aside_tenure(const Incoming *mail, gboolean *taken, const char **outcome, GError **error)
{
    TenureMail said = {.desk = mail->desk,
                       .message = mail->message,
                       .sender = mail->sender,
                       .token = mail->token,
                       .occasion = &mail->occasion,
                       .now = mail->now};
    *taken = FALSE;
    return mail->contradicts || mail->occasion.silent_to_sender
           || tenure_mail_take(&said, taken, outcome, error);
}

/* Somebody says who a stranger is: in a mail that the boundary vouches for, or in answer to a
   letter of their own. */
gboolean aside_judgement(Incoming *mail, gint64 stranger_id, gboolean *taken, const char **outcome,
                         GError **error)
{
    gboolean sure = mail->token != NULL || mail->message->authenticated == AUTHENTICATED_PASS;
    gboolean judge =
        mail->sender->id == PERSON_OFFICE || (mail->sender->roles & ROLE_COORDINATOR) != 0;
    *taken = FALSE;
    if (!judge || !sure || mail->message->class != MESSAGE_PERSON || mail->contradicts)
        return TRUE;
    if (!stranger_judge(mail->desk, mail->message, mail->sender, stranger_id, &mail->occasion,
                        taken, error))
        return FALSE;
    if (*taken)
        *outcome = "judgement";
    return TRUE;
}
