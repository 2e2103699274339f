/* SPDX-License-Identifier: MIT */
#include "message/mended.h"

#include <string.h>

/* What is wrong in the header block. */
typedef struct {
    gsize blanks;      /* before the first field */
    gsize boundary_at; /* a line that can only be a boundary; 0: none */
    gsize second_type; /* where a Content-Type stands behind a multipart's; 0: nowhere */
} Faults;

static gboolean is_content_type(const char *line, gsize length)
{
    static const char name[] = "content-type:";
    return length >= strlen(name) && g_ascii_strncasecmp(line, name, strlen(name)) == 0;
}

static gboolean is_multipart(const char *line, gsize length)
{
    gsize at = strlen("content-type:");
    while (at < length && (line[at] == ' ' || line[at] == '\t'))
        at++;
    return length - at >= strlen("multipart/")
           && g_ascii_strncasecmp(line + at, "multipart/", strlen("multipart/")) == 0;
}

static Faults find_faults(const char *bytes, gsize length)
{
    Faults faults = {0};
    gboolean multipart = FALSE;
    while (faults.blanks < length && g_ascii_isspace(bytes[faults.blanks]))
        faults.blanks++;
    for (gsize at = faults.blanks; at < length;) {
        const char *line = bytes + at;
        const char *feed = memchr(line, '\n', length - at);
        gsize line_length = feed != NULL ? (gsize)(feed - line) : length - at;
        if (line_length == 0 || (line_length == 1 && *line == '\r'))
            break;
        if (multipart && line_length > 2 && line[0] == '-' && line[1] == '-') {
            faults.boundary_at = at;
            break;
        }
        if (is_content_type(line, line_length)) {
            if (multipart && faults.second_type == 0)
                faults.second_type = at;
            multipart = multipart || is_multipart(line, line_length);
        }
        at += line_length + 1;
    }
    return faults;
}

char *mended_mail(const char *bytes, gsize *length)
{
    const Faults faults = find_faults(bytes, *length);
    if (faults.blanks == 0 && faults.boundary_at == 0 && faults.second_type == 0)
        return NULL;
    GString *mail = g_string_sized_new(*length + 2);
    gsize split = MAX(faults.boundary_at, faults.blanks);
    g_string_append_len(mail, bytes + faults.blanks, (gssize)(split - faults.blanks));
    if (faults.boundary_at > 0)
        g_string_append_c(mail, '\n');
    g_string_append_len(mail, bytes + split, (gssize)(*length - split));
    if (faults.second_type > 0) /* a field that nobody asks for */
        mail->str[faults.second_type - faults.blanks] = 'X';
    *length = mail->len;
    return g_string_free(mail, FALSE);
}
