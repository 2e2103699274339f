/* SPDX-License-Identifier: MIT */
#pragma once
/* The last word over an answer: what its clauses vote and what its words weigh, the whole and each
   sentence, held together as contrib/weigh has learnt it from answers (judgement.inc). */
#include "intake/verdict.h"
#include "intake/weigh.h"

typedef struct {
    double accept, decline; /* likelihoods; the rest: unclear */
    double no;              /* the likelihood that the sentence says no that does so most */
    guint words;            /* of the answer */
} Judgement;

/* `verdict` is that of the clauses; the weight's language must be known. */
Judgement judge(const Speech *speech, const GArray *votes, Verdict verdict, const Weight *weight);

/* What speaks against a yes that the clauses do not see, in a word: it is denied, hangs on
   somebody, ends with a refusal, a wait or a question, is of another matter ... NULL: nothing. */
const char *verdict_objection(const Count *count, Judgement judgement);
/* The clauses' verdict, if it is likely enough, or another. */
Verdict verdict_judged(const Count *count, Verdict verdict, Judgement judgement);
