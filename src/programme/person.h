/* SPDX-License-Identifier: MIT */
#pragma once
/* People and agencies as the rules see them. Plain values; strings are owned by the value. */
#include <glib.h>

typedef struct {
    gint64 id;
    char *code;
    char *name;
    char *time_zone; /* IANA name; NULL: the programme's */
    char *champion;  /* address or NULL */
} Agency;

typedef enum {
    ROLE_MENTOR = 1 << 0,
    ROLE_MENTEE = 1 << 1,
    ROLE_COORDINATOR = 1 << 2,
    ROLE_MANAGER = 1 << 3,
} Role;

typedef struct {
    gint64 id;
    char *email; /* the registered address: letters go nowhere else */
    char *name;
    char *title;
    gint64 agency_id;
    char *agency_name;
    char *time_zone; /* IANA name, the agency's or the programme's where the person has none */
    guint roles;     /* Role */
    char *bio;
    char *topics;
    guint capacity;           /* open conversations at a time */
    guint open_conversations; /* asked, accepted or introduced and not closed */
    gboolean standby;
    gint64 committed_at;  /* 0: the commitments are not on record (rule 2) */
    gint64 paused_until;  /* 0: not paused; UNTIL_RESUMED: no date */
    gint64 away_until;    /* 0: not known to be away */
    gint64 last_asked_at; /* 0: never */
    gint64 leaving_at;    /* when a mentor said that they leave; 0: they stay */
} Person;

/* A pause without a date: the last second of the year 9999. */
#define UNTIL_RESUMED G_GINT64_CONSTANT(253402300799)

/* The id of the programme office, which letters can go to but which is nobody on record. */
enum { PERSON_OFFICE = -1 };

Person *person_copy(const Person *person);
void person_free(Person *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Person, person_free)

gboolean person_is_mentor(const Person *person);
gboolean person_is_mentee(const Person *person);

/* TRUE of what is left of somebody who was forgotten (rule 29): no letter can go there. */
gboolean person_is_forgotten(const Person *person);

/* TRUE if this mentor could be asked at `now`: committed, not paused, not away, not full, not
   leaving (rule 7).
 */
gboolean person_is_free(const Person *person, gint64 now);

/* The person's zone; UTC if the name is unknown (the import refuses such names). Owned. */
GTimeZone *person_time_zone(const Person *person);
