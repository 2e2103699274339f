/* SPDX-License-Identifier: MIT */
#include "letters/source.h"

#include <gio/gio.h>
#include <string.h>

#include "base/failure.h"
#include "letters/value.h"

enum { LARGEST_BYTES = 64 * 1024 };

void source_free(Source *source)
{
    if (source == NULL)
        return;
    g_free(source->name);
    g_free(source->path);
    g_free(source->subject);
    g_free(source->body);
    g_free(source);
}

static char *read_built_in(const char *name, GError **error)
{
    g_autofree char *resource = g_strconcat("/mentord/templates/", name, NULL);
    g_autoptr(GBytes) bytes = g_resources_lookup_data(resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    if (bytes == NULL) {
        failure_set(error, FAILURE_OPERATOR, "templates/%s:1: there is no such file", name);
        return NULL;
    }
    return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

/* Sets `path` to what findings call the file. */
static char *read_text(const char *folder, const char *name, char **path, GError **error)
{
    g_autofree char *own = folder != NULL ? g_build_filename(folder, name, NULL) : NULL;
    if (own == NULL || !g_file_test(own, G_FILE_TEST_EXISTS)) {
        *path = g_strconcat("templates/", name, NULL);
        return read_built_in(name, error);
    }
    g_autoptr(GError) why = NULL;
    g_autofree char *text = NULL;
    *path = g_steal_pointer(&own);
    if (g_file_get_contents(*path, &text, NULL, &why))
        return g_steal_pointer(&text);
    failure_set(error, FAILURE_OPERATOR, "%s:1: %s", *path, why->message);
    return NULL;
}

/* The private-use characters stand for values later, so no template may bring its own. */
static gboolean check_characters(const Source *source, const char *text, GError **error)
{
    const char *reason = NULL;
    guint line = 1;
    if (strlen(text) > LARGEST_BYTES)
        reason = "the file is larger than 64 KB";
    else if (!g_utf8_validate(text, -1, NULL))
        reason = "the file is not UTF-8";
    for (const char *p = text; reason == NULL && *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        line += c == '\n';
        if (value_is_place(c) || (c != '\n' && c != '\t' && g_unichar_iscntrl(c)))
            reason = "a character that no letter may hold";
    }
    if (reason != NULL)
        failure_set(error, FAILURE_OPERATOR, "%s:%u: %s", source->path, line, reason);
    return reason == NULL;
}

static gboolean read_header(Source *source, const char *line, GError **error)
{
    if (g_str_has_prefix(line, "Subject: ") && source->subject == NULL) {
        source->subject = g_strstrip(g_strdup(line + strlen("Subject: ")));
        source->subject_line = source->body_line;
        if (*source->subject != '\0')
            return TRUE;
    }
    failure_set(error, FAILURE_OPERATOR,
                "%s:%u: the file begins with one line \"Subject: ...\", then an empty line",
                source->path, source->body_line);
    return FALSE;
}

/* Leaves `source->body_line` on the first line after the empty one. */
static const char *read_headers(Source *source, const char *text, GError **error)
{
    while (*text != '\0' && *text != '\n') {
        const char *end = strchrnul(text, '\n');
        g_autofree char *line = g_strndup(text, (gsize)(end - text));
        if (!read_header(source, line, error))
            return NULL;
        text = *end == '\n' ? end + 1 : end;
        source->body_line++;
    }
    source->body_line++;
    if (source->subject != NULL && *text == '\n')
        return text + 1;
    failure_set(error, FAILURE_OPERATOR, "%s:1: no line \"Subject: ...\" with a letter after it",
                source->path);
    return NULL;
}

Source *source_load(const char *folder, const char *name, gboolean with_header, GError **error)
{
    g_autoptr(Source) source = g_new0(Source, 1);
    source->name = g_strdup(name);
    source->body_line = 1;
    g_autofree char *text = read_text(folder, name, &source->path, error);
    if (text == NULL)
        return NULL;
    g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);
    g_autofree char *whole = g_strjoinv("\n", lines);
    if (!check_characters(source, whole, error))
        return NULL;
    const char *body = with_header ? read_headers(source, whole, error) : whole;
    if (body == NULL)
        return NULL;
    source->body = g_strdup(body);
    return g_steal_pointer(&source);
}
