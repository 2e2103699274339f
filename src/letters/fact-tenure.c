/* SPDX-License-Identifier: MIT */
#include "letters/fact-tenure.h"

#include "letters/spoken-date.h"

static const Person *tenure_mentor(const FactSource *source)
{
    const Tenure *tenure = source->context->tenure;
    return tenure != NULL ? tenure->mentor : NULL;
}

/* To a coordinator who is told of it, and to no other. */
char *fact_leaver_name(const FactSource *source)
{
    const Person *mentor = tenure_mentor(source);
    return mentor != NULL ? g_strdup(mentor->name) : NULL;
}

char *fact_leaver_address(const FactSource *source)
{
    const Person *mentor = tenure_mentor(source);
    return mentor != NULL ? g_strdup(mentor->email) : NULL;
}

static char *times(guint count)
{
    return count == 1 ? g_strdup("once") : g_strdup_printf("%u times", count);
}

char *fact_bio(const FactSource *source)
{
    const Person *mentor = tenure_mentor(source);
    return mentor != NULL ? g_strdup(mentor->bio) : NULL;
}

char *fact_bio_before(const FactSource *source)
{
    const Tenure *tenure = source->context->tenure;
    return tenure != NULL ? g_strdup(tenure->bio_before) : NULL;
}

char *fact_asked_times(const FactSource *source)
{
    const Tenure *tenure = source->context->tenure;
    return tenure != NULL && tenure->asked > 0 ? times(tenure->asked) : NULL;
}

char *fact_talk_times(const FactSource *source)
{
    const Tenure *tenure = source->context->tenure;
    return tenure != NULL && tenure->talks > 0 ? times(tenure->talks) : NULL;
}

/* No day for a pause that has none. */
char *fact_paused_until(const FactSource *source)
{
    const Person *mentor = tenure_mentor(source);
    return mentor != NULL && mentor->paused_until != UNTIL_RESUMED
               ? spoken_day(mentor->paused_until, source->context->zone)
               : NULL;
}

char *fact_capacity(const FactSource *source)
{
    const Person *mentor = tenure_mentor(source);
    return mentor != NULL ? g_strdup_printf("%u", mentor->capacity) : NULL;
}

guint fact_open_count(const FactSource *source)
{
    const Person *mentor = tenure_mentor(source);
    return mentor != NULL ? mentor->open_conversations : 0;
}
