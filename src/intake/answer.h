/* SPDX-License-Identifier: MIT */
#pragma once
/* A mentor's answer in their own words: yes, no, or not clear. Decided by clause, and never yes on
   a doubt: one commitment and no clause against it. */
#include <glib.h>

typedef enum { ANSWER_ACCEPT, ANSWER_DECLINE, ANSWER_UNCLEAR } AnswerClass;

typedef struct {
    AnswerClass class;
    char
        *evidence; /* the clause that decided, or the first line of an unclear answer; "" if none */
} Answer;

/* `reply` is the newly written text. Owned by the caller. Linear. */
Answer *answer_read(const char *reply);
void answer_free(Answer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Answer, answer_free)
const char *answer_class_name(AnswerClass class);
