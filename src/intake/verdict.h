/* SPDX-License-Identifier: MIT */
#pragma once
/* What the clauses of an answer say together. What is made of it: judge.h. */
#include "intake/answer.h"
#include "intake/vote.h"

/* The votes, counted. Pointers are to the last of a kind that decides and to the first of one that
   only speaks against it; NULL for none. */
typedef struct {
    const Speech *speech;
    const Vote *first_yes, *yes; /* of any kind */
    const Vote *firm;            /* a yes that no later regret takes back: "I accept" */
    const Vote *accepted;        /* in words that mean this request and no other */
    const Vote *refusal, *first_refusal;
    const Vote *referral;
    const Vote *reason; /* busy, away */
    const Vote *away;
    const Vote *except;
    const Vote *pending, *maybe, *question, *condition;
    guint assents, excepts;
    const Vote *assent;
    gboolean crossed; /* the yes, by a "not" that no vote explains */
} Count;

typedef struct {
    AnswerClass class;
    const Vote *because; /* NULL: nothing in particular */
} Verdict;

/* By the clauses alone. `count` is filled; votes and speech must outlive it. */
Verdict verdict_of_clauses(const Speech *speech, const GArray *votes, Count *count);

/* "Decline.", "I'm out": a refusal that is said to be the answer, and not only a reason for one. */
gboolean verdict_is_performed(const Speech *speech, const Vote *refusal);
