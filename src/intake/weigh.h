/* SPDX-License-Identifier: MIT */
#pragma once
/* What the words of an answer weigh all together, where no clause of it is one that is known:
   people say "no" in a page about their mother. The weights (weights.inc) are learnt by
   contrib/weigh from the answers of tests/corpus: a log-linear model of one to three words in a
   row, both as typed and as what they mean (meanings.inc). */
#include <glib.h>

typedef struct {
    int accept, decline; /* ahead of the next best class, in hundredths of a logarithm */
    gboolean known;      /* the language is one that was learnt; else both are 0 */
} Weight;

/* What is quoted does not count, unless all is, nor does a signature. Linear; reads the first words
 * of a long answer. */
Weight weight_of(const char *whole);
