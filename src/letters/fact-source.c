/* SPDX-License-Identifier: MIT */
/* Who reads, what the case is to them, and the entries of lists. */
#include "base/failure.h"
#include "letters/fact.h"
#include "letters/spoken-date.h"
#include "programme/joining.h"

static guint role_in_case(const LetterContext *context, const Offer *offer)
{
    const Letter *letter = context->letter;
    if (letter->kind == LETTER_DIGEST || letter->kind == LETTER_CORRECTION
        || letter->kind == LETTER_BOUNCED
        || letter->kind == LETTER_VERIFY) /* no case: what it tells came with it */
        return context->matters != NULL ? READER_COORDINATOR : 0;
    if (letter->kind == LETTER_SEALED) /* to somebody who is nobody yet */
        return READER_MENTEE;
    if (context->tenure != NULL) {
        gboolean own = context->tenure->mentor->id == letter->reader_id;
        gboolean coordinators = letter->kind == LETTER_MENTOR_LEAVES;
        return own == coordinators ? 0 : (own ? READER_MENTOR : READER_COORDINATOR);
    }
    if (letter->kind == LETTER_CLOSURES)
        return context->closures != NULL ? READER_OFFICE : 0;
    if (context->case_ == NULL)
        return 0;
    if (letter->kind == LETTER_QUESTION)
        return letter->reader_id != context->case_->request->mentee_id ? READER_COORDINATOR : 0;
    if (letter->kind == LETTER_INTRODUCTION)
        return offer != NULL ? (READER_MENTEE | READER_MENTOR) : 0;
    if (letter->reader_id == context->case_->request->mentee_id)
        return READER_MENTEE;
    gboolean knows = offer != NULL && offer->state != OFFER_LISTED;
    return knows && offer->mentor_id == letter->reader_id ? READER_MENTOR : 0;
}

/* These go to anybody known, in a case or not, and say nothing of one. */
static gboolean is_for_anybody(LetterKind kind)
{
    guint readers = letter_kind_readers(kind);
    gboolean one_role = (readers & (readers - 1)) == 0;
    return letter_asks_to_join(kind) || (!one_role && kind != LETTER_INTRODUCTION);
}

gboolean fact_source_open(const LetterContext *context, FactSource *source, GError **error)
{
    const Letter *letter = context->letter;
    const Case *case_ = context->case_;
    *source = (FactSource){.context = context};
    if (case_ != NULL && letter->offer_number != 0)
        source->offer = case_offer(case_, letter->offer_number);
    if (case_ != NULL)
        source->mentee = case_mentee(case_);
    if (source->offer != NULL)
        source->mentor = case_mentor(case_, source->offer);
    source->role = role_in_case(context, source->offer);
    if (is_for_anybody(letter->kind) || source->role == letter_kind_readers(letter->kind))
        return TRUE;
    failure_set(error, FAILURE_PERMANENT,
                "letter %s: person %" G_GINT64_FORMAT " is no reader of it in this case",
                letter_kind_name(letter->kind), letter->reader_id);
    return FALSE;
}

gboolean fact_is_visible(const Fact *fact, const FactSource *source)
{
    return fact->readers == FACT_EVERYONE
           || (source->role != 0 && (fact->readers & source->role) == source->role);
}

static int by_acceptance(gconstpointer a, gconstpointer b)
{
    const Offer *first = *(const Offer *const *)a;
    const Offer *second = *(const Offer *const *)b;
    return (first->accepted_number > second->accepted_number)
           - (first->accepted_number < second->accepted_number);
}

static GPtrArray *list_offers(const Fact *fact, const FactSource *source)
{
    GPtrArray *found = g_ptr_array_new();
    const Case *case_ = source->context->case_;
    for (guint i = 0; case_ != NULL && i < case_->offers->len; i++) {
        Offer *offer = case_->offers->pdata[i];
        if (offer->state == fact->listed)
            g_ptr_array_add(found, offer);
    }
    if (fact->listed == OFFER_ACCEPTED)
        g_ptr_array_sort(found, by_acceptance);
    return found;
}

