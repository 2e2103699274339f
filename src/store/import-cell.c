/* SPDX-License-Identifier: MIT */
#include "store/import-cell.h"

#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "base/text.h"
#include "programme/person.h"

enum { LONGEST_QUOTE = 40, SECONDS_PER_DAY = 24 * 60 * 60 };

Cell cell_of(ImportFile *file, const ImportRow *row, guint column)
{
    return (Cell){file, row->line, file->columns[column], row->cells[column]};
}

void cell_refuse(const Cell *cell, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *reason = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    import_refuse(cell->file, cell->line, cell->column, "%s", reason);
}

/* `"value" reason`, the value fit for a terminal. */
static void refuse_value(const Cell *cell, const char *reason)
{
    g_autofree char *shown = text_single_line(cell->value, LONGEST_QUOTE);
    cell_refuse(cell, "\"%s\" %s", shown, reason);
}

gboolean cell_is_empty(const Cell *cell)
{
    return cell->value[strspn(cell->value, " \t\r\n")] == '\0';
}

static gboolean has_control_character(const char *text)
{
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_iscntrl(g_utf8_get_char(p)) && strchr("\r\n\t", *p) == NULL)
            return TRUE;
    return FALSE;
}

static gboolean is_fit(const Cell *cell, guint longest)
{
    if (has_control_character(cell->value)) {
        cell_refuse(cell, "holds a control character");
        return FALSE;
    }
    glong length = g_utf8_strlen(cell->value, -1);
    if (length <= (glong)longest)
        return TRUE;
    cell_refuse(cell, "%ld characters, at most %u are allowed", length, longest);
    return FALSE;
}

char *cell_line(const Cell *cell, guint longest)
{
    return is_fit(cell, longest) ? text_single_line(cell->value, longest) : g_strdup("");
}

char *cell_required_line(const Cell *cell, guint longest)
{
    if (!is_fit(cell, longest))
        return g_strdup("");
    char *line = text_single_line(cell->value, longest);
    if (*line == '\0')
        cell_refuse(cell, "is empty");
    return line;
}

char *cell_prose(const Cell *cell, guint longest)
{
    return is_fit(cell, longest) ? g_strstrip(text_clean(cell->value, -1)) : g_strdup("");
}

char *cell_address(const Cell *cell)
{
    if (cell_is_empty(cell))
        return NULL;
    g_autofree char *trimmed = g_strstrip(g_strdup(cell->value));
    char *address = address_normalise(trimmed);
    if (address == NULL)
        refuse_value(cell, "is no mail address");
    return address;
}

char *cell_domain(const Cell *cell)
{
    g_autofree char *probe = g_strconcat("x@", cell->value, NULL);
    if (address_is_valid(probe))
        return g_ascii_strdown(cell->value, -1);
    refuse_value(cell, "is no mail domain");
    return NULL;
}

/* GLib takes "Berlin1" for a POSIX rule and opens whatever path it is given: an IANA name has a
   slash, or is UTC. */
static gboolean is_time_zone(const char *name)
{
    if (strspn(name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_+-/") != strlen(name) || *name == '/'
        || (strchr(name, '/') == NULL && !g_str_equal(name, "UTC")))
        return FALSE;
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(name);
    return zone != NULL;
}

char *cell_time_zone(const Cell *cell)
{
    if (cell_is_empty(cell))
        return NULL;
    g_autofree char *name = g_strstrip(g_strdup(cell->value));
    if (is_time_zone(name))
        return g_steal_pointer(&name);
    refuse_value(cell, "is no time zone such as America/New_York");
    return NULL;
}

static gboolean is_date_shaped(const char *text)
{
    static const char SHAPE[] = "dddd-dd-dd";
    for (gsize i = 0; i < sizeof SHAPE; i++) /* the final NUL too */
        if (SHAPE[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != SHAPE[i])
            return FALSE;
    return TRUE;
}

char *cell_date(const Cell *cell, gint64 *day_at)
{
    *day_at = 0;
    if (cell_is_empty(cell))
        return NULL;
    g_autofree char *text = g_strstrip(g_strdup(cell->value));
    gboolean shaped = is_date_shaped(text);
    gint64 year = shaped ? g_ascii_strtoll(text, NULL, 10) : 0;
    gint64 month = shaped ? g_ascii_strtoll(text + 5, NULL, 10) : 0;
    gint64 day = shaped ? g_ascii_strtoll(text + 8, NULL, 10) : 0;
    g_autoptr(GDateTime) at = NULL;
    if (year >= 1970 && g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        at = g_date_time_new_utc((int)year, (int)month, (int)day, 0, 0, 0);
    if (at == NULL) {
        refuse_value(cell, "is no date of the form YYYY-MM-DD");
        return NULL;
    }
    *day_at = g_date_time_to_unix(at);
    return g_steal_pointer(&text);
}

guint cell_number(const Cell *cell, guint least, guint most, guint if_empty)
{
    guint64 number = 0;
    if (cell_is_empty(cell))
        return if_empty;
    g_autofree char *text = g_strstrip(g_strdup(cell->value));
    if (g_ascii_string_to_unsigned(text, 10, least, most, &number, NULL))
        return (guint)number;
    g_autofree char *reason = g_strdup_printf("is no number from %u to %u", least, most);
    refuse_value(cell, reason);
    return if_empty;
}

gboolean cell_yes(const Cell *cell)
{
    g_autofree char *text = g_strstrip(g_strdup(cell->value));
    if (*text != '\0' && g_ascii_strcasecmp(text, "yes") != 0)
        refuse_value(cell, "is neither \"yes\" nor empty");
    return *text != '\0';
}

static guint role_of(const char *name)
{
    static const struct {
        const char *name;
        Role role;
    } ROLES[] = {{"mentor", ROLE_MENTOR},
                 {"mentee", ROLE_MENTEE},
                 {"coordinator", ROLE_COORDINATOR},
                 {"manager", ROLE_MANAGER}};
    for (guint i = 0; i < G_N_ELEMENTS(ROLES); i++)
        if (g_ascii_strcasecmp(name, ROLES[i].name) == 0)
            return ROLES[i].role;
    return 0;
}

static char *gate_role(const Cell *cell)
{
    if (role_of(cell->value) != 0)
        return g_strdup(cell->value);
    refuse_value(cell, "is no role: mentor, mentee, coordinator, manager");
    return NULL;
}

guint cell_roles(const Cell *cell)
{
    enum { MOST_ROLES = 8 };
    guint roles = 0;
    if (cell_is_empty(cell))
        cell_refuse(cell, "is empty");
    g_autoptr(GPtrArray) names = cell_list(cell, gate_role, MOST_ROLES);
    for (guint i = 0; i < names->len; i++)
        roles |= role_of(names->pdata[i]);
    return roles;
}

GPtrArray *cell_list(const Cell *cell, CellGate gate, guint most)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) values = g_strsplit(cell->value, ";", -1);
    for (char **value = values; *value != NULL; value++) {
        Cell one = {cell->file, cell->line, cell->column, g_strstrip(*value)};
        g_autofree char *passed = cell_is_empty(&one) ? NULL : gate(&one);
        if (passed == NULL || g_ptr_array_find_with_equal_func(list, passed, g_str_equal, NULL))
            continue;
        if (list->len == most) {
            cell_refuse(cell, "more than %u values", most);
            break;
        }
        g_ptr_array_add(list, g_steal_pointer(&passed));
    }
    return list;
}
