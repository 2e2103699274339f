/* SPDX-License-Identifier: MIT */
#include "store/connection.h"
#include "store/import-cell.h"
#include "store/import-kinds.h"
#include "store/person-row.h"

enum { CODE, NAME, DOMAINS, COORDINATORS, CHAMPION, TIME_ZONE };
const char *const IMPORT_AGENCY_COLUMNS[] = {"code",     "name",      "domains", "coordinators",
                                             "champion", "time_zone", NULL};

enum { LONGEST_CODE = 40, LONGEST_NAME = 200, MOST_DOMAINS = 100, MOST_COORDINATORS = 100 };

typedef struct {
    gint64 id;
    Cell code_cell;
    Cell domains_cell;
    char *code;
    char *name;
    char *champion;
    char *time_zone;
    GPtrArray *domains;
    GPtrArray *coordinators;
    gboolean added;
    gboolean changed;
} AgencyRow;

static void agency_row_free(gpointer data)
{
    AgencyRow *row = data;
    g_free(row->code);
    g_free(row->name);
    g_free(row->champion);
    g_free(row->time_zone);
    g_ptr_array_unref(row->domains);
    g_ptr_array_unref(row->coordinators);
    g_free(row);
}

static AgencyRow *read_row(ImportFile *file, const ImportRow *cells)
{
    AgencyRow *row = g_new0(AgencyRow, 1);
    Cell name = cell_of(file, cells, NAME);
    Cell coordinators = cell_of(file, cells, COORDINATORS);
    Cell champion = cell_of(file, cells, CHAMPION);
    Cell time_zone = cell_of(file, cells, TIME_ZONE);
    row->code_cell = cell_of(file, cells, CODE);
    row->domains_cell = cell_of(file, cells, DOMAINS);
    row->code = cell_required_line(&row->code_cell, LONGEST_CODE);
    row->name = cell_required_line(&name, LONGEST_NAME);
    row->domains = cell_list(&row->domains_cell, cell_domain, MOST_DOMAINS);
    row->coordinators = cell_list(&coordinators, cell_address, MOST_COORDINATORS);
    row->champion = cell_address(&champion);
    row->time_zone = cell_time_zone(&time_zone);
    return row;
}

/* Each code and each domain stands once in the file. */
static void check_doubles(const GPtrArray *rows)
{
    g_autoptr(GHashTable) codes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) domains = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < rows->len; i++) {
        const AgencyRow *row = rows->pdata[i];
        if (!g_hash_table_add(codes, g_ascii_strdown(row->code, -1)) && *row->code != '\0')
            cell_refuse(&row->code_cell, "\"%s\" stands twice in the file", row->code);
        for (guint j = 0; j < row->domains->len; j++)
            if (!g_hash_table_add(domains, row->domains->pdata[j]))
                cell_refuse(&row->domains_cell, "\"%s\" stands twice in the file",
                            (char *)row->domains->pdata[j]);
    }
}

static gboolean find_id(Store *store, AgencyRow *row, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT id FROM agency WHERE code = ?1");
    bind_text(&query, row->code);
    return query_number(&query, &row->id, error);
}

static gboolean run_row(Store *store, const char *sql, const AgencyRow *row, GError **error)
{
    g_auto(Query) query = query_new(store, sql);
    bind_text(&query, row->code);
    bind_text(&query, row->name);
    bind_text(&query, row->champion);
    bind_text(&query, row->time_zone);
    return query_run(&query, error);
}

static gboolean write_agency(Store *store, AgencyRow *row, GError **error)
{
    row->added = row->id == 0;
    if (row->added)
        return run_row(store,
                       "INSERT INTO agency (code, name, champion, time_zone)"
                       " VALUES (?1, ?2, ?3, ?4)",
                       row, error)
               && find_id(store, row, error);
    if (!run_row(store,
                 "UPDATE agency SET name = ?2, champion = ?3, time_zone = ?4 WHERE code = ?1"
                 " AND (name, champion, time_zone) IS NOT (?2, ?3, ?4)",
                 row, error))
        return FALSE;
    row->changed = sqlite3_changes(store->db) > 0;
    return TRUE;
}

/* The values that `sql` lists of an agency. NULL on failure. */
static GPtrArray *list_values(Store *store, const char *sql, gint64 agency_id, GError **error)
{
    g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(g_free);
    g_auto(Query) query = query_new(store, sql);
    bind_number(&query, agency_id);
    while (query_next(&query))
        g_ptr_array_add(values, row_text(&query, 0));
    return query_finish(&query, error) ? g_steal_pointer(&values) : NULL;
}

