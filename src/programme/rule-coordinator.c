/* SPDX-License-Identifier: MIT */
/* Rules 9 and 19: COORDINATOR. The coordinators of the mentee's agency, or the programme office
   where it has none, are told that the mentee would like to talk with them, and nothing of the
   situation; they answer the mentee directly. The mentee is told whom we wrote to. The request goes
   on as it was. Scenarios: silence/the-coordinator-*.md */
#include "programme/turn.h"

void rule_coordinator(Turn *turn)
{
    Case *case_ = turn->case_;
    RequestState state = case_->request->state;
    guint asked = 0;
    for (guint i = 0; i < case_->coordinators->len && state != REQUEST_CLOSED; i++) {
        const Person *coordinator = case_->coordinators->pdata[i];
        if (coordinator->id == case_->request->mentee_id)
            continue;
        case_add_person(case_, person_copy(coordinator));
        (void)turn_write(turn, LETTER_QUESTION, coordinator->id, 0);
        asked++;
    }
    if (asked > 0)
        turn_tell_mentee(turn, LETTER_PASSED_ON, NULL);
    else
        rule_one_question(turn);
}
