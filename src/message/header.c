/* SPDX-License-Identifier: MIT */
#include "message/header.h"

#include <string.h>

enum { ID_MAX = 998 };

static void header_field_free(gpointer data)
{
    HeaderField *field = data;
    g_free(field->name);
    g_free(field->value);
    g_free(field);
}

static gboolean is_field_name(const char *name, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (name[i] <= ' ' || name[i] == 0x7f)
            return FALSE;
    return length > 0;
}

/* "Name : value": blanks before the colon are old syntax, and must not hide a field from us that
   another program sees. */
static gboolean add_field(Header *header, const char *line, gsize length)
{
    const char *colon = memchr(line, ':', length);
    gsize name_length = colon == NULL ? 0 : (gsize)(colon - line);
    while (name_length > 0 && (line[name_length - 1] == ' ' || line[name_length - 1] == '\t'))
        name_length--;
    if (!is_field_name(line, name_length))
        return FALSE;
    HeaderField *field = g_new0(HeaderField, 1);
    field->name = g_strndup(line, name_length);
    gsize start = (gsize)(colon - line) + 1;
    while (start < length && g_ascii_isspace(line[start]))
        start++;
    while (length > start && g_ascii_isspace(line[length - 1]))
        length--;
    field->value = g_strndup(line + start, length - start);
    for (gsize i = strlen(field->value); i < length - start; i++)
        field->value[i] = line[start + i] == '\0' ? '\x01' : line[start + i];
    g_ptr_array_add(header->fields, field);
    return TRUE;
}

/* Takes the logical line that was put together, if there is one. */
static void finish_line(Header *header, GString *line, gboolean first)
{
    if (line->len == 0)
        return;
    gboolean mbox = first && g_str_has_prefix(line->str, "From ")
                    && line->str[5 + strspn(line->str + 5, " \t")] != ':';
    if (!mbox && !add_field(header, line->str, line->len))
        header->malformed = TRUE;
    g_string_truncate(line, 0);
}

Header *header_new(const char *bytes, gsize length)
{
    Header *header = g_new0(Header, 1);
    header->fields = g_ptr_array_new_with_free_func(header_field_free);
    header->body_at = length;
    g_autoptr(GString) logical = g_string_new(NULL);
    gboolean first = TRUE;
    for (gsize at = 0; at < length;) {
        const char *line = bytes + at;
        const char *end = memchr(line, '\n', length - at);
        gsize line_length = end == NULL ? length - at : (gsize)(end - line);
        at += line_length + (end != NULL);
        if (line_length > 0 && line[line_length - 1] == '\r')
            line_length--;
        gboolean folded = line_length > 0 && (line[0] == ' ' || line[0] == '\t');
        if (!folded || logical->len == 0) {
            gboolean had_line = logical->len > 0;
            finish_line(header, logical, first);
            first = first && !had_line;
        }
        if (line_length == 0) {
            header->body_at = at;
            break;
        }
        g_string_append_len(logical, line, (gssize)line_length);
    }
    finish_line(header, logical, first);
    return header;
}

void header_free(Header *header)
{
    if (header == NULL)
        return;
    g_ptr_array_unref(header->fields);
    g_free(header);
}

/* Most names differ in their first letter. */
static gboolean is_named(const HeaderField *field, const char *name)
{
    return ((field->name[0] ^ name[0]) & 0x5f) == 0 && g_ascii_strcasecmp(field->name, name) == 0;
}

const char *header_value(const Header *header, const char *name)
{
    for (guint i = 0; i < header->fields->len; i++) {
        const HeaderField *field = g_ptr_array_index(header->fields, i);
        if (is_named(field, name))
            return field->value;
    }
    return NULL;
}

guint header_count(const Header *header, const char *name)
{
    guint count = 0;
    for (guint i = 0; i < header->fields->len; i++) {
        const HeaderField *field = g_ptr_array_index(header->fields, i);
        count += is_named(field, name);
    }
    return count;
}

gboolean header_has_word(const Header *header, const char *name, const char *word)
{
    gsize length = strlen(word);
    for (guint i = 0; i < header->fields->len; i++) {
        const HeaderField *field = g_ptr_array_index(header->fields, i);
        if (!is_named(field, name))
            continue;
        if (strcspn(field->value, " \t;(,") == length
            && g_ascii_strncasecmp(field->value, word, length) == 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean is_id_char(char c)
{
    return c > ' ' && c < 0x7f && c != '<' && c != '>';
}

static void collect_from_value(const char *value, GPtrArray *ids)
{
    for (const char *p = strchr(value, '<'); p != NULL; p = strchr(p, '<')) {
        const char *end = p + 1;
        while (is_id_char(*end))
            end++;
        if (*end == '>' && end > p + 1 && end - p < ID_MAX)
            g_ptr_array_add(ids, g_strndup(p, (gsize)(end + 1 - p)));
        p = end;
    }
}

void header_collect_ids(const Header *header, const char *name, GPtrArray *ids)
{
    for (guint i = 0; i < header->fields->len; i++) {
        const HeaderField *field = g_ptr_array_index(header->fields, i);
        if (is_named(field, name))
            collect_from_value(field->value, ids);
    }
}
