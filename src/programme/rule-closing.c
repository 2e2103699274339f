/* SPDX-License-Identifier: MIT */
/* Rule 16: CLOSE and CANCEL work at any time, and open requests are withdrawn with a word. Silence
   closes after 20 business days. When the last mentor asked is out, the mentee is back at the list.
   Scenarios: closing/ */
#include "programme/turn.h"

enum { CLOSE_BUSINESS_DAYS = 20, END_OF_DAY_HOUR = 17 };

void request_settle(Turn *turn)
{
    Case *case_ = turn->case_;
    guint open = case_count_offers(case_, OFFER_ASKED) + case_count_offers(case_, OFFER_ACCEPTED);
    if (case_count_offers(case_, OFFER_ACCEPTED) == 0) {
        case_clear_deadline(case_, DEADLINE_CHOOSE_NUDGE, 0);
        case_clear_deadline(case_, DEADLINE_CHOOSE_RELEASE, 0);
    }
    if (case_->request->state != REQUEST_ASKED || open > 0)
        return;
    case_->request->state = REQUEST_LISTED;
    case_set_deadline(
        case_, DEADLINE_CLOSE_SILENT, 0,
        turn_deadline(turn, case_mentee(case_), CLOSE_BUSINESS_DAYS, END_OF_DAY_HOUR));
}

static void close_request(Turn *turn)
{
    turn->case_->request->state = REQUEST_CLOSED;
    turn->case_->request->closed_at = turn->now;
    g_array_set_size(turn->case_->deadlines, 0);
}

static void withdraw_open_offers(Turn *turn)
{
    for (guint i = 0; i < turn->case_->offers->len; i++) {
        Offer *offer = turn->case_->offers->pdata[i];
        if (offer->state != OFFER_ASKED && offer->state != OFFER_ACCEPTED)
            continue;
        offer->state = OFFER_WITHDRAWN;
        offer->due_at = 0;
        turn_write_about(turn, LETTER_WITHDRAWN, offer->mentor_id, offer->number, "cancelled");
    }
}

void request_end(Turn *turn)
{
    withdraw_open_offers(turn);
    close_request(turn);
}

/* What nobody has owned up to is nobody's to keep (rule 29). */
static void end_held(Turn *turn)
{
    Request *request = turn->case_->request;
    g_free(request->subject);
    g_free(request->situation);
    request->subject = g_strdup("");
    request->situation = g_strdup("");
    g_ptr_array_set_size(turn->case_->wanted, 0);
    g_ptr_array_set_size(turn->case_->unwanted, 0);
    close_request(turn);
}

void rule_cancelling(Turn *turn)
{
    if (turn->case_->request->state == REQUEST_CLOSED)
        return;
    gboolean held = turn->case_->request->state == REQUEST_HELD;
    if (held)
        end_held(turn);
    else
        request_end(turn);
    turn_tell_mentee(turn, LETTER_CLOSED, held ? "refused" : "cancelled");
}

/* A held request may be no request of theirs, after an introduction the talk is theirs alone, and
   the end of a watch was told: these close without a letter. */
void rule_close_silent(Turn *turn)
{
    RequestState state = turn->case_->request->state;
    if (state == REQUEST_CLOSED || state == REQUEST_ASKED)
        return;
    if (state == REQUEST_HELD)
        end_held(turn);
    else
        request_end(turn);
    if (state == REQUEST_LISTED)
        turn_tell_mentee(turn, LETTER_CLOSED, "silent");
}
