/* SPDX-License-Identifier: MIT */
#include "letters/sample.h"

#include <string.h>

enum { MENTEE = 1, COORDINATOR = 2, FIRST_MENTOR = 11, OFFER = 2 };

/* Thursday 2 July 2026, 10:00 in New York; Friday is the observed holiday. */
static const gint64 NOW = 1783000800;
enum { HOUR = 3600, DAY = 24 * HOUR };

static const struct {
    const char *name, *title, *agency, *fitting, *why;
} MENTORS[] = {
    {"Ben Okafor", "Deputy Director", "Department of Energy",
     "Led a reorganisation of four field offices after a cut of a fifth", "budget, cut, offices"},
    {"Clara Novak", "Chief Financial Officer", "Department of Transportation",
     "Three budget cycles under a freeze, without losing a programme", "budget, freeze"},
    {"David Lindqvist", "Associate Administrator", "Small Business Administration",
     "Talks with unions before and during a reduction", "reduction, unions"},
    {"Esther Mwangi", "Regional Director", "Department of Labor",
     "Merged two regions and kept the people", "merge, people"},
};

static Person *person_new(gint64 id, const char *name, const char *title, const char *agency)
{
    Person *person = g_new0(Person, 1);
    g_autofree char *first = g_ascii_strdown(name, -1);
    *strchrnul(first, ' ') = '\0';
    person->id = id;
    person->name = g_strdup(name);
    person->title = g_strdup(title);
    person->agency_name = g_strdup(agency);
    person->email = g_strconcat(first, "@agency.example", NULL);
    person->time_zone = g_strdup("America/New_York");
    person->roles =
        id == MENTEE ? ROLE_MENTEE : (id == COORDINATOR ? ROLE_COORDINATOR : ROLE_MENTOR);
    person->away_until = id == FIRST_MENTOR + OFFER - 1 ? NOW + 4 * DAY : 0;
    return person;
}

/* The state of the letter's own offer and of the one after it; asked where nothing stands. */
static const struct {
    gboolean set;
    OfferState own, next;
} STATES[LETTER_COUNT] = {
    [LETTER_SHORTLIST] = {TRUE, OFFER_LISTED, OFFER_LISTED},
    [LETTER_ONE_QUESTION] = {TRUE, OFFER_LISTED, OFFER_LISTED},
    [LETTER_DECLINED] = {TRUE, OFFER_DECLINED, OFFER_LISTED},
    [LETTER_ACCEPTED] = {TRUE, OFFER_ACCEPTED, OFFER_ACCEPTED},
    [LETTER_CHOOSE_NUDGE] = {TRUE, OFFER_ACCEPTED, OFFER_ACCEPTED},
    [LETTER_RECEIPT] = {TRUE, OFFER_ACCEPTED, OFFER_ASKED},
    [LETTER_NOT_CHOSEN] = {TRUE, OFFER_RELEASED, OFFER_ASKED},
    [LETTER_RELEASED] = {TRUE, OFFER_RELEASED, OFFER_ASKED},
    [LETTER_WITHDRAWN] = {TRUE, OFFER_WITHDRAWN, OFFER_ASKED},
    [LETTER_INTRODUCTION] = {TRUE, OFFER_INTRODUCED, OFFER_ASKED},
    [LETTER_TALKED] = {TRUE, OFFER_INTRODUCED, OFFER_LISTED},
    [LETTER_TALKED_MENTOR] = {TRUE, OFFER_INTRODUCED, OFFER_LISTED},
    [LETTER_OPTIONS] = {TRUE, OFFER_MISSED, OFFER_LISTED},
    [LETTER_NEW_MENTOR] = {TRUE, OFFER_LISTED, OFFER_WITHDRAWN},
};

/* Some letters are always about something in particular. */
static const char *const TOPICS[LETTER_COUNT] = {
    [LETTER_RECEIPT] = "accepted",     [LETTER_DECLINED] = "listed", [LETTER_RELEASED] = "silent",
    [LETTER_WITHDRAWN] = "settled",    [LETTER_CLOSED] = "silent",   [LETTER_ONE_QUESTION] = "pick",
    [LETTER_MENTOR_LEAVES] = "leaves",
};

static const char *sample_words(LetterKind kind)
{
    if (kind == LETTER_DECLINED)
        return "I am away on a review until the end of August and could not do you justice.";
    if (kind == LETTER_NOT_CHOSEN)
        return "Thank you for the quick answer, I was glad to have the choice.";
    if (kind == LETTER_MENTOR_QUESTION)
        return "What exactly is the timeline?";
    if (kind == LETTER_CORRECTION)
        return "My title is Director of Finance now.";
    if (kind == LETTER_MENTEE_REPLY)
        return "The plan is due on the first of October.";
    return kind == LETTER_UNCLEAR || kind == LETTER_ONE_QUESTION ? "Maybe, let me see." : NULL;
}

