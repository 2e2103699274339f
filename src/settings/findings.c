/* SPDX-License-Identifier: MIT */
#include "settings/findings.h"

#include "base/failure.h"

struct Findings {
    char *file;
    GPtrArray *items;
};

typedef struct {
    guint line;
    char *text;
} Finding;

static void finding_free(gpointer data)
{
    Finding *finding = data;
    g_free(finding->text);
    g_free(finding);
}

Findings *findings_new(const char *file)
{
    Findings *findings = g_new0(Findings, 1);
    findings->file = g_strdup(file);
    findings->items = g_ptr_array_new_with_free_func(finding_free);
    return findings;
}

void findings_free(Findings *findings)
{
    if (findings == NULL)
        return;
    g_ptr_array_unref(findings->items);
    g_free(findings->file);
    g_free(findings);
}

void findings_add(Findings *findings, Place place, const char *format, ...)
{
    g_autoptr(GString) text = g_string_new(findings->file);
    if (place.line > 0)
        g_string_append_printf(text, ":%u", place.line);
    g_string_append(text, ": ");
    if (place.section != NULL)
        g_string_append(text, place.section);
    if (place.key != NULL)
        g_string_append_printf(text, ".%s", place.key);
    if (place.section != NULL)
        g_string_append(text, ": ");
    va_list arguments;
    va_start(arguments, format);
    g_string_append_vprintf(text, format, arguments);
    va_end(arguments);
    Finding *finding = g_new0(Finding, 1);
    finding->line = place.line;
    finding->text = g_strdup(text->str);
    g_ptr_array_add(findings->items, finding);
}

static gint compare_lines(gconstpointer a, gconstpointer b)
{
    guint line_a = (*(const Finding *const *)a)->line;
    guint line_b = (*(const Finding *const *)b)->line;
    if (line_a == 0 || line_b == 0)
        return (line_a == 0) - (line_b == 0);
    return (line_a > line_b) - (line_a < line_b);
}

gboolean findings_are_none(Findings *findings, GError **error)
{
    if (findings->items->len == 0)
        return TRUE;
    g_autoptr(GString) all = g_string_new(NULL);
    g_ptr_array_sort(findings->items, compare_lines);
    for (guint i = 0; i < findings->items->len; i++) {
        const Finding *finding = g_ptr_array_index(findings->items, i);
        g_string_append_printf(all, "%s%s", i > 0 ? "\n" : "", finding->text);
    }
    failure_set(error, FAILURE_OPERATOR, "%s", all->str);
    return FALSE;
}
