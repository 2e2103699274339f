/* SPDX-License-Identifier: MIT */
/* Rule 12: the introduction goes to both, the only letter with two recipients, and the programme
   leaves the conversation; rule-talked.c asks once whether there was one. Scenarios: choosing/,
   answering/ */
#include "programme/turn.h"

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
    turn->case_->request->talk_questions = 0;
    turn->case_->request->talked_at = 0;
    talk_start_clock(turn);
}
