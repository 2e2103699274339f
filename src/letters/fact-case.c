/* SPDX-License-Identifier: MIT */
#include "letters/fact-case.h"

#include "letters/spoken-date.h"

static const Request *request_of(const FactSource *source)
{
    return source->context->case_ != NULL ? source->context->case_->request : NULL;
}

static gint64 deadline_at(const FactSource *source, DeadlineKind kind, guint offer_number)
{
    const Case *case_ = source->context->case_;
    for (guint i = 0; case_ != NULL && i < case_->deadlines->len; i++) {
        const Deadline *deadline = &g_array_index(case_->deadlines, Deadline, i);
        if (deadline->kind == kind && deadline->offer_number == offer_number)
            return deadline->at;
    }
    return 0;
}

char *fact_programme_name(const FactSource *source)
{
    return g_strdup(source->context->programme_name);
}

char *fact_reader_name(const FactSource *source)
{
    const Person *reader = source->context->reader;
    return reader != NULL ? g_strdup(reader->name) : NULL;
}

char *fact_request_number(const FactSource *source)
{
    const Request *request = request_of(source);
    return request != NULL ? g_strdup_printf("%" G_GINT64_FORMAT, request->number) : NULL;
}

char *fact_reply_address(const FactSource *source)
{
    return g_strdup(source->context->reply_address);
}

char *fact_topic(const FactSource *source)
{
    return g_strdup(source->context->letter->topic);
}

char *fact_mentee_name(const FactSource *source)
{
    return source->mentee != NULL ? g_strdup(source->mentee->name) : NULL;
}

char *fact_mentee_title(const FactSource *source)
{
    return source->mentee != NULL ? g_strdup(source->mentee->title) : NULL;
}

char *fact_mentee_agency(const FactSource *source)
{
    return source->mentee != NULL ? g_strdup(source->mentee->agency_name) : NULL;
}

char *fact_mentee_about(const FactSource *source)
{
    return source->mentee != NULL ? fact_about(source->mentee) : NULL;
}

char *fact_mentor_name(const FactSource *source)
{
    return source->mentor != NULL ? g_strdup(source->mentor->name) : NULL;
}

char *fact_mentor_title(const FactSource *source)
{
    return source->mentor != NULL ? g_strdup(source->mentor->title) : NULL;
}

char *fact_mentor_agency(const FactSource *source)
{
    return source->mentor != NULL ? g_strdup(source->mentor->agency_name) : NULL;
}

char *fact_mentor_about(const FactSource *source)
{
    return source->mentor != NULL ? fact_about(source->mentor) : NULL;
}

char *fact_situation(const FactSource *source)
{
    const Request *request = request_of(source);
    return request != NULL ? g_strdup(request->situation) : NULL;
}

/* Letter.words is one field; what it holds depends on the letter that carries it. */
static char *words_if(const FactSource *source, gboolean carried)
{
    return carried ? g_strdup(source->context->letter->words) : NULL;
}

char *fact_explanation(const FactSource *source)
{
    return words_if(source, source->context->letter->kind == LETTER_DECLINED);
}

char *fact_mentee_line(const FactSource *source)
{
    LetterKind kind = source->context->letter->kind;
    return words_if(source, kind == LETTER_NOT_CHOSEN || kind == LETTER_WITHDRAWN);
}

char *fact_quoted_line(const FactSource *source)
{
    LetterKind kind = source->context->letter->kind;
    return words_if(source, kind == LETTER_UNCLEAR || kind == LETTER_ONE_QUESTION
                                || kind == LETTER_CONFIRM || kind == LETTER_BIO_CHECK
                                || kind == LETTER_CLOSURES);
}

char *fact_question(const FactSource *source)
{
    return words_if(source, source->context->letter->kind == LETTER_MENTOR_QUESTION);
}

char *fact_reply(const FactSource *source)
{
    return words_if(source, source->context->letter->kind == LETTER_MENTEE_REPLY);
}

char *fact_correction(const FactSource *source)
{
    return words_if(source, source->context->letter->kind == LETTER_CORRECTION);
}

char *fact_due(const FactSource *source)
{
    gint64 at = source->offer != NULL ? source->offer->due_at : 0;
    return spoken_time(at, source->context->zone);
}

char *fact_due_on(const FactSource *source)
{
    gint64 at = source->offer != NULL ? source->offer->due_at : 0;
    return spoken_day(at, source->context->zone);
}

char *fact_asked_on(const FactSource *source)
{
    gint64 at = source->offer != NULL ? source->offer->asked_at : 0;
    return spoken_day(at, source->context->zone);
}

/* A mentor's day begins where the mentor is. A date that has passed says nothing any more. */
char *fact_back_on(const FactSource *source)
{
    if (source->mentor == NULL || source->mentor->away_until <= source->context->now)
        return NULL;
    g_autoptr(GTimeZone) zone = person_time_zone(source->mentor);
    return spoken_day(source->mentor->away_until, zone);
}

