/* SPDX-License-Identifier: MIT */
#pragma once
/* One word from the registered address: for an answer that came from another one, or a request that
   nobody vouches for. */
#include "agent/case-desk.h"

/* Keeps the answer and asks the person to whom the letter was sent, quoting it; while one question
   is open, further answers from elsewhere change nothing and ask nothing. */
gboolean confirmation_ask(const Desk *desk, const Case *case_, const Person *bound,
                          const Event *event, const char *from, GError **error);

/* The word came: `event` is CONFIRMED, COMMITTED, CANCELLED or unclear. Lets a held answer have its
   effect, or drops it, or lets a held request go on. */
gboolean confirmation_answer(const Desk *desk, Case *case_, guint offer_number, const Event *event,
                             const Occasion *occasion, GError **error);
