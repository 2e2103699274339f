/* SPDX-License-Identifier: MIT */
/* Rule 12: the introduction goes to both, the only letter with two recipients, and the programme
   leaves the conversation. Scenarios: choosing/, answering/ */
#include "programme/turn.h"

enum { CLOSE_BUSINESS_DAYS = 20, END_OF_DAY_HOUR = 17 };

void offer_introduce(Turn *turn, Offer *offer)
{
    offer->state = OFFER_INTRODUCED;
    offer->due_at = 0;
    case_clear_deadlines(turn->case_, offer->number);
    turn_write(turn, LETTER_INTRODUCTION, 0, offer->number);
}

void request_become_introduced(Turn *turn)
{
    turn->case_->request->state = REQUEST_INTRODUCED;
    case_clear_deadlines(turn->case_, 0);
    case_set_deadline(
        turn->case_, DEADLINE_CLOSE_SILENT, 0,
        turn_deadline(turn, case_mentee(turn->case_), CLOSE_BUSINESS_DAYS, END_OF_DAY_HOUR));
}
