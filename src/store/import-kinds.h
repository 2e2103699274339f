/* SPDX-License-Identifier: MIT */
#pragma once
/* The two kinds of files. Each: every row is read and checked first, then written. */
#include "store/import-file.h"
#include "store/import.h"

extern const char *const IMPORT_PEOPLE_COLUMNS[];
extern const char *const IMPORT_AGENCY_COLUMNS[];

/* In the caller's transaction. What is wrong with the rows goes to the file's reasons; FALSE is the
   database's failure. */
gboolean import_people(Store *store, ImportFile *file, gint64 now, ImportCount *count,
                       GError **error);
/* Each coordinator's address becomes somebody's: of nobody known, a person's without a name. */
gboolean import_agencies(Store *store, ImportFile *file, gint64 now, ImportCount *count,
                         GError **error);