static Request *sample_request(void)
{
    Request *request = g_new0(Request, 1);
    request->number = 42;
    request->mentee_id = MENTEE;
    request->state = REQUEST_ASKED;
    request->subject = g_strdup("Cutting a budget by a fifth");
    request->situation = g_strdup("I have to take a fifth out of my directorate by October.\n\n"
                                  "How did you decide what to stop, and how did you tell the "
                                  "people whose work it was?");
    request->created_at = NOW;
    request->accepted_count = 2;
    return request;
}

static void add_offer(Sample *sample, guint number, OfferState state)
{
    guint i = number - 1;
    Offer *offer = g_new0(Offer, 1);
    offer->number = number;
    offer->mentor_id = FIRST_MENTOR + i;
    offer->state = state;
    offer->fitting = g_strdup(MENTORS[i].fitting);
    offer->why = g_strdup(MENTORS[i].why);
    offer->asked_at = NOW;
    offer->due_at = NOW + 5 * DAY + 7 * HOUR;
    offer->accepted_number = state == OFFER_ACCEPTED ? number - OFFER + 1 : 0;
    g_ptr_array_add(sample->case_->offers, offer);
    case_add_person(sample->case_, person_new(offer->mentor_id, MENTORS[i].name, MENTORS[i].title,
                                              MENTORS[i].agency));
    case_set_deadline(sample->case_, DEADLINE_RELEASE_SILENT, number, NOW + 8 * DAY);
}

static gint64 sample_reader(LetterKind kind)
{
    if (kind == LETTER_INTRODUCTION)
        return 0;
    if (letter_kind_readers(kind) == READER_COORDINATOR
        || letter_kind_readers(kind) == READER_OFFICE)
        return COORDINATOR;
    if (kind == LETTER_WELCOME_MENTOR)
        return FIRST_MENTOR + OFFER - 1;
    return (letter_kind_readers(kind) & READER_MENTEE) != 0 ? MENTEE : FIRST_MENTOR + OFFER - 1;
}

/* These are written about no request. */
static gboolean is_about_nothing(LetterKind kind)
{
    return kind == LETTER_PRIVATE || kind == LETTER_EXPIRED || kind == LETTER_UNREADABLE
           || kind == LETTER_HELP || kind == LETTER_DIGEST || kind == LETTER_BOUNCED
           || kind == LETTER_MY_DATA || kind == LETTER_CORRECTION || kind == LETTER_CORRECTION_SENT
           || kind == LETTER_FORGET || kind == LETTER_FORGOTTEN || kind == LETTER_PAUSED
           || kind == LETTER_LEAVING || kind == LETTER_BIO_CHECK || kind == LETTER_SIX_MONTHS
           || kind == LETTER_MENTOR_LEAVES || kind == LETTER_CLOSURES
           || kind == LETTER_WELCOME_MENTOR || kind == LETTER_JOINED || kind == LETTER_SEALED
           || kind == LETTER_VERIFY;
}

static gboolean is_about_tenure(LetterKind kind)
{
    Purpose purpose = letter_kind_purpose(kind);
    return purpose == PURPOSE_TENURE || purpose == PURPOSE_LEAVER;
}

static void note(Sample *sample, MatterKind kind, guint mentor, gint64 request_number)
{
    NotedMatter *noted = g_new0(NotedMatter, 1);
    noted->matter = (Matter){.kind = kind,
                             .person_id = FIRST_MENTOR + mentor,
                             .request_number = request_number,
                             .offer_number = OFFER,
                             .name = g_strdup(kind == MATTER_PEER ? "Lee Chen" : NULL)};
    noted->person_name = g_strdup(MENTORS[mentor].name);
    noted->person_address = g_strdup("ben@agency.example");
    noted->noted_at = NOW;
    g_ptr_array_add(sample->matters, noted);
}

static void noted_drop(gpointer noted)
{
    noted_matter_free(noted);
}

static OwnData *sample_own(void)
{
    OwnData *own = own_data_new();
    OwnRecord open = {42, NOW}, ended = {17, NOW - 60 * DAY};
    OwnRecord agreed = {1, NOW - 90 * DAY}, refused = {2, NOW - 60 * DAY};
    own->known_since = NOW - 90 * DAY;
    own->other_addresses = g_strdup("anna@home.example");
    own->verified = g_strdup("carol@agency.example, 2026-04-02");
    own->coordinators = g_strdup("Carol Weiss, carol@agency.example");
    own->unwanted = g_strdup("Lee Chen");
    own->keep_situation_days = 30;
    own->keep_letter_days = 7;
    own->keep_count_years = 3;
    own->lapsed_at = NOW - 60 * DAY;
    own->held = g_strdup("A budget that is frozen\n\nMy budget has been frozen.");
    own->words = g_strdup("#42 Cutting a budget by a fifth\n\n"
                          "I have to take a fifth out of my directorate by October.");
    g_array_append_val(own->requests_open, open);
    g_array_append_val(own->requests_ended, ended);
    g_array_append_val(own->agreed, agreed);
    g_array_append_val(own->refused, refused);
    return own;
}

