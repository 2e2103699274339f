/* SPDX-License-Identifier: MIT */
#include "agent/compose.h"

#include <string.h>

#include "agent/notice.h"
#include "base/address.h"
#include "message/draft.h"
#include "store/cases.h"
#include "store/outbox.h"
#include "store/people.h"

enum {
    THREAD_REFERENCES = 10,
    LIFE_QUESTION = 18 /* 10 business days and holidays */,
    LIFE_OTHER = 90,   /* days */
    LIFE_TENURE = 400, /* a pause may be long */
};

/* One letter on its way from the rules to the outbox. */
typedef struct {
    const Desk *desk;
    const Letter *letter;
    const Case *case_;
    const Person *reader; /* NULL: the introduction's two */
    const Occasion *occasion;
    gint64 now;
    char *key;
    char *token; /* "" for none */
    char *message_id;
    char *reply_address;
    GTimeZone *zone;
    const char *recipients[3];
    const char *names[3];
} Composition;

static gint64 request_number(const Composition *c)
{
    return c->case_ != NULL ? c->case_->request->number : 0;
}

static gboolean is_answer(const Composition *c)
{
    return c->reader != NULL && c->occasion->sender_id == c->reader->id;
}

static void name_recipients(Composition *c)
{
    if (c->reader != NULL) {
        c->recipients[0] = c->reader->email;
        c->names[0] = c->reader->name;
        return;
    }
    const Person *mentee = case_mentee(c->case_);
    const Person *mentor = case_mentor(c->case_, case_offer(c->case_, c->letter->offer_number));
    c->recipients[0] = mentee->email;
    c->names[0] = mentee->name;
    c->recipients[1] = mentor->email;
    c->names[1] = mentor->name;
}

static gboolean is_question(LetterKind kind)
{
    return kind == LETTER_CONFIRM || kind == LETTER_FORGET;
}

/* The token's record is made with the letter; made again, it is the same. */
static gboolean grant_token(Composition *c, GError **error)
{
    const char *domain = address_domain(c->desk->settings->programme_address);
    Purpose purpose = letter_purpose(c->letter, c->case_);
    if (purpose == PURPOSE_NONE) {
        g_autofree char *id = token_opaque_id(c->desk->keys, c->key);
        c->token = g_strdup("");
        c->message_id = g_strdup_printf("%s.%s@%s", letter_kind_name(c->letter->kind), id, domain);
        c->reply_address = g_strdup("");
        return TRUE;
    }
    GDate today;
    g_assert(c->reader != NULL);
    g_date_clear(&today, 1);
    calendar_day_of(c->now, c->zone, &today);
    guint32 life = is_question(c->letter->kind) ? LIFE_QUESTION : LIFE_OTHER;
    if (purpose == PURPOSE_TENURE || purpose == PURPOSE_LEAVER)
        life = LIFE_TENURE;
    TokenGrant grant = {.purpose = purpose_name(purpose),
                        .request_number = request_number(c),
                        .offer_number = c->letter->offer_number,
                        .person_id = c->reader->id,
                        .expires_on = g_date_get_julian(&today) + life};
    c->token = token_make(c->desk->keys, c->key, &grant);
    c->message_id = g_strdup_printf("%s@%s", c->token, domain);
    c->reply_address = c->desk->settings->programme_plus_addressing
                           ? address_with_detail(c->desk->settings->programme_address, c->token)
                           : g_strdup(c->desk->settings->programme_address);
    g_autofree char *ref = g_strndup(c->token, TOKEN_REF_LENGTH);
    TokenRecord record = {.ref = ref,
                          .purpose = (char *)grant.purpose,
                          .request_number = grant.request_number,
                          .offer_number = grant.offer_number,
                          .person_id = grant.person_id,
                          .expires_on = grant.expires_on,
                          .about_id = c->letter->about_id,
                          .letter = (char *)letter_kind_name(c->letter->kind)};
    return store_record_token(c->desk->store, &record, error);
}

