/* SPDX-License-Identifier: MIT */
#pragma once
/* Who joins: the questions that are due, and the answers to them (rule 2). */
#include "agent/compose.h"
#include "intake/intake.h"

/* Asks, reminds and notes what is due, in transactions of its own. *count grows by how many. */
gboolean joinings_run(const Desk *desk, guint *count, GError **error);

/* An answer to a letter that asks for the commitments. */
typedef struct {
    const Message *message;
    const Person *person;  /* who was asked, and has answered */
    gint64 request_number; /* the letter's; 0: about no request */
    guint version;         /* of the text in the letter */
} JoiningAnswer;

/* Decides it, inside the caller's transaction, and lets requests that waited go on. *taken is
   FALSE, and nothing has happened, if it is neither yes nor no and better read as something else.
 */
gboolean joining_answer(const Desk *desk, const JoiningAnswer *answer, const Event *event,
                        const Occasion *occasion, gboolean *taken, GError **error);

/* TRUE if that letter asked for the commitments, and they are not on record yet. */
gboolean joining_is_open(const Person *person, const char *letter);
/* Writes the letter that asks once more, to somebody whose answer came too late to count. */
gboolean joining_ask_anew(const Desk *desk, const Person *person, const Occasion *occasion,
                          GError **error);
