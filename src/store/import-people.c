/* SPDX-License-Identifier: MIT */
#include "programme/person.h"
#include "store/import-kinds.h"
#include "store/person-row.h"

enum {
    EMAIL,
    NAME,
    TITLE,
    AGENCY,
    ROLES,
    BIO,
    TOPICS,
    CAPACITY,
    STANDBY,
    TIME_ZONE,
    SES_VERIFIED_BY,
    SES_VERIFIED_ON,
    COMMITTED_ON,
    OTHER_EMAILS,
};
const char *const IMPORT_PEOPLE_COLUMNS[] = {
    "email",        "name",         "title",   "agency",    "roles",           "bio",
    "topics",       "capacity",     "standby", "time_zone", "ses_verified_by", "ses_verified_on",
    "committed_on", "other_emails", NULL};

enum {
    LONGEST_NAME = 100,
    LONGEST_TITLE = 200,
    LONGEST_AGENCY = 40,
    LONGEST_BIO = 4000,
    LONGEST_TOPICS = 1000,
    MOST_OTHER_EMAILS = 10,
    LARGEST_CAPACITY = 20,
};

static void person_row_free(gpointer data)
{
    PersonRow *row = data;
    g_free(row->email);
    g_free(row->name);
    g_free(row->title);
    g_free(row->agency);
    g_free(row->bio);
    g_free(row->topics);
    g_free(row->time_zone);
    g_free(row->ses_verified_by);
    g_free(row->ses_verified_on);
    g_ptr_array_unref(row->others);
    g_free(row);
}

/* What the people of the programme must have. */
static void read_who(ImportFile *file, const ImportRow *cells, PersonRow *row)
{
    Cell name = cell_of(file, cells, NAME);
    Cell title = cell_of(file, cells, TITLE);
    Cell roles = cell_of(file, cells, ROLES);
    row->email_cell = cell_of(file, cells, EMAIL);
    row->agency_cell = cell_of(file, cells, AGENCY);
    row->others_cell = cell_of(file, cells, OTHER_EMAILS);
    if (cell_is_empty(&row->email_cell))
        cell_refuse(&row->email_cell, "is empty");
    row->email = cell_address(&row->email_cell);
    row->name = cell_required_line(&name, LONGEST_NAME);
    row->title = cell_line(&title, LONGEST_TITLE);
    row->agency = cell_line(&row->agency_cell, LONGEST_AGENCY);
    row->roles = cell_roles(&roles);
    row->others = cell_list(&row->others_cell, cell_address, MOST_OTHER_EMAILS);
    /* Managers alone are the programme office's, which is of no agency. */
    if (cell_is_empty(&row->agency_cell) && (row->roles & ~(guint)ROLE_MANAGER) != 0)
        cell_refuse(&row->agency_cell, "is empty");
}

static PersonRow *read_row(ImportFile *file, const ImportRow *cells)
{
    PersonRow *row = g_new0(PersonRow, 1);
    Cell bio = cell_of(file, cells, BIO);
    Cell topics = cell_of(file, cells, TOPICS);
    Cell capacity = cell_of(file, cells, CAPACITY);
    Cell standby = cell_of(file, cells, STANDBY);
    Cell time_zone = cell_of(file, cells, TIME_ZONE);
    Cell verified_by = cell_of(file, cells, SES_VERIFIED_BY);
    Cell verified_on = cell_of(file, cells, SES_VERIFIED_ON);
    Cell committed_on = cell_of(file, cells, COMMITTED_ON);
    gint64 verified_at = 0;
    read_who(file, cells, row);
    row->bio = cell_prose(&bio, LONGEST_BIO);
    row->topics = cell_line(&topics, LONGEST_TOPICS);
    row->capacity = cell_number(&capacity, 1, LARGEST_CAPACITY, USUAL_CAPACITY);
    row->standby = cell_yes(&standby);
    row->time_zone = cell_time_zone(&time_zone);
    row->ses_verified_by = cell_line(&verified_by, LONGEST_TITLE);
    row->ses_verified_on = cell_date(&verified_on, &verified_at);
    g_free(cell_date(&committed_on, &row->committed_at));
    return row;
}

static void check_address(GHashTable *seen, const PersonRow *row, const Cell *cell,
                          const char *address)
{
    const PersonRow *other = g_hash_table_lookup(seen, address);
    if (other == NULL)
        g_hash_table_insert(seen, (gpointer)address, (gpointer)row);
    else if (other != row)
        cell_refuse(cell, "\"%s\" stands on line %u already", address, other->email_cell.line);
}

/* One address, one person. */
static void check_doubles(const GPtrArray *rows)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < rows->len; i++) {
        const PersonRow *row = rows->pdata[i];
        if (row->email != NULL)
            check_address(seen, row, &row->email_cell, row->email);
        for (guint j = 0; j < row->others->len; j++)
            check_address(seen, row, &row->others_cell, row->others->pdata[j]);
    }
}

gboolean import_people(Store *store, ImportFile *file, gint64 now, ImportCount *count,
                       GError **error)
{
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(person_row_free);
    for (guint i = 0; i < file->rows->len; i++)
        g_ptr_array_add(rows, read_row(file, file->rows->pdata[i]));
    check_doubles(rows);
    if (file->bad > 0)
        return TRUE;
    if (!person_rows_write(store, file, rows, now, error))
        return FALSE;
    for (guint i = 0; i < rows->len; i++) {
        const PersonRow *row = rows->pdata[i];
        if (row->added)
            count->added++;
        else if (row->changed)
            count->changed++;
        else
            count->unchanged++;
    }
    return TRUE;
}
