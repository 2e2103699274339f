/* SPDX-License-Identifier: MIT */
#include "message/reply.h"

#include <string.h>

#include "base/text.h"
#include "message/reply-lines.h"

enum {
    LINES_MAX = 20000,
    TAKEN_MAX = 60,
    TAKEN_CHARACTERS = 120,
    NAME_MAX_BYTES = 200,
    KNOWN_SHARE = 2, /* half of the lines behind a separator are ours: then the rest are answers */
};

/* What html_to_text writes before lines that stand behind a separator, where answers between the
   lines cannot be told from the quote by its marks. */
#define BEHIND_SEPARATOR ">| "

static gboolean is_quoted(const char *line)
{
    line += strspn(line, " \t");
    return *line == '>' || g_str_has_prefix(line, "&gt;");
}

/* Whether the line after an attribution, blank ones passed over, carries a quote mark. */
static gboolean quote_follows(char *const *lines)
{
    for (guint i = 0; i < 4 && lines[i] != NULL; i++)
        if (!reply_line_is_blank(lines[i]))
            return is_quoted(lines[i]);
    return FALSE;
}

/* Quotes by their marks and by what introduces them. `bare`: lines that only a separator far above
   makes a quote. */
static void mark_quotes(ReplyLines *r, gboolean *bare)
{
    char *const *lines = (char *const *)r->lines->pdata;
    gboolean in_original = FALSE;
    for (guint i = 0; i < r->count;) {
        if (in_original || is_quoted(lines[i])) {
            bare[i] = !is_quoted(lines[i]) || g_str_has_prefix(lines[i], BEHIND_SEPARATOR);
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

static const char *without_marks(const char *line)
{
    return line + strspn(line, "> \t|");
}

/* A deeper quote begins: what follows is neither ours nor the sender's. */
static gboolean leaves_our_letter(const ReplyLines *r, guint i)
{
    const char *line = reply_line(r, i);
    const char *bare = without_marks(line);
    char *const *lines = (char *const *)r->lines->pdata + i;
    gboolean marked = g_str_has_prefix(line, BEHIND_SEPARATOR) ? is_quoted(bare) : is_quoted(line);
    return marked || reply_starts_original(lines) || reply_attribution_lines(lines) > 0;
}

/* The answers between bare lines of our letter, which is known word by word: what stands between
   two lines of ours was typed there. Nothing behind the last: footers are no answers. */
static void find_inline_answers(ReplyLines *r, const gboolean *bare, const GArray *own_lines)
{
    guint first = r->count, last = r->count, ours = 0, others = 0;
    for (guint i = 0; i < r->count; i++) {
        if (!bare[i] || reply_line_is_blank(without_marks(reply_line(r, i))))
            continue;
        const OwnLine *own = &g_array_index(own_lines, OwnLine, i);
        if (own->share == OWN_NOTHING) {
            if (first < r->count && leaves_our_letter(r, i))
                break;
            others += first < r->count;
            continue;
        }
        first = MIN(first, i);
        last = i;
        ours++;
    }
    if (first >= r->count || ours * KNOWN_SHARE < others)
        return;
    for (guint i = first; i <= last; i++) {
        const OwnLine *own = &g_array_index(own_lines, OwnLine, i);
        if (!bare[i] || own->share == OWN_WHOLE)
            continue;
        const char *answer = own->share == OWN_PART ? own->rest : reply_line(r, i);
        if (reply_line_is_blank(without_marks(answer)))
            continue;
        r->kinds[i] = LINE_NEW;
        reply_line_replace(r, i, without_marks(answer));
    }
}

static void subtract(ReplyLines *r, const ReplySource *source, const gboolean *bare)
{
    char *const *lines = (char *const *)r->lines->pdata;
    if (source->exact != NULL) {
        GArray *exact = own_words_find(source->exact, lines);
        take_own(r, exact);
        find_inline_answers(r, bare, exact);
        own_lines_free(exact);
    }
    if (source->own != NULL) {
        GArray *own = own_words_find(source->own, lines);
        take_own(r, own);
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

/* Without blank lines at both ends; runs of them inside become one. */
static char *tidy(const char *text)
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
    *reply = tidy(newly->str);
    *quoted = g_string_free(rest, FALSE);
}

void reply_split(const ReplySource *source, char **reply, char **quoted, GPtrArray *taken)
{
    g_autoptr(GPtrArray) lines = lines_of(source->text);
    guint count = lines->len - 1;
    g_autofree gint8 *kinds = g_new0(gint8, count);
    g_autofree gboolean *bare = g_new0(gboolean, count);
    g_autoptr(GPtrArray) cut = g_ptr_array_new_with_free_func(taken_free);
    ReplyLines r = {lines, kinds, count, cut, g_new0(char *, count + 1)};
    mark_quotes(&r, bare);
    subtract(&r, source, bare);
    gateway_text_mark(&r);
    mark_signatures(&r, source->name != NULL ? source->name : "");
    note_taken(&r, taken);
    write_out(&r, reply, quoted);
    for (guint i = 0; i < count; i++)
        g_free(r.folded[i]);
    g_free(r.folded);
}
