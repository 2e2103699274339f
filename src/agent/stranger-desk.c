/* SPDX-License-Identifier: MIT */
/* Rule 1: a stranger's mail is held, unread by anybody. Where the boundary vouches for the sender,
   they get one neutral letter that names whom to turn to, and those get a letter without the mail's
   text; elsewhere nothing is sent, and the coordinators find the address in their digest. VERIFY:
   the stranger is a mentee, and what was held is a request that waits for the promises. REFUSE, or
   10 business days: it is destroyed, and nothing more is said. Scenarios: strangers/ */
#include "agent/stranger-desk.h"

#include "agent/asking-desk.h"
#include "agent/case-desk.h"
#include "base/address.h"
#include "base/text.h"
#include "intake/intake.h"
#include "intake/judgement.h"
#include "store/matters.h"
#include "store/people.h"
#include "store/strangers.h"

enum {
    MAILS_EACH = 3,
    WORDS_BYTES = 6000, /* of each mail */
    NAME_CHARACTERS = 100,
    HELD_BUSINESS_DAYS = 10,
    SEEN_DAYS = 30,
    END_OF_DAY_HOUR = 17,
    SECONDS_PER_DAY = 86400,
};

static const char *zone_name(const Desk *desk)
{
    return desk->settings->programme_time_zone;
}

static NotedMatter *matter_of(const Person *person, gint64 now)
{
    NotedMatter *noted = g_new0(NotedMatter, 1);
    noted->matter = (Matter){.kind = MATTER_STRANGER, .person_id = person->id};
    noted->person_name = g_strdup(person->name);
    noted->person_address = g_strdup(person->email);
    noted->noted_at = now;
    return noted;
}

static void noted_drop(gpointer noted)
{
    noted_matter_free(noted);
}

/* `person` NULL: nobody by that address is held. */
static gboolean write_verify(const Desk *desk, const Person *judge, const Person *person,
                             const char *topic, const Occasion *occasion, GError **error)
{
    g_autoptr(GPtrArray) matters = g_ptr_array_new_with_free_func(noted_drop);
    if (person != NULL)
        g_ptr_array_add(matters, matter_of(person, clock_now(&desk->clock)));
    Occasion own = *occasion;
    own.matters = matters;
    Letter letter = {.kind = LETTER_VERIFY,
                     .reader_id = judge->id,
                     .offer_number = person != NULL ? (guint)person->id : 0,
                     .topic = (char *)topic,
                     .urgent = TRUE};
    return compose_letter(desk, &letter, NULL, judge, &own, error);
}

static gboolean write_sealed(const Desk *desk, const Person *person, const GPtrArray *judges,
                             const Occasion *occasion, GError **error)
{
    Occasion own = *occasion;
    own.coordinators = judges;
    own.sender_id = person->id;
    Letter letter = {.kind = LETTER_SEALED, .reader_id = person->id, .urgent = TRUE};
    return compose_letter(desk, &letter, NULL, person, &own, error);
}

/* What comes of the first mail that the boundary vouches for, or of the first at all. */
static gboolean tell(const Desk *desk, const Person *person, gboolean vouched,
                     const GPtrArray *judges, const Occasion *occasion, GError **error)
{
    Matter matter = {.kind = MATTER_STRANGER, .person_id = person->id};
    if (!vouched)
        return store_note_matter(desk->store, &matter, clock_now(&desk->clock), error);
    if (!write_sealed(desk, person, judges, occasion, error))
        return FALSE;
    for (guint i = 0; i < judges->len; i++)
        if (!write_verify(desk, judges->pdata[i], person, NULL, occasion, error))
            return FALSE;
    return TRUE;
}

static gboolean hold_first(const Desk *desk, const StrangerMail *mail, const Occasion *occasion,
                           gboolean *held, GError **error)
{
    gint64 now = clock_now(&desk->clock), id = 0;
    gboolean refused = FALSE;
    g_autoptr(GPtrArray) judges = NULL;
    g_autoptr(Person) person = NULL;
    *held = FALSE;
    if (!store_refuses_stranger(desk->store, mail->address, now, &refused, error)
        || !desk_list_coordinators(desk, mail->agency_id, 0, &judges, error))
        return FALSE;
    /* The office has no digest: what nobody vouches for would be told to nobody. */
    gboolean told = judges->len > 0
                    && (mail->vouched || ((const Person *)judges->pdata[0])->id != PERSON_OFFICE);
    if (refused || !told) {
        g_message("a stranger's mail is not held");
        return TRUE;
    }
    *held = TRUE;
    return store_hold_stranger(desk->store, mail, now, &id, error)
           && store_load_person(desk->store, id, zone_name(desk), &person, error)
           && tell(desk, person, mail->vouched, judges, occasion, error);
}

static gboolean hold_more(const Desk *desk, const Stranger *stranger, const StrangerMail *mail,
                          const Occasion *occasion, gboolean *held, GError **error)
{
    g_autoptr(GPtrArray) judges = NULL;
    *held = stranger->mails < MAILS_EACH;
    if (!*held)
        return TRUE;
    if (!store_hold_more(desk->store, stranger->person->id, mail, error)
        || !desk_list_coordinators(desk, stranger->person->agency_id, 0, &judges, error))
        return FALSE;
    return stranger->vouched || !mail->vouched
           || tell(desk, stranger->person, TRUE, judges, occasion, error);
}

