/* SPDX-License-Identifier: MIT */
/* Rule 8: the watch. A request for which nobody was found is kept for 90 days, and each mentor who
   joins or changes is held against it, as for a shortlist. Who fits is put on the list, with a
   number to pick by, and the mentee is told: all who came together in one letter, nobody twice. The
   watch goes on until the mentee picks or ends it. After 90 days the mentee is told once and may
   choose; without a word the request ends 20 business days later. Scenarios: watching/ */
#include "programme/turn.h"

enum { GRACE_BUSINESS_DAYS = 20, END_OF_DAY_HOUR = 17 };

void rule_newcomers(Turn *turn)
{
    if (turn->case_->request->state == REQUEST_WATCHING && shortlist_add(turn) > 0)
        turn_tell_mentee(turn, LETTER_NEW_MENTOR, NULL);
}

void rule_watch_end(Turn *turn)
{
    const Person *mentee = case_mentee(turn->case_);
    if (turn->case_->request->state != REQUEST_WATCHING)
        return;
    /* counted from when the letter can leave */
    g_autoptr(GTimeZone) zone = person_time_zone(mentee);
    const Calendar *calendar = turn->rules->calendar;
    gint64 leaves_at = calendar_business_hours(calendar, turn->now, zone);
    gint64 end_at =
        calendar_business_deadline(calendar, leaves_at, zone, GRACE_BUSINESS_DAYS, END_OF_DAY_HOUR);
    case_set_deadline(turn->case_, DEADLINE_CLOSE_SILENT, 0, end_at);
    turn_tell_mentee(turn, LETTER_NO_MATCH, "watch-end");
}
