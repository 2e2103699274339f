/* SPDX-License-Identifier: MIT */
/* Rule 10: a peer named in a decline. Whoever already is a listed mentor, and could stand on this
   list, is offered to the mentee with a number. Whoever is not goes to the coordinators of the
   mentor who named them, to be verified; never a word to the peer. While others have said yes and
   wait, numbers mean those, and nobody is added. Scenarios: answering/a-peer-*.md */
#include "programme/turn.h"

/* A new line of the list, or the one that is there already. */
static guint offer_peer(Turn *turn, const Person *mentor)
{
    const Offer *known = case_offer_to(turn->case_, mentor->id);
    if (known != NULL)
        return known->state == OFFER_LISTED ? known->number : 0;
    if (!mentor_may_be_listed(turn, mentor))
        return 0;
    Candidate candidate = {.mentor = (Person *)mentor, .fitting = mentor->topics};
    return offer_add(turn, &candidate)->number;
}

guint peer_take(Turn *turn, const Offer *declined)
{
    const Case *case_ = turn->case_;
    gboolean several = FALSE;
    if (turn->event->peer == NULL || *turn->event->peer == '\0')
        return 0;
    const Person *mentor = mentor_meant(turn, turn->event->peer, &several);
    if (mentor == NULL || mentor->committed_at == 0) {
        turn_note_name(turn, MATTER_PEER, declined, turn->event->peer);
        return 0;
    }
    if (case_->request->state == REQUEST_INTRODUCED || case_count_offers(case_, OFFER_ACCEPTED) > 0)
        return 0;
    return offer_peer(turn, mentor);
}
