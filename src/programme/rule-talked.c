/* SPDX-License-Identifier: MIT */
/* Rule 16: ten business days after an introduction both are asked "did you talk?", each in a letter
   of their own. YES from one of them is enough: thanks, the other is not asked any more, and the
   request ends. NOT YET: both are asked once more after another ten business days. NO is
   rule-not-talked.c. Silence ends the request 20 business days after the last word. What was said
   in the talk is never asked, and an answer that tells of it is not quoted. Scenarios: talked/ */
#include "programme/turn.h"

enum { ASK_DAYS = 10, CLOSE_DAYS = 20, QUESTIONS = 2, MORNING_HOUR = 9, END_OF_DAY_HOUR = 17 };

void talk_start_clock(Turn *turn)
{
    Case *case_ = turn->case_;
    const Person *mentee = case_mentee(case_);
    case_set_deadline(case_, DEADLINE_CLOSE_SILENT, 0,
                      turn_deadline(turn, mentee, CLOSE_DAYS, END_OF_DAY_HOUR));
    if (case_->request->talk_questions < QUESTIONS
        && case_deadline_at(case_, DEADLINE_TALKED, 0) == 0)
        case_set_deadline(case_, DEADLINE_TALKED, 0,
                          turn_deadline(turn, mentee, ASK_DAYS, MORNING_HOUR));
}

/* After an outage that outlasted the end too, nobody is asked what would not be heard. */
void rule_ask_talked(Turn *turn)
{
    Request *request = turn->case_->request;
    gint64 close_at = case_deadline_at(turn->case_, DEADLINE_CLOSE_SILENT, 0);
    if (request->state != REQUEST_INTRODUCED || close_at <= turn->now)
        return;
    const char *topic = ++request->talk_questions < QUESTIONS ? NULL : "again";
    turn_tell_mentee(turn, LETTER_TALKED, topic);
    for (guint i = 0; i < turn->case_->offers->len; i++) {
        const Offer *offer = turn->case_->offers->pdata[i];
        if (offer->state == OFFER_INTRODUCED)
            turn_write_about(turn, LETTER_TALKED_MENTOR, offer->mentor_id, offer->number, topic);
    }
}

static gboolean anybody_was_introduced(const Case *case_)
{
    return case_count_offers(case_, OFFER_INTRODUCED) + case_count_offers(case_, OFFER_MISSED) > 0;
}

/* The mentee's yes ends it all, mentors who were still asked included. */
static void mentee_talked(Turn *turn)
{
    Request *request = turn->case_->request;
    if (!anybody_was_introduced(turn->case_)) {
        rule_one_question(turn);
        return;
    }
    request->talked_at = turn->now;
    if (request->state != REQUEST_CLOSED)
        request_end(turn);
    turn_tell_mentee(turn, LETTER_CLOSED, "talked");
}

/* A mentor's yes ends it where the mentee waits for nobody else, and has not said otherwise. */
static void mentor_talked(Turn *turn, const Offer *offer)
{
    Case *case_ = turn->case_;
    turn_write_about(turn, LETTER_RECEIPT, offer->mentor_id, offer->number, "talked");
    if (offer->state != OFFER_INTRODUCED || case_->request->talked_at != 0)
        return;
    case_->request->talked_at = turn->now;
    case_clear_deadline(case_, DEADLINE_TALKED, 0);
    guint open = case_count_offers(case_, OFFER_ASKED) + case_count_offers(case_, OFFER_ACCEPTED);
    if (case_->request->state == REQUEST_INTRODUCED && open == 0)
        request_end(turn);
}

void rule_talked(Turn *turn)
{
    const Offer *offer = turn_offer(turn);
    if (offer != NULL)
        mentor_talked(turn, offer);
    else
        mentee_talked(turn);
}

/* The mentee may take back a NO (rule 15) while nobody else has been asked. */
static void take_back_no(Turn *turn)
{
    Case *case_ = turn->case_;
    for (guint i = 0; i < case_->offers->len; i++) {
        Offer *offer = case_->offers->pdata[i];
        if (offer->state == OFFER_MISSED)
            offer->state = OFFER_INTRODUCED;
    }
    case_->request->state = REQUEST_INTRODUCED;
}

void rule_not_yet(Turn *turn)
{
    const Case *case_ = turn->case_;
    RequestState state = case_->request->state;
    gboolean mentees = turn->event->offer_number == 0;
    gboolean missed = case_count_offers(case_, OFFER_MISSED) > 0;
    if (mentees && state == REQUEST_LISTED && missed)
        take_back_no(turn);
    if (case_->request->state == REQUEST_INTRODUCED)
        talk_start_clock(turn);
    else if (mentees)
        rule_one_question(turn);
}

void rule_talk_unclear(Turn *turn)
{
    const Offer *offer = turn_offer(turn);
    if (offer == NULL && turn->case_->request->state != REQUEST_INTRODUCED)
        rule_one_question(turn);
    else if (offer == NULL)
        turn_tell_mentee(turn, LETTER_TALKED, "one-word");
    else if (offer->state == OFFER_INTRODUCED && turn->case_->request->state != REQUEST_CLOSED)
        turn_write_about(turn, LETTER_TALKED_MENTOR, offer->mentor_id, offer->number, "one-word");
}