/* Where the letter tells of several, until the last of them. */
char *fact_wait_until(const FactSource *source)
{
    const GArray *others = source->context->letter->others;
    guint number = source->offer != NULL ? source->offer->number : 0;
    gint64 at = number != 0 ? deadline_at(source, DEADLINE_RELEASE_SILENT, number) : 0;
    for (guint i = 0; others != NULL && i < others->len; i++)
        at = MAX(at, deadline_at(source, DEADLINE_RELEASE_SILENT, g_array_index(others, guint, i)));
    return spoken_day(at, source->context->zone);
}

char *fact_choose_by(const FactSource *source)
{
    return spoken_day(deadline_at(source, DEADLINE_CHOOSE_RELEASE, 0), source->context->zone);
}

char *fact_watch_until(const FactSource *source)
{
    return spoken_day(deadline_at(source, DEADLINE_WATCH_END, 0), source->context->zone);
}

char *fact_close_on(const FactSource *source)
{
    return spoken_day(deadline_at(source, DEADLINE_CLOSE_SILENT, 0), source->context->zone);
}

/* Of a declined letter alone: the mentee's list has the line. */
static const Offer *peer_offer(const FactSource *source)
{
    const Case *case_ = source->context->case_;
    guint number = source->context->letter->peer_number;
    return case_ != NULL && number != 0 ? case_offer(case_, number) : NULL;
}

char *fact_peer_name(const FactSource *source)
{
    const Offer *offer = peer_offer(source);
    return offer != NULL ? g_strdup(case_mentor(source->context->case_, offer)->name) : NULL;
}

char *fact_peer_number(const FactSource *source)
{
    const Offer *offer = peer_offer(source);
    return offer != NULL ? g_strdup_printf("%u", offer->number) : NULL;
}

/* To a coordinator whom the mentee has asked for, and to no other. */
static const Person *asker(const FactSource *source)
{
    return source->context->letter->kind == LETTER_QUESTION ? source->mentee : NULL;
}

char *fact_asker_name(const FactSource *source)
{
    return asker(source) != NULL ? g_strdup(asker(source)->name) : NULL;
}

char *fact_asker_address(const FactSource *source)
{
    return asker(source) != NULL ? g_strdup(asker(source)->email) : NULL;
}

char *fact_coordinators(const FactSource *source)
{
    const Case *case_ = source->context->case_;
    const GPtrArray *people = source->context->coordinators;
    GString *text = g_string_new(NULL);
    if (people == NULL && case_ != NULL)
        people = case_->coordinators;
    for (guint i = 0; people != NULL && i < people->len; i++) {
        const Person *person = people->pdata[i];
        g_string_append_printf(text, "%s%s%s%s", text->len > 0 ? "; " : "", person->name,
                               *person->name != '\0' ? ", " : "", person->email);
    }
    return g_string_free(text, FALSE);
}

static guint count_matters(const FactSource *source, MatterKind kind)
{
    const GPtrArray *matters = source->context->matters;
    guint found = 0;
    for (guint i = 0; matters != NULL && i < matters->len; i++)
        found += ((const NotedMatter *)matters->pdata[i])->matter.kind == kind;
    return found;
}

guint fact_unclear_count(const FactSource *source)
{
    return count_matters(source, MATTER_UNCLEAR);
}

guint fact_stale_bio_count(const FactSource *source)
{
    return count_matters(source, MATTER_STALE_BIO);
}

guint fact_peer_count(const FactSource *source)
{
    return count_matters(source, MATTER_PEER);
}

guint fact_forgotten_count(const FactSource *source)
{
    return count_matters(source, MATTER_FORGOTTEN);
}

guint fact_unanswered_count(const FactSource *source)
{
    return count_matters(source, MATTER_UNANSWERED);
}

guint fact_stranger_count(const FactSource *source)
{
    return count_matters(source, MATTER_STRANGER);
}

guint fact_refused_count(const FactSource *source)
{
    return count_matters(source, MATTER_REFUSED);
}

static guint count(const FactSource *source, OfferState state)
{
    const Case *case_ = source->context->case_;
    return case_ != NULL ? case_count_offers(case_, state) : 0;
}

guint fact_silent_count(const FactSource *source)
{
    const GArray *others = source->context->letter->others;
    return (source->offer != NULL) + (others != NULL ? others->len : 0);
}

guint fact_shortlist_count(const FactSource *source)
{
    return count(source, OFFER_LISTED);
}

guint fact_asked_count(const FactSource *source)
{
    return count(source, OFFER_ASKED);
}

guint fact_accepted_count(const FactSource *source)
{
    return count(source, OFFER_ACCEPTED);
}

static guint has_role(const FactSource *source, Role role)
{
    const Person *reader = source->context->reader;
    return reader != NULL && (reader->roles & role) != 0;
}

guint fact_reader_is_mentee(const FactSource *source)
{
    return has_role(source, ROLE_MENTEE);
}

guint fact_reader_is_mentor(const FactSource *source)
{
    return has_role(source, ROLE_MENTOR);
}

guint fact_reader_is_coordinator(const FactSource *source)
{
    return has_role(source, ROLE_COORDINATOR);
}

guint fact_reader_is_manager(const FactSource *source)
{
    const Person *reader = source->context->reader;
    return has_role(source, ROLE_MANAGER) || (reader != NULL && reader->id == PERSON_OFFICE);
}
