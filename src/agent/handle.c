/* SPDX-License-Identifier: MIT */
/* One mail: who wrote it, which letter does it answer, may they, what do they mean? */
#include <string.h>

#include "agent/asking-desk.h"
#include "agent/case-desk.h"
#include "agent/closing.h"
#include "agent/confirmation.h"
#include "agent/joining-desk.h"
#include "agent/own-desk.h"
#include "agent/stranger-desk.h"
#include "agent/tenure-mail.h"
#include "intake/intake.h"
#include "intake/own-command.h"
#include "programme/joining.h"
#include "store/cases.h"
#include "store/ledger.h"
#include "store/outbox.h"
#include "store/people.h"
#include "store/strangers.h"

enum { LETTERS_PER_REQUEST = 60 /* a day */, SECONDS_PER_DAY = 86400, CAUSE_LENGTH = 24 };

/* A mail on the desk, and what is known of it so far. */
typedef struct {
    const Desk *desk;
    const Message *message;
    gint64 now;
    Person *sender;       /* NULL: nobody known */
    TokenRecord *token;   /* of the letter answered; NULL: none that is genuine */
    gboolean contradicts; /* genuine tokens of different matters */
    Person *bound;        /* whom the token was given */
    gint64 request_number;
    Occasion occasion;
    char cause[CAUSE_LENGTH + 1];
} Mail;

static void mail_clear(Mail *mail)
{
    person_free(mail->sender);
    person_free(mail->bound);
    token_record_free(mail->token);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Mail, mail_clear)

/* The same mail has the same cause, whatever path it came by. */
static void name_cause(Mail *mail)
{
    g_autofree char *text =
        g_strdup_printf("%s/%s", mail->message->message_id, mail->message->semantic_hash);
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    g_strlcpy(mail->cause, digest, sizeof mail->cause);
}

static gboolean is_genuine(const Mail *mail, const char *word, const TokenRecord *record)
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
static gboolean find_token(Mail *mail, GError **error)
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

static gboolean is_expired(const Mail *mail)
{
    g_autoptr(GTimeZone) zone = person_time_zone(mail->bound);
    GDate today;
    g_date_clear(&today, 1);
    calendar_day_of(mail->now, zone, &today);
    return g_date_get_julian(&today) > mail->token->expires_on;
}

/* The office's own address need be nobody's on record. */
static void take_office(Mail *mail)
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
static gboolean drop_stranger(Mail *mail, GError **error)
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