static GPtrArray *list_matters(const Fact *fact, const FactSource *source)
{
    GPtrArray *found = g_ptr_array_new();
    const GPtrArray *matters = source->context->matters;
    for (guint i = 0; matters != NULL && i < matters->len; i++) {
        NotedMatter *noted = matters->pdata[i];
        if (noted->matter.kind == fact->told)
            g_ptr_array_add(found, noted);
    }
    return found;
}

static GPtrArray *list_told_of(const FactSource *source)
{
    GPtrArray *found = g_ptr_array_new();
    const GArray *others = source->context->letter->others;
    if (source->offer != NULL)
        g_ptr_array_add(found, (gpointer)source->offer);
    for (guint i = 0; source->offer != NULL && others != NULL && i < others->len; i++)
        g_ptr_array_add(found, case_offer(source->context->case_, g_array_index(others, guint, i)));
    return found;
}

static GPtrArray *list_days(const Fact *fact, const FactSource *source)
{
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *text = fact->text(source);
    g_auto(GStrv) days = g_strsplit(text != NULL ? text : "", "\n", -1);
    for (char **day = days; *day != NULL; day++)
        g_ptr_array_add(found, g_strdup(*day));
    return found;
}

GPtrArray *fact_list_entries(const Fact *fact, const FactSource *source)
{
    if (fact->type == FACT_DAYS)
        return list_days(fact, source);
    if (fact->type == FACT_ABOUT)
        return list_told_of(source);
    return fact->type == FACT_MATTERS ? list_matters(fact, source) : list_offers(fact, source);
}

static char *matter_text(const FactSource *source, const NotedMatter *noted, EntryField field)
{
    switch (field) {
    case ENTRY_name:
        return g_strdup(noted->person_name);
    case ENTRY_request:
        return g_strdup_printf("%" G_GINT64_FORMAT, noted->matter.request_number);
    case ENTRY_address:
        return g_strdup(noted->person_address);
    case ENTRY_since:
        return spoken_day(noted->noted_at, source->context->zone);
    case ENTRY_peer:
        return g_strdup(noted->matter.name);
    case ENTRY_number:
    case ENTRY_about:
    case ENTRY_title:
    case ENTRY_agency:
    case ENTRY_fitting:
    case ENTRY_why:
    case ENTRY_due:
    case ENTRY_day:
    case ENTRY_FIELD_COUNT:
        break;
    }
    return NULL;
}

static char *mentor_text(const FactSource *source, const Offer *offer, EntryField field)
{
    const Person *mentor = case_mentor(source->context->case_, offer);
    switch (field) {
    case ENTRY_number:
        return g_strdup_printf("%u", offer->state == OFFER_ACCEPTED ? offer->accepted_number
                                                                    : offer->number);
    case ENTRY_name:
        return mentor != NULL ? g_strdup(mentor->name) : NULL;
    case ENTRY_about:
        return mentor != NULL ? fact_about(mentor) : NULL;
    case ENTRY_title:
        return mentor != NULL ? g_strdup(mentor->title) : NULL;
    case ENTRY_agency:
        return mentor != NULL ? g_strdup(mentor->agency_name) : NULL;
    case ENTRY_fitting:
        return g_strdup(offer->fitting);
    case ENTRY_why:
        return g_strdup(offer->why);
    case ENTRY_due: /* a time that has passed asks nothing of anybody */
        return offer->due_at > source->context->now
                   ? spoken_time(offer->due_at, source->context->zone)
                   : NULL;
    case ENTRY_request:
    case ENTRY_since:
    case ENTRY_address:
    case ENTRY_peer:
    case ENTRY_day:
    case ENTRY_FIELD_COUNT:
        break;
    }
    return NULL;
}

char *fact_entry_text(const Fact *fact, const FactSource *source, gconstpointer entry,
                      EntryField field)
{
    if (fact->type == FACT_DAYS)
        return field == ENTRY_day ? g_strdup(entry) : NULL;
    return fact->type == FACT_MATTERS ? matter_text(source, entry, field)
                                      : mentor_text(source, entry, field);
}
