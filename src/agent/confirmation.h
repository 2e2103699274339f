/* SPDX-License-Identifier: MIT */
#pragma once
/* One word from the registered address: for an answer that came from another one, or a request that
   nobody vouches for. */
#include "agent/case-desk.h"
#include "intake/intake.h"

/* Keeps the answer and asks the person to whom the letter was sent, quoting it; while one question
   is open, further answers from elsewhere change nothing and ask nothing. */
gboolean confirmation_ask(const Desk *desk, const Case *case_, const Person *bound,
                          const Event *event, const char *from, GError **error);

/* The word came: `event` is CONFIRMED, COMMITTED, CANCELLED or unclear, in answer to a letter of
   PURPOSE_CONFIRM (a held request goes on, or ends) or PURPOSE_VOUCH (a held answer has its effect,
   or is dropped). */
gboolean confirmation_answer(const Desk *desk, Case *case_, const IntakeContext *context,
                             const Event *event, const Occasion *occasion, GError **error);
