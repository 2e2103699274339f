/* SPDX-License-Identifier: MIT */
#pragma once
/* What is to be done, as data. Records first, letters after, all in one transaction. */
#include <glib.h>

#include "programme/case.h"
#include "programme/letter-kind.h"
#include "programme/matter.h"

/* One letter to write. Its facts come from the case as it is after the event. */
typedef struct {
    LetterKind kind;
    gint64 reader_id;   /* the person written to; 0: the introduction's two */
    guint offer_number; /* 0: about the request. WELCOME_*: the version of the text. VERIFY: the
 stranger */
    guint peer_number;  /* DECLINED: the offer to somebody whom the mentor recommends; 0: none */
    gint64 about_id;    /* somebody else whom it is about, beside any request; 0: nobody */
    char *words;        /* somebody's own words that it carries, or NULL */
    char *topic;        /* a short reason the template branches on, or NULL */
    gboolean vouch;     /* CONFIRM: it asks about an answer that came from elsewhere */
    gboolean urgent;    /* answers somebody's mail: leaves at any hour (rule 28) */
    GArray *others;     /* guint: further offers that the same letter tells of; NULL: none */
} Letter;

void letter_free(Letter *letter);

/* What an answer to it is read as: its kind's purpose, but where mentors have said yes and wait,
   the numbers a mentee sees are those of the acceptances; and where a mentor's letter is about no
   request, the answer is about being a mentor. `case_` may be NULL. */
Purpose letter_purpose(const Letter *letter, const Case *case_);

typedef struct {
    Case *after; /* the case as decided */
    gboolean request_changed;
    GArray *offers_changed; /* guint: numbers whose records are new or differ */
    gboolean deadlines_changed;
    gboolean wishes_changed; /* whom the request names: wanted, unwanted */
    GPtrArray *letters;      /* Letter */
    GArray *committed;       /* gint64: people whose commitments are now on record */
    GHashTable *away;        /* gint64 id -> gint64 *: people known to be away until then */
    GArray *matters;         /* Matter: for the coordinators' next digest */
} Effects;

void effects_free(Effects *effects);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Effects, effects_free)
