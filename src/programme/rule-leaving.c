/* SPDX-License-Identifier: MIT */
/* Rule 3: WITHDRAW stops new requests at once and releases the open ones (rule-left.c). The mentor
   is thanked, with their own counts; their coordinators are told, to complete it. Until one has,
   RESUME takes it back, and the coordinators hear of that too. Completed, the person is a mentor no
   more, and only a coordinator can change that. Scenarios: leaving/ */
#include "programme/tenure-turn.h"

static void tell_coordinators(TenureTurn *turn, const char *topic)
{
    turn->effects->coordinators_hear = topic;
}

void rule_withdrawing(TenureTurn *turn)
{
    Person *mentor = turn->tenure->mentor;
    tenure_write(turn, LETTER_LEAVING, NULL);
    if (mentor->leaving_at != 0)
        return;
    mentor->leaving_at = turn->now;
    g_array_set_size(turn->tenure->clocks, 0);
    turn->effects->stale_bio = MATTER_DROPPED;
    turn->effects->release = TRUE;
    tell_coordinators(turn, "leaves");
}

void leaving_take_back(TenureTurn *turn)
{
    Person *mentor = turn->tenure->mentor;
    if (mentor->leaving_at == 0)
        return;
    mentor->leaving_at = 0;
    tenure_set_clock(turn, TENURE_BEGIN, turn->now);
    tell_coordinators(turn, "stays");
}

void rule_completing(TenureTurn *turn)
{
    Person *mentor = turn->tenure->mentor;
    if (mentor->leaving_at == 0) {
        tell_coordinators(turn, "stays");
        return;
    }
    mentor->roles &= ~(guint)ROLE_MENTOR;
    mentor->leaving_at = 0;
    tenure_write(turn, LETTER_LEAVING, "completed");
    tell_coordinators(turn, "completed");
}
