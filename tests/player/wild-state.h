/* SPDX-License-Identifier: MIT */
#pragma once
/* What the random months know of themselves: shared by wild.c, where people act, and wild-check.c,
   where their letters are held against what may be known. */
#include "tests/player/letter.h"
#include "tests/player/world.h"

enum {
    AGENCIES = 6,
    MENTORS = 18,
    MENTEES = 12,
    COORDINATORS = AGENCIES,
    PEOPLE = MENTORS + MENTEES + COORDINATORS,
    CANARY_LENGTH = 12,
    LETTERS_KEPT = 6,
    LINES_MAX = 100,
    REQUESTS_MAX = 10000,
};

typedef enum { MENTOR, MENTEE, COORDINATOR } Role;

typedef struct {
    Role role;
    guint agency;
    char *name;    /* "Kai Qx..." */
    char *surname; /* a canary */
    char *email;
    GPtrArray *letters; /* SentLetter: the latest */
} Figure;

/* A word that somebody confided, and who may read it. */
typedef struct {
    char *word;
    guint author;
    guint request;      /* its readers are the request's; 0: not bound to one */
    gboolean situation; /* those who were asked may read it, too */
    guint other;        /* may read it; PEOPLE: nobody */
} Canary;

typedef struct {
    guint mentee;              /* PEOPLE: unknown */
    guint lines[LINES_MAX];    /* the list's mentors, by their numbers; PEOPLE: none */
    gboolean may_know[PEOPLE]; /* mentors whom the mentee picked */
    gboolean open_list;        /* the mentee had the next one asked, or a stand-by mentor */
} Story;

typedef struct {
    GRand *chance;
    World *world;
    gint64 now;
    Figure figures[PEOPLE];
    GArray *canaries; /* Canary */
    Story *stories;   /* by request number */
    guint requests, serial, mails, letters, seen;
    GString *history; /* a line for each mail and letter */
    char *violation;
} Wild;

/* A line of history. */
void wild_remember(Wild *wild, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* PEOPLE: nobody has this address. */
guint wild_find(const Wild *wild, const char *email);
/* The request that the letter's subject names; 0: none. */
guint wild_request_of(const SentLetter *letter);
/* Notes what the letter tells its reader, and holds it against what that one may know. The first
   violation is kept. */
void wild_check(Wild *wild, const SentLetter *letter, guint reader);
