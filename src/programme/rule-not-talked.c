/* SPDX-License-Identifier: MIT */
/* Rule 16: "no, we did not talk", whoever of the two says so. The mentor's place is free again, and
   the mentee gets the options: others from the list, AGAIN, BROADER, CLOSE. AGAIN asks the same
   mentor anew, by a new letter and with a new clock. Of several mentors introduced, one mentor's no
   leaves the others' talks alone. Scenarios: talked/ */
#include "programme/turn.h"

/* The case counts the mentor's open conversations as they were: this one is over. */
static void offer_miss(Turn *turn, Offer *offer)
{
    Person *mentor = g_hash_table_lookup(turn->case_->people, &offer->mentor_id);
    offer->state = OFFER_MISSED;
    if (mentor->open_conversations > 0)
        mentor->open_conversations--;
}

static void offers_miss(Turn *turn)
{
    for (guint i = 0; i < turn->case_->offers->len; i++) {
        Offer *offer = turn->case_->offers->pdata[i];
        if (offer->state == OFFER_INTRODUCED)
            offer_miss(turn, offer);
    }
}

/* The mentee is back at the list, or waits for those who are asked. */
static void leave_introduction(Turn *turn)
{
    Case *case_ = turn->case_;
    guint open = case_count_offers(case_, OFFER_ASKED) + case_count_offers(case_, OFFER_ACCEPTED);
    case_clear_deadline(case_, DEADLINE_TALKED, 0);
    case_clear_deadline(case_, DEADLINE_CLOSE_SILENT, 0);
    case_->request->state = REQUEST_ASKED;
    case_->request->closed_at = 0;
    case_->request->talked_at = 0;
    if (open == 0)
        request_settle(turn);
}

static void options_write(Turn *turn, const char *topic)
{
    turn_tell_mentee(turn, LETTER_OPTIONS, topic);
}

/* What a mentor's yes has ended goes on if the mentee says no: the request is the mentee's. */
static void mentee_did_not_talk(Turn *turn)
{
    const Case *case_ = turn->case_;
    guint met = case_count_offers(case_, OFFER_INTRODUCED);
    /* Whose words are destroyed (rule 29) can be put to nobody any more. */
    gboolean lasts = case_->request->talked_at != 0 && *case_->request->situation != '\0';
    gboolean ended = case_->request->state == REQUEST_CLOSED && !lasts;
    if (ended || met + case_count_offers(case_, OFFER_MISSED) == 0) {
        rule_one_question(turn);
        return;
    }
    offers_miss(turn);
    if (met > 0)
        leave_introduction(turn);
    options_write(turn, NULL);
}

static void mentor_did_not_talk(Turn *turn, Offer *offer)
{
    const Case *case_ = turn->case_;
    gboolean open = case_->request->state != REQUEST_CLOSED;
    turn_write_about(turn, LETTER_RECEIPT, offer->mentor_id, offer->number,
                     open ? "not-talked" : "closed");
    if (case_->request->state != REQUEST_INTRODUCED || offer->state != OFFER_INTRODUCED)
        return;
    offer_miss(turn, offer);
    if (case_count_offers(case_, OFFER_INTRODUCED) > 0)
        return;
    leave_introduction(turn);
    options_write(turn, "mentor");
}

void rule_not_talked(Turn *turn)
{
    Offer *offer = turn_offer(turn);
    if (offer != NULL)
        mentor_did_not_talk(turn, offer);
    else
        mentee_did_not_talk(turn);
}

static GPtrArray *missed_offers(const Case *case_)
{
    GPtrArray *missed = g_ptr_array_new();
    for (guint i = 0; i < case_->offers->len; i++) {
        Offer *offer = case_->offers->pdata[i];
        if (offer->state == OFFER_MISSED)
            g_ptr_array_add(missed, offer);
    }
    return missed;
}

/* AGAIN says NO as well: who has talked would not ask. */
void rule_again(Turn *turn)
{
    const Event *event = turn->event;
    if (turn->case_->request->state == REQUEST_INTRODUCED) {
        offers_miss(turn);
        leave_introduction(turn);
    }
    if (event->numbers->len + event->names->len > 0) {
        rule_picking(turn);
        return;
    }
    g_autoptr(GPtrArray) missed = missed_offers(turn->case_);
    if (missed->len == 0 || turn->case_->request->state == REQUEST_CLOSED)
        rule_one_question(turn);
    else if (missed->len > 1)
        options_write(turn, "which");
    else if (!request_must_wait(turn))
        offers_ask(turn, missed);
}
