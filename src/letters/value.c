/* SPDX-License-Identifier: MIT */
#include "letters/value.h"

#include <string.h>

#include "base/text.h"

enum { FIRST_PLACE = 0xF0000, LAST_PLACE = 0xFFFFD };

struct Values {
    GPtrArray *list; /* Value */
};

static void value_free(gpointer data)
{
    Value *value = data;
    g_free(value->text);
    g_free(value);
}

Values *values_new(void)
{
    Values *values = g_new0(Values, 1);
    values->list = g_ptr_array_new_with_free_func(value_free);
    return values;
}

void values_free(Values *values)
{
    if (values == NULL)
        return;
    g_ptr_array_unref(values->list);
    g_free(values);
}

gboolean value_is_place(gunichar c)
{
    return g_unichar_type(c) == G_UNICODE_PRIVATE_USE;
}

/* "https://agency.example/plan" is written "agency.example/plan". */
static void drop_scheme(GString *clean)
{
    if (!g_str_has_suffix(clean->str, "://"))
        return;
    gsize start = clean->len - 3;
    while (start > 0 && (g_ascii_isalnum(clean->str[start - 1]) || clean->str[start - 1] == '+'))
        start--;
    g_string_truncate(clean, start);
}

static void drop_www(GString *clean)
{
    gsize start = clean->len - MIN(clean->len, 4);
    gboolean in_word = start > 0 && g_ascii_isalnum(clean->str[start - 1]);
    if (!in_word && g_ascii_strcasecmp(clean->str + start, "www.") == 0)
        g_string_truncate(clean, start);
}

/* The start of a link is looked for in what is kept so far, so that taking one out cannot put
   another together. */
static char *make_harmless(const char *text)
{
    g_autofree char *visible = text_clean(text, -1);
    GString *clean = g_string_sized_new(strlen(visible));
    for (const char *p = visible; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        GUnicodeType type = g_unichar_type(c);
        if (type == G_UNICODE_FORMAT || type == G_UNICODE_PRIVATE_USE)
            continue;
        g_string_append_unichar(clean, c);
        if (c == '/')
            drop_scheme(clean);
        else if (c == '.')
            drop_www(clean);
    }
    return g_string_free(clean, FALSE);
}

/* Lines trimmed, runs of empty ones as one, none at the ends. */
static char *tidy_lines(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *tidy = g_string_new(NULL);
    gboolean gap = FALSE;
    for (char **line = lines; *line != NULL; line++) {
        g_autofree char *single = text_single_line(*line, G_MAXINT);
        if (*single != '\0') {
            if (tidy->len > 0)
                g_string_append(tidy, gap ? "\n\n" : "\n");
            g_string_append(tidy, single);
        }
        gap = *single == '\0';
    }
    return g_string_free(tidy, FALSE);
}

static char *quote_text(const char *harmless, guint limit)
{
    if (g_utf8_strlen(harmless, -1) <= (glong)limit)
        return tidy_lines(harmless);
    g_autofree char *cut = g_utf8_substring(harmless, 0, (glong)limit);
    g_autofree char *tidy = tidy_lines(cut);
    return g_strconcat(tidy, " …", NULL);
}

char *values_add(Values *values, ValueType type, const char *text, guint limit)
{
    g_autofree char *harmless = make_harmless(text != NULL ? text : "");
    g_autofree char *kept =
        type == VALUE_QUOTE ? quote_text(harmless, limit) : text_single_line(harmless, limit);
    if (*kept == '\0')
        return g_strdup("");
    g_assert(FIRST_PLACE + values->list->len <= LAST_PLACE);
    g_assert(type != VALUE_NUMBER || strspn(kept, "0123456789") == strlen(kept));
    GString *place = g_string_new(NULL);
    g_string_append_unichar(place, FIRST_PLACE + values->list->len);
    Value *value = g_new0(Value, 1);
    value->type = type;
    value->text = g_steal_pointer(&kept);
    g_ptr_array_add(values->list, value);
    return g_string_free(place, FALSE);
}

const Value *values_at(const Values *values, gunichar c)
{
    return c >= FIRST_PLACE && c - FIRST_PLACE < values->list->len
               ? values->list->pdata[c - FIRST_PLACE]
               : NULL;
}

char *values_put_in(const Values *values, const char *text)
{
    GString *whole = g_string_new(NULL);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        const Value *value = values_at(values, c);
        if (value != NULL)
            g_string_append(whole, value->text);
        else
            g_string_append_unichar(whole, c);
    }
    return g_string_free(whole, FALSE);
}
