/* SPDX-License-Identifier: MIT */
#pragma once
/* The phrases and the vocabulary, prepared for reading: once in a process's life, then unchanged.
 */
#include "intake/lexicon.h"
#include "intake/phrases.h"
#include "intake/speech.h"
#include "intake/vocabulary.h"

typedef struct Grammar Grammar;

const Grammar *grammar_get(void);
/* NULL for a word that no table has. */
const LexiconEntry *grammar_find(const Grammar *grammar, const char *word, gsize length);

typedef struct {
    const Speech *speech;
    guint first, end; /* tokens that may be used */
    guint opening;    /* where "^" holds, beside the first token */
} Window;

/* The act of the longest phrase at token `at`, ACT_NONE if there is none. */
Act grammar_match(const Grammar *grammar, const Window *window, guint at, guint *length);
