/* SPDX-License-Identifier: MIT */
#pragma once
/* Mentors as such: their pauses, capacities. */
#include "programme/tenure.h"
#include "store/store.h"

/* *tenure is NULL if there is no such person, or it is no mentor. Owned by the caller. */
gboolean store_load_tenure(Store *store, gint64 person_id, const char *default_zone,
                           Tenure **tenure, GError **error);
/* Saves what the effects say has changed, inside a transaction of the caller's. */
gboolean store_save_tenure(Store *store, const TenureEffects *effects, GError **error);
