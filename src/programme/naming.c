/* SPDX-License-Identifier: MIT */
/* "1 and 3", "Ann please": which offers does the mentee mean? */
#include <string.h>

#include "programme/turn.h"

static gboolean name_has_word(const char *name, const char *word)
{
    g_autofree char *folded_name = g_utf8_casefold(name, -1);
    g_autofree char *folded_word = g_utf8_casefold(word, -1);
    if (g_str_equal(folded_name, folded_word))
        return TRUE;
    g_auto(GStrv) parts = g_strsplit_set(folded_name, " .,", -1);
    return g_strv_contains((const char *const *)parts, folded_word);
}

/* Whom the mentee has met in vain can be picked like anybody on the list (AGAIN 1). */
static gboolean is_in(const Offer *offer, OfferState state)
{
    return offer->state == state || (state == OFFER_LISTED && offer->state == OFFER_MISSED);
}

/* NULL if nobody or more than one person is meant. */
static Offer *offer_by_name(const Case *case_, OfferState state, OfferState done, const char *name)
{
    Offer *found = NULL;
    for (guint i = 0; i < case_->offers->len; i++) {
        Offer *offer = case_->offers->pdata[i];
        if ((!is_in(offer, state) && offer->state != done)
            || !name_has_word(case_mentor(case_, offer)->name, name))
            continue;
        if (found != NULL)
            return NULL;
        found = offer;
    }
    return found;
}

/* Who is in the `done` state already is meant rightly, and needs nothing more. */
static gboolean add_once(GPtrArray *offers, Offer *offer, OfferState state, OfferState done)
{
    if (offer == NULL || (!is_in(offer, state) && offer->state != done))
        return FALSE;
    if (is_in(offer, state) && !g_ptr_array_find(offers, offer, NULL))
        g_ptr_array_add(offers, offer);
    return TRUE;
}

static GPtrArray *offers_meant(const Turn *turn, Offer *(*by_number)(const Case *, guint),
                               OfferState state, OfferState done)
{
    const Event *event = turn->event;
    g_autoptr(GPtrArray) offers = g_ptr_array_new();
    gboolean sure = event->numbers->len + event->names->len > 0;
    for (guint i = 0; i < event->numbers->len; i++)
        sure &= add_once(offers, by_number(turn->case_, g_array_index(event->numbers, guint, i)),
                         state, done);
    for (guint i = 0; i < event->names->len; i++)
        sure &= add_once(offers, offer_by_name(turn->case_, state, done, event->names->pdata[i]),
                         state, done);
    return sure ? g_steal_pointer(&offers) : NULL;
}

GPtrArray *offers_picked(const Turn *turn)
{
    return offers_meant(turn, case_offer, OFFER_LISTED, OFFER_ASKED);
}

GPtrArray *offers_chosen(const Turn *turn)
{
    return offers_meant(turn, case_accepted_offer, OFFER_ACCEPTED, OFFER_INTRODUCED);
}
