/* SPDX-License-Identifier: MIT */
#pragma once
/* A line of people.csv, checked, and its way into the database. */
#include "store/import-cell.h"
#include "store/store.h"

enum { USUAL_CAPACITY = 2 };

typedef struct {
    gint64 id; /* 0: new */
    Cell email_cell;
    Cell agency_cell;
    Cell others_cell;
    char *email;
    char *name;
    char *title;
    char *agency;
    gint64 agency_id;
    guint roles;
    char *bio;
    char *topics;
    guint capacity;
    gboolean standby;
    char *time_zone;
    char *ses_verified_by;
    char *ses_verified_on;
    gint64 committed_at; /* 0: the file says nothing of it */
    GPtrArray *others;
    gboolean changed;
    gboolean added;
} PersonRow;

/* Writes the rows (PersonRow), notes on each whether it was added or changed, and keeps the search
   index in step. Refuses in `file` what the database speaks against; FALSE is its failure. */
gboolean person_rows_write(Store *store, ImportFile *file, const GPtrArray *rows, gint64 now,
                           GError **error);

/* What a mentor wrote goes out of the search index, before it changes, and in again. Nothing for
   who is no mentor. */
gboolean person_unindex(Store *store, gint64 id, GError **error);
gboolean person_reindex(Store *store, gint64 id, GError **error);

/* A coordinator with this address and no name, unless somebody has the address: then nothing is
   changed, and *added is FALSE. */
gboolean person_introduce_coordinator(Store *store, const char *address, gint64 agency_id,
                                      gint64 now, gboolean *added, GError **error);
