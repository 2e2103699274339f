/* SPDX-License-Identifier: MIT */
/* Rules 5 to 8: the shortlist. A mentor who is paused, away, full, of the excluded side, or the
   mentee is never listed; of equal matches the one asked longest ago stands first. No match: the
   mentee is told so, and a watch of 90 days begins. BROADER, OUTSIDE and INSIDE list others; lines
   keep their numbers for good, so an answer to an older list still means the same people.
   Scenarios: asking/ */
#include "programme/turn.h"

enum { WATCH_DAYS = 90, CLOSE_BUSINESS_DAYS = 20, END_OF_DAY_HOUR = 17, SECONDS_PER_DAY = 86400 };

gboolean mentor_may_be_listed(const Turn *turn, const Person *mentor)
{
    const Person *mentee = case_mentee(turn->case_);
    Side side = turn->case_->request->side;
    gboolean inside = mentor->agency_id == mentee->agency_id;
    return mentor->id != mentee->id && person_is_free(mentor, turn->now)
           && !mentor_is_unwanted(turn, mentor)
           && (side == SIDE_BOTH || inside == (side == SIDE_INSIDE));
}

static gint compare_candidates(gconstpointer a, gconstpointer b)
{
    const Candidate *x = *(Candidate *const *)a;
    const Candidate *y = *(Candidate *const *)b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->mentor->last_asked_at != y->mentor->last_asked_at)
        return x->mentor->last_asked_at < y->mentor->last_asked_at ? -1 : 1;
    return x->mentor->id < y->mentor->id ? -1 : x->mentor->id > y->mentor->id;
}

Offer *offer_add(Turn *turn, const Candidate *candidate)
{
    Case *case_ = turn->case_;
    guint last = 0;
    for (guint i = 0; i < case_->offers->len; i++)
        last = MAX(last, ((const Offer *)case_->offers->pdata[i])->number);
    Offer *offer = g_new0(Offer, 1);
    offer->number = last + 1;
    offer->mentor_id = candidate->mentor->id;
    offer->state = OFFER_LISTED;
    offer->fitting = g_strdup(candidate->fitting);
    offer->why = g_strdup(candidate->why);
    g_ptr_array_add(case_->offers, offer);
    case_add_person(case_, person_copy(candidate->mentor));
    return offer;
}

guint shortlist_add(Turn *turn)
{
    g_autoptr(GPtrArray) ranked = g_ptr_array_copy(turn->case_->candidates, NULL, NULL);
    g_ptr_array_set_free_func(ranked, NULL);
    g_ptr_array_sort(ranked, compare_candidates);
    guint listed = 0;
    for (guint i = 0; i < ranked->len && listed < turn->rules->policy.shortlist; i++) {
        const Candidate *candidate = ranked->pdata[i];
        if (!mentor_may_be_listed(turn, candidate->mentor)
            || case_offer_to(turn->case_, candidate->mentor->id) != NULL)
            continue;
        offer_add(turn, candidate);
        listed++;
    }
    return listed;
}

/* The first list may not come before it is known who must not stand on it. */
static gboolean must_ask_who(const Turn *turn)
{
    EventKind kind = turn->event->kind;
    gboolean first = kind == EVENT_ASKED || kind == EVENT_COMMITTED || kind == EVENT_CONFIRMED;
    return (first || kind == EVENT_UNWANTED) && unwanted_is_in_doubt(turn);
}

static void wait_for_mentee(Turn *turn)
{
    turn->case_->request->state = REQUEST_LISTED;
    case_set_deadline(
        turn->case_, DEADLINE_CLOSE_SILENT, 0,
        turn_deadline(turn, case_mentee(turn->case_), CLOSE_BUSINESS_DAYS, END_OF_DAY_HOUR));
}

/* Lists whom it can and tells the mentee; a request that already has mentors asked stays so. */
void shortlist_write(Turn *turn, const char *no_match_topic)
{
    Request *request = turn->case_->request;
    if (must_ask_who(turn)) {
        case_clear_deadlines(turn->case_, 0);
        wait_for_mentee(turn);
        rule_one_question(turn);
        return;
    }
    gboolean found = shortlist_add(turn) > 0;
    gboolean waiting = request->state == REQUEST_ASKED || request->state == REQUEST_INTRODUCED;
    turn_tell_mentee(turn, found ? LETTER_SHORTLIST : LETTER_NO_MATCH,
                     found ? turn->list_topic : no_match_topic);
    if (waiting)
        return;
    case_clear_deadlines(turn->case_, 0);
    if (found || case_count_offers(turn->case_, OFFER_LISTED) > 0) {
        wait_for_mentee(turn);
    } else {
        request->state = REQUEST_WATCHING;
        case_set_deadline(turn->case_, DEADLINE_WATCH_END, 0,
                          turn->now + (gint64)WATCH_DAYS * SECONDS_PER_DAY);
    }
}

void rule_widening(Turn *turn)
{
    Request *request = turn->case_->request;
    if (request->state == REQUEST_HELD || request->state == REQUEST_CLOSED) {
        rule_one_question(turn);
        return;
    }
    if (turn->event->kind == EVENT_OUTSIDE)
        request->side = SIDE_OUTSIDE;
    else if (turn->event->kind == EVENT_INSIDE)
        request->side = SIDE_INSIDE;
    shortlist_write(turn, "no-others");
}
