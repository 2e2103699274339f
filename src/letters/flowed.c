/* SPDX-License-Identifier: MIT */
#include "letters/flowed.h"

#include <glib.h>
#include <string.h>

enum { COLUMNS = 72 };

typedef struct {
    GString *out;
    guint quotes;        /* depth */
    const char *marker;  /* of the item whose first line comes next, else "" */
    gboolean structured; /* the next line begins with what is meant as structure */
} Page;

static guint width(const char *text)
{
    guint columns = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        columns += g_unichar_iszerowidth(c) ? 0 : (g_unichar_iswide(c) ? 2 : 1);
    }
    return columns;
}

static gboolean begins_like_structure(const char *line)
{
    size_t digits = strspn(line, "0123456789");
    gboolean numbered = digits > 0 && (line[digits] == '.' || line[digits] == ')');
    return *line == ' ' || *line == '>' || g_str_has_prefix(line, "From ")
           || g_str_has_prefix(line, "Ref:") || g_str_has_prefix(line, "* ") || numbered;
}

static void append_quote_marks(Page *page)
{
    for (guint i = 0; i < page->quotes; i++)
        g_string_append_c(page->out, '>');
}

/* One line of the text. Inside a quote every line is stuffed, which reads as "> ". */
static void append_line(Page *page, const char *line, gboolean goes_on)
{
    append_quote_marks(page);
    gboolean meant = page->structured || *page->marker != '\0';
    if (page->quotes > 0 || (!meant && begins_like_structure(line)))
        g_string_append_c(page->out, ' ');
    g_string_append(page->out, page->marker);
    page->marker = "";
    page->structured = FALSE;
    g_string_append(page->out, line);
    g_string_append(page->out, goes_on ? " \n" : "\n");
}

static guint room(const Page *page)
{
    guint stuffing = page->quotes + 1;
    guint space_at_the_end = 1;
    return COLUMNS - MIN(stuffing + space_at_the_end + (guint)strlen(page->marker), COLUMNS / 2);
}

/* Writes the full line that `next` has no room in, and leaves in it what goes on to the new one:
   mostly nothing, but "September" rather than that the new one begins with "2026.", which looks
   like an entry of a list. */
static void break_line(Page *page, GString *line, const char *next)
{
    g_autofree char *carried = NULL;
    const char *space = begins_like_structure(next) ? strrchr(line->str, ' ') : NULL;
    if (space != NULL && space - line->str > COLUMNS / 2
        && width(space + 1) + 1 + width(next) <= room(page)) {
        carried = g_strdup(space + 1);
        g_string_truncate(line, space - line->str);
    }
    append_line(page, line->str, TRUE);
    g_string_assign(line, carried != NULL ? carried : "");
}

/* "-- " alone on a line would begin a signature, so nothing is broken off after "--". */
static void append_words(Page *page, const char *text)
{
    g_auto(GStrv) words = g_strsplit_set(text, " \t", -1);
    g_autoptr(GString) line = g_string_new(NULL);
    guint used = 0; /* kept beside the line: measuring it anew for each word takes its square */
    for (char **word = words; *word != NULL; word++) {
        guint columns = width(*word);
        if (**word == '\0')
            continue;
        if (line->len > 0 && used + 1 + columns > room(page) && strcmp(line->str, "--") != 0) {
            break_line(page, line, *word);
            used = width(line->str);
        }
        used = line->len > 0 ? used + 1 + columns : columns;
        if (line->len > 0)
            g_string_append_c(line, ' ');
        g_string_append(line, *word);
    }
    append_line(page, line->str, FALSE);
}

/* A block's words, with LF for its line breaks. */
static char *inline_text(cmark_node *block)
{
    GString *text = g_string_new(NULL);
    cmark_iter *walk = cmark_iter_new(block);
    while (cmark_iter_next(walk) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT)
            g_string_append(text, cmark_node_get_literal(node));
        else if (type == CMARK_NODE_LINEBREAK)
            g_string_append_c(text, '\n');
    }
    cmark_iter_free(walk);
    return g_string_free(text, FALSE);
}

static void append_paragraph(Page *page, cmark_node *block)
{
    g_autofree char *text = inline_text(block);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    page->structured = cmark_node_get_user_data(block) != NULL;
    for (char **line = lines; *line != NULL; line++)
        append_words(page, *line);
}

static void append_gap(Page *page)
{
    append_quote_marks(page);
    g_string_append_c(page->out, '\n');
}

static void append_block(Page *page, cmark_node *block);

static void append_blocks(Page *page, cmark_node *parent, gboolean with_gaps)
{
    for (cmark_node *block = cmark_node_first_child(parent); block != NULL;
         block = cmark_node_next(block)) {
        if (with_gaps && cmark_node_previous(block) != NULL)
            append_gap(page);
        append_block(page, block);
    }
}

static void append_list(Page *page, cmark_node *list)
{
    gboolean numbered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    int number = cmark_node_get_list_start(list);
    for (cmark_node *item = cmark_node_first_child(list); item != NULL;
         item = cmark_node_next(item)) {
        g_autofree char *marker = numbered ? g_strdup_printf("%d. ", number++) : g_strdup("* ");
        if (cmark_node_previous(item) != NULL && !cmark_node_get_list_tight(list))
            append_gap(page);
        page->marker = marker;
        append_blocks(page, item, !cmark_node_get_list_tight(list));
        page->marker = "";
    }
}

static void append_block(Page *page, cmark_node *block)
{
    switch ((int)cmark_node_get_type(block)) {
    case CMARK_NODE_BLOCK_QUOTE:
        page->quotes++;
        append_blocks(page, block, TRUE);
        page->quotes--;
        break;
    case CMARK_NODE_LIST:
        append_list(page, block);
        break;
    default: /* markup.c lets no other block through but paragraphs and headings */
        append_paragraph(page, block);
        break;
    }
}

char *flowed_render(cmark_node *document)
{
    Page page = {.out = g_string_new(NULL), .marker = ""};
    append_blocks(&page, document, TRUE);
    return g_string_free(page.out, FALSE);
}
