/* SPDX-License-Identifier: MIT */
/* Rule 13: a letter comes back for good. If it was to a mentor who is asked, nothing more is sent
   there, the mentee is told at once with the ways that are left, and so are the mentor's
   coordinators, who can put the address right. If it was to the mentee, the mentee's coordinators
   are told alone, and the request stays as it is. Whether a return is genuine, and means a dead
   address, is found out before. Scenarios: bounces/ */
#include "programme/turn.h"

void rule_undeliverable(Turn *turn)
{
    Offer *offer = turn_offer(turn);
    if (offer == NULL) {
        turn_note_mentee(turn, MATTER_BOUNCED);
        return;
    }
    turn_note(turn, MATTER_BOUNCED, offer);
    if (offer->state != OFFER_ASKED)
        return;
    offer->state = OFFER_UNDELIVERABLE;
    offer->due_at = 0;
    case_clear_deadlines(turn->case_, offer->number);
    request_settle(turn);
    turn_write_about(turn, LETTER_MENTOR_AWAY, turn->case_->request->mentee_id, offer->number,
                     "unreachable");
}
