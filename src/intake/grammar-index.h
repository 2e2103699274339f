/* SPDX-License-Identifier: MIT */
#pragma once
/* How the phrases are kept. For the grammar's own files. */
#include "intake/grammar.h"

typedef enum { ATOM_WORD, ATOM_GAP, ATOM_START, ATOM_END } AtomKind;

typedef struct {
    AtomKind kind;
    gboolean optional;
    gboolean or_end; /* "to|$" */
    guint64 classes;
    guint first, count; /* numbers of words, in Grammar.alternatives */
} Atom;

typedef struct {
    Act act;
    guint first, count; /* atoms */
} Phrase;

enum {
    FOLLOW_ANYTHING = 1,
    FOLLOW_NOTHING = 2, /* the phrase may end there */
    FOLLOW_PERSON = 4   /* "the young woman" */
};

/* What may stand at a place behind the first words of a phrase. */
typedef struct {
    guint flags;
    guint64 classes;
    guint64 words[2]; /* a bit for each, by its number */
} Follow;

/* Most phrases need no closer look than at the two words behind the first. */
typedef struct {
    guint phrase;
    gboolean starts; /* only where a clause begins */
    gboolean person; /* its first words may be several */
    Follow second, third;
} Candidate;

struct Grammar {
    Lexicon *lexicon;
    GArray *classes; /* guint64, by number */
    GArray *alternatives;
    GArray *atoms;
    GArray *phrases;
    GPtrArray *by_word; /* GArray of Candidate: phrases that may begin with the word, by number */
    guint nameless;     /* the number by which names and digits are looked up, which no table has */
};

static inline guint64 class_bit(WordClass class)
{
    return (guint64)1 << class;
}

/* One of these may be several words: person_end. */
#define PERSONS (class_bit(CLASS_HER) | class_bit(CLASS_NAME))
