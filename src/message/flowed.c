/* SPDX-License-Identifier: MIT */
#include "message/flowed.h"

#include <string.h>

enum { DEPTH_MAX = 50 };

static void start_line(GString *out, guint depth)
{
    for (guint i = 0; i < MIN(depth, DEPTH_MAX); i++)
        g_string_append_c(out, '>');
    if (depth > 0)
        g_string_append_c(out, ' ');
}

/* Appends one physical line; TRUE if the next one of the same depth belongs to it. */
static gboolean append_line(GString *out, const char *content, gsize length, gboolean delsp)
{
    gboolean signature = length == 3 && memcmp(content, "-- ", 3) == 0;
    gboolean soft = length > 0 && content[length - 1] == ' ' && !signature;
    g_string_append_len(out, content, (gssize)(soft && delsp ? length - 1 : length));
    return soft;
}

char *flowed_unwrap(const char *text, gboolean delsp)
{
    GString *out = g_string_sized_new(strlen(text));
    gboolean open = FALSE;
    guint open_depth = 0;
    for (const char *line = text; *line != '\0';) {
        gsize length = strcspn(line, "\n");
        guint depth = (guint)strspn(line, ">");
        const char *content = line + depth;
        gsize content_length = length - depth;
        if (content_length > 0 && *content == ' ') {
            content++;
            content_length--;
        }
        gboolean signature = content_length == 3 && memcmp(content, "-- ", 3) == 0;
        if (open && (depth != open_depth || signature))
            g_string_append_c(out, '\n');
        if (!open || depth != open_depth || signature)
            start_line(out, depth);
        open = append_line(out, content, content_length, delsp);
        open_depth = depth;
        if (!open)
            g_string_append_c(out, '\n');
        line += length + (line[length] == '\n');
    }
    return g_string_free(out, FALSE);
}
