/* SPDX-License-Identifier: MIT */
#include "message/reply-lines.h"

#include <string.h>

#include "base/text-search.h"
#include "base/text.h"

enum { FOLDED_MAX = 400 };

static gboolean is_emphasis(char c)
{
    return c == '*' || c == '_';
}

static gboolean is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Writes `text`, which is in lower case, with its blanks folded. */
static char *fold_blanks(const char *text, gsize length)
{
    char *folded = g_malloc(length + 1);
    gsize kept = 0;
    for (gsize i = 0; i < length; i++) {
        gboolean nbsp = text[i] == '\302' && i + 1 < length && text[i + 1] == '\240';
        i += nbsp;
        if (!nbsp && !is_space(text[i]) && !is_emphasis(text[i]))
            folded[kept++] = text[i];
        else if (kept > 0 && folded[kept - 1] != ' ')
            folded[kept++] = ' ';
    }
    while (kept > 0 && g_ascii_isspace(folded[kept - 1]))
        kept--;
    folded[kept] = '\0';
    return folded;
}

char *reply_line_folded(const char *line)
{
    g_autofree char *head = strnlen(line, FOLDED_MAX) < FOLDED_MAX
                                ? NULL
                                : g_utf8_make_valid(line, FOLDED_MAX); /* cut within a letter */
    g_autofree char *lower = text_lower(head != NULL ? head : line);
    return fold_blanks(lower, strlen(lower));
}

gboolean reply_line_is_quoted(const char *line)
{
    line += strspn(line, " \t");
    return *line == '>' || g_str_has_prefix(line, "&gt;");
}

const char *reply_line_without_marks(const char *line)
{
    return line + strspn(line, "> \t|");
}

char *reply_tidy(const char *text)
{
    GString *out = g_string_new(NULL);
    gboolean blank_due = FALSE;
    for (const char *line = text; *line != '\0';) {
        gsize length = strcspn(line, "\n");
        gsize trimmed = length;
        while (trimmed > 0 && g_ascii_isspace(line[trimmed - 1]))
            trimmed--;
        if (trimmed > 0) {
            if (blank_due)
                g_string_append_c(out, '\n');
            g_string_append_len(out, line, (gssize)trimmed);
            g_string_append_c(out, '\n');
        }
        blank_due = trimmed == 0 && out->len > 0;
        line += length + (line[length] == '\n');
    }
    if (out->len > 0)
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

const char *reply_fold(const ReplyLines *r, guint i)
{
    if (r->folded[i] == NULL)
        r->folded[i] = reply_line_folded(reply_line(r, i));
    return r->folded[i];
}

void reply_line_replace(ReplyLines *r, guint i, const char *text)
{
    char *copy = g_strdup(text); /* `text` may be a part of the line */
    g_free(r->lines->pdata[i]);
    r->lines->pdata[i] = copy;
    g_clear_pointer(&r->folded[i], g_free);
}

gboolean reply_has_any(const char *text, const char *const *phrases)
{
    return text_has_any(text, phrases);
}

gboolean reply_begins_with_any(const char *text, const char *const *phrases)
{
    for (; *phrases != NULL; phrases++)
        if (**phrases == *text && g_str_has_prefix(text, *phrases))
            return TRUE;
    return FALSE;
}
