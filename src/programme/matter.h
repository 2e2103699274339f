/* SPDX-License-Identifier: MIT */
#pragma once
/* What a coordinator is told of, in a digest (rule 18) or at once: who and which request, and
 * nobody's words.
 */
#include <glib.h>

typedef enum {
    MATTER_UNCLEAR,    /* a mentor's second answer that cannot be read (rule 14) */
    MATTER_BOUNCED,    /* letters to somebody come back (rule 13) */
    MATTER_PEER,       /* somebody whom a mentor recommends in a decline, no mentor yet (rule 10) */
    MATTER_CORRECTION, /* somebody says what is wrong in the data held on them (rule 29) */
    MATTER_FORGOTTEN, /* somebody was forgotten, who is on the coordinator's list still (rule 29) */
    MATTER_STALE_BIO, /* a mentor's bio that was not confirmed (rule 4) */
    MATTER_UNANSWERED, /* the commitments were asked for, and no answer came (rule 2) */
    MATTER_REFUSED,    /* and refused */
    MATTER_STRANGER,   /* somebody unknown has written, and nobody vouches for it (rule 1) */
} MatterKind;

typedef struct {
    MatterKind kind;
    gint64 person_id; /* whom it is about: the digest goes to the coordinators of that agency */
    gint64 request_number; /* 0: none */
    guint offer_number;    /* 0: none */
    char *name;            /* PEER: as the mentor wrote it; NULL for the others */
} Matter;

/* A matter as a letter tells it. */
typedef struct {
    gint64 id;
    Matter matter;
    char *person_name;
    char *person_address; /* the registered one; NULL where nobody is told of it */
    gint64 noted_at;
    gint64 told_at; /* the last digest that told it; 0: none yet */
} NotedMatter;

void noted_matter_free(NotedMatter *noted);

/* TRUE if it waits for no digest, but is told in a letter of its own. */
gboolean matter_is_told_at_once(MatterKind kind);
/* The stored name of a kind, and back. */
const char *matter_kind_name(MatterKind kind);
gboolean matter_kind_parse(const char *name, MatterKind *kind);
