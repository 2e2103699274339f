/* SPDX-License-Identifier: MIT */
/* Rule 6: a mentee may name people never to be offered. Whoever is meant, by the full name or by a
   part of it that only one mentor of the programme has, is never listed for this request; an offer
   that is listed already goes, and one that is open is let go kindly, without a reason. Nobody else
   ever learns of it. In doubt about who is meant the mentee is asked, and nothing is done before;
   to look further all the same leaves out everybody of that name. Scenarios: naming/ */
#include "programme/name.h"
#include "programme/turn.h"

static guint count_matches(const Turn *turn, const char *written, NameMatch match,
                           const Person **found)
{
    guint count = 0;
    for (guint i = 0; i < turn->case_->named->len; i++) {
        const Person *mentor = turn->case_->named->pdata[i];
        if (name_match(mentor->name, written) != match)
            continue;
        *found = mentor;
        count++;
    }
    return count;
}

const Person *mentor_meant(const Turn *turn, const char *written, gboolean *several)
{
    const Person *found = NULL;
    guint count = count_matches(turn, written, NAME_WHOLE, &found);
    if (count == 0)
        count = count_matches(turn, written, NAME_PART, &found);
    *several = count > 1;
    return count == 1 ? found : NULL;
}

gboolean mentor_is_unwanted(const Turn *turn, const Person *mentor)
{
    for (guint i = 0; i < turn->case_->unwanted->len; i++)
        if (name_match(mentor->name, turn->case_->unwanted->pdata[i]) != NAME_OTHER)
            return TRUE;
    return FALSE;
}

/* Two who bear the whole name are both meant: no more can be said of them. */
static gboolean is_in_doubt(const Turn *turn, const char *written)
{
    const Person *found = NULL;
    gboolean several = FALSE;
    (void)mentor_meant(turn, written, &several);
    return several && count_matches(turn, written, NAME_WHOLE, &found) == 0;
}

gboolean unwanted_is_in_doubt(const Turn *turn)
{
    for (guint i = 0; i < turn->case_->unwanted->len; i++)
        if (is_in_doubt(turn, turn->case_->unwanted->pdata[i]))
            return TRUE;
    return FALSE;
}

/* The full name is kept, and settles what was in doubt before: "Lee" was Lee Chen. */
static void remember(Turn *turn, const char *written)
{
    gboolean several = FALSE;
    GPtrArray *unwanted = turn->case_->unwanted;
    const Person *mentor = mentor_meant(turn, written, &several);
    const char *name = mentor != NULL ? mentor->name : written;
    for (guint i = unwanted->len; i > 0; i--)
        if (name_match(name, unwanted->pdata[i - 1]) != NAME_OTHER)
            g_ptr_array_remove_index(unwanted, i - 1);
    g_ptr_array_add(unwanted, g_strdup(name));
}

/* Withdrawn, so that not even a late yes brings it back. */
static void let_go(Turn *turn, Offer *offer)
{
    if (offer->state == OFFER_INTRODUCED)
        return;
    if (offer->state == OFFER_ASKED)
        turn_write_about(turn, LETTER_WITHDRAWN, offer->mentor_id, offer->number, "not-needed");
    else if (offer->state == OFFER_ACCEPTED)
        turn_write(turn, LETTER_NOT_CHOSEN, offer->mentor_id, offer->number);
    offer->state = OFFER_WITHDRAWN;
    offer->due_at = 0;
    case_clear_deadlines(turn->case_, offer->number);
}

/* Names that no mentor has are left out: *meant tells how many are somebody's. */
static gboolean are_clear(const Turn *turn, guint *meant)
{
    const GPtrArray *names = turn->event->unwanted;
    const Person *found = NULL;
    *meant = 0;
    for (guint i = 0; i < names->len; i++) {
        if (is_in_doubt(turn, names->pdata[i]))
            return FALSE;
        *meant += count_matches(turn, names->pdata[i], NAME_WHOLE, &found)
                      + count_matches(turn, names->pdata[i], NAME_PART, &found)
                  > 0;
    }
    return TRUE;
}

gboolean unwanted_take(Turn *turn)
{
    const GPtrArray *names = turn->event->unwanted;
    RequestState state = turn->case_->request->state;
    guint meant = 0;
    if (names->len == 0)
        return TRUE;
    if (!are_clear(turn, &meant) || meant < names->len || state == REQUEST_CLOSED) {
        rule_one_question(turn);
        return FALSE;
    }
    for (guint i = 0; i < names->len; i++)
        remember(turn, names->pdata[i]);
    for (guint i = 0; i < turn->case_->offers->len; i++) {
        Offer *offer = turn->case_->offers->pdata[i];
        if (mentor_is_unwanted(turn, case_mentor(turn->case_, offer)))
            let_go(turn, offer);
    }
    request_settle(turn);
    return TRUE;
}

void rule_unwanted(Turn *turn)
{
    const Case *case_ = turn->case_;
    guint open = case_count_offers(case_, OFFER_ASKED) + case_count_offers(case_, OFFER_ACCEPTED);
    turn->list_topic = "without";
    if (open > 0 || case_->request->state == REQUEST_INTRODUCED)
        turn_tell_mentee(turn, LETTER_ASKED, "without");
    else if (case_count_offers(case_, OFFER_LISTED) > 0)
        turn_tell_mentee(turn, LETTER_SHORTLIST, "without");
    else
        shortlist_write(turn, "list-used-up");
}
