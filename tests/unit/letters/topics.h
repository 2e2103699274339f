/* SPDX-License-Identifier: MIT */
#pragma once
/* Every topic that a letter's template tells apart, and none. */
#include <glib.h>

#include "programme/letter-kind.h"

static const struct {
    LetterKind kind;
    const char *topics[20]; /* the last is NULL */
} TOPICS[] = {
    {LETTER_CONFIRM, {"answer"}},
    {LETTER_SHORTLIST, {"unavailable", "without", "named-unavailable"}},
    {LETTER_NO_MATCH,
     {"unavailable", "list-used-up", "no-standby", "no-others", "named-unavailable", "watch-end"}},
    {LETTER_ASKED,
     {"wait", "already", "standby", "later", "unavailable", "passed-on", "passed-once", "without"}},
    {LETTER_UNCLEAR, {"late", "date", "capacity"}},
    {LETTER_RECEIPT,
     {"accepted", "accepted-late", "declined", "introduced", "closed", "talked", "not-talked",
      "question", "resumed", "capacity", "bio-confirmed", "bio-corrected", "bio-undone",
      "continued"}},
    {LETTER_ONE_QUESTION, {"closed", "held", "choose", "wait", "pick", "who"}},
    {LETTER_DECLINED, {"introduced", "accepted", "awaited", "listed", "nobody"}},
    {LETTER_ACCEPTED, {"late"}},
    {LETTER_NO_ANSWER, {"released", "question", "left"}},
    {LETTER_MENTOR_AWAY, {"unreachable"}},
    {LETTER_CHOOSE_NUDGE, {"released"}},
    {LETTER_RELEASED, {"silent", "undecided", "question"}},
    {LETTER_WITHDRAWN, {"settled", "cancelled", "not-needed"}},
    {LETTER_CLOSED, {"cancelled", "silent", "talked", "refused", "agreed-late"}},
    {LETTER_UNREADABLE, {"encrypted", "empty"}},
    {LETTER_REQUEST, {"again"}},
    {LETTER_TALKED, {"again", "one-word"}},
    {LETTER_TALKED_MENTOR, {"again", "one-word"}},
    {LETTER_BIO_CHECK, {"again"}},
    {LETTER_LEAVING, {"already", "completed"}},
    {LETTER_MENTOR_LEAVES, {"leaves", "leaves-office", "stays", "completed"}},
    {LETTER_OPTIONS, {"mentor", "which"}},
    {LETTER_CLOSURES, {"unsure", "unread", "past", "far", "many"}},
    {LETTER_WELCOME_MENTEE, {"held", "reminder", "changed", "unclear"}},
    {LETTER_WELCOME_MENTOR, {"held", "reminder", "changed", "unclear"}},
    {LETTER_JOINED, {"refused"}},
    {LETTER_VERIFY, {"verified", "refused", "gone", "unclear"}},
};

typedef void (*TopicTest)(LetterKind kind, const char *topic, gconstpointer data);

/* Calls `test` for each kind of letter without a topic and with each of its topics. */
static inline void for_every_letter(TopicTest test, gconstpointer data)
{
    for (guint kind = 0; kind < LETTER_COUNT; kind++) {
        test((LetterKind)kind, NULL, data);
        for (guint i = 0; i < G_N_ELEMENTS(TOPICS); i++)
            for (guint j = 0; TOPICS[i].kind == kind && TOPICS[i].topics[j] != NULL; j++)
                test((LetterKind)kind, TOPICS[i].topics[j], data);
    }
}
