/* SPDX-License-Identifier: MIT */
#pragma once
/* Mentors as such: their pauses, capacities, leaving. */
#include "programme/tenure.h"
#include "store/store.h"

/* The person with what concerns them as a mentor, whether they are one or were; *tenure is NULL if
   there is no such person. Owned by the caller. */
gboolean store_load_tenure(Store *store, gint64 person_id, const char *default_zone,
                           Tenure **tenure, GError **error);
/* Saves what the effects say has changed, matters as of `now`, inside a transaction of the
   caller's. */
gboolean store_save_tenure(Store *store, const TenureEffects *effects, gint64 now, GError **error);

/* The clock that runs out first, if it does so by `until`; *person_id is 0 if none does. */
gboolean store_next_tenure_clock(Store *store, gint64 until, gint64 *person_id, TenureClock *clock,
                                 GError **error);
/* When it does; 0: none runs. */
gboolean store_next_tenure_clock_at(Store *store, gint64 *at, GError **error);
/* Moves one clock, in a statement of its own. */
gboolean store_put_off_tenure_clock(Store *store, gint64 person_id, TenureClockKind kind, gint64 at,
                                    GError **error);

/* An offer, named alone. */
typedef struct {
    gint64 request_number;
    guint offer_number;
} OfferName;
/* The offers of open requests whose answer is awaited of this mentor, or who said yes and wait:
   owned array of OfferName, oldest request first. */
gboolean store_list_open_offers(Store *store, gint64 mentor_id, GArray **offers, GError **error);
