/* SPDX-License-Identifier: MIT */
#pragma once
/* The days that the programme office has closed (rule 27). Days are julian day numbers. */
#include "store/store.h"

/* All of them. Owned array of guint32. */
gboolean store_list_closures(Store *store, GArray **days, GError **error);

/* Inside a transaction of the caller's; closing a day twice keeps the first entry. */
gboolean store_close_day(Store *store, guint32 day, gint64 entered_by, gint64 now, GError **error);
/* *entered_at is when the day had been closed; 0: it was not, and nothing is changed. */
gboolean store_open_day(Store *store, guint32 day, gint64 *entered_at, GError **error);
