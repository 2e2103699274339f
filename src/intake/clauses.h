/* SPDX-License-Identifier: MIT */
#pragma once
/* Words into clauses: at marks, and before words that turn, join or make a condition. */
#include "intake/speech.h"
#include "intake/word-sets.h"

typedef struct {
    WordSet set; /* of the first words */
    const char *const *phrases;
} ClauseLead;

/* The phrases that begin a clause; the last row has none. */
extern const ClauseLead CLAUSE_LEADS[];

/* Fills the clauses of a speech whose tokens are read; `last_mark` stands behind the last. */
void clauses_read(Speech *speech, char last_mark);
