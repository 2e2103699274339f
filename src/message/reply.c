/* SPDX-License-Identifier: MIT */
#include "message/reply.h"

#include <string.h>

#include "base/text.h"
#include "message/reply-lines.h"

enum {
    LINES_MAX = 12000,
    TAKEN_MAX = 60,
    TAKEN_CHARACTERS = 120,
    NAME_MAX_BYTES = 200,
};

/* Whether the line after an attribution, blank ones passed over, carries a quote mark. */
static gboolean quote_follows(char *const *lines)
{
    for (guint i = 0; i < 4 && lines[i] != NULL; i++)
        if (!reply_line_is_blank(lines[i]))
            return reply_line_is_quoted(lines[i]);
    return FALSE;
}

/* Quotes by their marks and by what introduces them. */
static void mark_quotes(ReplyLines *r)
{
    char *const *lines = (char *const *)r->lines->pdata;
    gboolean in_original = FALSE;
    for (guint i = 0; i < r->count;) {
        if (in_original || reply_line_is_quoted(lines[i])) {
            r->bare[i] = !reply_line_is_quoted(lines[i])
                         || g_str_has_prefix(lines[i], REPLY_BEHIND_SEPARATOR);
            in_original =
                in_original || (reply_starts_groupwise(lines[i]) && !quote_follows(lines + i + 1));
            r->kinds[i++] = TAKEN_QUOTE;
            continue;
        }
        guint attribution = reply_attribution_lines(lines + i);
        if (attribution > 0) {
            memset(r->kinds + i, TAKEN_QUOTE, attribution);
            in_original = !quote_follows(lines + i + attribution);
            i += attribution;
            continue;
        }
        in_original = reply_starts_original(lines + i);
        r->kinds[i++] = in_original ? TAKEN_QUOTE : LINE_NEW;
    }
}

/* Our words among the newly written lines. */
static void take_own(ReplyLines *r, const GArray *own_lines)
{
    for (guint i = 0; i < r->count; i++) {
        const OwnLine *own = &g_array_index(own_lines, OwnLine, i);
        if (r->kinds[i] != LINE_NEW || own->share == OWN_NOTHING)
            continue;
        if (own->share == OWN_WHOLE) {
            r->kinds[i] = TAKEN_OURS;
            continue;
        }
        taken_add(r->cut, TAKEN_OURS, reply_line(r, i));
        reply_line_replace(r, i, own->rest);
    }
}

/* Lines deep inside a marked quote are taken out whatever they say. Those beside others are needed:
   a line that was wrapped out of the quote is known by the words before it. */
static gboolean *inside_quotes(const ReplyLines *r)
{
    enum { BESIDE = 2 };
    gboolean *inside = g_new0(gboolean, r->count + 1);
    guint quoted = 0; /* lines in a row */
    for (guint i = 0; i < r->count; i++) {
        quoted = r->kinds[i] == TAKEN_QUOTE && !r->bare[i] ? quoted + 1 : 0;
        if (quoted > 2 * BESIDE)
            inside[i - BESIDE] = TRUE;
    }
    return inside;
}

static void subtract(ReplyLines *r, const ReplySource *source)
{
    char *const *lines = (char *const *)r->lines->pdata;
    g_autofree gboolean *skip = inside_quotes(r);
    if (source->exact != NULL) {
        GArray *exact = own_words_find(source->exact, lines, skip);
        take_own(r, exact);
        reply_inline_by_letter(r, exact);
        own_lines_free(exact);
    }
    if (source->own != NULL) {
        GArray *own = own_words_find(source->own, lines, skip);
        take_own(r, own);
        if (source->exact == NULL)
            reply_inline_by_sentences(r, own);
        own_lines_free(own);
    }
}

/* Each run of lines between quotes has its own signature. */
static void mark_signatures(ReplyLines *r, const char *name)
{
    for (guint from = 0; from < r->count; from++) {
        guint to = from;
        while (to < r->count && r->kinds[to] == LINE_NEW)
            to++;
        if (to > from)
            signature_mark(r, from, to, name);
        from = to;
    }
}

/* The lines of `text`; the last takes what is too much. */
static GPtrArray *lines_of(const char *text)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    for (const char *line = text; line != NULL;) {
        const char *feed = lines->len + 1 < LINES_MAX ? strchr(line, '\n') : NULL;
        g_ptr_array_add(lines,
                        feed != NULL ? g_strndup(line, (gsize)(feed - line)) : g_strdup(line));
        line = feed != NULL ? feed + 1 : NULL;
    }
    g_ptr_array_add(lines, NULL);
    return lines;
}

static void note(GPtrArray *taken, TakenKind kind, const char *text)
{
    if (taken->len >= TAKEN_MAX)
        return;
    g_autofree char *line = text_single_line(text, TAKEN_CHARACTERS);
    if (*line != '\0')
        taken_add(taken, kind, line);
}

/* One entry for each run of lines of a kind. */
static void note_taken(const ReplyLines *r, GPtrArray *taken)
{
    gint8 before = LINE_NEW;
    for (guint i = 0; i < r->count; i++) {
        if (reply_line_is_blank(reply_line(r, i)))
            continue;
        if (r->kinds[i] != LINE_NEW && r->kinds[i] != before)
            note(taken, (TakenKind)r->kinds[i], reply_line(r, i));
        before = r->kinds[i];
    }
    for (guint i = 0; i < r->cut->len; i++) {
        const Taken *piece = r->cut->pdata[i];
        note(taken, piece->kind, piece->text);
    }
}

static void write_out(const ReplyLines *r, char **reply, char **quoted)
{
    g_autoptr(GString) newly = g_string_new(NULL);
    GString *rest = g_string_new(NULL);
    for (guint i = 0; i < r->count; i++) {
        GString *out = r->kinds[i] == LINE_NEW ? newly : rest;
        g_string_append(out, reply_line(r, i));
        g_string_append_c(out, '\n');
    }
    for (guint i = 0; i < r->cut->len; i++)
        g_string_append_printf(rest, "%s\n", ((const Taken *)r->cut->pdata[i])->text);
    *reply = reply_tidy(newly->str);
    *quoted = g_string_free(rest, FALSE);
}

void reply_split(const ReplySource *source, char **reply, char **quoted, GPtrArray *taken,
                 GPtrArray *inline_answers)
{
    g_autoptr(GPtrArray) lines = lines_of(source->text);
    guint count = lines->len - 1;
    g_autofree gint8 *kinds = g_new0(gint8, count);
    g_autofree gboolean *bare = g_new0(gboolean, count);
    g_autoptr(GPtrArray) cut = g_ptr_array_new_with_free_func(taken_free);
    ReplyLines r = {lines, kinds, bare, count, cut, g_new0(char *, count + 1)};
    mark_quotes(&r);
    subtract(&r, source);
    gateway_text_mark(&r);
    mark_signatures(&r, source->name != NULL ? source->name : "");
    note_taken(&r, taken);
    write_out(&r, reply, quoted);
    reply_inline_collect(&r, inline_answers);
    for (guint i = 0; i < count; i++)
        g_free(r.folded[i]);
    g_free(r.folded);
}
