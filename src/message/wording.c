/* SPDX-License-Identifier: MIT */
#include "message/wording.h"

#include <string.h>

#include "base/text.h"

enum { HEAD_MAX = 1500 };

static const char *const autoreply_subjects[] = {"automatic reply",
                                                 "auto reply",
                                                 "auto-reply",
                                                 "autoreply",
                                                 "auto response",
                                                 "auto-response",
                                                 "autoresponse",
                                                 "automated reply",
                                                 "automated response",
                                                 "out of office",
                                                 "out-of-office",
                                                 "out of the office",
                                                 "away from the office",
                                                 "vacation reply",
                                                 "on vacation:",
                                                 "absence notice",
                                                 "respuesta automática",
                                                 "respuesta automatica",
                                                 "fuera de la oficina",
                                                 "fuera de oficina",
                                                 "automatische antwort",
                                                 "abwesenheitsnotiz",
                                                 "abwesenheit:",
                                                 "abwesenheitsmeldung",
                                                 "réponse automatique",
                                                 "reponse automatique",
                                                 "absence du bureau",
                                                 "absent du bureau",
                                                 "message d'absence",
                                                 "risposta automatica",
                                                 "resposta automática",
                                                 "automatisch antwoord",
                                                 "automatiskt svar",
                                                 "fuori sede",
                                                 "ausência temporária",
                                                 "afwezigheidsbericht",
                                                 NULL};

/* One of these is enough. */
static const char *const program_phrases[] = {"this is an automatic reply",
                                              "this is an automated reply",
                                              "this is an automatic response",
                                              "this is an automated response",
                                              "this is an auto-reply",
                                              "this is an automatically generated",
                                              "this message was generated automatically",
                                              "this email was automatically generated",
                                              "this is an automated message",
                                              "automatically generated reply",
                                              "i am out of the office and will respond",
                                              "this mailbox is not monitored",
                                              "this mailbox is unattended",
                                              "your message has been received and",
                                              "we have received your email and",
                                              "we have received your message and",
                                              "no longer with the agency",
                                              "is no longer employed",
                                              "no longer works for",
                                              "no longer works at",
                                              "this email account is no longer",
                                              "this e-mail account is no longer",
                                              "esta es una respuesta automática",
                                              "este es un mensaje automático",
                                              "dies ist eine automatische",
                                              "diese nachricht wurde automatisch",
                                              "ceci est une réponse automatique",
                                              "ceci est un message automatique",
                                              "this mailbox is no longer monitored",
                                              NULL};

/* Who is away ... */
static const char *const away_phrases[] = {"i am out of the office",
                                           "i'm out of the office",
                                           "i am currently out of",
                                           "i'm currently out of",
                                           "i will be out of the office",
                                           "i'll be out of the office",
                                           "i am away from the office",
                                           "i am away from my",
                                           "i will be away",
                                           "i am on leave",
                                           "i am currently on leave",
                                           "i will be on leave",
                                           "i am on annual leave",
                                           "i am on vacation",
                                           "i am currently on vacation",
                                           "i am on travel",
                                           "i am traveling",
                                           "i am travelling",
                                           "i am currently away",
                                           "out of office",
                                           "out of the office",
                                           "i am on maternity leave",
                                           "i am on parental leave",
                                           "i have left the agency",
                                           "i have retired",
                                           "i no longer work",
                                           "i am attending training",
                                           "i am teleworking",
                                           "i am on detail",
                                           "is out of the office",
                                           "estoy fuera de la oficina",
                                           "estaré fuera de la oficina",
                                           "me encuentro fuera",
                                           "estoy de vacaciones",
                                           "me encuentro de vacaciones",
                                           "ich bin nicht im büro",
                                           "ich bin derzeit nicht",
                                           "ich bin bis",
                                           "ich bin vom",
                                           "ich bin im urlaub",
                                           "ich bin ab dem",
                                           "ich bin zurzeit nicht",
                                           "je suis absent",
                                           "je suis actuellement absent",
                                           "je suis en congé",
                                           "je serai absent",
                                           "je suis en vacances",
                                           NULL};

