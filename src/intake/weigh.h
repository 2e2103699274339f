/* SPDX-License-Identifier: MIT */
#pragma once
/* What the words of an answer weigh all together, where no clause of it is one that is known:
   people say "no" in a page about their mother. The weights (weights.inc) are learnt by
   contrib/weigh from the answers of tests/corpus: a log-linear model of one to three words in a
   row, both as typed and as what they mean (meanings.inc), of the whole and of each sentence. */
#include <glib.h>

/* The likelihoods that a sentence says yes, says no, or leaves it open; the rest: that it says
   nothing. */
typedef struct {
    double yes, no, open;
} Leaning;

typedef struct {
    int accept, decline; /* of the whole, ahead of unclear, in hundredths of a logarithm */
    GArray *sentences;   /* Leaning */
    guint words;         /* without the signature and what is quoted */
    gboolean known;      /* the language is one that was learnt; else there is nothing */
} Weight;

/* What is quoted does not count, unless all is, nor does a signature. Linear; reads the first words
   of a long answer, as speech.h joins its lines. Owned by the caller. */
Weight *weight_of(const char *text);
void weight_free(Weight *weight);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Weight, weight_free)
