/* SPDX-License-Identifier: MIT */
/* Rule 9: the answer is due at 17:00, the mentor's time, on the 2nd business day after the letter
   left. At 09:00 of that day one reminder; at the due time the mentee is told and may choose; at 5
   business days the mentor is released. After an outage what was missed collapses: no reminder
   after the due time, no "has not answered" on top of a release. Scenarios: silence/ */
#include "programme/turn.h"

enum { RELEASE_DAYS = 5, MORNING_HOUR = 9, END_OF_DAY_HOUR = 17 };

void offer_start_clock(Turn *turn, Offer *offer, gint64 from_at)
{
    const Calendar *calendar = turn->rules->calendar;
    guint days = turn->rules->policy.answer_within;
    g_autoptr(GTimeZone) zone = person_time_zone(case_mentor(turn->case_, offer));
    offer->due_at = calendar_business_deadline(calendar, from_at, zone, days, END_OF_DAY_HOUR);
    case_set_deadline(turn->case_, DEADLINE_REMIND, offer->number,
                      calendar_business_deadline(calendar, from_at, zone, days, MORNING_HOUR));
    case_set_deadline(turn->case_, DEADLINE_ANSWER, offer->number, offer->due_at);
    case_set_deadline(turn->case_, DEADLINE_RELEASE_SILENT, offer->number,
                      calendar_business_deadline(calendar, from_at, zone,
                                                 MAX(days + 1, RELEASE_DAYS), END_OF_DAY_HOUR));
}

void rule_remind(Turn *turn)
{
    const Offer *offer = turn_offer(turn);
    if (offer->state == OFFER_ASKED && turn->now < offer->due_at)
        turn_write(turn, LETTER_REMINDER, offer->mentor_id, offer->number);
}

static gboolean release_is_due(const Turn *turn, const Offer *offer)
{
    for (guint i = 0; i < turn->case_->deadlines->len; i++) {
        const Deadline *deadline = &g_array_index(turn->case_->deadlines, Deadline, i);
        if (deadline->kind == DEADLINE_RELEASE_SILENT && deadline->offer_number == offer->number)
            return deadline->at <= turn->now;
    }
    return FALSE;
}

void rule_no_answer(Turn *turn)
{
    const Offer *offer = turn_offer(turn);
    if (offer->state == OFFER_ASKED && !release_is_due(turn, offer))
        turn_write(turn, LETTER_NO_ANSWER, turn->case_->request->mentee_id, offer->number);
}

void rule_release_silent(Turn *turn)
{
    Offer *offer = turn_offer(turn);
    if (offer->state != OFFER_ASKED)
        return;
    offer->state = OFFER_RELEASED;
    offer->due_at = 0;
    case_clear_deadlines(turn->case_, offer->number);
    gboolean question = offer->questioned_at != 0 && offer->replied_at == 0;
    turn_write_about(turn, LETTER_RELEASED, offer->mentor_id, offer->number,
                     question ? "question" : "silent");
    turn_write_about(turn, LETTER_NO_ANSWER, turn->case_->request->mentee_id, offer->number,
                     question ? "question" : "released");
    request_settle(turn);
}
