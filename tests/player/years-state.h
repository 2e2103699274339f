/* SPDX-License-Identifier: MIT */
#pragma once
/* What the two years know of themselves: shared by years.c, where people act, and years-check.c,
   where each letter is held against the promises. */
#include "tests/player/letter.h"
#include "tests/player/world.h"
#include "tests/player/years.h"

/* One agency per zone, and two coordinators each, in different zones. */
enum {
    ZONES = 10,
    MENTORS = 20,
    MENTEES = 20,
    COORDINATORS_EACH = 2,
    COORDINATORS = COORDINATORS_EACH * ZONES,
    PEOPLE = MENTORS + MENTEES + COORDINATORS + 1
};

typedef enum { MENTOR, MENTEE, COORDINATOR, MANAGER } Role;

typedef struct {
    Role role;
    char *name;
    char *email;
    const char *zone;
} Figure;

/* A request to a mentor. */
typedef struct {
    const Figure *mentor;
    gint64 asked_at;
    gint64 answered_at;  /* a clear answer was written; 0: none was */
    gint64 withdrawn_at; /* the mentee has chosen, or cancelled; 0: no */
    gboolean talks;      /* has written anything at all */
    gboolean noted;      /* two unclear answers */
    guint reminders, releases, told;
    gint64 reminded_at;
} Ask;

/* A mail that somebody is going to write. */
typedef struct {
    gint64 at;
    const Figure *writer;
    SentLetter *letter; /* answered; NULL: a new mail. Owned */
    char *words;        /* owned */
} Intention;

typedef struct {
    YearsManner manner;
    GRand *chance;
    World *world;
    gint64 now;
    Figure figures[PEOPLE];
    GHashTable *asks;    /* "12 ben@..." -> Ask */
    GHashTable *digests; /* "carol@... 2026-07-06" */
    GHashTable *told;    /* "carol@... 12 ben@..." */
    GPtrArray *intentions;
    guint serial, closures, requests, letters, timers;
    gint64 outage_from, outage_until; /* 0: none */
    char *violation;
} Years;

const Figure *years_find(const Years *years, const char *email);
/* NULL if that mentor was not asked by that request. */
Ask *years_ask(const Years *years, guint request, const Figure *mentor);
guint years_request_of(const SentLetter *letter);

/* Holds a letter that leaves now against the promises. `by_timer`: nobody's mail brought it about.
   The first violation is kept. */
void years_check(Years *years, const SentLetter *letter, gboolean by_timer);
/* What must be true of every request by the end. */
void years_check_end(Years *years);
