/* SPDX-License-Identifier: MIT */
/* Rule 3: mentors are asked for six months. Every six months of being listed they are thanked, with
   their own counts, and may say CONTINUE, PAUSE or WITHDRAW; silence means that they continue. Who
   is paused hears it on the return. After an outage one letter goes, not two. Scenarios: leaving/
 */
#include "programme/tenure-turn.h"

enum { EVERY_MONTHS = 6 };

void six_months_begin(TenureTurn *turn)
{
    tenure_set_clock(turn, TENURE_SIX_MONTHS, tenure_months_later(turn, EVERY_MONTHS));
}

void rule_six_months(TenureTurn *turn)
{
    if (tenure_wait_for_return(turn, TENURE_SIX_MONTHS))
        return;
    six_months_begin(turn);
    tenure_write(turn, LETTER_SIX_MONTHS, NULL);
}

void rule_continuing(TenureTurn *turn)
{
    tenure_write(turn, LETTER_RECEIPT, "continued");
}
