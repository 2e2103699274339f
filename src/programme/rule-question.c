/* SPDX-License-Identifier: MIT */
/* Rule 14: a mentor's question to the mentee is passed on once, in the mentor's own words, and the
   mentor's clock stops; the situation stays where it was. The mentee's reply goes back once, and
   the clock starts anew. If no reply comes in 10 business days, nothing is expected of the mentor
   any more. A second question is an answer that is not clear (rule-unclear.c), and a yes or a no
   counts at any time. Scenarios: questions/ */
#include "programme/turn.h"

enum { RELEASE_DAYS = 10, END_OF_DAY_HOUR = 17 };

void rule_question(Turn *turn)
{
    Offer *offer = turn_offer(turn);
    if (offer->state != OFFER_ASKED || offer->questioned_at != 0) {
        rule_unclear(turn);
        return;
    }
    offer->questioned_at = turn->now;
    offer->due_at = 0;
    case_clear_deadlines(turn->case_, offer->number);
    case_set_deadline(
        turn->case_, DEADLINE_RELEASE_SILENT, offer->number,
        turn_deadline(turn, case_mentor(turn->case_, offer), RELEASE_DAYS, END_OF_DAY_HOUR));
    turn_write(turn, LETTER_MENTOR_QUESTION, turn->case_->request->mentee_id, offer->number)
        ->words = g_strdup(turn->event->words);
    turn_write_about(turn, LETTER_RECEIPT, offer->mentor_id, offer->number, "question");
}

void rule_replied(Turn *turn)
{
    Offer *offer = turn_offer(turn);
    if (offer->state != OFFER_ASKED || offer->questioned_at == 0) {
        rule_one_question(turn);
        return;
    }
    if (offer->replied_at != 0) {
        turn_tell_mentee(turn, LETTER_ASKED, "passed-once");
        return;
    }
    offer->replied_at = turn->now;
    offer_start_clock(turn, offer, turn->now);
    turn_write(turn, LETTER_MENTEE_REPLY, offer->mentor_id, offer->number)->words =
        g_strdup(turn->event->words);
    turn_tell_mentee(turn, LETTER_ASKED, "passed-on");
}
