/* SPDX-License-Identifier: MIT */
#pragma once
/* Sets of words that are no classes: a phrase cannot name them, and a word that is only in one of
   these is still unknown. */
#include <glib.h>

typedef enum {
    SET_SPELT,       /* stands for other words, or may: spelling.h */
    SET_CONDITION,   /* with these ... */
    SET_TURN,        /* ... the phrases begin ... */
    SET_CONCLUSION,  /* ... by which ... */
    SET_NEXT,        /* ... a clause ... */
    SET_CONSEQUENCE, /* ... is told: clauses.c */
    SET_RETURN,      /* may stand before the day of a return: date.c */
    SET_ABSENT,      /* tells of an absence */
    SET_REPORTS,     /* somebody else says what follows: vote.c */
    SET_PAST,        /* what follows was so */
    SET_WAVERING, /* those of the class "modal" that tell of the sender's mind wherever they are */
    SET_BEFORE_NAME, /* with the word behind it names a person: grammar.c */
    SET_PERSONS,     /* "the ..." */
    SET_COUNT
} WordSet;

/* Indexed by WordSet: the words, NULL if others name them. */
extern const char *const WORD_SETS[SET_COUNT];

static inline guint64 set_bit(WordSet set)
{
    return (guint64)1 << set;
}