/* ... and what such notices say besides. */
static const char *const notice_phrases[] = {"limited access",
                                             "no access to e",
                                             "without access to",
                                             "will not have access",
                                             "not be checking",
                                             "will not be monitoring",
                                             "if you need immediate",
                                             "if you require immediate",
                                             "for immediate assistance",
                                             "for urgent",
                                             "if this is urgent",
                                             "if your matter is urgent",
                                             "if it is urgent",
                                             "in case of emergency",
                                             "for assistance",
                                             "in my absence",
                                             "during my absence",
                                             "during this time",
                                             "upon my return",
                                             "when i return",
                                             "returning on",
                                             "i will return",
                                             "i'll return",
                                             "please contact",
                                             "as soon as possible",
                                             "respond to your",
                                             "reply to your",
                                             "thank you for your e",
                                             "thank you for your message",
                                             "your email will",
                                             "para asuntos urgentes",
                                             "en caso de urgencia",
                                             "acceso limitado",
                                             "a mi regreso",
                                             "contacte con",
                                             "contactar a",
                                             "in dringenden fällen",
                                             "wenden sie sich",
                                             "ihre e-mail wird",
                                             "nicht weitergeleitet",
                                             "wieder erreichbar",
                                             "nach meiner rückkehr",
                                             "en cas d'urgence",
                                             "veuillez contacter",
                                             "vous pouvez contacter",
                                             "à mon retour",
                                             "pendant mon absence",
                                             "accès limité",
                                             NULL};

static const char *const bounce_subjects[] = {"undeliverable",
                                              "undelivered mail",
                                              "returned mail",
                                              "delivery status notification",
                                              "delivery failure",
                                              "mail delivery failed",
                                              "failure notice",
                                              "delivery notification",
                                              "mail delivery system",
                                              "mail system error",
                                              "non remis",
                                              "unzustellbar",
                                              "no se puede entregar",
                                              "non-delivery",
                                              "nondeliverable",
                                              "message delivery failure",
                                              "mail delivery failure",
                                              "mail could not be delivered",
                                              "delivery has failed",
                                              "returned to sender",
                                              "mail undeliverable",
                                              "rejected mail",
                                              "undeliverable mail",
                                              "failed mail",
                                              "message could not be delivered",
                                              "non delivery report",
                                              "delivery report",
                                              "mail failure",
                                              "error delivering mail",
                                              "warning: message",
                                              "couldn't be delivered",
                                              "delivery problem",
                                              "user unknown",
                                              "mail not delivered",
                                              "message rejected",
                                              "failed delivery",
                                              NULL};

static const char *const bounce_phrases[] = {"could not be delivered",
                                             "couldn't be delivered",
                                             "was not delivered",
                                             "cannot be delivered",
                                             "unable to deliver",
                                             "wasn't able to deliver",
                                             "delivery to the following",
                                             "delivery has failed",
                                             "did not reach the following",
                                             "undeliverable",
                                             "user unknown",
                                             "unknown user",
                                             "does not exist",
                                             "address rejected",
                                             "mailbox unavailable",
                                             "mailbox is full",
                                             "mailbox full",
                                             "no such user",
                                             "recipient rejected",
                                             "delivery failed",
                                             "permanent fatal errors",
                                             "failed permanently",
                                             "no mailbox here",
                                             "could not deliver",
                                             "unknown recipient",
                                             "returned to you",
                                             "recipient not found",
                                             "not listed in",
                                             "over quota",
                                             "invalid recipient",
                                             "quota exceeded",
                                             "has been rejected",
                                             "following addresses failed",
                                             "unbekannt",
                                             "non remis",
                                             "no such recipient",
                                             "undelivered",
                                             "delivery error",
                                             "transcript of session",
                                             "unrouteable",
                                             "user not found",
                                             "account is disabled",
                                             NULL};

