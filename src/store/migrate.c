/* SPDX-License-Identifier: MIT */
#include "store/migrate.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "store/connection.h"

#define FOLDER "/mentord/migrations/"

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In order; the nth begins with the number n, which the build would have to break to be untrue. */
static char **migration_names(void)
{
    g_auto(GStrv) names =
        g_resources_enumerate_children(FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_assert(names != NULL && names[0] != NULL);
    guint count = g_strv_length(names);
    qsort(names, count, sizeof *names, compare_names);
    for (guint i = 0; i < count; i++)
        g_assert_cmpuint(strtoul(names[i], NULL, 10), ==, i + 1);
    return g_steal_pointer(&names);
}

guint migration_newest(void)
{
    g_auto(GStrv) names = migration_names();
    return g_strv_length(names);
}

static gboolean apply(sqlite3 *db, const char *name, guint version, GError **error)
{
    g_autofree char *path = g_strconcat(FOLDER, name, NULL);
    g_autoptr(GBytes) sql = g_resources_lookup_data(path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_assert(sql != NULL);
    gsize size = 0;
    const char *text = g_bytes_get_data(sql, &size);
    g_autofree char *script = g_strdup_printf(
        "BEGIN IMMEDIATE;\n%.*s\nPRAGMA user_version = %u;\nCOMMIT;", (int)size, text, version);
    int result = sqlite3_exec(db, script, NULL, NULL, NULL);
    if (result == SQLITE_OK)
        return TRUE;
    set_database_failure(db, result, error);
    g_prefix_error(error, "migration %s: ", name);
    if (!sqlite3_get_autocommit(db))
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return FALSE;
}

gboolean migrate(sqlite3 *db, guint version, GError **error)
{
    g_auto(GStrv) names = migration_names();
    for (guint i = version; names[i] != NULL; i++)
        if (!apply(db, names[i], i + 1, error))
            return FALSE;
    return TRUE;
}