static void point(Sample *sample)
{
    gboolean answers = letter_kind_purpose(sample->letter.kind) != PURPOSE_NONE;
    sample->context = (LetterContext){
        .letter = &sample->letter,
        .case_ = is_about_nothing(sample->letter.kind) ? NULL : sample->case_,
        .reader = case_person(sample->case_, sample->letter.reader_id),
        .matters =
            letter_kind_readers(sample->letter.kind) == READER_COORDINATOR ? sample->matters : NULL,
        .own =
            sample->letter.kind == LETTER_MY_DATA || sample->letter.kind == LETTER_CORRECTION_SENT
                ? sample->own
                : NULL,
        .tenure = is_about_tenure(sample->letter.kind) ? sample->tenure : NULL,
        .coordinators = sample->case_->coordinators,
        .programme_name = "Situational Mentoring Program",
        .reply_address = answers ? "mentoring+abcdefghijklmnopqrstuvwxyz@programme.example" : "",
        .token = answers ? "abcdefghijklmnopqrstuvwxyz" : "",
        .calendar = sample->calendar,
        .zone = sample->zone,
        .now = NOW,
        .closures = sample->letter.kind == LETTER_CLOSURES ? sample->closures : NULL,
    };
}

static void close_days(Sample *sample)
{
    guint32 eve = 739974, day_after = eve + 2; /* 24 and 26 December 2026 */
    sample->closures = closure_report_new();
    g_array_append_val(sample->closures->closed, eve);
    g_array_append_val(sample->closures->anyway, day_after);
    sample->closures->moved = 3;
}

Sample *sample_new(LetterKind kind)
{
    Sample *sample = g_new0(Sample, 1);
    OfferState own = STATES[kind].set ? STATES[kind].own : OFFER_ASKED;
    OfferState next = STATES[kind].set ? STATES[kind].next : OFFER_ASKED;
    sample->calendar = calendar_new();
    sample->zone = g_time_zone_new_identifier("America/New_York");
    if (sample->zone == NULL)
        sample->zone = g_time_zone_new_utc();
    sample->case_ = case_new(sample_request());
    case_add_person(sample->case_, person_new(MENTEE, "Anna Bauer", "Director of Programs",
                                              "Department of the Treasury"));
    case_add_person(sample->case_, person_new(COORDINATOR, "Carol Weiss", "Chief of Staff",
                                              "Department of Energy"));
    g_ptr_array_add(sample->case_->coordinators,
                    person_copy(case_person(sample->case_, COORDINATOR)));
    sample->own = sample_own();
    sample->matters = g_ptr_array_new_with_free_func(noted_drop);
    note(sample, MATTER_UNCLEAR, 0, 42);
    note(sample, MATTER_UNCLEAR, 3, 45);
    note(sample, MATTER_BOUNCED, 0, 42);
    note(sample, MATTER_PEER, 1, 42);
    note(sample, MATTER_CORRECTION, 0, 0);
    note(sample, MATTER_FORGOTTEN, 2, 0);
    note(sample, MATTER_STALE_BIO, 2, 0);
    close_days(sample);
    note(sample, MATTER_UNANSWERED, 2, 0);
    note(sample, MATTER_REFUSED, 3, 0);
    note(sample, MATTER_STRANGER, 1, 0);
    add_offer(sample, 1, OFFER_LISTED);
    add_offer(sample, 2, own);
    add_offer(sample, 3, next);
    add_offer(sample, 4, OFFER_LISTED);
    case_set_deadline(sample->case_, DEADLINE_CHOOSE_RELEASE, 0, NOW + 8 * DAY);
    case_set_deadline(sample->case_, DEADLINE_CLOSE_SILENT, 0, NOW + 14 * DAY);
    case_set_deadline(sample->case_, DEADLINE_WATCH_END, 0, NOW + 90 * DAY);
    if (kind == LETTER_MENTOR_AWAY)
        case_offer(sample->case_, OFFER)->due_at += DAY;
    sample->tenure = tenure_new(person_copy(case_person(sample->case_, FIRST_MENTOR + OFFER - 1)));
    sample->tenure->mentor->paused_until = NOW + 60 * DAY;
    sample->tenure->mentor->capacity = 2;
    sample->tenure->mentor->bio = g_strdup(MENTORS[1].fitting);
    sample->tenure->asked = 7;
    sample->tenure->talks = 4;
    sample->tenure->mentor->open_conversations = 1;
    sample->letter = (Letter){.kind = kind,
                              .reader_id = sample_reader(kind),
                              .offer_number = OFFER,
                              .words = g_strdup(sample_words(kind)),
                              .topic = g_strdup(TOPICS[kind])};
    point(sample);
    return sample;
}

void sample_free(Sample *sample)
{
    if (sample == NULL)
        return;
    case_free(sample->case_);
    tenure_free(sample->tenure);
    g_ptr_array_unref(sample->matters);
    own_data_free(sample->own);
    closure_report_free(sample->closures);
    g_free(sample->letter.words);
    g_free(sample->letter.topic);
    calendar_free(sample->calendar);
    g_time_zone_unref(sample->zone);
    g_free(sample);
}

WrittenLetter *templates_preview(const Templates *templates, LetterKind kind, GError **error)
{
    g_autoptr(Sample) sample = sample_new(kind);
    return templates_write(templates, &sample->context, error);
}
