/* SPDX-License-Identifier: MIT */
/* Rule 4: PAUSE until a date, or until RESUME. A paused mentor is never listed (person_is_free);
   on the day they are listed again by themselves. Requests that they have stay theirs. CAPACITY n
   says how many conversations they can have at a time, 1 to 20. A date that is past or cannot be
   read, or a number that cannot be, changes nothing: one letter asks. Who leaves cannot pause
   before RESUME. Scenarios: leaving/ */
#include "programme/tenure-turn.h"

enum { LARGEST_CAPACITY = 20 };

void rule_pausing(TenureTurn *turn)
{
    gint64 until_at = turn->event->until_at;
    if (turn->tenure->mentor->leaving_at != 0) {
        tenure_write(turn, LETTER_LEAVING, "already");
        return;
    }
    if (until_at <= turn->now) {
        tenure_ask(turn, "date");
        return;
    }
    tenure_wake_clocks(turn);
    turn->tenure->mentor->paused_until = until_at;
    tenure_write(turn, LETTER_PAUSED, NULL);
}

/* Whoever is back is back from an absence too. */
void rule_resuming(TenureTurn *turn)
{
    tenure_wake_clocks(turn);
    turn->tenure->mentor->paused_until = 0;
    turn->tenure->mentor->away_until = 0;
    leaving_take_back(turn);
    tenure_write(turn, LETTER_RECEIPT, "resumed");
}

void rule_capacity(TenureTurn *turn)
{
    guint capacity = turn->event->capacity;
    if (capacity == 0 || capacity > LARGEST_CAPACITY) {
        tenure_ask(turn, "capacity");
        return;
    }
    turn->tenure->mentor->capacity = capacity;
    tenure_write(turn, LETTER_RECEIPT, "capacity");
}
