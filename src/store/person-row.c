/* SPDX-License-Identifier: MIT */
#include "store/person-row.h"

#include "programme/person.h"
#include "store/connection.h"

static gboolean find_number(Store *store, const char *sql, const char *text, gint64 *number,
                            GError **error)
{
    g_auto(Query) query = query_new(store, sql);
    bind_text(&query, text);
    return query_number(&query, number, error);
}

static gboolean find_ids(Store *store, PersonRow *row, GError **error)
{
    if (!find_number(store, "SELECT id FROM person WHERE email = ?1", row->email, &row->id, error)
        || !find_number(store, "SELECT id FROM agency WHERE code = ?1", row->agency,
                        &row->agency_id, error))
        return FALSE;
    if (*row->agency != '\0' && row->agency_id == 0)
        cell_refuse(&row->agency_cell, "\"%s\" is no agency's code", row->agency);
    return TRUE;
}

/* Addresses that the file takes away go first, of all rows, so that one may move. */
static gboolean drop_addresses(Store *store, PersonRow *row, GError **error)
{
    g_autoptr(GPtrArray) old = g_ptr_array_new_with_free_func(g_free);
    g_auto(Query) query =
        query_new(store, "SELECT address FROM person_address WHERE person_id = ?1");
    bind_number(&query, row->id);
    while (query_next(&query))
        g_ptr_array_add(old, row_text(&query, 0));
    if (!query_finish(&query, error))
        return FALSE;
    for (guint i = 0; i < old->len; i++) {
        const char *address = old->pdata[i];
        if (g_str_equal(address, row->email)
            || g_ptr_array_find_with_equal_func(row->others, address, g_str_equal, NULL))
            continue;
        row->changed = TRUE;
        g_auto(Query) drop = query_new(store, "DELETE FROM person_address WHERE address = ?1");
        bind_text(&drop, address);
        if (!query_run(&drop, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean find_owner(Store *store, const char *address, gint64 *id, char **email,
                           GError **error)
{
    g_auto(Query) query =
        query_new(store, "SELECT p.id, p.email FROM person_address a"
                         " JOIN person p ON p.id = a.person_id WHERE a.address = ?1");
    bind_text(&query, address);
    gboolean found = query_next(&query);
    *id = found ? row_number(&query, 0) : 0;
    *email = found ? row_text(&query, 1) : NULL;
    return query_finish(&query, error);
}

static gboolean run_id(Store *store, const char *sql, gint64 id, GError **error)
{
    g_auto(Query) query = query_new(store, sql);
    bind_number(&query, id);
    return query_run(&query, error);
}

/* A row that holds nothing else than a stranger; who was on record once leaves more behind. */
#define A_STRANGER                                                                                 \
    "(roles = 0 AND id IN (SELECT person_id FROM stranger)"                                        \
    " AND NOT EXISTS (SELECT 1 FROM request WHERE mentee_id = ?1)"                                 \
    " AND NOT EXISTS (SELECT 1 FROM offer WHERE mentor_id = ?1)"                                   \
    " AND NOT EXISTS (SELECT 1 FROM matter WHERE person_id = ?1 AND kind = 'forgotten'))"

/* Whom the agencies' file alone knows gives way to the person who turns out to have the address:
   only such a coordinator has no name. A stranger does so too. */
static gboolean drop_nameless(Store *store, gint64 *id, GError **error)
{
    if (!run_id(store, "DELETE FROM person WHERE id = ?1 AND (name = '' OR " A_STRANGER ")", *id,
                error))
        return FALSE;
    if (sqlite3_changes(store->db) > 0)
        *id = 0;
    return TRUE;
}

static gboolean take_address(Store *store, const PersonRow *row, const char *address,
                             GError **error)
{
    g_auto(Query) query =
        query_new(store, "INSERT INTO person_address (address, person_id) VALUES (?1, ?2)");
    bind_text(&query, address);
    bind_number(&query, row->id);
    return query_run(&query, error);
}

static gboolean add_address(Store *store, PersonRow *row, const Cell *cell, const char *address,
                            GError **error)
{
    gint64 owner = 0;
    g_autofree char *email = NULL;
    if (!find_owner(store, address, &owner, &email, error))
        return FALSE;
    if (owner != 0 && owner != row->id && !drop_nameless(store, &owner, error))
        return FALSE;
    if (owner != 0 && owner != row->id)
        cell_refuse(cell, "\"%s\" belongs to %s", address, email);
    if (owner != 0)
        return TRUE;
    row->changed = TRUE;
    return take_address(store, row, address, error);
}

static void bind_row(Query *query, const PersonRow *row)
{
    bind_text(query, row->email);
    bind_text(query, row->name);
    bind_text(query, row->title);
    bind_number_or_null(query, row->agency_id);
    bind_number(query, row->roles);
    bind_text(query, row->bio);
    bind_text(query, row->topics);
    bind_number(query, row->capacity);
    bind_number(query, row->standby ? 1 : 0);
    bind_text(query, row->time_zone);
    bind_text(query, row->ses_verified_by);
    bind_text(query, row->ses_verified_on);
    bind_number_or_null(query, row->committed_at);
}

/* The day counts: a commitment that a reply recorded at some hour of it stays as it is, and one to
   a text that has changed since is none any more. Nobody becomes a mentor on a mentee's promises.
 */
#define COMMITTED_AT                                                                               \
    "CASE WHEN ?13 IS NULL AND ?5 & 1 AND NOT roles & 1 THEN NULL"                                 \
    " WHEN ?13 IS NULL OR committed_at / 86400 = ?13 / 86400"                                      \
    " OR ?13 / 86400 <= lapsed_at / 86400 THEN committed_at ELSE ?13 END"

static gboolean differs(Store *store, const PersonRow *row, gboolean *different, GError **error)
{
    g_auto(Query) query = query_new(
        store, "SELECT 1 FROM person WHERE email = ?1"
               " AND (name, title, agency_id, roles, bio, topics, capacity, standby, time_zone,"
               " ses_verified_by, ses_verified_on, committed_at)"
               " IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, " COMMITTED_AT ")");
    bind_row(&query, row);
    *different = query_next(&query);
    return query_finish(&query, error);
}

/* The index keeps no words, so it must be told the old ones to forget them. */
gboolean person_unindex(Store *store, gint64 id, GError **error)
{
    return run_id(store,
                  "INSERT INTO mentor_search (mentor_search, rowid, topics, title, bio)"
                  " SELECT 'delete', id, topics, title, bio FROM person"
                  " WHERE id = ?1 AND roles & 1",
                  id, error);
}

gboolean person_reindex(Store *store, gint64 id, GError **error)
{
    return run_id(store,
                  "INSERT INTO mentor_search (rowid, topics, title, bio)"
                  " SELECT id, topics, title, bio FROM person WHERE id = ?1 AND roles & 1",
                  id, error);
}

static gboolean add_person(Store *store, PersonRow *row, gint64 now, GError **error)
{
    g_auto(Query) query = query_new(
        store, "INSERT INTO person (email, name, title, agency_id, roles, bio, topics, capacity,"
               " standby, time_zone, ses_verified_by, ses_verified_on, committed_at, created_at)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
    bind_row(&query, row);
    bind_number(&query, now);
    if (!query_run(&query, error))
        return FALSE;
    row->id = sqlite3_last_insert_rowid(store->db);
    row->added = TRUE;
    return person_reindex(store, row->id, error);
}

static gboolean update_person(Store *store, const PersonRow *row, GError **error)
{
    g_auto(Query) query = query_new(
        store, "UPDATE person SET name = ?2, title = ?3, agency_id = ?4, roles = ?5, bio = ?6,"
               " topics = ?7, capacity = ?8, standby = ?9, time_zone = ?10, ses_verified_by = ?11,"
               " ses_verified_on = ?12, committed_at = " COMMITTED_AT " WHERE email = ?1");
    bind_row(&query, row);
    return query_run(&query, error);
}

static gboolean change_person(Store *store, PersonRow *row, GError **error)
{
    gboolean different = FALSE;
    if (!differs(store, row, &different, error))
        return FALSE;
    if (!different)
        return TRUE;
    row->changed = TRUE;
    return person_unindex(store, row->id, error) && update_person(store, row, error)
           && person_reindex(store, row->id, error);
}

static gboolean write_row(Store *store, PersonRow *row, gint64 now, GError **error)
{
    gboolean written =
        row->id == 0 ? add_person(store, row, now, error) : change_person(store, row, error);
    if (!written || !add_address(store, row, &row->email_cell, row->email, error))
        return FALSE;
    for (guint i = 0; i < row->others->len; i++)
        if (!add_address(store, row, &row->others_cell, row->others->pdata[i], error))
            return FALSE;
    return TRUE;
}

gboolean person_rows_write(Store *store, ImportFile *file, const GPtrArray *rows, gint64 now,
                           GError **error)
{
    for (guint i = 0; i < rows->len; i++)
        if (!find_ids(store, rows->pdata[i], error)
            || !drop_addresses(store, rows->pdata[i], error))
            return FALSE;
    for (guint i = 0; i < rows->len && file->bad == 0; i++)
        if (!write_row(store, rows->pdata[i], now, error))
            return FALSE;
    return TRUE;
}

static gboolean drop_stranger(Store *store, gint64 *id, GError **error)
{
    if (!run_id(store, "DELETE FROM person WHERE id = ?1 AND " A_STRANGER, *id, error))
        return FALSE;
    if (sqlite3_changes(store->db) > 0)
        *id = 0;
    return TRUE;
}

gboolean person_introduce_coordinator(Store *store, const char *address, gint64 agency_id,
                                      gint64 now, gboolean *added, GError **error)
{
    gint64 owner = 0;
    g_autofree char *email = NULL;
    *added = FALSE;
    if (!find_owner(store, address, &owner, &email, error)
        || (owner != 0 && !drop_stranger(store, &owner, error)))
        return FALSE;
    if (owner != 0)
        return TRUE;
    PersonRow row = {.email = (char *)address,
                     .name = (char *)"",
                     .title = (char *)"",
                     .agency_id = agency_id,
                     .roles = ROLE_COORDINATOR,
                     .bio = (char *)"",
                     .topics = (char *)"",
                     .capacity = USUAL_CAPACITY};
    *added = TRUE;
    return add_person(store, &row, now, error) && take_address(store, &row, address, error);
}
