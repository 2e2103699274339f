/* SPDX-License-Identifier: MIT */
/* Rule 14: an answer that is not clear changes nothing. The sender gets one letter that quotes
   their line and asks for one word. A second unclear answer gets no second letter: it goes to the
   digest of the mentor's coordinators, once, who may ask in person. Scenarios: answering/ */
#include "programme/turn.h"

void rule_unclear(Turn *turn)
{
    Offer *offer = turn_offer(turn);
    if (offer->state != OFFER_ASKED)
        return;
    offer->unclear_count++;
    if (offer->unclear_count == 2)
        turn_note(turn, MATTER_UNCLEAR, offer);
    if (offer->unclear_count > 1)
        return;
    Letter *letter = turn_write(turn, LETTER_UNCLEAR, offer->mentor_id, offer->number);
    letter->words = g_strdup(turn->event->line);
    letter->topic = g_strdup(offer->due_at <= turn->now ? "late" : NULL);
}

static const char *what_is_wanted(const Turn *turn)
{
    const Case *case_ = turn->case_;
    if (case_->request->state == REQUEST_HELD)
        return "held";
    if (case_->request->state == REQUEST_CLOSED)
        return "closed";
    if (case_count_offers(case_, OFFER_ACCEPTED) > 0)
        return "choose";
    if (turn->event->unwanted->len > 0
        || (case_->request->state == REQUEST_LISTED && case_->offers->len == 0
            && unwanted_is_in_doubt(turn)))
        return "who";
    return case_count_offers(case_, OFFER_LISTED) > 0 ? "pick" : "wait";
}

void rule_one_question(Turn *turn)
{
    Letter *letter = turn_write(turn, LETTER_ONE_QUESTION, turn->case_->request->mentee_id, 0);
    letter->words = g_strdup(turn->event->line);
    letter->topic = g_strdup(what_is_wanted(turn));
}
