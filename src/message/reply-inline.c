/* SPDX-License-Identifier: MIT */
/* Answers typed between the lines of the letter. */
#include <string.h>

#include "base/text.h"
#include "message/reply-lines.h"
#include "message/reply.h"

enum {
    KNOWN_SHARE = 2, /* half of the lines behind a separator are ours: then the rest are answers */
    BUTTON_BYTES = 30,
    TOP_LINES = 40, /* in which the sender says that there is more below */
    BELOW_CHARACTERS = 120,
    BELOW_LINES = 8,
    ANSWERS_MAX = 30,
    ANSWERS_BYTES = 16 * 1024,
};

/* A deeper quote begins: what follows is neither ours nor the sender's. */
static gboolean leaves_our_letter(const ReplyLines *r, guint i)
{
    const char *line = reply_line(r, i);
    const char *bare = reply_line_without_marks(line);
    char *const *lines = (char *const *)r->lines->pdata + i;
    gboolean marked = g_str_has_prefix(line, REPLY_BEHIND_SEPARATOR) ? reply_line_is_quoted(bare)
                                                                     : reply_line_is_quoted(line);
    return marked || reply_starts_original(lines) || reply_attribution_lines(lines) > 0;
}

/* Nothing behind our last line: footers are no answers. */
void reply_inline_by_letter(ReplyLines *r, const GArray *own_lines)
{
    guint first = r->count, last = r->count, ours = 0, others = 0;
    for (guint i = 0; i < r->count; i++) {
        if (!r->bare[i] || reply_line_is_blank(reply_line_without_marks(reply_line(r, i))))
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
        if (!r->bare[i] || own->share == OWN_WHOLE)
            continue;
        const char *answer = own->share == OWN_PART ? own->rest : reply_line(r, i);
        if (reply_line_is_blank(reply_line_without_marks(answer)))
            continue;
        r->kinds[i] = LINE_NEW;
        reply_line_replace(r, i, reply_line_without_marks(answer));
    }
}

/* "*   ACCEPT<mailto:...>: yes", "- DECLINE: not this time": a word to reply with. */
static gboolean is_button(const char *line)
{
    const char *word = reply_line_without_marks(line);
    if (strchr("*-+\302\342", *word) == NULL || *word == '\0')
        return FALSE;
    while (*word != '\0' && !g_ascii_isalnum(*word))
        word++;
    gsize length = strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ ");
    return length >= 2 && length < BUTTON_BYTES && (word[length] == ':' || word[length] == '<');
}

/* Lines that no blank one divides. */
typedef struct {
    guint from, to;
    gboolean ours, button, leaves;
    gboolean reference; /* "Ref: ..." below the programme's name, with which our letters end */
} Paragraph;

static Paragraph paragraph_at(const ReplyLines *r, const GArray *own_lines, guint from)
{
    Paragraph p = {.from = from, .to = from};
    p.reference =
        from < r->count
        && g_ascii_strncasecmp(reply_line_without_marks(reply_line(r, from)), "ref: ", 5) == 0;
    for (; p.to < r->count; p.to++) {
        if (!r->bare[p.to] || reply_line_is_blank(reply_line_without_marks(reply_line(r, p.to))))
            break;
        gboolean ours = g_array_index(own_lines, OwnLine, p.to).touched;
        gboolean button = is_button(reply_line(r, p.to));
        p.ours = p.ours || ours;
        p.button = p.button || button;
        p.leaves = p.leaves || (!ours && leaves_our_letter(r, p.to));
    }
    return p;
}

static void take_as_typed(ReplyLines *r, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        if (!r->bare[i])
            continue;
        r->kinds[i] = LINE_NEW;
        reply_line_replace(r, i, reply_line_without_marks(reply_line(r, i)));
    }
}

static gboolean is_from_letter(const ReplyLines *r, guint i)
{
    return r->kinds[i] == TAKEN_QUOTE || r->kinds[i] == TAKEN_OURS;
}

/* The sender says that there is more: "see below", "my answers in blue". Without that a paragraph
   that we do not know may as well be one of a letter that was worded differently. */
