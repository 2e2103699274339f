/* SPDX-License-Identifier: MIT */
#pragma once
/* Mentors whom a request names (rules 5 and 6). */
#include "programme/case.h"
#include "store/store.h"

gboolean store_load_wishes(Store *store, Case *case_, GError **error);
/* Replaces what is stored by what the case says; inside a transaction of the caller's. */
gboolean store_save_wishes(Store *store, const Case *case_, GError **error);

/* Adds to `mentors` (Person) every mentor, listed or not, whom the written name may mean; those
   that are there already are not added. */
gboolean store_find_named(Store *store, const char *written, const char *default_zone,
                          GPtrArray *mentors, GError **error);