/* One thread per request and person: the mentee's hangs on the mail that asked. The introduction
   begins a thread of its own, for it leaves the programme's. */
static gboolean find_thread(const Composition *c, char **references, char **in_reply_to,
                            GError **error)
{
    g_autofree char *sent = NULL;
    *references = NULL;
    *in_reply_to = NULL;
    if (c->reader == NULL)
        return TRUE;
    if (request_number(c) != 0
        && !store_thread_references(c->desk->store, request_number(c), c->reader->id,
                                    THREAD_REFERENCES, &sent, error))
        return FALSE;
    GString *ids = g_string_new(NULL);
    gboolean own = c->case_ != NULL && c->case_->request->mentee_id == c->reader->id;
    const char *answered = is_answer(c) ? c->occasion->answered_id : NULL;
    if (own && c->case_->request->message_id != NULL && *c->case_->request->message_id != '\0')
        g_string_append_printf(ids, "<%s>", c->case_->request->message_id);
    if (sent != NULL && *sent != '\0')
        g_string_append_printf(ids, "%s%s", ids->len > 0 ? " " : "", sent);
    if (answered != NULL && *answered != '\0') {
        g_autofree char *id = g_strdup_printf("<%s>", answered);
        if (strstr(ids->str, id) == NULL)
            g_string_append_printf(ids, "%s%s", ids->len > 0 ? " " : "", id);
    }
    *references = g_string_free(ids, FALSE);
    const char *last = strrchr(*references, '<');
    *in_reply_to = last != NULL ? g_strdup(last) : NULL;
    return TRUE;
}

/* Whom a letter of one matter is about, who answers it directly. */
static const char *person_told_of(const Composition *c)
{
    return ((const NotedMatter *)c->occasion->matters->pdata[0])->person_address;
}

static GBytes *write_draft(const Composition *c, gint64 leaves_at, GError **error)
{
    const Settings *settings = c->desk->settings;
    LetterContext context = {.letter = c->letter,
                             .case_ = c->case_,
                             .reader = c->reader,
                             .matters = c->occasion->matters,
                             .own = c->occasion->own,
                             .tenure = c->occasion->tenure,
                             .coordinators = c->occasion->coordinators,
                             .programme_name = settings->programme_name,
                             .reply_address = c->reply_address,
                             .token = c->token,
                             .calendar = c->desk->calendar,
                             .zone = c->zone,
                             .now = c->now,
                             .closures = c->occasion->closures};
    g_autoptr(WrittenLetter) written = templates_write(c->desk->templates, &context, error);
    g_autofree char *references = NULL;
    g_autofree char *in_reply_to = NULL;
    if (written == NULL || !find_thread(c, &references, &in_reply_to, error))
        return NULL;
    const char *const programme[] = {c->reply_address, NULL};
    const char *const mentee[] = {c->case_ != NULL ? case_mentee(c->case_)->email : NULL, NULL};
    const char *const *reply_to = c->reader != NULL ? programme : c->recipients;
    if (c->letter->kind == LETTER_QUESTION) /* theirs to talk about, and not with us */
        reply_to = mentee;
    const char *const corrector[] = {
        c->letter->kind == LETTER_CORRECTION ? person_told_of(c) : NULL, NULL};
    if (corrector[0] != NULL)
        reply_to = corrector;
    Draft draft = {.from_name = settings->programme_name,
                   .from = settings->programme_address,
                   .to_names = c->names,
                   .to = c->recipients,
                   .reply_to = reply_to,
                   .subject = written->subject,
                   .message_id = c->message_id,
                   .in_reply_to = in_reply_to,
                   .references = references != NULL && *references != '\0' ? references : NULL,
                   .letter = letter_kind_name(c->letter->kind),
                   .replied = is_answer(c),
                   .date_at = leaves_at,
                   .zone = c->zone,
                   .text = written->text,
                   .html = written->html};
    return draft_serialise(&draft, error);
}