static const char *const delay_phrases[] = {"delivery delayed",
                                            "has not yet been delivered",
                                            "not been delivered yet",
                                            "will be retried",
                                            "still being retried",
                                            "delayed mail",
                                            "warning message only",
                                            "will keep trying",
                                            "do not need to resend",
                                            "not need to resend",
                                            "delivery is delayed",
                                            "no action is required",
                                            "could not be delivered for",
                                            "delivery attempts will continue",
                                            NULL};

static gboolean has_any(const char *text, const char *const *phrases)
{
    for (; *phrases != NULL; phrases++)
        if (strstr(text, *phrases) != NULL)
            return TRUE;
    return FALSE;
}

char *wording_head(const char *text)
{
    g_autofree char *cut = text_truncate(text, HEAD_MAX);
    g_autofree char *lower = g_utf8_strdown(cut, -1);
    GString *head = g_string_new(NULL);
    gboolean space_due = FALSE;
    for (const char *p = lower; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isspace(c)) {
            space_due = TRUE;
            continue;
        }
        if (space_due && head->len > 0)
            g_string_append_c(head, ' ');
        space_due = FALSE;
        g_string_append_unichar(head, c == 0x2019 ? '\'' : c);
    }
    return g_string_free(head, FALSE);
}

/* Only at the start, behind "Re:" and the like of gateways: a person's "Re: your out of office
   plan" is an answer. */
static gboolean starts_with_any(const char *subject, const char *const *phrases)
{
    const char *start = subject;
    while (g_str_has_prefix(start, "re: ") || g_str_has_prefix(start, "aw: ")
           || g_str_has_prefix(start, "[external] "))
        start = strchr(start, ' ') + 1;
    for (; *phrases != NULL; phrases++)
        if (g_str_has_prefix(start, *phrases))
            return TRUE;
    return FALSE;
}

gboolean wording_subject_is_autoreply(const char *subject)
{
    return starts_with_any(subject, autoreply_subjects);
}

gboolean wording_text_is_autoreply(const char *text)
{
    return has_any(text, program_phrases)
           || (has_any(text, away_phrases) && has_any(text, notice_phrases));
}

gboolean wording_subject_is_bounce(const char *subject)
{
    return has_any(subject, bounce_subjects);
}

gboolean wording_text_is_bounce(const char *text)
{
    return has_any(text, bounce_phrases);
}

gboolean wording_is_delay(const char *subject, const char *text)
{
    static const char *const subjects[] = {"delayed", "delay)", "warning:", "verzögert", NULL};
    return has_any(text, delay_phrases) || has_any(subject, subjects);
}

gboolean wording_is_receipt(const char *subject, const char *text)
{
    static const char *const subjects[] = {"read: ",
                                           "not read: ",
                                           "gelesen: ",
                                           "lu : ",
                                           "lu: ",
                                           "leído: ",
                                           "ungelesen gelöscht: ",
                                           "non lu : ",
                                           "no leído: ",
                                           "read receipt",
                                           "return receipt",
                                           NULL};
    static const char *const phrases[] = {"was read on",
                                          "was deleted without being read",
                                          "wurde am",
                                          "a été lu",
                                          "se leyó el",
                                          "has been displayed",
                                          "was displayed on",
                                          "ungelesen gelöscht",
                                          "a été supprimé",
                                          "se eliminó sin leer",
                                          NULL};
    return starts_with_any(subject, subjects) && has_any(text, phrases);
}

gboolean wording_is_recall(const char *subject, const char *text)
{
    static const char *const subjects[] = {
        "recall: ", "message recall", "rückruf: ", "rappel : ", "rappel: ", "recuperar: ", NULL};
    static const char *const phrases[] = {"would like to recall the message",
                                          "like to recall",
                                          "möchte die nachricht",
                                          "souhaite rappeler",
                                          "desea recuperar",
                                          "recall report",
                                          "recall was",
                                          NULL};
    return starts_with_any(subject, subjects) && has_any(text, phrases);
}
