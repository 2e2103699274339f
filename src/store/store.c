/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/connection.h"
#include "store/mentor-index.h"
#include "store/migrate.h"
#include "store/tokenizer.h"

enum { APPLICATION_ID = 0x6d746f72, BUSY_MILLISECONDS = 30 * 1000 };

static const char IN_MEMORY[] = ":memory:";

/* Of the connection alone; nothing here touches the file. */
static const char CONNECTION_PRAGMAS[] = "PRAGMA trusted_schema = OFF;"
                                         "PRAGMA foreign_keys = ON;"
                                         "PRAGMA cell_size_check = ON;"
                                         "PRAGMA secure_delete = ON;"
                                         "PRAGMA temp_store = MEMORY;"
                                         "PRAGMA synchronous = FULL;"
                                         "PRAGMA journal_size_limit = 16777216;";

static gboolean file_failure(GError **error, const char *path, const char *doing)
{
    int number = errno;
    gboolean passing = number == ENOSPC || number == EDQUOT || number == EMFILE || number == EIO;
    failure_set(error, passing ? FAILURE_TEMPORARY : FAILURE_OPERATOR, "database %s: %s: %s", path,
                doing, g_strerror(number));
    return FALSE;
}

/* A write-ahead log without its database is what is left of somebody's data. */
static gboolean is_orphaned_log(const char *path)
{
    g_autofree char *log = g_strconcat(path, "-wal", NULL);
    struct stat status;
    return stat(log, &status) == 0 && status.st_size > 0;
}

/* Makes an empty file of mode 0600, which SQLite gives to the log beside it too. */
static gboolean make_file(const char *path, GError **error)
{
    if (is_orphaned_log(path)) {
        failure_set(error, FAILURE_OPERATOR,
                    "database %s: missing, but its log %s-wal is there: restore both, or remove "
                    "the log to begin anew",
                    path, path);
        return FALSE;
    }
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return file_failure(error, path, "cannot make it");
    close(file);
    return TRUE;
}

/* *existing: there is something in it to be careful of. */
static gboolean prepare_file(const char *path, gboolean *existing, GError **error)
{
    struct stat status = {0};
    *existing = FALSE;
    if (strcmp(path, IN_MEMORY) == 0)
        return TRUE;
    if (stat(path, &status) != 0 && errno != ENOENT)
        return file_failure(error, path, "cannot look at it");
    if (status.st_mode != 0 && !S_ISREG(status.st_mode)) {
        failure_set(error, FAILURE_OPERATOR,
                    "database %s: is no file; name the database's own file as database.path", path);
        return FALSE;
    }
    *existing = status.st_size > 0;
    if (!*existing)
        return make_file(path, error);
    if ((status.st_mode & 077) != 0 && chmod(path, 0600) != 0)
        return file_failure(error, path, "others may read it, and its mode cannot be set to 0600");
    return TRUE;
}

static gboolean execute(Store *store, const char *sql, GError **error)
{
    int result = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
    if (result == SQLITE_OK)
        return TRUE;
    set_database_failure(store->db, result, error);
    return FALSE;
}

static gboolean ask_number(Store *store, const char *sql, gint64 *number, GError **error)
{
    g_auto(Query) query = query_new(store, sql);
    return query_number(&query, number, error);
}

static gboolean refuse(Store *store, GError **error, const char *reason)
{
    failure_set(error, FAILURE_OPERATOR, "database %s: %s", sqlite3_db_filename(store->db, "main"),
                reason);
    return FALSE;
}

/* Whose file is it, and of which version? */
static gboolean check_version(Store *store, gint64 *version, GError **error)
{
    gint64 application = 0, tables = 0;
    if (!ask_number(store, "PRAGMA application_id", &application, error)
        || !ask_number(store, "PRAGMA user_version", version, error)
        || !ask_number(store, "SELECT count(*) FROM sqlite_schema", &tables, error))
        return FALSE;
    if (tables > 0 && (application != APPLICATION_ID || *version < 1))
        return refuse(store, error, "it belongs to another program");
    if (*version <= migration_newest())
        return TRUE;
    failure_set(error, FAILURE_OPERATOR,
                "database %s: its schema is version %" G_GINT64_FORMAT
                ", this program knows versions up to %u: run the newer program, or restore the "
                "backup made before the upgrade",
                sqlite3_db_filename(store->db, "main"), *version, migration_newest());
    return FALSE;
}

