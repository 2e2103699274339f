/* SPDX-License-Identifier: MIT */
#pragma once
/* The words of a mentee's answer. */
#include "intake/choice.h"

typedef struct {
    const char *phrase; /* words as speech.h writes them */
    Verb verb;
    gboolean open; /* what follows in the clause is its reason: "wait until they have answered" */
} VerbPhrase;

/* Longer phrases first; ends with a NULL phrase. */
extern const VerbPhrase VERB_PHRASES[];

/* 0 if the word is no number. */
guint choice_number(const char *word);
/* Any word of a phrase that is a verb. */
gboolean choice_is_verb(const char *word);
gboolean choice_is_filler(const char *word);
/* Turns a choice around, or makes it depend. */
gboolean choice_is_against(const char *word);
