/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include <string.h>

static gboolean is_invisible(gunichar c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
           || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0x2028 || c == 0x2029
           || g_unichar_type(c) == G_UNICODE_CONTROL;
}

/* Most text is printable ASCII, and needs no table of Unicode. */
static gboolean is_plain(char c)
{
    return c >= ' ' && c <= '~';
}

char *text_clean(const char *text, gssize length)
{
    g_autofree char *valid = g_utf8_make_valid(text, length);
    GString *clean = g_string_sized_new(strlen(valid));
    for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
        const char *start = p;
        while (is_plain(*p) || *p == '\n')
            p++;
        g_string_append_len(clean, start, p - start);
        if (*p == '\0')
            break;
        gunichar c = g_utf8_get_char(p);
        if (c == '\n' || c == '\t' || !is_invisible(c))
            g_string_append_unichar(clean, c);
        else if (c == 0x2028 || c == 0x2029 || c == 0x85)
            g_string_append_c(clean, '\n');
    }
    return g_string_free(clean, FALSE);
}

/* Cuts at the last space in the final quarter, else where it must. */
static void cut_at_word(GString *line, guint max_characters)
{
    const char *end = g_utf8_offset_to_pointer(line->str, (glong)max_characters - 1);
    const char *earliest = g_utf8_offset_to_pointer(line->str, (glong)(max_characters / 4 * 3));
    const char *cut = end;
    while (cut > earliest && *cut != ' ')
        cut--;
    g_string_truncate(line, (gsize)((cut > earliest ? cut : end) - line->str));
    g_string_append(line, "\u2026");
}

static gboolean is_clean(const char *text)
{
    while (is_plain(*text) || *text == '\n')
        text++;
    return *text == '\0';
}

char *text_single_line(const char *text, guint max_characters)
{
    g_autofree char *cleaned = is_clean(text) ? NULL : text_clean(text, -1);
    const char *clean = cleaned != NULL ? cleaned : text;
    GString *line = g_string_sized_new(strlen(clean));
    gboolean space_due = FALSE;
    for (const char *p = clean; *p != '\0';) {
        const char *start = p;
        while (is_plain(*p) && *p != ' ')
            p++;
        if (p == start) {
            gboolean space = *p == ' ' || g_unichar_isspace(g_utf8_get_char(p));
            p = g_utf8_next_char(p);
            if (space) {
                space_due = line->len > 0;
                continue;
            }
        }
        if (space_due)
            g_string_append_c(line, ' ');
        space_due = FALSE;
        g_string_append_len(line, start, p - start);
    }
    if (max_characters == 0)
        g_string_truncate(line, 0);
    else if (line->len > max_characters
             && g_utf8_strlen(line->str, (gssize)line->len) > (glong)max_characters)
        cut_at_word(line, max_characters);
    return g_string_free(line, FALSE);
}

static gboolean begins_item(const char *line)
{
    size_t digits = strspn(line, "0123456789");
    return strchr("->*+\xe2", *line) != NULL || g_ascii_isspace(*line)
           || (digits > 0 && strchr(".):", line[digits]) != NULL);
}

char *text_unwrap(const char *text)
{
    enum { WRAPPED_FROM = 55 };
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *joined = g_string_new(NULL);
    for (char **line = lines; *line != NULL; line++) {
        g_strchomp(*line);
        gboolean goes_on = strlen(*line) >= WRAPPED_FROM && line[1] != NULL && *line[1] != '\0'
                           && !begins_item(line[1]);
        g_string_append(joined, *line);
        if (line[1] != NULL)
            g_string_append_c(joined, goes_on ? ' ' : '\n');
    }
    return g_string_free(joined, FALSE);
}

char *text_lower(const char *text)
{
    GString *lower = g_string_sized_new(strlen(text));
    for (const char *p = text; *p != '\0';) {
        if ((guchar)*p < 0x80) {
            g_string_append_c(lower, *p >= 'A' && *p <= 'Z' ? (char)(*p + ('a' - 'A')) : *p);
            p++;
            continue;
        }
        g_string_append_unichar(lower, g_unichar_tolower(g_utf8_get_char(p)));
        p = g_utf8_next_char(p);
    }
    return g_string_free(lower, FALSE);
}

char *text_truncate(const char *text, size_t max_bytes)
{
    size_t length = strlen(text);
    if (length <= max_bytes)
        return g_strdup(text);
    const char *end = g_utf8_find_prev_char(text, text + max_bytes + 1);
    return g_strndup(text, end != NULL ? (gsize)(end - text) : 0);
}

guint text_distance(const char *a, const char *b)
{
    enum { LONGEST = 64 };
    size_t length_b = strlen(b);
    if (strlen(a) > LONGEST || length_b > LONGEST)
        return 255;
    guint row[LONGEST + 1];
    for (guint j = 0; j <= length_b; j++)
        row[j] = j;
    for (guint i = 1; a[i - 1] != '\0'; i++) {
        guint diagonal = row[0];
        row[0] = i;
        for (guint j = 1; j <= length_b; j++) {
            guint above = row[j];
            guint replaced = diagonal + (a[i - 1] != b[j - 1]);
            row[j] = MIN(MIN(above, row[j - 1]) + 1, replaced);
            diagonal = above;
        }
    }
    return row[length_b];
}