static gboolean identify(Mail *mail, GError **error)
{
    const Desk *desk = mail->desk;
    const char *zone = desk->settings->programme_time_zone;
    guint answers = 0;
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

/* To a mail that nobody vouches for the same letter goes once a day at most: it may be forged. */
static gboolean write_plain(const Mail *mail, LetterKind kind, const Person *reader,
                            const char *topic, GError **error)
{
    g_autofree char *daily = g_strdup_printf("day-%" G_GINT64_FORMAT, mail->now / SECONDS_PER_DAY);
    Occasion occasion = mail->occasion;
    if (mail->token == NULL && mail->message->authenticated != AUTHENTICATED_PASS)
        occasion.cause = daily;
    Letter letter = {.kind = kind, .reader_id = reader->id, .topic = (char *)topic, .urgent = TRUE};
    return compose_letter(mail->desk, &letter, NULL, reader, &occasion, error);
}

/* A new request. Whoever answers a letter of ours has shown that the mailbox is theirs; for others
   the boundary must vouch. */
static gboolean take_request(Mail *mail, const char **outcome, GError **error)
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
static gboolean drop_private(Mail *mail, gint64 request_number, const char **outcome,
                             GError **error)
{
    g_autofree char *once = g_strdup_printf("left-%" G_GINT64_FORMAT, request_number);
    Occasion occasion = mail->occasion;
    occasion.cause = once;
    Letter letter = {.kind = LETTER_PRIVATE, .reader_id = mail->sender->id, .urgent = TRUE};
    *outcome = "private";
    return compose_letter(mail->desk, &letter, NULL, mail->sender, &occasion, error);
}

/* TRUE in *taken if the mail asks for something about the sender's own data (rule 29): only where
   nobody else can have written it. */
static gboolean take_own_command(Mail *mail, gboolean prompted, const char **outcome,
                                 gboolean *taken, GError **error)
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
static gboolean take_tenure(const Mail *mail, gboolean *taken, const char **outcome, GError **error)
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

/* PURPOSE_NONE: no letter of ours is answered. */
static Purpose purpose_answered(const Mail *mail)
{
    Purpose purpose = PURPOSE_NONE;
    if (mail->token != NULL)
        (void)purpose_parse(mail->token->purpose, &purpose);
    return purpose;
}

/* Somebody says who a stranger is: in a mail that the boundary vouches for, or in answer to a
   letter of their own. */
static gboolean take_judgement(Mail *mail, gint64 stranger_id, gboolean *taken,
                               const char **outcome, GError **error)
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

static gboolean handle_unprompted(Mail *mail, const char **outcome, GError **error)
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
        return write_plain(mail, LETTER_UNREADABLE, mail->sender, NULL, error);
    }
    if (!take_own_command(mail, FALSE, outcome, &taken, error) || taken)
        return taken;
    if (!take_judgement(mail, 0, &taken, outcome, error) || taken)
        return taken;
    if (!take_tenure(mail, &taken, outcome, error) || taken)
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
    return write_plain(mail, LETTER_HELP, mail->sender, NULL, error);
}

static gboolean is_question(Purpose purpose)
{
    return purpose == PURPOSE_CONFIRM || purpose == PURPOSE_VOUCH;
}

/* An answer to a letter that asks for the commitments; *taken is FALSE if it says neither yes nor
   no, and means something else. */