/* The office and the programme are no strangers, and there is nothing in a word of thanks. */
static gboolean is_to_be_held(const Desk *desk, const Message *message)
{
    const Settings *settings = desk->settings;
    g_autofree char *own = address_normalise(settings->programme_address);
    return message->class == MESSAGE_PERSON && *message->from != '\0'
           && message->authenticated != AUTHENTICATED_FAIL && *message->reply != '\0'
           && !intake_is_thanks(message) && !office_is_at(settings, message->from)
           && g_strcmp0(message->from, own) != 0;
}

gboolean stranger_hold(const Desk *desk, const Message *message, const Occasion *occasion,
                       const char **outcome, GError **error)
{
    gint64 now = clock_now(&desk->clock);
    gboolean held = FALSE;
    *outcome = "stranger";
    if (!is_to_be_held(desk, message))
        return TRUE;
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(zone_name(desk));
    g_autofree char *words = text_truncate(message->reply, WORDS_BYTES);
    g_autofree char *name = text_single_line(message->from_name, NAME_CHARACTERS);
    StrangerMail mail = {.address = message->from,
                         .name = name,
                         .vouched = message->authenticated == AUTHENTICATED_PASS,
                         .message_id = message->message_id,
                         .subject = message->subject,
                         .words = words,
                         .until = calendar_business_deadline(desk->calendar, now, zone,
                                                             HELD_BUSINESS_DAYS, END_OF_DAY_HOUR),
                         .seen_until = now + (gint64)SEEN_DAYS * SECONDS_PER_DAY};
    g_autoptr(Stranger) stranger = NULL;
    if (!store_find_agency_of(desk->store, mail.address, &mail.agency_id, error)
        || !store_find_stranger(desk->store, mail.address, zone_name(desk), &stranger, error))
        return FALSE;
    gboolean done = stranger != NULL ? hold_more(desk, stranger, &mail, occasion, &held, error)
                                     : hold_first(desk, &mail, occasion, &held, error);
    if (held)
        *outcome = "held";
    return done;
}

/* What was held goes on as the request that it is; the rules ask for the promises. */
static gboolean go_on(const Desk *desk, const Stranger *stranger, const Occasion *occasion,
                      GError **error)
{
    gint64 number = 0;
    Asking asking = {.mentee_id = stranger->person->id,
                     .subject = stranger->subject,
                     .words = stranger->words,
                     .message_id = stranger->message_id,
                     .sure = stranger->vouched};
    return asking_begin(desk, &asking, occasion, &number, error);
}

static gboolean carry_out(const Desk *desk, Judgement judgement, const Person *judge,
                          const Stranger *stranger, const Occasion *occasion, GError **error)
{
    gint64 id = stranger->person->id;
    if (judgement == JUDGEMENT_REFUSE)
        return store_forget_stranger(desk->store, id, error)
               && write_verify(desk, judge, stranger->person, "refused", occasion, error);
    if (!store_verify_stranger(desk->store, id, judge->email, clock_now(&desk->clock), error))
        return FALSE;
    /* Too short for a request: then the promises are asked for as of anybody. */
    Message held = {.reply = stranger->words, .subject = stranger->subject};
    if (intake_is_request(&held) && !go_on(desk, stranger, occasion, error))
        return FALSE;
    return write_verify(desk, judge, stranger->person, "verified", occasion, error);
}

static gboolean is_judge(const Desk *desk, const Person *judge, const Stranger *stranger,
                         gboolean *may, GError **error)
{
    g_autoptr(GPtrArray) judges = NULL;
    *may = judge->id == PERSON_OFFICE;
    if (*may)
        return TRUE;
    if (!store_list_coordinators(desk->store, stranger->person->agency_id, zone_name(desk), &judges,
                                 error))
        return FALSE;
    for (guint i = 0; i < judges->len; i++)
        *may |= ((const Person *)judges->pdata[i])->id == judge->id;
    return TRUE;
}

gboolean stranger_judge(const Desk *desk, const Message *message, const Person *judge,
                        gint64 stranger_id, const Occasion *occasion, gboolean *taken,
                        GError **error)
{
    g_autofree char *address = NULL;
    g_autoptr(Stranger) stranger = NULL;
    gboolean may = FALSE;
    Judgement judgement = judgement_read(message, &address);
    *taken = stranger_id != 0 || (judgement != JUDGEMENT_NONE && address != NULL);
    if (!*taken)
        return TRUE;
    gboolean looked =
        stranger_id != 0
            ? store_load_stranger(desk->store, stranger_id, zone_name(desk), &stranger, error)
            : store_find_stranger(desk->store, address, zone_name(desk), &stranger, error);
    if (!looked || (stranger != NULL && !is_judge(desk, judge, stranger, &may, error)))
        return FALSE;
    if (!may) /* another agency's stranger is nobody's to know of */
        return write_verify(desk, judge, NULL, "gone", occasion, error);
    if (judgement == JUDGEMENT_NONE
        || (address != NULL && g_strcmp0(address, stranger->person->email) != 0))
        return write_verify(desk, judge, stranger->person, "unclear", occasion, error);
    return carry_out(desk, judgement, judge, stranger, occasion, error);
}

gboolean strangers_run(const Desk *desk, guint *count, GError **error)
{
    gint64 at = 0, now = clock_now(&desk->clock);
    if (!store_next_stranger_at(desk->store, &at, error))
        return FALSE;
    if (at == 0 || at > now)
        return TRUE;
    *count += 1;
    if (store_begin(desk->store, error) && store_forget_strangers(desk->store, now, error)
        && store_commit(desk->store, error))
        return TRUE;
    store_rollback(desk->store);
    return FALSE;
}
