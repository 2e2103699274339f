/* SPDX-License-Identifier: MIT */
#pragma once
/* Mentors who have come or changed, and the requests that wait for such (rule 8). */
#include "programme/request.h"
#include "store/store.h"

/* When somebody is to be looked at; 0: never. */
gboolean store_next_newcomer_at(Store *store, gint64 *at, GError **error);
/* Those who can be asked by `until`: ids (gint64), owned; *newest is for store_forget_newcomers. */
gboolean store_list_newcomers(Store *store, gint64 until, GHashTable **ids, gint64 *newest,
                              GError **error);
/* They have been looked at; who changed after they were listed has not. */
gboolean store_forget_newcomers(Store *store, gint64 until, gint64 newest, GError **error);

/* The numbers of the requests that watch, oldest first. Owned array of gint64. */
gboolean store_list_watching(Store *store, GArray **numbers, GError **error);
