/* SPDX-License-Identifier: MIT */
#pragma once
/* Questions about when and how to talk leave a yes standing; all others leave it open. */
#include "intake/speech.h"

typedef enum {
    QUESTION_NONE, /* a statement */
    QUESTION_SCHEDULING,
    QUESTION_OPEN,
    QUESTION_OF_STATEMENT /* "I accept?" */
} Question;

Question question_of(const Speech *speech, const Clause *clause);
/* TRUE if it asks to be told something: "can you tell me which office it is?" */
gboolean question_asks_to_know(const Speech *speech, const Clause *clause);
/* "When?", "Thursday?", "How do I reach him?": goes with a yes, and is none by itself. */
gboolean question_asks_when(const Speech *speech, const Clause *clause);
/* "How could I say no?" */
gboolean question_is_rhetorical(const Speech *speech, const Clause *clause);