/* quick_check reads every page once; what it finds is damage, whatever the page holds. */
static gboolean check_contents(Store *store, GError **error)
{
    g_auto(Query) quick = query_new(store, "PRAGMA quick_check(1)");
    g_autofree char *verdict = query_next(&quick) ? row_text(&quick, 0) : NULL;
    if (!query_finish(&quick, error))
        return FALSE;
    if (g_strcmp0(verdict, "ok") != 0) {
        g_autofree char *reason = g_strdup_printf("it is damaged: %s", verdict);
        return refuse(store, error, reason);
    }
    g_auto(Query) foreign = query_new(store, "PRAGMA foreign_key_check");
    if (query_next(&foreign)) {
        g_autofree char *table = row_text(&foreign, 0);
        g_autofree char *reason = g_strdup_printf("it is damaged: table %s misses a parent", table);
        return refuse(store, error, reason);
    }
    return query_finish(&foreign, error);
}

static gboolean use_write_ahead_log(Store *store, GError **error)
{
    g_auto(Query) query = query_new(store, "PRAGMA journal_mode = WAL");
    g_autofree char *mode = query_next(&query) ? row_text(&query, 0) : NULL;
    if (!query_finish(&query, error))
        return FALSE;
    if (g_strcmp0(mode, "wal") != 0 && g_strcmp0(mode, "memory") != 0)
        return refuse(store, error, "its file system has no write-ahead log: use a local disk");
    return TRUE;
}

static gboolean connect_file(Store *store, const char *path, GError **error)
{
    int result = sqlite3_open_v2(
        path, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, NULL);
    if (result != SQLITE_OK) {
        set_database_failure(store->db, result, error);
        return FALSE;
    }
    sqlite3_busy_timeout(store->db, BUSY_MILLISECONDS);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return execute(store, CONNECTION_PRAGMAS, error);
}

/* Writes nothing before it has found the file sound. */
static gboolean bring_up(Store *store, gboolean existing, GError **error)
{
    gint64 version = 0;
    if (existing && (!check_version(store, &version, error) || !check_contents(store, error)))
        return FALSE;
    return use_write_ahead_log(store, error) && migrate(store->db, (guint)version, error);
}

static void finalize_statement(gpointer statement)
{
    sqlite3_finalize(statement);
}

Store *store_open(const char *path, GError **error)
{
    gboolean existing = FALSE;
    if (!prepare_file(path, &existing, error))
        return NULL;
    g_autoptr(Store) store = g_new0(Store, 1);
    store->statements = g_hash_table_new_full(NULL, NULL, NULL, finalize_statement);
    if (connect_file(store, path, error) && bring_up(store, existing, error)) {
        store->index = mentor_index_new(store->db);
        return g_steal_pointer(&store);
    }
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    return NULL;
}

void store_close(Store *store)
{
    if (store == NULL)
        return;
    if (store->index != NULL)
        store_rollback(store); /* SQLite would do it later, and tell an index that is gone */
    tokenizer_free(store->tokenizer);
    mentor_index_free(store->index);
    g_hash_table_destroy(store->statements);
    int result = sqlite3_close(store->db);
    g_assert(result == SQLITE_OK);
    g_free(store);
}

gboolean store_begin(Store *store, GError **error)
{
    g_auto(Query) query = query_new(store, "BEGIN IMMEDIATE");
    return query_run(&query, error);
}

gboolean store_commit(Store *store, GError **error)
{
    g_auto(Query) query = query_new(store, "COMMIT");
    return query_run(&query, error);
}

void store_rollback(Store *store)
{
    if (sqlite3_get_autocommit(store->db))
        return;
    g_auto(Query) query = query_new(store, "ROLLBACK");
    query_run(&query, NULL);
}
