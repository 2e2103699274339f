/* SPDX-License-Identifier: MIT */
#include "agent/incoming.h"

#include <string.h>

#include "agent/case-desk.h"
#include "store/outbox.h"
#include "store/people.h"
#include "store/strangers.h"

enum { SECONDS_PER_DAY = 86400 };

void incoming_clear(Incoming *mail)
{
    person_free(mail->sender);
    person_free(mail->bound);
    token_record_free(mail->token);
}

/* The same mail has the same cause, whatever path it came by. */
static void name_cause(Incoming *mail)
{
    g_autofree char *text =
        g_strdup_printf("%s/%s", mail->message->message_id, mail->message->semantic_hash);
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    g_strlcpy(mail->cause, digest, sizeof mail->cause);
}

static gboolean is_genuine(const Incoming *mail, const char *word, const TokenRecord *record)
{
    TokenGrant grant = {.purpose = record->purpose,
                        .request_number = record->request_number,
                        .offer_number = record->offer_number,
                        .person_id = record->person_id,
                        .expires_on = record->expires_on};
    return token_is_genuine(mail->desk->keys, word, &grant);
}

/* A mentee's thread holds letters about many offers of one request; a mentor's answer is about one.
 */
static gboolean is_other_matter(const TokenRecord *a, const TokenRecord *b)
{
    const char *answer = purpose_name(PURPOSE_ANSWER);
    gboolean one_offer = g_str_equal(a->purpose, answer) || g_str_equal(b->purpose, answer);
    return a->request_number != b->request_number || a->person_id != b->person_id
           || (one_offer && a->offer_number != b->offer_number);
}

/* The first genuine token in the order of its carriers; a second one of another matter puts the
   answer in doubt. */
static gboolean find_token(Incoming *mail, GError **error)
{
    for (guint i = 0; i < mail->message->tokens->len; i++) {
        const char *word = mail->message->tokens->pdata[i];
        g_autofree char *ref = g_strndup(word, TOKEN_REF_LENGTH);
        g_autoptr(TokenRecord) record = NULL;
        if (!store_find_token(mail->desk->store, ref, &record, error))
            return FALSE;
        if (record == NULL || !is_genuine(mail, word, record))
            continue;
        if (mail->token == NULL)
            mail->token = g_steal_pointer(&record);
        else
            mail->contradicts |= is_other_matter(mail->token, record);
    }
    return TRUE;
}

gboolean incoming_is_expired(const Incoming *mail)
{
    g_autoptr(GTimeZone) zone = person_time_zone(mail->bound);
    GDate today;
    g_date_clear(&today, 1);
    calendar_day_of(mail->now, zone, &today);
    return g_date_get_julian(&today) > mail->token->expires_on;
}

/* The office's own address need be nobody's on record. */
static void take_office(Incoming *mail)
{
    gboolean bound = mail->token != NULL && mail->token->person_id == PERSON_OFFICE;
    gboolean vouched = mail->message->authenticated == AUTHENTICATED_PASS;
    if (bound)
        mail->bound = office_person(mail->desk->settings);
    if (mail->sender == NULL && office_is_at(mail->desk->settings, mail->message->from)
        && (bound || vouched))
        mail->sender = office_person(mail->desk->settings);
}

/* Of whom a mail is held is nobody yet (see stranger-desk.c). Who was on record once, and has no
   role any more, may still ask about their own data. */
static gboolean drop_stranger(Incoming *mail, GError **error)
{
    gboolean held = FALSE;
    if (mail->sender == NULL || mail->sender->roles != 0)
        return TRUE;
    if (!store_is_stranger(mail->desk->store, mail->sender->id, &held, error))
        return FALSE;
    if (held)
        g_clear_pointer(&mail->sender, person_free);
    return TRUE;
}

gboolean incoming_identify(Incoming *mail, GError **error)
{
    const Desk *desk = mail->desk;
    const char *zone = desk->settings->programme_time_zone;
    guint answers = 0;
    name_cause(mail);
    mail->occasion = (Occasion){.cause = mail->cause, .answered_id = mail->message->message_id};
    if (*mail->message->from != '\0'
        && !store_find_person(desk->store, mail->message->from, zone, &mail->sender, error))
        return FALSE;
    if (!drop_stranger(mail, error) || !find_token(mail, error))
        return FALSE;
    take_office(mail);
    if (mail->token != NULL && mail->bound == NULL
        && !store_load_person(desk->store, mail->token->person_id, zone, &mail->bound, error))
        return FALSE;
    if (mail->sender == NULL)
        return TRUE;
    mail->occasion.sender_id = mail->sender->id;
    if (!store_count_answers(desk->store, mail->sender->id, mail->now - SECONDS_PER_DAY, &answers,
                             error))
        return FALSE;
    mail->occasion.silent_to_sender = answers >= desk->settings->policy_letters_per_day;
    return TRUE;
}

/* PURPOSE_NONE: no letter of ours is answered. */
Purpose incoming_purpose(const Incoming *mail)
{
    Purpose purpose = PURPOSE_NONE;
    if (mail->token != NULL)
        (void)purpose_parse(mail->token->purpose, &purpose);
    return purpose;
}

/* What a stranger answers to the one letter that they get is one more mail of theirs. */
gboolean incoming_is_of_stranger(const Incoming *mail)
{
    return mail->sender == NULL && mail->bound != NULL && mail->bound->roles == 0
           && mail->bound->id != PERSON_OFFICE
           && g_strcmp0(mail->bound->email, mail->message->from) == 0;
}

/* To a mail that nobody vouches for the same letter goes once a day at most: it may be forged. */
gboolean incoming_write_plain(const Incoming *mail, LetterKind kind, const Person *reader,
                              const char *topic, GError **error)
{
    g_autofree char *daily = g_strdup_printf("day-%" G_GINT64_FORMAT, mail->now / SECONDS_PER_DAY);
    Occasion occasion = mail->occasion;
    if (mail->token == NULL && mail->message->authenticated != AUTHENTICATED_PASS)
        occasion.cause = daily;
    Letter letter = {.kind = kind, .reader_id = reader->id, .topic = (char *)topic, .urgent = TRUE};
    return compose_letter(mail->desk, &letter, NULL, reader, &occasion, error);
}