static gboolean take_promise(Mail *mail, const IntakeContext *context, gboolean *taken,
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
static gboolean handle_forget(Mail *mail, const IntakeContext *context, const char **outcome,
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
static gboolean handle_answer(Mail *mail, const char **outcome, GError **error)
{
    const Desk *desk = mail->desk;
    gboolean taken = FALSE;
    g_autoptr(Case) case_ = NULL;
    g_autoptr(GTimeZone) zone = person_time_zone(mail->bound);
    IntakeContext context = {
        .offer_number = mail->token->offer_number, .zone = zone, .now = mail->now};
    if (!purpose_parse(mail->token->purpose, &context.purpose)
        || !letter_kind_parse(mail->token->letter, &context.letter)
        || context.purpose == PURPOSE_HELLO || context.purpose == PURPOSE_NONE
        || context.purpose == PURPOSE_TENURE || context.purpose == PURPOSE_LEAVER)
        return handle_unprompted(mail, outcome, error);
    if (context.purpose == PURPOSE_FORGET)
        return handle_forget(mail, &context, outcome, error);
    if (!is_question(context.purpose) && context.purpose != PURPOSE_REPLY
        && (!take_own_command(mail, TRUE, outcome, &taken, error) || taken))
        return taken;
    gint64 stranger_id = context.purpose == PURPOSE_VERIFY ? mail->token->offer_number : 0;
    if (stranger_id != 0 && (!take_judgement(mail, stranger_id, &taken, outcome, error) || taken))
        return taken;
    if (!take_promise(mail, &context, &taken, outcome, error) || taken)
        return taken;
    if (mail->request_number == 0)
        return handle_unprompted(mail, outcome, error);
    if (!store_load_case(desk->store, mail->request_number, desk->settings->programme_time_zone,
                         &case_, error))
        return FALSE;
    context.case_ = case_;
    g_autoptr(Event) event =
        case_ != NULL ? intake_understand(mail->message, &context, mail->cause) : NULL;
    if (event == NULL) {
        *outcome = message_class_name(mail->message->class);
        return TRUE;
    }
    if (mail->contradicts && event->kind != EVENT_AWAY)
        event->kind = intake_unclear_kind(context.purpose);
    gboolean good = !is_unclear(event->kind) || take_tenure(mail, &taken, outcome, error);
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
    if (is_question(context.purpose))
        return confirmation_answer(desk, case_, &context, event, &mail->occasion, error);
    return case_decide(desk, case_, event, &mail->occasion, error);
}

/* A good token in the wrong hands, or in a mail that the boundary calls forged: nothing happens
 * yet. */
static gboolean handle_foreign(Mail *mail, const char **outcome, GError **error)
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

static gboolean handle_prompted(Mail *mail, const char **outcome, GError **error)
{
    mail->request_number = mail->token->request_number;
    if (mail->bound == NULL) {
        *outcome = "foreign";
        return TRUE;
    }
    /* A question goes to the registered address alone: who can answer it reads that mailbox,
       whatever the boundary says of the way the answer took. */
    gboolean asked = is_question(purpose_answered(mail));
    gboolean own = mail->sender != NULL && mail->sender->id == mail->bound->id
                   && (asked || mail->message->authenticated != AUTHENTICATED_FAIL);
    if (!is_expired(mail))
        return own ? handle_answer(mail, outcome, error) : handle_foreign(mail, outcome, error);
    *outcome = "expired";
    if (!own || mail->message->class != MESSAGE_PERSON)
        return TRUE;
    if (joining_is_open(mail->bound, mail->token->letter))
        return joining_ask_anew(mail->desk, mail->bound, &mail->occasion, error);
    return write_plain(mail, LETTER_EXPIRED, mail->bound, NULL, error);
}

/* Whom the returned letter was for: an offer's mentor, or the mentee (0). FALSE: neither. */
static gboolean find_returned(const Mail *mail, const Case *case_, guint *offer_number)
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
static gboolean handle_bounce(Mail *mail, const char **outcome, GError **error)
{
    const Desk *desk = mail->desk;
    g_autoptr(Case) case_ = NULL;
    *outcome = message_class_name(mail->message->class);
    if (mail->token == NULL || mail->bound == NULL || mail->contradicts || is_expired(mail)
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

/* What a stranger answers to the one letter that they get is one more mail of theirs. */
static gboolean is_of_stranger(const Mail *mail)
{
    return mail->sender == NULL && mail->bound != NULL && mail->bound->roles == 0
           && mail->bound->id != PERSON_OFFICE
           && g_strcmp0(mail->bound->email, mail->message->from) == 0;
}

static gboolean decide_mail(Mail *mail, const char **outcome, GError **error)
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
        return mail->token != NULL && !is_of_stranger(mail)
                   ? handle_prompted(mail, outcome, error)
                   : handle_unprompted(mail, outcome, error);
    }
    g_assert_not_reached();
}

gboolean desk_handle(const Desk *desk, const Message *message, const char **outcome, GError **error)
{
    g_auto(Mail) mail = {.desk = desk, .message = message, .now = clock_now(&desk->clock)};
    gboolean handled = FALSE;
    if (!closures_refresh(desk, error)
        || !store_is_handled(desk->store, message->message_id, message->semantic_hash, &handled,
                             error))
        return FALSE;
    if (handled) {
        *outcome = "duplicate";
        return TRUE;
    }
    name_cause(&mail);
    mail.occasion = (Occasion){.cause = mail.cause, .answered_id = message->message_id};
    if (!identify(&mail, error) || !decide_mail(&mail, outcome, error))
        return FALSE;
    LedgerEntry entry = {.message_id = message->message_id,
                         .semantic_hash = message->semantic_hash,
                         .outcome = *outcome,
                         .person_id = mail.sender != NULL ? mail.sender->id : 0,
                         .request_number = mail.request_number,
                         .handled_at = mail.now};
    return store_record_handled(desk->store, &entry, error);
}
