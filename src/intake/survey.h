/* SPDX-License-Identifier: MIT */
#pragma once
/* The answers to a survey (rule 22): numbers in order, "1: 4", "[x]", words, one per line or all in
   one, below each other among the quoted questions; the rest is the remark. */
#include <glib.h>

enum { SURVEY_UNANSWERED = -1, SURVEY_NOT_APPLICABLE = 0, SURVEY_SCALE = 5 };

typedef struct {
    GArray *answers; /* int, one per question: -1, 0 for N/A, or 1 to 5 */
    guint count;     /* of those answered */
    char *remark;    /* "" for none */
} Survey;

/* Reads the answers to a survey of `questions`. Partial answers count; what cannot be told apart is
   left unanswered. Owned by the caller. */
Survey *survey_read(const char *reply, guint questions);
void survey_free(Survey *survey);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Survey, survey_free)
