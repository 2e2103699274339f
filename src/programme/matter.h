/* SPDX-License-Identifier: MIT */
#pragma once
/* What a coordinator is told of in a digest (rule 18): who and which request, and nobody's words.
 */
#include <glib.h>

typedef enum {
    MATTER_UNCLEAR, /* a mentor's second answer that cannot be read (rule 14) */
    MATTER_PEER,    /* somebody whom a mentor recommends in a decline, no mentor yet (rule 10) */
} MatterKind;

typedef struct {
    MatterKind kind;
    gint64 person_id; /* whom it is about: the digest goes to the coordinators of that agency */
    gint64 request_number; /* 0: none */
    guint offer_number;    /* 0: none */
    char *name;            /* PEER: as the mentor wrote it; NULL for the others */
} Matter;

/* A matter as a digest tells it. */
typedef struct {
    gint64 id;
    Matter matter;
    char *person_name;
    gint64 noted_at;
    gint64 told_at; /* the last digest that told it; 0: none yet */
} NotedMatter;

void noted_matter_free(NotedMatter *noted);

/* The stored name of a kind, and back. */
const char *matter_kind_name(MatterKind kind);
gboolean matter_kind_parse(const char *name, MatterKind *kind);
