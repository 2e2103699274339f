/* SPDX-License-Identifier: MIT */
/* Rules 2 and 5: any prose is a request. A mentee asks once the commitments are on record, and once
   it is sure that the mail is theirs; until then the request is held, and one word lets it go on.
   Scenarios: asking/, confidence/a-mail-that-nobody-vouches-for.md */
#include "programme/joining.h"
#include "programme/turn.h"

enum { HELD_BUSINESS_DAYS = 10, END_OF_DAY_HOUR = 17 };

static void hold(Turn *turn, LetterKind question)
{
    const Person *mentee = case_mentee(turn->case_);
    turn->case_->request->state = REQUEST_HELD;
    case_set_deadline(turn->case_, DEADLINE_CLOSE_SILENT, 0,
                      turn_deadline(turn, mentee, HELD_BUSINESS_DAYS, END_OF_DAY_HOUR));
    guint version = letter_asks_to_join(question) ? turn->rules->policy.commitments : 0;
    turn_write(turn, question, mentee->id, version)->topic = g_strdup(version != 0 ? "held" : NULL);
}

static gboolean mentee_has_committed(const Turn *turn)
{
    return case_mentee(turn->case_)->committed_at != 0;
}

static void list_first(Turn *turn)
{
    turn->case_->request->unsure = FALSE;
    if (turn->case_->unwanted->len > 0)
        turn->list_topic = "without";
    if (!outright_ask(turn))
        shortlist_write(turn, turn->list_topic);
}

void rule_asking(Turn *turn)
{
    if (mentee_has_committed(turn))
        list_first(turn);
    else
        hold(turn, joining_letter(case_mentee(turn->case_)));
}

/* An answer to the welcome proves as much as one to confirm: one question is enough. */
void rule_unsure(Turn *turn)
{
    const Person *mentee = case_mentee(turn->case_);
    turn->case_->request->unsure = TRUE;
    hold(turn, mentee_has_committed(turn) ? LETTER_CONFIRM : joining_letter(mentee));
}

void rule_committing(Turn *turn)
{
    gint64 mentee_id = turn->case_->request->mentee_id;
    if (!mentee_has_committed(turn))
        g_array_append_val(turn->effects->committed, mentee_id);
    if (turn->case_->request->state == REQUEST_HELD)
        list_first(turn);
    else if (turn->case_->request->state == REQUEST_CLOSED)
        turn_tell_mentee(turn, LETTER_CLOSED, "agreed-late");
}

void rule_confirming(Turn *turn)
{
    if (turn->case_->request->state == REQUEST_HELD)
        rule_asking(turn);
}
