/* SPDX-License-Identifier: MIT */
#include "letters/fact.h"

#include "letters/fact-case.h"
#include "letters/fact-closure.h"
#include "letters/fact-own.h"
#include "letters/fact-tenure.h"

char *fact_about(const Person *person)
{
    const char *parts[3] = {NULL, NULL, NULL};
    guint count = 0;
    if (person->title != NULL && *person->title != '\0')
        parts[count++] = person->title;
    if (person->agency_name != NULL && *person->agency_name != '\0')
        parts[count++] = person->agency_name;
    return g_strjoinv(", ", (char **)parts);
}

#define ALL FACT_EVERYONE
#define PAIR (READER_MENTEE | READER_MENTOR)
#define LINE(name, readers, in_subject, help)                                                      \
    {                                                                                              \
#name, FACT_LINE, readers, in_subject, help, fact_##name, NULL, 0, 0                       \
    }
#define QUOTE(name, readers, help)                                                                 \
    {                                                                                              \
#name, FACT_QUOTE, readers, FALSE, help, fact_##name, NULL, 0, 0                           \
    }
#define NUMBER(name, readers, help)                                                                \
    {                                                                                              \
#name, FACT_NUMBER, readers, TRUE, help, NULL, fact_##name, 0, 0                           \
    }
#define MENTORS(name, state, help)                                                                 \
    {                                                                                              \
#name, FACT_MENTORS, READER_MENTEE, FALSE, help, NULL, NULL, state, 0                      \
    }
#define MATTERS(name, kind, help)                                                                  \
    {                                                                                              \
#name, FACT_MATTERS, READER_COORDINATOR, FALSE, help, NULL, NULL, 0, kind                  \
    }

#define DAYS(name, help)                                                                           \
    {                                                                                              \
#name, FACT_DAYS, READER_OFFICE, FALSE, help, fact_##name, NULL, 0, 0                      \
    }

