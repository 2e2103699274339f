/* SPDX-License-Identifier: MIT */
#pragma once
#include "store/store.h"

typedef struct {
    guint added;
    guint changed;
    guint unchanged;
} ImportCount;

/* Reads agencies.csv or people.csv (told apart by the header line; RFC 4180, UTF-8, a byte-order
   mark is fine) in one transaction of its own: all or nothing. With `dry_run` the transaction is
   rolled back. FAILURE_PERMANENT with a line "file:line: column: reason" for each fault, at most 20
   and then "and N more". People are known by their email, agencies by their code; who is not in
   the file stays. Agencies make people of their coordinators' addresses, who get names and roles
   when people.csv has them; *count is of the file's lines. */
gboolean store_import(Store *store, const char *path, gint64 now, gboolean dry_run,
                      ImportCount *count, GError **error);
