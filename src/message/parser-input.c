/* SPDX-License-Identifier: MIT */
#include "message/parser-input.h"

#include <string.h>

/* One line of the header, without its end. */
typedef struct {
    const char *at;
    gsize length; /* without CR */
    gsize next;   /* where the next line starts */
} Line;

static Line line_at(const char *bytes, gsize length, gsize at)
{
    const char *feed = memchr(bytes + at, '\n', length - at);
    gsize end = feed != NULL ? (gsize)(feed - bytes) : length;
    Line line = {bytes + at, end - at, MIN(end + 1, length)};
    if (line.length > 0 && line.at[line.length - 1] == '\r')
        line.length--;
    return line;
}

static gboolean begins_with(const Line *line, const char *word)
{
    gsize length = strlen(word);
    return line->length >= length && g_ascii_strncasecmp(line->at, word, length) == 0;
}

static gboolean is_folded(const Line *line)
{
    return line->length > 0 && (*line->at == ' ' || *line->at == '\t');
}

/* The field's name, blanks before its colon not counted; 0: the line is no field. */
static gsize name_length(const Line *line)
{
    gsize length = 0;
    while (length < line->length && line->at[length] > ' ' && line->at[length] < 0x7f
           && line->at[length] != ':')
        length++;
    gsize colon = length;
    while (colon < line->length && (line->at[colon] == ' ' || line->at[colon] == '\t'))
        colon++;
    return colon < line->length && line->at[colon] == ':' ? length : 0;
}

static gboolean is_asked_for(const Line *line, gsize length)
{
    static const char *const names[] = {"from", "subject", "date", "mime-version"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (strlen(names[i]) == length && begins_with(line, names[i]))
            return TRUE;
    return begins_with(line, "content-");
}

static gboolean is_multipart(const Line *line)
{
    const char *value = memchr(line->at, ':', line->length);
    Line rest = {value + 1, line->length - (gsize)(value + 1 - line->at), 0};
    while (rest.length > 0 && (*rest.at == ' ' || *rest.at == '\t')) {
        rest.at++;
        rest.length--;
    }
    return begins_with(&rest, "multipart/");
}

/* Where in the rest of the header block a line stands that can only be a boundary; 0: nowhere. */
static gsize find_boundary(const char *bytes, gsize length, gsize from)
{
    for (gsize at = from; at < length;) {
        const Line line = line_at(bytes, length, at);
        if (line.length == 0)
            return 0;
        if (line.length > 2 && line.at[0] == '-' && line.at[1] == '-')
            return at;
        at = line.next;
    }
    return 0;
}

static void append(GString *to, const char *from, const char *end)
{
    g_string_append_len(to, from, (gssize)(end - from));
}

/* Copies the fields from `at` on that are asked for. Gives where the header's empty line stands, or
   the line that is no field. */
static gsize copy_fields(GString *input, const char *bytes, gsize length, gsize at)
{
    gboolean kept = FALSE, multipart = FALSE;
    while (at < length) {
        const Line line = line_at(bytes, length, at);
        gsize name = is_folded(&line) ? 0 : name_length(&line);
        if (name == 0 && !is_folded(&line))
            return at;
        gboolean typed = name == strlen("content-type") && begins_with(&line, "content-type");
        if (name > 0)
            kept = is_asked_for(&line, name) && !(typed && multipart);
        multipart = multipart || (typed && is_multipart(&line));
        if (kept)
            append(input, line.at, bytes + line.next);
        at = line.next;
    }
    return at;
}

char *parser_input(const char *bytes, gsize *length)
{
    GString *input = g_string_sized_new(*length + 2);
    gsize start = 0;
    while (start < *length && g_ascii_isspace(bytes[start]))
        start++;
    gsize at = copy_fields(input, bytes, *length, start);
    gboolean sound = at == *length || line_at(bytes, *length, at).length == 0;
    if (!sound) { /* GMime goes on behind such a line, but not if it is the first */
        gboolean named = memmem(bytes + start, at - start, "oundary", strlen("oundary")) != NULL;
        gsize boundary_at = named ? find_boundary(bytes, *length, at) : 0;
        g_string_truncate(input, 0);
        append(input, bytes + start, bytes + MAX(boundary_at, start));
        if (boundary_at > 0)
            g_string_append_c(input, '\n');
        at = MAX(boundary_at, start);
    }
    append(input, bytes + at, bytes + *length);
    *length = input->len;
    return g_string_free(input, FALSE);
}
