/* SPDX-License-Identifier: MIT */
#pragma once
/* Requests with their offers and clocks. */
#include "programme/effect.h"
#include "programme/event.h"
#include "store/store.h"

/* The number the next request gets; numbers are never given twice. Call it inside the transaction
   that saves the request. */
gboolean store_next_request_number(Store *store, gint64 *number, GError **error);

/* The case with its people; *case_ is NULL if there is no such request. Candidates are empty. */
gboolean store_load_case(Store *store, gint64 number, const char *default_zone, Case **case_,
                         GError **error);
/* Saves what the effects say has changed: request, offers, deadlines, commitments (as of `now`),
   absences, matters that wait for a digest; a mentor whom an offer asks was last asked then. Inside
   a transaction of the caller's. FAILURE_PERMANENT if a record cannot stand (an offer to nobody):
   roll back. */
gboolean store_save_effects(Store *store, const Effects *effects, gint64 now, GError **error);

/* The clock that runs out first, if it does so by `until`; *found tells. */
gboolean store_next_deadline(Store *store, gint64 until, gint64 *request_number, Deadline *deadline,
                             gboolean *found, GError **error);
/* The requests with a clock that runs out at `from` or later. Owned array of gint64. */
gboolean store_list_clocked(Store *store, gint64 from, GArray **numbers, GError **error);
/* Moves one clock, in a statement of its own. */
gboolean store_put_off_deadline(Store *store, gint64 request_number, const Deadline *deadline,
                                gint64 at, GError **error);
/* When the next clock of all runs out, a mentor's too, or a digest is to be looked at; 0: never. */
gboolean store_next_clock_at(Store *store, gint64 *at, GError **error);

/* An answer that waits for the bound person's one word. The first per request and offer is kept,
   for it is the one that the question quotes: *held is FALSE if another one waits already. Offer
   number 0: the mentee's. */
gboolean store_hold_event(Store *store, gint64 request_number, const Event *event, gint64 now,
                          gboolean *held, GError **error);
/* Takes it out; *event is NULL if none is held. */
gboolean store_take_held_event(Store *store, gint64 request_number, guint offer_number,
                               Event **event, GError **error);
