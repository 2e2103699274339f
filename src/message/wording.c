/* SPDX-License-Identifier: MIT */
#include "message/wording.h"

#include <string.h>

#include "base/text-search.h"

enum { HEAD_MAX = 1500 };

gboolean wording_has_any(const char *text, const char *const *phrases)
{
    return text_has_any(text, phrases);
}

/* How much of `text` is its head: whole characters. */
static gsize head_length(const char *text)
{
    gsize length = strnlen(text, HEAD_MAX + 1);
    if (length <= HEAD_MAX)
        return length;
    const char *last = g_utf8_find_prev_char(text, text + HEAD_MAX + 1);
    return last != NULL ? (gsize)(last - text) : 0;
}

char *wording_head(const char *text)
{
    const char *end = text + head_length(text);
    char *head = g_malloc(2 * (gsize)(end - text) + 1); /* lower case may take a byte more */
    gsize length = 0;
    gboolean space_due = FALSE;
    for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
        gboolean ascii = (guchar)*p < 0x80; /* nearly always: no table of Unicode is asked */
        gunichar c = ascii ? (gunichar)*p : g_utf8_get_char(p);
        if (ascii ? g_ascii_isspace(*p) : g_unichar_isspace(c)) {
            space_due = length > 0;
            continue;
        }
        if (space_due)
            head[length++] = ' ';
        space_due = FALSE;
        if (ascii)
            head[length++] = *p >= 'A' && *p <= 'Z' ? (char)(*p + ('a' - 'A')) : *p;
        else if (c == 0x2019)
            head[length++] = '\'';
        else
            length += (gsize)g_unichar_to_utf8(g_unichar_tolower(c), head + length);
    }
    head[length] = '\0';
    return head;
}

gboolean wording_starts_with_any(const char *subject, const char *const *phrases)
{
    static const char *const prefixes[] = {"re: ", "aw: ", "[external] ", "[ext] ", "external: "};
    const char *start = subject;
    for (gsize i = 0; i < G_N_ELEMENTS(prefixes); i++)
        if (g_str_has_prefix(start, prefixes[i])) {
            start += strlen(prefixes[i]);
            i = (gsize)-1; /* from the first again */
        }
    for (; *phrases != NULL; phrases++)
        if (g_str_has_prefix(start, *phrases))
            return TRUE;
    return FALSE;
}

gboolean wording_is_receipt(const char *subject, const char *text)
{
    static const char *const subjects[] = {"read: ",
                                           "not read: ",
                                           "gelesen: ",
                                           "lu : ",
                                           "lu: ",
                                           "leído: ",
                                           "letto: ",
                                           "lida: ",
                                           "lido: ",
                                           "gelezen: ",
                                           "läst: ",
                                           "ungelesen gelöscht: ",
                                           "non lu : ",
                                           "no leído: ",
                                           "read receipt",
                                           "return receipt",
                                           "read notification",
                                           "lesebestätigung",
                                           "accusé de réception",
                                           "confirmation de lecture",
                                           "confirmación de lectura",
                                           "conferma di lettura",
                                           "confirmação de leitura",
                                           "leesbevestiging",
                                           NULL};
    static const char *const phrases[] = {"was read on",
                                          "was deleted without being read",
                                          "wurde am",
                                          "wurde gelesen",
                                          "a été lu",
                                          "se leyó el",
                                          "fue leído",
                                          "è stato letto",
                                          "foi lida",
                                          "foi lido",
                                          "is gelezen",
                                          "has been displayed",
                                          "has been read",
                                          "has been opened",
                                          "was displayed on",
                                          "ungelesen gelöscht",
                                          "a été supprimé",
                                          "a été affiché",
                                          "se eliminó sin leer",
                                          "this is a receipt for",
                                          NULL};
    return wording_starts_with_any(subject, subjects) && wording_has_any(text, phrases);
}

