/* SPDX-License-Identifier: MIT */
#include "store/import.h"

#include "store/connection.h"
#include "store/import-kinds.h"

enum { MOST_REASONS = 20 };

static gboolean refuse(const ImportFile *file, GError **error)
{
    if (file->bad > MOST_REASONS)
        failure_set(error, FAILURE_PERMANENT, "%s\nand %u more", file->reasons->str,
                    file->bad - MOST_REASONS);
    else
        failure_set(error, FAILURE_PERMANENT, "%s", file->reasons->str);
    return FALSE;
}

static gboolean import_rows(Store *store, ImportFile *file, gint64 now, ImportCount *count,
                            GError **error)
{
    gboolean done = file->columns == IMPORT_PEOPLE_COLUMNS
                        ? import_people(store, file, now, count, error)
                        : import_agencies(store, file, now, count, error);
    return done && (file->bad == 0 || refuse(file, error));
}

gboolean store_import(Store *store, const char *path, gint64 now, gboolean dry_run,
                      ImportCount *count, GError **error)
{
    const char *const *const kinds[] = {IMPORT_PEOPLE_COLUMNS, IMPORT_AGENCY_COLUMNS};
    g_autoptr(ImportFile) file = import_file_new(path);
    *count = (ImportCount){0};
    if (!import_file_read(file, kinds, G_N_ELEMENTS(kinds)))
        return refuse(file, error);
    if (!store_begin(store, error))
        return FALSE;
    gboolean imported = import_rows(store, file, now, count, error);
    if (imported && !dry_run)
        imported = store_commit(store, error);
    store_rollback(store);
    return imported;
}
