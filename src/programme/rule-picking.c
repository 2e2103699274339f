/* SPDX-License-Identifier: MIT */
/* Rules 5, 7 and 8: the mentee picks, and only then a mentor sees the situation. Up to three are
   asked in parallel; who was picked beyond that stays on the list for NEXT. A mentor who has
   meanwhile become full, paused or away is not asked, and the mentee is told. STANDBY asks the
   volunteer for any topic whose turn it is. Scenarios: asking/, silence/ */
#include "programme/turn.h"

static gboolean request_takes_picks(const Request *request)
{
    return request->state == REQUEST_LISTED || request->state == REQUEST_ASKED
           || request->state == REQUEST_WATCHING;
}

/* Mentors whose answer is still awaited in good time; who is overdue or away blocks nobody. */
static guint count_awaited(const Turn *turn)
{
    guint count = 0;
    for (guint i = 0; i < turn->case_->offers->len; i++) {
        const Offer *offer = turn->case_->offers->pdata[i];
        count += offer->state == OFFER_ASKED && offer->due_at > turn->now
                 && case_mentor(turn->case_, offer)->away_until <= turn->now;
    }
    return count;
}

gboolean offer_ask(Turn *turn, Offer *offer)
{
    const Person *mentor = case_mentor(turn->case_, offer);
    if (!person_is_free(mentor, turn->now)) /* on whichever side: the mentee has picked them */
        return FALSE;
    offer->state = OFFER_ASKED;
    offer->asked_at = turn->now;
    offer_start_clock(turn, offer, turn->now);
    turn_write(turn, LETTER_REQUEST, mentor->id, offer->number);
    if (turn->case_->request->state != REQUEST_INTRODUCED) {
        turn->case_->request->state = REQUEST_ASKED;
        case_clear_deadline(turn->case_, DEADLINE_CLOSE_SILENT, 0);
        case_clear_deadline(turn->case_, DEADLINE_WATCH_END, 0);
    }
    return TRUE;
}

/* Asks as many of these as may be asked at once and tells the mentee what came of it. */
void offers_ask(Turn *turn, const GPtrArray *offers)
{
    guint places = turn->rules->policy.asked_at_once;
    guint awaited = count_awaited(turn);
    guint asked = 0, unavailable = 0, left = 0;
    for (guint i = 0; i < offers->len; i++) {
        Offer *offer = offers->pdata[i];
        if (awaited + asked >= places) {
            left++;
        } else if (offer_ask(turn, offer)) {
            asked++;
        } else {
            offer->state = OFFER_RELEASED;
            unavailable++;
        }
    }
    if (asked > 0 || left > 0)
        turn_tell_mentee(turn, LETTER_ASKED,
                         unavailable > 0 ? "unavailable" : (left > 0 ? "later" : NULL));
    else if (case_count_offers(turn->case_, OFFER_LISTED) > 0)
        turn_tell_mentee(turn, LETTER_SHORTLIST, "unavailable");
    else
        turn_tell_mentee(turn, LETTER_NO_MATCH, "unavailable");
}

void rule_picking(Turn *turn)
{
    g_autoptr(GPtrArray) picked = NULL;
    if (request_takes_picks(turn->case_->request))
        picked = offers_picked(turn);
    if (picked == NULL)
        rule_one_question(turn);
    else if (picked->len == 0)
        turn_tell_mentee(turn, LETTER_ASKED, "already");
    else
        offers_ask(turn, picked);
}

void rule_picking_all(Turn *turn)
{
    g_autoptr(GPtrArray) listed = g_ptr_array_new();
    for (guint i = 0; i < turn->case_->offers->len; i++) {
        Offer *offer = turn->case_->offers->pdata[i];
        if (offer->state == OFFER_LISTED)
            g_ptr_array_add(listed, offer);
    }
    offers_ask(turn, listed);
}

/* As many as may be asked at once are being waited for: the mentee is told, nobody is asked. */
static gboolean must_wait(Turn *turn)
{
    if (count_awaited(turn) < turn->rules->policy.asked_at_once)
        return FALSE;
    turn_tell_mentee(turn, LETTER_ASKED, "later");
    return TRUE;
}

/* After INSIDE or OUTSIDE the lines of the other side stay on the list, for picking by number. */
static gboolean is_of_the_side(const Turn *turn, const Offer *offer)
{
    Side side = turn->case_->request->side;
    gboolean inside =
        case_mentor(turn->case_, offer)->agency_id == case_mentee(turn->case_)->agency_id;
    return side == SIDE_BOTH || inside == (side == SIDE_INSIDE);
}

void rule_next(Turn *turn)
{
    if (!request_takes_picks(turn->case_->request)) {
        rule_one_question(turn);
        return;
    }
    if (must_wait(turn))
        return;
    for (guint i = 0; i < turn->case_->offers->len; i++) {
        Offer *offer = turn->case_->offers->pdata[i];
        if (offer->state != OFFER_LISTED || !is_of_the_side(turn, offer))
            continue;
        if (offer_ask(turn, offer)) {
            turn_tell_mentee(turn, LETTER_ASKED, NULL);
            return;
        }
        offer->state = OFFER_RELEASED;
    }
    turn_tell_mentee(turn, LETTER_NO_MATCH, "list-used-up");
}

void rule_standby(Turn *turn)
{
    if (!request_takes_picks(turn->case_->request)) {
        rule_one_question(turn);
        return;
    }
    if (must_wait(turn))
        return;
    for (guint i = 0; i < turn->case_->candidates->len; i++) {
        const Candidate *candidate = turn->case_->candidates->pdata[i];
        Offer *offer = case_offer_to(turn->case_, candidate->mentor->id);
        if (!candidate->mentor->standby || !mentor_may_be_listed(turn, candidate->mentor)
            || (offer != NULL && offer->state != OFFER_LISTED))
            continue;
        offer_ask(turn, offer != NULL ? offer : offer_add(turn, candidate));
        turn_tell_mentee(turn, LETTER_ASKED, "standby");
        return;
    }
    turn_tell_mentee(turn, LETTER_NO_MATCH, "no-standby");
}
