/* SPDX-License-Identifier: MIT */
#pragma once
/* What is held on one person. */
#include "programme/own-data.h"
#include "store/store.h"

/* Owned by the caller. */
gboolean store_load_own_data(Store *store, gint64 person_id, OwnData **data, GError **error);
