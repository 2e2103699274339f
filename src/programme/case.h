/* SPDX-License-Identifier: MIT */
#pragma once
/* All that the rules need to know to decide one event: the request, its offers and clocks, the
   people in it, and, where somebody may be listed, who could be. */
#include <glib.h>

#include "programme/person.h"
#include "programme/request.h"

/* A mentor whom the search found, best first. */
typedef struct {
    Person *mentor; /* owned */
    double score;   /* higher fits better; equal scores are equal matches */
    char *fitting;  /* one line of the bio or the topics */
    char *why;      /* the matching words, ", " between them */
} Candidate;

typedef struct {
    Request *request;
    gboolean is_new;         /* not in the store yet */
    GPtrArray *offers;       /* Offer, by number */
    GArray *deadlines;       /* Deadline */
    GHashTable *people;      /* gint64 id -> Person: the mentee and each offer's mentor */
    GPtrArray *candidates;   /* Candidate, best first; empty where none was asked for */
    GPtrArray *wanted;       /* char *: mentors whom the request names, to be asked (rule 5) */
    GPtrArray *unwanted;     /* char *: names of those never to be offered (rule 6) */
    GPtrArray *named;        /* Person: every mentor whom a name in the case or event may mean */
    GPtrArray *coordinators; /* Person: whom the mentee may turn to; empty where nobody asked */
} Case;

/* Takes `request`; the rest is empty. */
Case *case_new(Request *request);
/* Shares the candidates, the named and the coordinators, and copies the rest. */
Case *case_copy(const Case *original);
void case_free(Case *case_);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Case, case_free)

/* Takes `person`; a person who is there already is kept and the new value freed. */
void case_add_person(Case *case_, Person *person);
/* NULL if unknown. Borrowed. */
const Person *case_person(const Case *case_, gint64 id);
const Person *case_mentee(const Case *case_);
const Person *case_mentor(const Case *case_, const Offer *offer);

/* By shortlist number, by the number of its acceptance, by mentor. NULL if there is none. Borrowed.
 */
Offer *case_offer(const Case *case_, guint number);
Offer *case_accepted_offer(const Case *case_, guint accepted_number);
Offer *case_offer_to(const Case *case_, gint64 mentor_id);
guint case_count_offers(const Case *case_, OfferState state);

/* When that clock runs out; 0: it does not run. */
gint64 case_deadline_at(const Case *case_, DeadlineKind kind, guint offer_number);
void case_set_deadline(Case *case_, DeadlineKind kind, guint offer_number, gint64 at);
void case_clear_deadline(Case *case_, DeadlineKind kind, guint offer_number);
/* All clocks of one offer, or with 0 all clocks of the request itself. */
void case_clear_deadlines(Case *case_, guint offer_number);

Candidate *candidate_new(void);
void candidate_free(Candidate *candidate);
