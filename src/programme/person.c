/* SPDX-License-Identifier: MIT */
#include "programme/person.h"

void person_free(Person *person)
{
    if (person == NULL)
        return;
    g_free(person->email);
    g_free(person->name);
    g_free(person->title);
    g_free(person->agency_name);
    g_free(person->time_zone);
    g_free(person->bio);
    g_free(person->topics);
    g_free(person);
}

Person *person_copy(const Person *person)
{
    Person *copy = g_memdup2(person, sizeof *person);
    copy->email = g_strdup(person->email);
    copy->name = g_strdup(person->name);
    copy->title = g_strdup(person->title);
    copy->agency_name = g_strdup(person->agency_name);
    copy->time_zone = g_strdup(person->time_zone);
    copy->bio = g_strdup(person->bio);
    copy->topics = g_strdup(person->topics);
    return copy;
}

gboolean person_is_mentor(const Person *person)
{
    return (person->roles & ROLE_MENTOR) != 0;
}

gboolean person_is_mentee(const Person *person)
{
    return (person->roles & ROLE_MENTEE) != 0;
}

gboolean person_is_forgotten(const Person *person)
{
    return g_str_has_suffix(person->email, "@forgotten.invalid");
}

gboolean person_is_free(const Person *person, gint64 now)
{
    return person_is_mentor(person) && person->committed_at != 0 && person->paused_until <= now
           && person->away_until <= now && person->leaving_at == 0
           && person->open_conversations < person->capacity;
}

GTimeZone *person_time_zone(const Person *person)
{
    GTimeZone *zone = g_time_zone_new_identifier(person->time_zone);
    return zone != NULL ? zone : g_time_zone_new_utc();
}