static gboolean queue(const Composition *c, GError **error)
{
    gint64 leaves_at =
        c->letter->urgent ? c->now : calendar_business_hours(c->desk->calendar, c->now, c->zone);
    g_autoptr(GBytes) bytes = write_draft(c, leaves_at, error);
    if (bytes == NULL)
        return FALSE;
    gboolean queued;
    OutboxLetter row = {.letter_key = c->key,
                        .message_id = c->message_id,
                        .letter = letter_kind_name(c->letter->kind),
                        .request_number = request_number(c),
                        .person_id = c->reader != NULL ? c->reader->id : 0,
                        .answer = is_answer(c),
                        .timer = !c->letter->urgent,
                        .offer_number = c->letter->offer_number,
                        .created_at = c->now,
                        .not_before = leaves_at,
                        .bytes = bytes,
                        .recipients = c->recipients};
    return store_queue_letter(c->desk->store, &row, &queued, error);
}

gboolean compose_letter(const Desk *desk, const Letter *letter, const Case *case_,
                        const Person *reader, const Occasion *occasion, GError **error)
{
    Composition c = {.desk = desk,
                     .letter = letter,
                     .case_ = case_,
                     .reader = reader,
                     .occasion = occasion,
                     .now = clock_now(&desk->clock)};
    if ((is_answer(&c) && occasion->silent_to_sender)
        || (reader != NULL && person_is_forgotten(reader)))
        return TRUE;
    name_recipients(&c);
    c.key = g_strdup_printf("%s/%" G_GINT64_FORMAT "/%u/%" G_GINT64_FORMAT "/%s",
                            letter_kind_name(letter->kind), request_number(&c),
                            letter->offer_number, reader != NULL ? reader->id : 0, occasion->cause);
    c.zone = person_time_zone(reader != NULL ? reader : case_mentee(case_));
    gboolean done = grant_token(&c, error) && queue(&c, error);
    g_free(c.key);
    g_free(c.token);
    g_free(c.message_id);
    g_free(c.reply_address);
    g_time_zone_unref(c.zone);
    return done;
}

/* A timer's letter that still waits for its hour is stale once its offer has moved on or its clock
   has stopped; so is one about the whole request once that is settled, and "did you talk?" once it
   has ended. */
static gboolean drop_stale_letters(const Desk *desk, const Effects *effects, GError **error)
{
    const Request *request = effects->after->request;
    for (guint i = 0; i < effects->offers_changed->len; i++) {
        guint number = g_array_index(effects->offers_changed, guint, i);
        const Offer *offer = case_offer(effects->after, number);
        if ((offer->state != OFFER_ASKED || offer->due_at == 0)
            && !store_drop_waiting(desk->store, request->number, number, error))
            return FALSE;
    }
    for (guint i = 0; request->state == REQUEST_CLOSED && i < effects->after->offers->len; i++) {
        const Offer *offer = effects->after->offers->pdata[i];
        if (offer->state == OFFER_INTRODUCED
            && !store_drop_waiting(desk->store, request->number, offer->number, error))
            return FALSE;
    }
    gboolean settled = request->state == REQUEST_INTRODUCED || request->state == REQUEST_CLOSED;
    return !effects->request_changed || !settled
           || store_drop_waiting(desk->store, request->number, 0, error);
}

gboolean compose_effects(const Desk *desk, const Effects *effects, const Occasion *occasion,
                         GError **error)
{
    if (!store_save_effects(desk->store, effects, clock_now(&desk->clock), error)
        || !drop_stale_letters(desk, effects, error))
        return FALSE;
    for (guint i = 0; i < effects->letters->len; i++) {
        const Letter *letter = effects->letters->pdata[i];
        /* It lists everybody: one that waits for its hour is overtaken. */
        if (letter->kind == LETTER_NEW_MENTOR
            && !store_drop_waiting(desk->store, effects->after->request->number, 0, error))
            return FALSE;
        const Person *reader =
            letter->reader_id != 0 ? case_person(effects->after, letter->reader_id) : NULL;
        if (!compose_letter(desk, letter, effects->after, reader, occasion, error))
            return FALSE;
    }
    return notices_write(desk, effects, error);
}
