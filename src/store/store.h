/* SPDX-License-Identifier: MIT */
#pragma once
/* The one database: opening, migrating, transactions. What is kept in it: the other headers here.

   Every function with a GError returns FALSE or NULL on failure: TEMPORARY (busy, disk full, I/O
   error), OPERATOR (corrupt, newer schema, unwritable), PERMANENT (this one record breaks a
   constraint). One writer, one thread. */
#include <glib.h>

typedef struct Store Store;

/* Opens or makes the database, brings its schema up to date (PRAGMA user_version), checks it
   (quick_check, foreign keys). ":memory:" serves tests and the scenario player. A schema newer than
   this program is refused and left as it is. */
Store *store_open(const char *path, GError **error);
void store_close(Store *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Store, store_close)

gboolean store_begin(Store *store, GError **error);  /* BEGIN IMMEDIATE */
gboolean store_commit(Store *store, GError **error); /* durable when it returns TRUE */
void store_rollback(Store *store);                   /* harmless outside a transaction */
