/* SPDX-License-Identifier: MIT */
#include "settings/lines.h"

#include <string.h>

#include "base/failure.h"
#include "base/text.h"
#include "settings/table.h"

enum { NAME_SHOWN_MAX = 40 };

struct ConfigurationLines {
    Findings *findings; /* borrowed, while the file is read */
    GKeyFile *values;
    GHashTable *numbers; /* "section.key" to line number */
    char *section;       /* the one that the reader is in; NULL: none or an unknown one */
    gboolean in_unknown_section;
};

void configuration_lines_free(ConfigurationLines *lines)
{
    if (lines == NULL)
        return;
    g_key_file_unref(lines->values);
    g_hash_table_unref(lines->numbers);
    g_free(lines->section);
    g_free(lines);
}

static char *place_name(const char *section, const char *key)
{
    return g_strconcat(section, ".", key, NULL);
}

guint configuration_line_of(const ConfigurationLines *lines, const char *section, const char *key)
{
    g_autofree char *name = place_name(section, key);
    return GPOINTER_TO_UINT(g_hash_table_lookup(lines->numbers, name));
}

char *configuration_value(const ConfigurationLines *lines, const char *section, const char *key)
{
    /* Without a place for the error GLib lets wrong escape sequences pass. */
    g_autoptr(GError) reason = NULL;
    g_autofree char *value = g_key_file_get_string(lines->values, section, key, &reason);
    return reason == NULL ? g_steal_pointer(&value) : NULL;
}

static void enter_section(ConfigurationLines *lines, guint number, const char *line)
{
    g_autofree char *between = g_strndup(line + 1, strlen(line) - 2);
    g_autofree char *name = text_single_line(between, NAME_SHOWN_MAX);
    g_clear_pointer(&lines->section, g_free);
    lines->in_unknown_section = !setting_section_exists(name);
    if (!lines->in_unknown_section) {
        lines->section = g_steal_pointer(&name);
        return;
    }
    Place place = {number, name, NULL};
    const char *nearest = setting_nearest_section(name);
    if (nearest != NULL)
        findings_add(lines->findings, place, "unknown section; did you mean '%s'?", nearest);
    else
        findings_add(lines->findings, place, "unknown section");
}

/* Where a key that is unknown here would be right. */
static const char *home_of(const char *key)
{
    for (guint i = 0; i < SETTINGS_COUNT; i++)
        if (strcmp(SETTINGS[i].key, key) == 0)
            return SETTINGS[i].section;
    return NULL;
}

static void find_unknown_key(ConfigurationLines *lines, guint number, const char *key)
{
    Place place = {number, lines->section, key};
    const char *nearest = setting_nearest_key(lines->section, key);
    const char *home = home_of(key);
    if (strcmp(key, "password") == 0 || strcmp(key, "token") == 0)
        findings_add(lines->findings, place,
                     "secrets never stand in this file; use %s_file or %s_command", key, key);
    else if (home != NULL)
        findings_add(lines->findings, place, "unknown key; '%s' belongs in [%s]", key, home);
    else if (nearest != NULL)
        findings_add(lines->findings, place, "unknown key; did you mean '%s'?", nearest);
    else
        findings_add(lines->findings, place, "unknown key");
}

static void take_key(ConfigurationLines *lines, guint number, const char *line)
{
    const char *equals = strchr(line, '=');
    g_autofree char *before = g_strndup(line, (gsize)(equals - line));
    g_autofree char *key = text_single_line(before, NAME_SHOWN_MAX);
    if (lines->section == NULL) {
        if (!lines->in_unknown_section)
            findings_add(lines->findings, (Place){number, NULL, NULL},
                         "'%s' stands before the first [section]", key);
        return;
    }
    if (setting_find(lines->section, key) == NULL) {
        find_unknown_key(lines, number, key);
        return;
    }
    guint first = configuration_line_of(lines, lines->section, key);
    if (first > 0) {
        findings_add(lines->findings, (Place){number, lines->section, key},
                     "stands in line %u already", first);
        return;
    }
    g_autofree char *value = g_strstrip(g_strdup(equals + 1));
    g_key_file_set_value(lines->values, lines->section, key, value);
    g_hash_table_insert(lines->numbers, place_name(lines->section, key), GUINT_TO_POINTER(number));
}

/* The line itself is never shown: who forgets the '=' may have forgotten it before a password. */
static void take_line(ConfigurationLines *lines, guint number, char *line)
{
    const char *text = g_strstrip(line);
    if (*text == '\0' || *text == '#')
        return;
    if (!g_utf8_validate(text, -1, NULL))
        findings_add(lines->findings, (Place){number, NULL, NULL}, "is not UTF-8");
    else if (*text == '[' && g_str_has_suffix(text, "]"))
        enter_section(lines, number, text);
    else if (*text != '[' && *text != '=' && strchr(text, '=') != NULL)
        take_key(lines, number, text);
    else
        findings_add(lines->findings, (Place){number, NULL, NULL},
                     "is neither '[section]' nor 'key = value' nor '# comment'");
}

ConfigurationLines *configuration_lines_read(const char *file, Findings *findings, GError **error)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) reason = NULL;
    gsize length = 0;
    if (!g_file_get_contents(file, &text, &length, &reason)) {
        failure_set(error, FAILURE_OPERATOR, "%s: %s", file,
                    g_error_matches(reason, G_FILE_ERROR, G_FILE_ERROR_NOENT)
                        ? "there is no such file; 'mentord sample-config' prints one to begin "
                          "with, --config FILE before the command names another"
                        : reason->message);
        return NULL;
    }
    if (memchr(text, '\0', length) != NULL) {
        failure_set(error, FAILURE_OPERATOR, "%s: holds NUL bytes; is it a configuration file?",
                    file);
        return NULL;
    }
    ConfigurationLines *lines = g_new0(ConfigurationLines, 1);
    lines->findings = findings;
    lines->values = g_key_file_new();
    lines->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gboolean marked = g_str_has_prefix(text, "\xef\xbb\xbf"); /* a byte-order mark */
    g_auto(GStrv) each = g_strsplit(text + (marked ? 3 : 0), "\n", -1);
    for (guint i = 0; each[i] != NULL; i++)
        take_line(lines, i + 1, each[i]);
    lines->findings = NULL;
    return lines;
}