static gboolean run_value(Store *store, const char *sql, gint64 agency_id, const char *value,
                          GError **error)
{
    g_auto(Query) query = query_new(store, sql);
    bind_number(&query, agency_id);
    bind_text(&query, value);
    return query_run(&query, error);
}

/* Runs `sql` for each of `values` that is not among `others`. */
static gboolean run_missing(Store *store, const char *sql, AgencyRow *row, const GPtrArray *values,
                            const GPtrArray *others, GError **error)
{
    for (guint i = 0; i < values->len; i++) {
        const char *value = values->pdata[i];
        if (g_ptr_array_find_with_equal_func((GPtrArray *)others, value, g_str_equal, NULL))
            continue;
        row->changed = TRUE;
        if (!run_value(store, sql, row->id, value, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean drop_old_domains(Store *store, AgencyRow *row, GError **error)
{
    g_autoptr(GPtrArray) old =
        list_values(store, "SELECT domain FROM agency_domain WHERE agency_id = ?1", row->id, error);
    return old != NULL
           && run_missing(store, "DELETE FROM agency_domain WHERE agency_id = ?1 AND domain = ?2",
                          row, old, row->domains, error);
}

static gboolean write_coordinators(Store *store, AgencyRow *row, GError **error)
{
    g_autoptr(GPtrArray) old = list_values(
        store, "SELECT address FROM agency_coordinator WHERE agency_id = ?1", row->id, error);
    return old != NULL
           && run_missing(store,
                          "DELETE FROM agency_coordinator WHERE agency_id = ?1 AND address = ?2",
                          row, old, row->coordinators, error)
           && run_missing(store,
                          "INSERT INTO agency_coordinator (agency_id, address) VALUES (?1, ?2)",
                          row, row->coordinators, old, error);
}

/* Letters can be written to each coordinator. */
static gboolean introduce_coordinators(Store *store, AgencyRow *row, gint64 now, GError **error)
{
    for (guint i = 0; i < row->coordinators->len; i++) {
        gboolean added = FALSE;
        if (!person_introduce_coordinator(store, row->coordinators->pdata[i], row->id, now, &added,
                                          error))
            return FALSE;
        row->changed |= added;
    }
    return TRUE;
}

static gboolean find_owner(Store *store, const char *domain, gint64 *id, char **code,
                           GError **error)
{
    g_auto(Query) query =
        query_new(store, "SELECT a.id, a.code FROM agency_domain d"
                         " JOIN agency a ON a.id = d.agency_id WHERE d.domain = ?1");
    bind_text(&query, domain);
    gboolean found = query_next(&query);
    *id = found ? row_number(&query, 0) : 0;
    *code = found ? row_text(&query, 1) : NULL;
    return query_finish(&query, error);
}

static gboolean add_domain(Store *store, AgencyRow *row, const char *domain, GError **error)
{
    gint64 owner = 0;
    g_autofree char *code = NULL;
    if (!find_owner(store, domain, &owner, &code, error))
        return FALSE;
    if (owner == row->id)
        return TRUE;
    if (owner != 0) {
        cell_refuse(&row->domains_cell, "\"%s\" belongs to %s", domain, code);
        return TRUE;
    }
    row->changed = TRUE;
    return run_value(store, "INSERT INTO agency_domain (agency_id, domain) VALUES (?1, ?2)",
                     row->id, domain, error);
}

/* Old domains go first, of all rows, so that one may move from an agency to another. */
static gboolean write_rows(Store *store, const GPtrArray *rows, gint64 now, GError **error)
{
    for (guint i = 0; i < rows->len; i++) {
        AgencyRow *row = rows->pdata[i];
        if (!find_id(store, row, error) || !write_agency(store, row, error)
            || !drop_old_domains(store, row, error) || !write_coordinators(store, row, error)
            || !introduce_coordinators(store, row, now, error))
            return FALSE;
    }
    for (guint i = 0; i < rows->len; i++) {
        AgencyRow *row = rows->pdata[i];
        for (guint j = 0; j < row->domains->len; j++)
            if (!add_domain(store, row, row->domains->pdata[j], error))
                return FALSE;
    }
    return TRUE;
}

gboolean import_agencies(Store *store, ImportFile *file, gint64 now, ImportCount *count,
                         GError **error)
{
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(agency_row_free);
    for (guint i = 0; i < file->rows->len; i++)
        g_ptr_array_add(rows, read_row(file, file->rows->pdata[i]));
    check_doubles(rows);
    if (file->bad > 0)
        return TRUE;
    if (!write_rows(store, rows, now, error))
        return FALSE;
    for (guint i = 0; i < rows->len; i++) {
        const AgencyRow *row = rows->pdata[i];
        if (row->added)
            count->added++;
        else if (row->changed)
            count->changed++;
        else
            count->unchanged++;
    }
    return TRUE;
}