gboolean wording_is_recall(const char *subject, const char *text)
{
    static const char *const subjects[] = {
        "recall: ",    "message recall",     "rückruf: ",  "rappel : ",          "rappel: ",
        "recuperar: ", "recuperación: ",     "richiamo: ", "recuperar mensagem", "intrekken: ",
        "rückruf:",    "recall success",     "recall fai", "message recall rep", "återkalla: ",
        "recuperar:",  "solicitud de recup", NULL};
    static const char *const phrases[] = {"would like to recall the message",
                                          "like to recall",
                                          "möchte die nachricht",
                                          "souhaite rappeler",
                                          "desea recuperar",
                                          "desidera richiamare",
                                          "gostaria de recuperar",
                                          "wil het bericht",
                                          "recall report",
                                          "recall was",
                                          "recall succe",
                                          "attempted to recall",
                                          NULL};
    return wording_starts_with_any(subject, subjects) && wording_has_any(text, phrases);
}

gboolean wording_is_challenge(const char *subject, const char *text)
{
    static const char *const subjects[] = {"please confirm your message",
                                           "please verify your email",
                                           "confirm your email to",
                                           "verification required",
                                           "sender verification",
                                           "action required: verify",
                                           "your email requires verif",
                                           "confirmation required",
                                           "[boxtrapper]",
                                           "please authenticate",
                                           "message held pending",
                                           "your message to",
                                           "challenge:",
                                           "please confirm",
                                           "verify you are",
                                           "anti-spam verification",
                                           "one time verification",
                                           NULL};
    static const char *const phrases[] = {"prove you are human",
                                          "prove that you are human",
                                          "are a human",
                                          "you are not a robot",
                                          "you are a real person",
                                          "not an automated",
                                          "complete the verification",
                                          "to have your message delivered",
                                          "before your message can be delivered",
                                          "before your message is delivered",
                                          "until you confirm",
                                          "once you have confirmed",
                                          "added to the approved senders",
                                          "approved sender list",
                                          "approved senders list",
                                          "verify that you are the sender",
                                          "one-time verification",
                                          "one time verification",
                                          "challenge-response",
                                          "challenge/response",
                                          "reply to this message to release",
                                          "to release your message",
                                          "spam protection",
                                          "protected by spam",
                                          NULL};
    static const char *const sure[] = {"confirm that you are a person",
                                       "confirm you are a person",
                                       "confirm that you are human",
                                       "confirm you are human",
                                       "i protect my mailbox",
                                       "waits in a queue",
                                       "prove you are human",
                                       "prove that you are human",
                                       "before your message can be delivered",
                                       "verify that you are the sender",
                                       "have not been approved to send",
                                       NULL};
    return (wording_starts_with_any(subject, subjects) && wording_has_any(text, phrases))
           || wording_has_any(text, sure);
}

gboolean wording_is_digest(const char *subject, const char *text)
{
    static const char *const subjects[] = {"quarantine",
                                           "spam quarantine",
                                           "end user quarantine",
                                           "end-user quarantine",
                                           "spam digest",
                                           "spam summary",
                                           "spam notification",
                                           "spam report",
                                           "junk mail report",
                                           "email quarantine",
                                           "message quarantine",
                                           "microsoft 365 security: you have",
                                           "you have messages in quarantine",
                                           "daily quarantine",
                                           "held message",
                                           "you have new held messages",
                                           "messages on hold",
                                           "cuarentena",
                                           "spam-quarantäne",
                                           "quarantäne",
                                           "reaction daily digest",
                                           "reaction digest",
                                           "reactions digest",
                                           "your daily digest",
                                           "daily digest",
                                           "weekly digest",
                                           "missed activity",
                                           "you have missed",
                                           NULL};
    static const char *const phrases[] = {"quarantine",
                                          "held for review",
                                          "blocked messages",
                                          "release message",
                                          "review these messages",
                                          "reacted to your",
                                          "reacted to",
                                          "reactions to your",
                                          "messages are being held",
                                          "spam messages",
                                          "unsubscribe",
                                          "manage notification",
                                          "notification settings",
                                          "cuarentena",
                                          "quarantäne",
                                          "new reactions",
                                          "reaction to your",
                                          NULL};
    return wording_starts_with_any(subject, subjects) && wording_has_any(text, phrases);
}
