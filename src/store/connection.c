/* SPDX-License-Identifier: MIT */
#include "store/connection.h"

static FailureCode failure_code_of(int result)
{
    switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
    case SQLITE_PROTOCOL:
        return FAILURE_TEMPORARY;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
        return FAILURE_PERMANENT; /* this one record: the next one may well fit */
    default: /* CORRUPT, NOTADB, CANTOPEN, READONLY, AUTH, SCHEMA and what nobody expects */
        return FAILURE_OPERATOR;
    }
}

void set_database_failure(sqlite3 *db, int result, GError **error)
{
    const char *path = sqlite3_db_filename(db, "main");
    const char *words =
        sqlite3_errcode(db) != SQLITE_OK ? sqlite3_errmsg(db) : sqlite3_errstr(result);
    const char *advice = (result & 0xff) == SQLITE_NOTADB
                             ? "; name another as database.path, or restore it from a backup"
                             : "";
    failure_set(error, failure_code_of(result), "database %s: %s%s", path != NULL ? path : "",
                words, advice);
}

Query query_new(Store *store, const char *sql)
{
    Query query = {.store = store, .result = SQLITE_OK};
    query.statement = g_hash_table_lookup(store->statements, sql);
    if (query.statement != NULL) {
        g_assert(!sqlite3_stmt_busy(query.statement));
        return query;
    }
    query.result =
        sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &query.statement, NULL);
    if (query.result == SQLITE_OK)
        g_hash_table_insert(store->statements, (gpointer)sql, query.statement);
    return query;
}

void query_end(Query *query)
{
    if (query->statement == NULL)
        return;
    sqlite3_reset(query->statement);
    sqlite3_clear_bindings(query->statement);
    query->statement = NULL;
}

static void remember(Query *query, int result)
{
    if (query->result == SQLITE_OK)
        query->result = result;
}

void bind_number(Query *query, gint64 value)
{
    if (query->result == SQLITE_OK)
        remember(query, sqlite3_bind_int64(query->statement, ++query->bound, value));
}

void bind_number_or_null(Query *query, gint64 value)
{
    if (value != 0)
        bind_number(query, value);
    else
        query->bound++;
}

void bind_text(Query *query, const char *value)
{
    if (query->result == SQLITE_OK)
        remember(query,
                 sqlite3_bind_text(query->statement, ++query->bound, value, -1, SQLITE_TRANSIENT));
}

void bind_bytes(Query *query, GBytes *value)
{
    gsize size = 0;
    const void *data = g_bytes_get_data(value, &size);
    if (query->result == SQLITE_OK)
        remember(query, sqlite3_bind_blob64(query->statement, ++query->bound, size > 0 ? data : "",
                                            size, SQLITE_STATIC));
}

gboolean query_next(Query *query)
{
    if (query->result != SQLITE_OK && query->result != SQLITE_ROW)
        return FALSE;
    query->result = sqlite3_step(query->statement);
    return query->result == SQLITE_ROW;
}

gboolean query_finish(Query *query, GError **error)
{
    if (query->result == SQLITE_OK || query->result == SQLITE_ROW || query->result == SQLITE_DONE)
        return TRUE;
    set_database_failure(query->store->db, query->result, error);
    return FALSE;
}

gboolean query_run(Query *query, GError **error)
{
    while (query_next(query))
        ;
    return query_finish(query, error);
}

gboolean query_number(Query *query, gint64 *number, GError **error)
{
    *number = query_next(query) ? row_number(query, 0) : 0;
    return query_finish(query, error);
}

gint64 row_number(const Query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

double row_real(const Query *query, int column)
{
    return sqlite3_column_double(query->statement, column);
}

char *row_text(const Query *query, int column)
{
    return g_strdup((const char *)sqlite3_column_text(query->statement, column));
}

GBytes *row_bytes(const Query *query, int column)
{
    const void *data = sqlite3_column_blob(query->statement, column);
    return g_bytes_new(data, (gsize)sqlite3_column_bytes(query->statement, column));
}
