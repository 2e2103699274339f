/* SPDX-License-Identifier: MIT */
#pragma once
/* What the files of this folder share: the connection and its statements. Not for other folders. */
#include <sqlite3.h>

#include "base/failure.h"
#include "store/store.h"

typedef struct Tokenizer Tokenizer;
typedef struct MentorIndex MentorIndex;

struct Store {
    sqlite3 *db;
    GHashTable *statements; /* address of the SQL -> sqlite3_stmt; SQL is always a constant */
    Tokenizer *tokenizer;   /* made by the first search */
    MentorIndex *index;
};

/* The one place where SQLite's results become failures. Message: the file and SQLite's words. */
void set_database_failure(sqlite3 *db, int result, GError **error);

/* One use of a cached statement. Values are bound in the order of the parameters' numbers; what
   goes wrong is remembered and told by query_finish. */
typedef struct {
    Store *store;
    sqlite3_stmt *statement;
    int bound;
    int result;
} Query;

/* `sql` must be a constant: its address is the statement's name in the cache. */
Query query_new(Store *store, const char *sql);
/* Resets the statement for its next use. */
void query_end(Query *query);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Query, query_end)

void bind_number(Query *query, gint64 value);
/* NULL where the value is 0: no such time, nobody, none. */
void bind_number_or_null(Query *query, gint64 value);
void bind_text(Query *query, const char *value);
/* `value` must live until the query ends. */
void bind_bytes(Query *query, GBytes *value);

/* TRUE for each row; FALSE at the end or on failure, which query_finish tells apart. */
gboolean query_next(Query *query);
gboolean query_finish(Query *query, GError **error);
/* Runs a statement whose rows nobody wants. */
gboolean query_run(Query *query, GError **error);
/* Runs a statement that gives one number; 0 for NULL or no row. */
gboolean query_number(Query *query, gint64 *number, GError **error);

/* The current row; 0 and NULL for NULL. Texts are owned by the caller. */
gint64 row_number(const Query *query, int column);
double row_real(const Query *query, int column);
char *row_text(const Query *query, int column);
GBytes *row_bytes(const Query *query, int column);
