/* SPDX-License-Identifier: MIT */
/* Rule 27: a day that the office closes counts for nobody. A clock that runs over it gets the same
   number of business days as before, so it runs out later, at the same hour; what people were told
   is then earlier than what is held against them, and nobody is written to for that. A day that is
   opened again gives its time back only where nobody can have been told the later date: to mentors
   who were asked before it had been closed. The 90 days of a watch are days like all others.
   Scenarios: time/closed-on-christmas-eve.md, time/a-closure-taken-back.md */
#include "programme/turn.h"

/* From where the clock counts, as far as the closure is concerned: the day before it, or, for a
   mentor whose clock began anew on the day of return, that day. */
static GDate first_day_counted_after(const Turn *turn, const Deadline *deadline, GTimeZone *zone)
{
    const Closure *closure = turn->event->closure;
    GDate after = closure->first_day;
    g_date_subtract_days(&after, 1);
    if (deadline->offer_number == 0)
        return after;
    const Offer *offer = case_offer(turn->case_, deadline->offer_number);
    gint64 back_at = case_mentor(turn->case_, offer)->away_until;
    if (back_at <= turn->now)
        return after;
    enum { END_OF_DAY_HOUR = 17 };
    gint64 due_at = calendar_business_deadline(closure->before, back_at, zone,
                                               turn->rules->policy.answer_within, END_OF_DAY_HOUR);
    GDate back;
    g_date_clear(&back, 1);
    calendar_day_of(back_at, zone, &back);
    return offer->due_at == due_at && g_date_compare(&back, &after) > 0 ? back : after;
}

static gint64 moved(const Turn *turn, const Deadline *deadline, GTimeZone *zone)
{
    GDate after = first_day_counted_after(turn, deadline, zone);
    GDate day;
    g_date_clear(&day, 1);
    calendar_day_of(deadline->at, zone, &day);
    guint count = calendar_count_business_days(turn->event->closure->before, &after, &day);
    if (count == 0)
        return deadline->at;
    calendar_advance(turn->rules->calendar, &after, count);
    return calendar_same_hour(deadline->at, zone, &after);
}

/* Who was asked, or replied to, while the day was closed has been told the later date. */
static gboolean may_come_nearer(const Turn *turn, const Deadline *deadline, gint64 at)
{
    if (deadline->offer_number == 0 || at <= turn->now)
        return FALSE;
    const Offer *offer = case_offer(turn->case_, deadline->offer_number);
    return MAX(offer->asked_at, offer->replied_at) < turn->event->closure->entered_at;
}

void rule_closure(Turn *turn)
{
    for (guint i = 0; i < turn->case_->deadlines->len; i++) {
        Deadline *deadline = &g_array_index(turn->case_->deadlines, Deadline, i);
        Offer *offer =
            deadline->offer_number != 0 ? case_offer(turn->case_, deadline->offer_number) : NULL;
        if (deadline->kind == DEADLINE_WATCH_END)
            continue;
        g_autoptr(GTimeZone) zone = person_time_zone(offer != NULL ? case_mentor(turn->case_, offer)
                                                                   : case_mentee(turn->case_));
        gint64 at = moved(turn, deadline, zone);
        if (at < deadline->at && !may_come_nearer(turn, deadline, at))
            continue;
        if (offer != NULL && deadline->kind == DEADLINE_ANSWER && offer->due_at == deadline->at)
            offer->due_at = at; /* else the due time is over, and the mentee is to be told */
        deadline->at = at;
    }
}
