/* SPDX-License-Identifier: MIT */
#pragma once
/* A mentor's answer in their own words: yes, no, or not clear. Decided by clause, and never yes on
   a doubt: one commitment and no clause against it or in doubt. */
#include <glib.h>

typedef enum { ANSWER_ACCEPT, ANSWER_DECLINE, ANSWER_UNCLEAR } AnswerClass;

/* What one clause says, for people. */
typedef struct {
    char *clause;
    const char *vote; /* "commits", "hangs on something"; static */
} AnswerClause;

typedef struct {
    AnswerClass class;
    char *evidence; /* the clause that decided, or the one in doubt; else the first line; "" if none
                     */
    char *peer;     /* somebody they recommend, as written, or NULL */
    gint64 until; /* away or busy until that day, 00:00 in the sender's zone; 0 if they give none */
    GPtrArray *clauses; /* AnswerClause, those that say something */
} Answer;

/* `reply` is the newly written text, said at `now` in the sender's zone. Owned by the caller.
   Linear, and bounded: an endless answer is in doubt. */
Answer *answer_read(const char *reply, gint64 now, GTimeZone *zone);
void answer_free(Answer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Answer, answer_free)
const char *answer_class_name(AnswerClass class);
