/* SPDX-License-Identifier: MIT */
#pragma once
/* Being a mentor, beside any request: what the mentor says of it. Decided as requests are: from a
   copy, to effects as data. */
#include <glib.h>

#include "programme/decide.h"

typedef enum {
    TENURE_BEGIN,      /* somebody has become a mentor: the other clocks are to be set */
    TENURE_BIO_CHECK,  /* the bio is to be confirmed */
    TENURE_BIO_STALE,  /* it was not, in 20 business days */
    TENURE_SIX_MONTHS, /* of being listed */
} TenureClockKind;

typedef struct {
    TenureClockKind kind;
    gint64 at;
} TenureClock;

/* The stored name of a kind, and back. */
const char *tenure_clock_kind_name(TenureClockKind kind);
gboolean tenure_clock_kind_parse(const char *name, TenureClockKind *kind);

typedef struct {
    Person *mentor;   /* owned */
    GArray *clocks;   /* TenureClock, one of a kind */
    char *bio_before; /* what the mentor's own last correction replaced; NULL: nothing to undo */
    guint asked;      /* how often they were asked */
    guint talks;      /* introductions of which it is known that the two talked */
} Tenure;

typedef enum {
    TENURE_PAUSE,
    TENURE_RESUME,
    TENURE_CAPACITY,
    TENURE_WITHDRAW,
    TENURE_COMPLETE, /* a coordinator's: the mentor who leaves is gone */
    TENURE_CLOCK,
    TENURE_BIO_OK,
    TENURE_BIO_TEXT,
    TENURE_BIO_UNCLEAR, /* neither, in answer to the question for it */
    TENURE_UNDO,        /* of the last correction of the bio */
    TENURE_CONTINUE,    /* after six months */
} TenureEventKind;

/* What becomes of a matter of a coordinators' digest. */
typedef enum { MATTER_UNTOUCHED, MATTER_NOTED, MATTER_DROPPED } MatterChange;

typedef struct {
    TenureEventKind kind;
    gint64 until_at; /* PAUSE: UNTIL_RESUMED without a date; 0: the date cannot be read */
    guint capacity;  /* CAPACITY: conversations at a time, as written */
    char *words;     /* BIO_TEXT: the text */
    TenureClockKind clock;
    char *line; /* the mentor's own first line, to quote where it cannot be followed */
} TenureEvent;

typedef struct {
    Tenure *after;           /* as decided */
    gboolean mentor_changed; /* pause, absence, capacity, leaving, roles, bio */
    gboolean clocks_changed;
    MatterChange stale_bio;
    GPtrArray *letters;            /* Letter: to the mentor */
    gboolean words_changed;        /* what a search finds of the mentor */
    gboolean release;              /* open requests go on without the mentor */
    const char *coordinators_hear; /* the topic of a letter `mentor-leaves`, or NULL; static */
} TenureEffects;

/* Takes `mentor`. */
Tenure *tenure_new(Person *mentor);
Tenure *tenure_copy(const Tenure *original);
void tenure_free(Tenure *tenure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tenure, tenure_free)

TenureEvent *tenure_event_new(TenureEventKind kind);
void tenure_event_free(TenureEvent *event);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TenureEvent, tenure_event_free)
/* For the ledger. */
const char *tenure_event_kind_name(TenureEventKind kind);

void tenure_effects_free(TenureEffects *effects);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TenureEffects, tenure_effects_free)

/* What this does to this mentor. Whoever is a mentor no more is told so. Pure. Owned by the caller.
 */
TenureEffects *tenure_decide(const Tenure *before, const TenureEvent *event, const Rules *rules,
                             gint64 now);