static gboolean is_announced(const ReplyLines *r)
{
    static const char *const words[] = {" below",
                                        " inline",
                                        " in line",
                                        " in-line",
                                        " in blue",
                                        " in red",
                                        " green",
                                        " in colo",
                                        " in bold",
                                        " interspersed",
                                        " in purple",
                                        " in caps",
                                        " unten",
                                        " abajo",
                                        " en azul",
                                        " en rojo",
                                        " en bleu",
                                        " en rouge",
                                        " dessous",
                                        " in blau",
                                        " in rot ",
                                        " in rot.",
                                        " più sotto",
                                        " hieronder",
                                        " embedded",
                                        " highlight",
                                        " between the lines",
                                        NULL};
    for (guint i = 0; i < MIN(r->count, TOP_LINES) && !is_from_letter(r, i); i++) {
        g_autofree char *padded = g_strdup_printf(" %s ", reply_fold(r, i));
        if (r->kinds[i] == LINE_NEW && reply_has_any(padded, words))
            return TRUE;
    }
    return FALSE;
}

void reply_inline_by_sentences(ReplyLines *r, const GArray *own_lines)
{
    if (!is_announced(r))
        return;
    guint from = 0, last = 0, to = 0; /* what was typed, if a sentence of ours follows */
    gboolean below_buttons = FALSE;
    for (guint at = 0; at < r->count;) {
        const Paragraph p = paragraph_at(r, own_lines, at);
        at = MAX(p.to, at + 1);
        if (p.to == p.from)
            continue;
        if (p.leaves && below_buttons)
            return;
        if (p.ours || p.reference)
            take_as_typed(r, from, p.reference ? last : to);
        below_buttons = below_buttons || p.button;
        if (!below_buttons || p.ours || p.button || p.reference) {
            from = last = to = p.to;
            continue;
        }
        last = p.from;
        to = p.to;
    }
}

static gboolean begins_item(const char *line)
{
    gsize digits = strspn(line, "0123456789");
    return strchr("*-+", *line) != NULL || g_str_has_prefix(line, "\342\200\242")
           || (digits > 0 && strchr(".)", line[digits]) != NULL);
}

/* Without the links that programs put behind words: "ACCEPT<mailto:...>: yes". */
static void append_words(GString *to, const char *line)
{
    for (const char *p = line; *p != '\0';) {
        gsize inside = *p == '<' ? strcspn(p, " >") : 0;
        if (inside > 0 && p[inside] == '>' && memchr(p, ':', inside) != NULL) {
            p += inside + 1;
            continue;
        }
        g_string_append_c(to, *p++);
    }
}

/* The paragraph or list item of the letter that ends with line `last`, on one line. */
static char *paragraph_above(const ReplyLines *r, guint last)
{
    guint first = last;
    while (first > 0 && last - first + 1 < BELOW_LINES && is_from_letter(r, first - 1)
           && !begins_item(reply_line_without_marks(reply_line(r, first)))
           && !reply_line_is_blank(reply_line_without_marks(reply_line(r, first - 1))))
        first--;
    g_autoptr(GString) joined = g_string_new(NULL);
    for (guint i = first; i <= last; i++) {
        append_words(joined, reply_line_without_marks(reply_line(r, i)));
        g_string_append_c(joined, ' ');
    }
    return text_single_line(joined->str, BELOW_CHARACTERS);
}

void reply_inline_collect(const ReplyLines *r, GPtrArray *answers)
{
    gsize bytes = 0;
    guint above = r->count; /* the letter's last line with words; count: none yet */
    for (guint i = 0; i < r->count && answers->len < ANSWERS_MAX;) {
        if (r->kinds[i] != LINE_NEW || reply_line_is_blank(reply_line(r, i))) {
            if (is_from_letter(r, i)
                && !reply_line_is_blank(reply_line_without_marks(reply_line(r, i))))
                above = i;
            i++;
            continue;
        }
        g_autoptr(GString) typed = g_string_new(NULL);
        for (; i < r->count && !is_from_letter(r, i); i++)
            if (r->kinds[i] == LINE_NEW)
                g_string_append_printf(typed, "%s\n", reply_line(r, i));
        bytes += typed->len;
        if (above == r->count || bytes > ANSWERS_BYTES)
            continue;
        g_autofree char *text = reply_tidy(typed->str);
        g_autofree char *below = paragraph_above(r, above);
        inline_answer_add(answers, below, text);
    }
}
