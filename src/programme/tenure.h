/* SPDX-License-Identifier: MIT */
#pragma once
/* Being a mentor, beside any request: what the mentor says of it. Decided as requests are: from a
   copy, to effects as data. */
#include <glib.h>

#include "programme/decide.h"

typedef struct {
    Person *mentor; /* owned */
} Tenure;

typedef enum {
    TENURE_PAUSE,
    TENURE_RESUME,
    TENURE_CAPACITY,
} TenureEventKind;

typedef struct {
    TenureEventKind kind;
    gint64 until_at; /* PAUSE: UNTIL_RESUMED without a date; 0: the date cannot be read */
    guint capacity;  /* CAPACITY: conversations at a time, as written */
    char *line;      /* the mentor's own first line, to quote where it cannot be followed */
} TenureEvent;

typedef struct {
    Tenure *after;           /* as decided */
    gboolean mentor_changed; /* pause, absence, capacity */
    GPtrArray *letters;      /* Letter */
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

/* What this does to this mentor. Pure. Owned by the caller. */
TenureEffects *tenure_decide(const Tenure *before, const TenureEvent *event, const Rules *rules,
                             gint64 now);
