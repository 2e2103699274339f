/* SPDX-License-Identifier: MIT */
#pragma once
#include <sqlite3.h>

#include "store/store.h"

/* The version that the embedded migrations lead to. */
guint migration_newest(void);

/* Applies the migrations after `version`, each in a transaction of its own with its
   PRAGMA user_version. */
gboolean migrate(sqlite3 *db, guint version, GError **error);
