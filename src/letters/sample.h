/* SPDX-License-Identifier: MIT */
#pragma once
/* A made-up request in the state in which a kind of letter is written, for `mentord preview`. */
#include "letters/letters.h"

typedef struct {
    Case *case_;
    Letter letter;
    GPtrArray *matters; /* NotedMatter */
    OwnData *own;
    Tenure *tenure;
    ClosureReport *closures;
    Calendar *calendar;
    GTimeZone *zone;
    LetterContext context; /* points into the above */
} Sample;

Sample *sample_new(LetterKind kind);
void sample_free(Sample *sample);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sample, sample_free)
