/* SPDX-License-Identifier: MIT */
#include "store/keeping.h"

#include "store/connection.h"
#include "store/forgetting.h"
#include "store/strangers.h"

/* Runs `sql` with its one parameter, and adds the rows that it changed. */
static gboolean destroy(Store *store, const char *sql, gint64 before, guint *count, GError **error)
{
    g_auto(Query) query = query_new(store, sql);
    bind_number(&query, before);
    if (!query_run(&query, error))
        return FALSE;
    *count += (guint)sqlite3_changes(store->db);
    return TRUE;
}

/* Names and lines that hang on a request, whatever the request itself still says. */
static gboolean destroy_names(Store *store, gint64 before, GError **error)
{
    guint ignored = 0;
    return destroy(store,
                   "UPDATE offer SET fitting = NULL, why = NULL"
                   " WHERE (fitting IS NOT NULL OR why IS NOT NULL) AND request_number IN"
                   " (SELECT number FROM request WHERE closed_at <= ?1)",
                   before, &ignored, error)
           && destroy(store,
                      "DELETE FROM wish WHERE request_number IN"
                      " (SELECT number FROM request WHERE closed_at <= ?1)",
                      before, &ignored, error)
           && destroy(store,
                      "DELETE FROM held_event WHERE request_number IN"
                      " (SELECT number FROM request WHERE closed_at <= ?1)",
                      before, &ignored, error)
           && destroy(store,
                      "DELETE FROM matter WHERE request_number IN"
                      " (SELECT number FROM request WHERE closed_at <= ?1)",
                      before, &ignored, error);
}

static gboolean destroy_situations(Store *store, gint64 before, guint *count, GError **error)
{
    return destroy(store,
                   "UPDATE request SET subject = '', situation = '', message_id = NULL"
                   " WHERE closed_at <= ?1"
                   " AND (subject <> '' OR situation <> '' OR message_id IS NOT NULL)",
                   before, count, error)
           && destroy_names(store, before, error);
}

/* Its ids stay, for the thread and so that it is not written again. A server's reply may quote. */
static gboolean destroy_letters(Store *store, gint64 before, guint *count, GError **error)
{
    guint ignored = 0;
    return destroy(store,
                   "UPDATE letter SET bytes = x'' WHERE length(bytes) > 0 AND NOT EXISTS"
                   " (SELECT 1 FROM envelope e WHERE e.letter_id = letter.id"
                   " AND (e.finished_at IS NULL OR e.finished_at > ?1))",
                   before, count, error)
           && destroy(store,
                      "UPDATE envelope SET reply = NULL"
                      " WHERE reply IS NOT NULL AND finished_at <= ?1",
                      before, &ignored, error);
}

static gboolean destroy_counts(Store *store, const KeepingLimits *limits, guint *count,
                               GError **error)
{
    gint64 before = limits->counts_before;
    return destroy(store, "DELETE FROM request WHERE closed_at <= ?1", before, count, error)
           && destroy(store,
                      "DELETE FROM letter WHERE created_at <= ?1 AND NOT EXISTS"
                      " (SELECT 1 FROM envelope e WHERE e.letter_id = letter.id"
                      " AND e.finished_at IS NULL)",
                      before, count, error)
           && destroy(store, "DELETE FROM ledger WHERE handled_at <= ?1", before, count, error)
           && destroy(store, "DELETE FROM quarantine WHERE quarantined_at <= ?1", before, count,
                      error)
           && destroy(store, "DELETE FROM token WHERE expires_on <= ?1", limits->tokens_before,
                      count, error);
}

/* What a stranger wrote, and what is over of joining: questions and news of those who have no part
   any more, and answers to the commitments before the last one. */
static gboolean destroy_joining(Store *store, const KeepingLimits *limits, guint *count,
                                GError **error)
{
    return store_forget_strangers(store, limits->now, error)
           && destroy(store,
                      "DELETE FROM joining WHERE ?1 > 0 AND person_id IN"
                      " (SELECT id FROM person WHERE NOT roles & 3)",
                      limits->now, count, error)
           && destroy(store,
                      "DELETE FROM newcomer WHERE ?1 > 0 AND mentor_id IN"
                      " (SELECT id FROM person WHERE NOT roles & 1)",
                      limits->now, count, error)
           && destroy(store,
                      "DELETE FROM commitment WHERE replied_at <= ?1"
                      " AND (person_id IN (SELECT id FROM person WHERE NOT roles & 3)"
                      " OR EXISTS (SELECT 1 FROM commitment later"
                      " WHERE later.person_id = commitment.person_id"
                      " AND later.replied_at > commitment.replied_at))",
                      limits->counts_before, count, error);
}

gboolean store_destroy_old(Store *store, const KeepingLimits *limits, Destroyed *destroyed,
                           GError **error)
{
    g_assert(!sqlite3_get_autocommit(store->db));
    *destroyed = (Destroyed){0};
    return destroy_situations(store, limits->situations_before, &destroyed->requests, error)
           && destroy_letters(store, limits->letters_before, &destroyed->letters, error)
           && destroy(store, "DELETE FROM held_event WHERE held_at <= ?1", limits->held_before,
                      &destroyed->held, error)
           && destroy_joining(store, limits, &destroyed->counts, error)
           && store_erase_forgotten(store, limits->situations_before, error)
           && destroy_counts(store, limits, &destroyed->counts, error);
}

static gboolean run(Store *store, const char *sql, GError **error)
{
    g_auto(Query) query = query_new(store, sql);
    return query_run(&query, error);
}

/* The search index keeps the words of a bio that has changed until its pieces are merged. In a
   page, secure_delete overwrites what is deleted, but not what was moved to another page first: the
   file is written anew. The log holds every page as it was, until it is emptied. */
gboolean store_erase_traces(Store *store, GError **error)
{
    if (!run(store, "INSERT INTO mentor_search (mentor_search) VALUES ('optimize')", error)
        || !run(store, "VACUUM", error))
        return FALSE;
    int result = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    if (result == SQLITE_OK)
        return TRUE;
    set_database_failure(store->db, result, error);
    return FALSE;
}
