/* SPDX-License-Identifier: MIT */
/* Rule 13: an out-of-office reply is not an answer. The clock stops; the mentee is told, with the
   date if there is one, and may ask the next. With a date the clock starts anew on the day of
   return; without one the mentor is released after 10 business days. Scenarios: away/ */
#include "programme/turn.h"

enum { RELEASE_DAYS = 10, END_OF_DAY_HOUR = 17 };

static void remember_absence(Turn *turn, gint64 mentor_id)
{
    Person *mentor = g_hash_table_lookup(turn->case_->people, &mentor_id);
    mentor->away_until = turn->event->back_at;
    g_hash_table_insert(turn->effects->away, g_memdup2(&mentor_id, sizeof mentor_id),
                        g_memdup2(&turn->event->back_at, sizeof turn->event->back_at));
}

void rule_away(Turn *turn)
{
    Offer *offer = turn_offer(turn);
    const Person *mentor = case_mentor(turn->case_, offer);
    gboolean known = offer->due_at == 0 || mentor->away_until > turn->now;
    if (offer->state != OFFER_ASKED || known)
        return;
    case_clear_deadlines(turn->case_, offer->number);
    if (turn->event->back_at > turn->now) {
        remember_absence(turn, offer->mentor_id);
        offer_start_clock(turn, offer, turn->event->back_at);
    } else {
        offer->due_at = 0;
        case_set_deadline(turn->case_, DEADLINE_RELEASE_SILENT, offer->number,
                          turn_deadline(turn, mentor, RELEASE_DAYS, END_OF_DAY_HOUR));
    }
    turn_write(turn, LETTER_MENTOR_AWAY, turn->case_->request->mentee_id, offer->number);
}
