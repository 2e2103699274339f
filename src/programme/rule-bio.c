/* SPDX-License-Identifier: MIT */
/* Rule 4: twice a year each listed mentor is shown the bio as it is on record. OK confirms it; any
   other text that plainly is one replaces it, and a receipt shows both, with UNDO to take it back.
   What is neither changes nothing: the letter comes again, quoting the line. Whoever has not
   answered in 20 business days is told of in the coordinators' digest. Nobody who is paused is
   asked: the check waits for their return. After an outage one letter goes, not two.
   Scenarios: leaving/ */
#include "programme/tenure-turn.h"

enum { FIRST_MONTHS = 3, EVERY_MONTHS = 6, STALE_DAYS = 20, END_OF_DAY_HOUR = 17 };

/* Three months after joining, and then every six: never with the thanks of six months. */
void bio_begin(TenureTurn *turn)
{
    tenure_set_clock(turn, TENURE_BIO_CHECK, tenure_months_later(turn, FIRST_MONTHS));
}

void rule_bio_check(TenureTurn *turn)
{
    if (tenure_wait_for_return(turn, TENURE_BIO_CHECK))
        return;
    g_autoptr(GTimeZone) zone = person_time_zone(turn->tenure->mentor);
    g_clear_pointer(&turn->tenure->bio_before, g_free);
    tenure_set_clock(turn, TENURE_BIO_CHECK, tenure_months_later(turn, EVERY_MONTHS));
    tenure_set_clock(turn, TENURE_BIO_STALE,
                     calendar_business_deadline(turn->rules->calendar, turn->now, zone, STALE_DAYS,
                                                END_OF_DAY_HOUR));
    tenure_write(turn, LETTER_BIO_CHECK, NULL);
}

void rule_bio_stale(TenureTurn *turn)
{
    turn->effects->stale_bio = MATTER_NOTED;
}

static void confirm(TenureTurn *turn)
{
    tenure_clear_clock(turn, TENURE_BIO_STALE);
    turn->effects->stale_bio = MATTER_DROPPED;
}

void rule_bio_confirmed(TenureTurn *turn)
{
    confirm(turn);
    tenure_write(turn, LETTER_RECEIPT, "bio-confirmed");
}

void rule_bio_corrected(TenureTurn *turn)
{
    Tenure *tenure = turn->tenure;
    if (g_strcmp0(tenure->mentor->bio, turn->event->words) == 0) {
        rule_bio_confirmed(turn);
        return;
    }
    confirm(turn);
    g_free(tenure->bio_before);
    tenure->bio_before = g_steal_pointer(&tenure->mentor->bio);
    tenure->mentor->bio = g_strdup(turn->event->words);
    tenure_write(turn, LETTER_RECEIPT, "bio-corrected");
}

void rule_bio_undone(TenureTurn *turn)
{
    Tenure *tenure = turn->tenure;
    if (tenure->bio_before != NULL) {
        g_free(tenure->mentor->bio);
        tenure->mentor->bio = g_steal_pointer(&tenure->bio_before);
    }
    tenure_write(turn, LETTER_RECEIPT, "bio-undone");
}

void rule_bio_unclear(TenureTurn *turn)
{
    tenure_write(turn, LETTER_BIO_CHECK, "again")->words = g_strdup(turn->event->line);
}
