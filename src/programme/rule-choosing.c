/* SPDX-License-Identifier: MIT */
/* Rule 11: several may accept, and the mentee alone chooses: CHOOSE, ALL or WAIT. Who is not chosen
   gets a gracious word, with the mentee's own line if there is one, and never learns who was.
   Undecided: a nudge after 3 business days; after 5 the waiting mentors are released, kindly. Where
   the daemon stood still until then, the nudge still comes two business days before.
   Scenarios: choosing/ */
#include "programme/turn.h"

static void release_the_others(Turn *turn)
{
    for (guint i = 0; i < turn->case_->offers->len; i++) {
        Offer *offer = turn->case_->offers->pdata[i];
        if (offer->state == OFFER_ACCEPTED) {
            offer->state = OFFER_RELEASED;
            turn_write(turn, LETTER_NOT_CHOSEN, offer->mentor_id, offer->number)->words =
                g_strdup(turn->event->words);
        } else if (offer->state == OFFER_ASKED) {
            offer->state = OFFER_WITHDRAWN;
            turn_write_about(turn, LETTER_WITHDRAWN, offer->mentor_id, offer->number, "settled");
        } else {
            continue;
        }
        offer->due_at = 0;
        case_clear_deadlines(turn->case_, offer->number);
    }
}

static void introduce_offers(Turn *turn, const GPtrArray *offers)
{
    for (guint i = 0; i < offers->len; i++)
        offer_introduce(turn, offers->pdata[i]);
    request_become_introduced(turn);
}

void rule_choosing(Turn *turn)
{
    g_autoptr(GPtrArray) chosen = offers_chosen(turn);
    if (chosen == NULL) {
        rule_one_question(turn);
        return;
    }
    if (chosen->len == 0)
        return;
    introduce_offers(turn, chosen);
    release_the_others(turn);
}

static GPtrArray *offers_in(const Case *case_, OfferState state)
{
    GPtrArray *offers = g_ptr_array_new();
    for (guint i = 0; i < case_->offers->len; i++) {
        Offer *offer = case_->offers->pdata[i];
        if (offer->state == state)
            g_ptr_array_add(offers, offer);
    }
    return offers;
}

/* Who has not answered yet stays asked: a later yes is told to the mentee like any other. */
void rule_choosing_all(Turn *turn)
{
    g_autoptr(GPtrArray) accepted = offers_in(turn->case_, OFFER_ACCEPTED);
    if (accepted->len > 0)
        introduce_offers(turn, accepted);
    else if (turn->case_->request->state == REQUEST_LISTED)
        rule_picking_all(turn);
    else
        rule_one_question(turn);
}

void rule_waiting(Turn *turn)
{
    if (turn->case_->request->state == REQUEST_ASKED)
        turn_tell_mentee(turn, LETTER_ASKED, "wait");
    else
        rule_one_question(turn);
}

void rule_choose_nudge(Turn *turn)
{
    enum { DAYS_AFTER_NUDGE = 2, END_OF_DAY_HOUR = 17 };
    if (case_count_offers(turn->case_, OFFER_ACCEPTED) == 0)
        return;
    if (case_deadline_at(turn->case_, DEADLINE_CHOOSE_RELEASE, 0) <= turn->now)
        case_set_deadline(
            turn->case_, DEADLINE_CHOOSE_RELEASE, 0,
            turn_deadline(turn, case_mentee(turn->case_), DAYS_AFTER_NUDGE, END_OF_DAY_HOUR));
    turn_tell_mentee(turn, LETTER_CHOOSE_NUDGE, NULL);
}

void rule_choose_release(Turn *turn)
{
    guint released = 0;
    for (guint i = 0; i < turn->case_->offers->len; i++) {
        Offer *offer = turn->case_->offers->pdata[i];
        if (offer->state != OFFER_ACCEPTED)
            continue;
        offer->state = OFFER_RELEASED;
        turn_write_about(turn, LETTER_RELEASED, offer->mentor_id, offer->number, "undecided");
        released++;
    }
    if (released == 0)
        return;
    request_settle(turn);
    turn_tell_mentee(turn, LETTER_CHOOSE_NUDGE, "released");
}