static const Fact FACTS[] = {
    LINE(programme_name, ALL, TRUE, "the programme's name"),
    LINE(reader_name, ALL, FALSE, "whom the letter greets"),
    LINE(request_number, ALL, FALSE, "the number that stands in the subject"),
    LINE(reply_address, ALL, FALSE, "the address that takes the answer"),
    {"topic", FACT_WORD, ALL, TRUE, "why the letter is written, one word", fact_topic, NULL, 0, 0},
    LINE(mentee_name, PAIR, FALSE, "the executive who asks"),
    LINE(mentee_title, PAIR, FALSE, "the mentee's title"),
    LINE(mentee_agency, PAIR, FALSE, "the mentee's agency"),
    LINE(mentee_about, PAIR, FALSE, "the mentee's title and agency"),
    LINE(mentor_name, PAIR, FALSE, "the mentor whom the letter is about"),
    LINE(mentor_title, PAIR, FALSE, "the mentor's title"),
    LINE(mentor_agency, PAIR, FALSE, "the mentor's agency"),
    LINE(mentor_about, PAIR, FALSE, "the mentor's title and agency"),
    QUOTE(situation, PAIR, "what the mentee wrote"),
    QUOTE(explanation, READER_MENTEE, "the mentor's words in a decline"),
    QUOTE(mentee_line, READER_MENTOR, "the mentee's own words to a mentor not needed any more"),
    QUOTE(question, READER_MENTEE, "what the mentor asks, in a letter that passes it on"),
    QUOTE(reply, READER_MENTOR, "what the mentee replied to the mentor's question"),
    QUOTE(correction, READER_COORDINATOR, "what somebody says is wrong in their own data"),
    QUOTE(quoted_line, ALL, "the line of the reader's own mail that was not clear"),
    QUOTE(bio, READER_MENTOR, "the reader's own bio as it is on record"),
    QUOTE(bio_before, READER_MENTOR, "what the reader's own last correction of it replaced"),
    LINE(peer_name, READER_MENTEE, FALSE, "the mentor whom a decline recommends, if on the list"),
    LINE(peer_number, READER_MENTEE, FALSE, "the number to answer with for that mentor"),
    LINE(asker_name, READER_COORDINATOR, FALSE, "the mentee who asks for the coordinator"),
    LINE(asker_address, READER_COORDINATOR, FALSE, "the address of that mentee"),
    LINE(coordinators, READER_MENTEE, FALSE,
         "whom we wrote to for the mentee or the stranger, name and address"),
    LINE(due, PAIR, FALSE, "until when the mentor's answer is due, day and time"),
    LINE(due_on, PAIR, TRUE, "the day on which the mentor's answer is due"),
    LINE(asked_on, PAIR, FALSE, "the day the mentor was asked"),
    LINE(back_on, READER_MENTEE, FALSE, "the day the mentor is back, if known"),
    LINE(wait_until, READER_MENTEE, FALSE, "the day we stop waiting for this mentor"),
    LINE(choose_by, READER_MENTEE, FALSE, "the day on which waiting mentors are released"),
    LINE(watch_until, READER_MENTEE, FALSE, "the day on which we stop watching for new mentors"),
    LINE(close_on, PAIR, FALSE, "the day on which the request ends by itself"),
#define X(name, help) LINE(name, ALL, FALSE, help),
    OWN_LINES(X)
#undef X
        QUOTE(own_bio, ALL, "what a mentor's bio says, told to that mentor"),
    QUOTE(own_held, ALL, "what the reader wrote before they were on record, and waits still"),
    QUOTE(own_words, ALL, "what the reader wrote in requests that are still kept"),
    LINE(paused_until, READER_MENTOR, FALSE, "the day on which the mentor's pause ends, if any"),
    LINE(capacity, READER_MENTOR, FALSE, "how many conversations the mentor can have at a time"),
    LINE(asked_times, READER_MENTOR, FALSE, "how often the mentor was asked, if ever: \"7 times\""),
    LINE(talk_times, READER_MENTOR, FALSE, "how often a talk came of it, if ever: \"once\""),
    LINE(leaver_name, READER_COORDINATOR, FALSE, "the mentor who leaves"),
    LINE(leaver_address, READER_COORDINATOR, FALSE, "the registered address of that mentor"),
    MENTORS(shortlist, OFFER_LISTED, "the mentors who could be asked"),
    MENTORS(asked, OFFER_ASKED, "the mentors whose answer is awaited"),
    MENTORS(accepted, OFFER_ACCEPTED, "the mentors who said yes and wait"),
    MENTORS(introduced, OFFER_INTRODUCED, "the mentors to whom the mentee was introduced"),
    MENTORS(missed, OFFER_MISSED, "the mentors introduced with whom no talk came about"),
    MATTERS(unclear, MATTER_UNCLEAR, "the mentors whose two answers could not be read"),
    MATTERS(bounced, MATTER_BOUNCED, "to whom letters come back"),
    MATTERS(corrections, MATTER_CORRECTION, "who says that something held on them is wrong"),
    MATTERS(forgotten, MATTER_FORGOTTEN, "who has asked to be forgotten, and was"),
    MATTERS(peers, MATTER_PEER, "the mentors who recommend somebody who is no mentor"),
    MATTERS(stale_bios, MATTER_STALE_BIO, "the mentors who have not confirmed their bio"),
    MATTERS(unanswered, MATTER_UNANSWERED, "who has not answered the welcome"),
    MATTERS(refused, MATTER_REFUSED, "who does not make the promises"),
    MATTERS(strangers, MATTER_STRANGER, "who has written and is not on record"),
    NUMBER(shortlist_count, READER_MENTEE, "how many could be asked"),
    NUMBER(asked_count, READER_MENTEE, "how many answers are awaited"),
    NUMBER(accepted_count, READER_MENTEE, "how many said yes and wait"),
    NUMBER(unclear_count, READER_COORDINATOR, "how many answers could not be read"),
    NUMBER(peer_count, READER_COORDINATOR, "how many are recommended"),
    NUMBER(forgotten_count, READER_COORDINATOR, "how many were forgotten"),
    NUMBER(stale_bio_count, READER_COORDINATOR, "how many have not confirmed their bio"),
    NUMBER(open_count, READER_MENTOR, "how many open conversations the mentor has"),
    NUMBER(unanswered_count, READER_COORDINATOR, "how many have not answered the welcome"),
    NUMBER(stranger_count, READER_COORDINATOR, "how many strangers have written"),
    NUMBER(refused_count, READER_COORDINATOR, "how many do not make the promises"),
    NUMBER(reader_is_mentee, ALL, "1 if the reader is a mentee, else 0"),
    NUMBER(reader_is_mentor, ALL, "1 if the reader is a mentor, else 0"),
    NUMBER(reader_is_coordinator, ALL, "1 if the reader is a coordinator, else 0"),
    DAYS(days_closed, "the days that are closed now"),
    DAYS(days_opened, "the days that are business days again"),
    DAYS(days_anyway, "the days that were closed anyway"),
    DAYS(days_never, "the days that the office had not closed"),
    NUMBER(closed_count, READER_OFFICE, "how many days are closed now"),
    NUMBER(opened_count, READER_OFFICE, "how many days are business days again"),
    NUMBER(anyway_count, READER_OFFICE, "how many days were closed anyway"),
    NUMBER(never_count, READER_OFFICE, "how many days had not been closed"),
    LINE(clocks_moved, READER_OFFICE, FALSE, "how many open clocks have moved"),
    {"silent", FACT_ABOUT, READER_MENTEE, FALSE, "the mentors who have not answered", NULL, NULL, 0,
     0},
    NUMBER(silent_count, READER_MENTEE, "how many have not answered"),
    NUMBER(reader_is_manager, ALL, "1 if the reader is of the programme office, else 0"),
    {NULL, FACT_LINE, 0, FALSE, NULL, NULL, NULL, 0, 0},
};

static const struct {
    const char *name;
    guint of;
} ENTRY_FIELDS[] = {
#define X(name, of, help) {#name, of},
    FACT_ENTRY_FIELDS(X)
#undef X
};

const Fact *facts_all(void)
{
    return FACTS;
}

const Fact *fact_find(const char *name)
{
    for (const Fact *fact = FACTS; fact->name != NULL; fact++)
        if (g_str_equal(fact->name, name))
            return fact;
    return NULL;
}

gboolean fact_is_list(const Fact *fact)
{
    return fact->type == FACT_MENTORS || fact->type == FACT_MATTERS || fact->type == FACT_DAYS
           || fact->type == FACT_ABOUT;
}

EntryField entry_field_find(const char *name)
{
    guint i = 0;
    while (i < ENTRY_FIELD_COUNT && !g_str_equal(ENTRY_FIELDS[i].name, name))
        i++;
    return (EntryField)i;
}

const char *entry_field_name(EntryField field)
{
    return ENTRY_FIELDS[field].name;
}

gboolean entry_field_is_number(EntryField field)
{
    return field == ENTRY_number || field == ENTRY_request;
}

gboolean entry_field_is_of(EntryField field, const Fact *list)
{
    FactType entries = list->type == FACT_ABOUT ? FACT_MENTORS : list->type;
    return (ENTRY_FIELDS[field].of & 1U << entries) != 0;
}
