/* SPDX-License-Identifier: MIT */
/* Rules 9 to 11 and 15: a mentor's yes or no.
   Yes: the only one left who could answer is introduced at once; else the mentee sees all who
   accepted and chooses. A late yes is never refused, and is the mentee's to choose. No is normal:
   the explanation goes to the mentee once, with what can be done next. Either can be taken back
   until somebody else has acted on it. Scenarios: answering/, choosing/ */
#include "programme/turn.h"

enum { NUDGE_DAYS = 3, RELEASE_DAYS = 5, MORNING_HOUR = 9, END_OF_DAY_HOUR = 17 };

static gboolean request_is_over(const Request *request)
{
    return request->state == REQUEST_CLOSED || request->state == REQUEST_HELD;
}

static void start_choosing(Turn *turn)
{
    Case *case_ = turn->case_;
    const Person *mentee = case_mentee(case_);
    if (case_count_offers(case_, OFFER_ACCEPTED) > 1)
        return;
    case_set_deadline(case_, DEADLINE_CHOOSE_NUDGE, 0,
                      turn_deadline(turn, mentee, NUDGE_DAYS, MORNING_HOUR));
    case_set_deadline(case_, DEADLINE_CHOOSE_RELEASE, 0,
                      turn_deadline(turn, mentee, RELEASE_DAYS, END_OF_DAY_HOUR));
}

/* Where the daemon stood still at the due time nobody was told of a silence, and an answer that lay
   in the mailbox meanwhile is in time. */
static gboolean is_late(const Turn *turn, const Offer *offer)
{
    gboolean overdue = offer->due_at != 0 && offer->due_at < turn->now;
    gint64 clock_at = case_deadline_at(turn->case_, DEADLINE_ANSWER, offer->number);
    return offer->state != OFFER_ASKED || (overdue && clock_at != offer->due_at);
}

static void accept_offer(Turn *turn, Offer *offer)
{
    Request *request = turn->case_->request;
    gboolean late = is_late(turn, offer);
    offer->state = OFFER_ACCEPTED;
    offer->answered_at = turn->now;
    offer->due_at = 0;
    if (offer->accepted_number == 0)
        offer->accepted_number = ++request->accepted_count;
    case_clear_deadlines(turn->case_, offer->number);
    gboolean alone = case_count_offers(turn->case_, OFFER_ASKED) == 0
                     && case_count_offers(turn->case_, OFFER_ACCEPTED) == 1;
    if (alone && !late && request->state == REQUEST_ASKED) {
        offer_introduce(turn, offer);
        request_become_introduced(turn);
        return;
    }
    if (request->state == REQUEST_LISTED || request->state == REQUEST_WATCHING) {
        case_clear_deadlines(turn->case_, 0);
        request->state = REQUEST_ASKED;
    }
    start_choosing(turn);
    turn_write_about(turn, LETTER_ACCEPTED, request->mentee_id, offer->number,
                     late ? "late" : NULL);
    turn_write_about(turn, LETTER_RECEIPT, offer->mentor_id, offer->number,
                     late ? "accepted-late" : "accepted");
}

void rule_accepting(Turn *turn)
{
    Offer *offer = turn_offer(turn);
    if (request_is_over(turn->case_->request) || offer->state == OFFER_WITHDRAWN) {
        turn_write_about(turn, LETTER_RECEIPT, offer->mentor_id, offer->number, "closed");
        return;
    }
    switch (offer->state) {
    case OFFER_ASKED:
    case OFFER_DECLINED:
    case OFFER_RELEASED:
    case OFFER_UNDELIVERABLE: /* it has arrived after all */
        accept_offer(turn, offer);
        return;
    case OFFER_ACCEPTED:
    case OFFER_INTRODUCED:
    case OFFER_LISTED:
    case OFFER_WITHDRAWN:
    case OFFER_MISSED:
        return;
    }
}

/* What the mentee can do now, for the letter that tells of a no. */
static const char *what_is_left(const Turn *turn)
{
    const Case *case_ = turn->case_;
    if (case_->request->state == REQUEST_INTRODUCED)
        return "introduced";
    if (case_count_offers(case_, OFFER_ACCEPTED) > 0)
        return "accepted";
    if (case_count_offers(case_, OFFER_ASKED) > 0)
        return "awaited";
    return case_count_offers(case_, OFFER_LISTED) > 0 ? "listed" : "nobody";
}

static void decline_offer(Turn *turn, Offer *offer)
{
    offer->state = OFFER_DECLINED;
    offer->answered_at = turn->now;
    offer->due_at = 0;
    case_clear_deadlines(turn->case_, offer->number);
    guint peer_number = peer_take(turn, offer);
    request_settle(turn);
    Letter *letter =
        turn_write(turn, LETTER_DECLINED, turn->case_->request->mentee_id, offer->number);
    letter->words = g_strdup(turn->event->words);
    letter->peer_number = peer_number;
    letter->topic = g_strdup(what_is_left(turn));
    turn_write_about(turn, LETTER_RECEIPT, offer->mentor_id, offer->number, "declined");
}

void rule_declining(Turn *turn)
{
    Offer *offer = turn_offer(turn);
    if (request_is_over(turn->case_->request) || offer->state == OFFER_WITHDRAWN) {
        turn_write_about(turn, LETTER_RECEIPT, offer->mentor_id, offer->number, "closed");
        return;
    }
    switch (offer->state) {
    case OFFER_ASKED:
    case OFFER_ACCEPTED:
    case OFFER_RELEASED:
    case OFFER_UNDELIVERABLE:
        decline_offer(turn, offer);
        return;
    case OFFER_INTRODUCED:
        turn_write_about(turn, LETTER_RECEIPT, offer->mentor_id, offer->number, "introduced");
        return;
    case OFFER_DECLINED:
    case OFFER_LISTED:
    case OFFER_WITHDRAWN:
    case OFFER_MISSED:
        return;
    }
}
