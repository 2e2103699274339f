/* SPDX-License-Identifier: MIT */
/* Rules 9 and 28: the answer is due at 17:00, the mentor's time, on the 2nd business day after the
   letter left. At 09:00 of that day one reminder; at the due time the mentee is told and may
   choose; at 5 business days the mentor is released. After an outage what was missed collapses: no
   reminder after the due time, no "has not answered" on top of a release. Where the mentee's office
   is closed at that moment the clock of the answer waits for its opening, so that what is told then
   is still true, and all who were silent stand in one letter. Scenarios: silence/, time/ */
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

/* The mentor has not been reminded in time: one more business day, and what follows moves along. */
static void give_time(Turn *turn, Offer *offer)
{
    const Person *mentor = case_mentor(turn->case_, offer);
    guint days = turn->rules->policy.answer_within;
    guint until_release = 1 + MAX(days + 1, RELEASE_DAYS) - days;
    offer->due_at = turn_deadline(turn, mentor, 1, END_OF_DAY_HOUR);
    case_set_deadline(turn->case_, DEADLINE_ANSWER, offer->number, offer->due_at);
    case_set_deadline(turn->case_, DEADLINE_RELEASE_SILENT, offer->number,
                      turn_deadline(turn, mentor, until_release, END_OF_DAY_HOUR));
}

void rule_remind(Turn *turn)
{
    Offer *offer = turn_offer(turn);
    if (offer->state != OFFER_ASKED)
        return;
    if (offer->due_at <= turn->now)
        give_time(turn, offer);
    turn_write(turn, LETTER_REMINDER, offer->mentor_id, offer->number);
}

static gboolean is_due(const Turn *turn, DeadlineKind kind, const Offer *offer)
{
    gint64 at = case_deadline_at(turn->case_, kind, offer->number);
    return at != 0 && at <= turn->now;
}

/* A topic of the letter to the mentee, "" for a mentor who is still waited for; NULL where there is
   nothing to tell. */
static const char *silence_of(const Turn *turn, const Offer *offer)
{
    RequestState state = turn->case_->request->state;
    gboolean question = offer->questioned_at != 0 && offer->replied_at == 0;
    if (offer->state == OFFER_ASKED)
        return is_due(turn, DEADLINE_RELEASE_SILENT, offer) ? NULL : "";
    if (offer->state != OFFER_RELEASED || state == REQUEST_INTRODUCED || state == REQUEST_CLOSED)
        return NULL;
    return question ? "question" : "released";
}

/* One letter for those of whom the same is to be told. */
static void tell_of(Turn *turn, const GPtrArray *silent, const char *topic)
{
    Letter *letter = NULL;
    for (guint i = 0; i < silent->len; i++) {
        const Offer *offer = silent->pdata[i];
        const char *silence = silence_of(turn, offer);
        if (silence == NULL || !g_str_equal(silence, topic))
            continue;
        if (letter != NULL) {
            g_array_append_val(letter->others, offer->number);
            continue;
        }
        letter = turn_write(turn, LETTER_NO_ANSWER, turn->case_->request->mentee_id, offer->number);
        letter->topic = *topic != '\0' ? g_strdup(topic) : NULL;
        letter->others = g_array_new(FALSE, FALSE, sizeof(guint));
    }
}

static void tell_of_silence(Turn *turn, const GPtrArray *silent)
{
    g_autoptr(GTimeZone) zone = person_time_zone(case_mentee(turn->case_));
    gint64 opens_at = calendar_business_hours(turn->rules->calendar, turn->now, zone);
    for (guint i = 0; opens_at > turn->now && i < silent->len; i++)
        case_set_deadline(turn->case_, DEADLINE_ANSWER, ((const Offer *)silent->pdata[i])->number,
                          opens_at);
    if (opens_at > turn->now)
        return;
    tell_of(turn, silent, "");
    tell_of(turn, silent, "released");
    tell_of(turn, silent, "question");
}

void rule_no_answer(Turn *turn)
{
    g_autoptr(GPtrArray) silent = g_ptr_array_new();
    for (guint i = 0; i < turn->case_->offers->len; i++) {
        Offer *offer = turn->case_->offers->pdata[i];
        if (offer != turn_offer(turn) && !is_due(turn, DEADLINE_ANSWER, offer))
            continue;
        case_clear_deadline(turn->case_, DEADLINE_ANSWER, offer->number);
        if (silence_of(turn, offer) != NULL)
            g_ptr_array_add(silent, offer);
    }
    tell_of_silence(turn, silent);
}

static void release_offer(Turn *turn, Offer *offer)
{
    offer->state = OFFER_RELEASED;
    offer->due_at = 0;
    case_clear_deadlines(turn->case_, offer->number);
    turn_write_about(turn, LETTER_RELEASED, offer->mentor_id, offer->number,
                     offer->questioned_at != 0 && offer->replied_at == 0 ? "question" : "silent");
}

void rule_release_silent(Turn *turn)
{
    g_autoptr(GPtrArray) released = g_ptr_array_new();
    for (guint i = 0; i < turn->case_->offers->len; i++) {
        Offer *offer = turn->case_->offers->pdata[i];
        gboolean due = offer == turn_offer(turn) || is_due(turn, DEADLINE_RELEASE_SILENT, offer);
        if (!due || offer->state != OFFER_ASKED)
            continue;
        release_offer(turn, offer);
        g_ptr_array_add(released, offer);
    }
    if (released->len == 0)
        return;
    tell_of_silence(turn, released);
    request_settle(turn);
}
