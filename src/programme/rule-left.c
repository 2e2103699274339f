/* SPDX-License-Identifier: MIT */
/* Rule 3: a mentor leaves, and each request that waits for an answer of theirs, or for the mentee's
   choice, goes on without them. The mentee is told, with what can be done next. Whom they have been
   introduced to stays theirs to talk with. Scenarios: leaving/ */
#include "programme/turn.h"

void rule_left(Turn *turn)
{
    Offer *offer = turn_offer(turn);
    if (offer->state != OFFER_ASKED && offer->state != OFFER_ACCEPTED)
        return;
    offer->state = OFFER_RELEASED;
    offer->due_at = 0;
    case_clear_deadlines(turn->case_, offer->number);
    request_settle(turn);
    turn_write_about(turn, LETTER_NO_ANSWER, turn->case_->request->mentee_id, offer->number,
                     "left");
}
