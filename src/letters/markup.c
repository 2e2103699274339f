/* SPDX-License-Identifier: MIT */
/* The tree is parsed while every value is still one private-use character (value.h), which Markdown
   knows as a letter like any other. Here the characters are exchanged for the values, in text nodes
   and in the words of answer links only, where digits alone may come from a value. Whatever a value
   holds is then a text node's literal: cmark escapes it in HTML, flowed.c writes it as words. */
#include "letters/markup.h"

#include <string.h>

#include "base/failure.h"

enum { LONGEST_WORD = 40 };

static gboolean refuse(GError **error, const char *reason)
{
    failure_set(error, FAILURE_PERMANENT, "%s", reason);
    return FALSE;
}

static gboolean is_allowed(cmark_node_type type)
{
    static const cmark_node_type ALLOWED[] = {
        CMARK_NODE_DOCUMENT,  CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING, CMARK_NODE_BLOCK_QUOTE,
        CMARK_NODE_LIST,      CMARK_NODE_ITEM,      CMARK_NODE_TEXT,    CMARK_NODE_SOFTBREAK,
        CMARK_NODE_LINEBREAK, CMARK_NODE_EMPH,      CMARK_NODE_STRONG,  CMARK_NODE_LINK,
    };
    for (guint i = 0; i < G_N_ELEMENTS(ALLOWED); i++)
        if (ALLOWED[i] == type)
            return TRUE;
    return FALSE;
}

static cmark_node *text_node(const char *text)
{
    cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(node, text);
    return node;
}

static cmark_node *paragraph_of_lines(const char *text)
{
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        if (i > 0)
            cmark_node_append_child(paragraph, cmark_node_new(CMARK_NODE_LINEBREAK));
        cmark_node_append_child(paragraph, text_node(lines[i]));
    }
    return paragraph;
}

/* The first quote whose place is in `text`, or NULL. */
static const Value *find_quote(const Values *values, const char *text)
{
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        const Value *value = values_at(values, g_utf8_get_char(p));
        if (value != NULL && value->type == VALUE_QUOTE)
            return value;
    }
    return NULL;
}

static gboolean stands_alone_in_a_quote(cmark_node *text)
{
    cmark_node *paragraph = cmark_node_parent(text);
    cmark_node *quote = cmark_node_parent(paragraph);
    return cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH
           && cmark_node_get_type(quote) == CMARK_NODE_BLOCK_QUOTE
           && cmark_node_first_child(paragraph) == text && cmark_node_next(text) == NULL
           && g_utf8_strlen(cmark_node_get_literal(text), -1) == 1;
}

static gboolean put_in_quote(cmark_node *text, const Value *value, GError **error)
{
    if (!stands_alone_in_a_quote(text))
        return refuse(error, "somebody's own words stand alone on a line that begins with \"> \"");
    cmark_node *old = cmark_node_parent(text);
    g_auto(GStrv) paragraphs = g_strsplit(value->text, "\n\n", -1);
    for (guint i = 0; paragraphs[i] != NULL; i++)
        cmark_node_insert_before(old, paragraph_of_lines(paragraphs[i]));
    cmark_node_free(old);
    return TRUE;
}

/* An entry of a list of mentors, "{{mentor.number}}. ...": its number is the letter's, not
   Markdown's (which would count anew), and flowed.c must know that it is one. */
static void mark_if_entry(cmark_node *text, const Values *values)
{
    const Value *first = values_at(values, g_utf8_get_char(cmark_node_get_literal(text)));
    cmark_node *node = text;
    if (first == NULL || first->type != VALUE_NUMBER)
        return;
    while (cmark_node_previous(node) == NULL
           && cmark_node_get_type(node) >= CMARK_NODE_FIRST_INLINE)
        node = cmark_node_parent(node);
    if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH)
        cmark_node_set_user_data(node, node);
}

static gboolean put_in_text(cmark_node *text, const Values *values, GError **error)
{
    const char *literal = cmark_node_get_literal(text);
    const Value *quote = find_quote(values, literal);
    if (quote != NULL)
        return put_in_quote(text, quote, error);
    mark_if_entry(text, values);
    g_autofree char *whole = values_put_in(values, literal);
    cmark_node_set_literal(text, whole);
    return TRUE;
}

/* The words that the answer begins with: letters, digits and spaces, written with "_" for space.
   NULL if they are anything else. */
static char *reply_words(const char *target, const Values *values)
{
    GString *words = g_string_new(NULL);
    for (const char *p = target; *p != '\0' && words->len <= LONGEST_WORD;
         p = g_utf8_next_char(p)) {
        const Value *value = values_at(values, g_utf8_get_char(p));
        if (value != NULL && value->type == VALUE_NUMBER)
            g_string_append(words, value->text);
        else if (g_ascii_isalnum(*p))
            g_string_append_c(words, *p);
        else if (*p == '_')
            g_string_append_c(words, ' ');
        else
            return g_string_free(words, TRUE);
    }
    return g_string_free(words, words->len == 0 || words->len > LONGEST_WORD);
}

static char *answer_link(const Reply *reply, const char *words)
{
    gboolean carried = strstr(reply->address, reply->token) != NULL;
    g_autofree char *tag = g_strdup_printf(" [#%" G_GINT64_FORMAT "]", reply->request_number);
    g_autofree char *subject = g_strconcat(words, reply->request_number != 0 ? tag : NULL, NULL);
    g_autofree char *body =
        g_strconcat(words, carried ? NULL : "\r\n\r\nRef: ", reply->token, NULL);
    g_autofree char *to = g_uri_escape_string(reply->address, "@+", FALSE);
    g_autofree char *escaped_subject = g_uri_escape_string(subject, NULL, FALSE);
    g_autofree char *escaped_body = g_uri_escape_string(body, NULL, FALSE);
    return g_strdup_printf("mailto:%s?subject=%s&body=%s", to, escaped_subject, escaped_body);
}

static gboolean resolve_link(cmark_node *link, const Values *values, const Reply *reply,
                             GError **error)
{
    const char *url = cmark_node_get_url(link);
    if (!g_str_has_prefix(url, "reply:") || *cmark_node_get_title(link) != '\0')
        return refuse(error, "the only links are answers, [words](reply:WORD)");
    if (*reply->address == '\0')
        return refuse(error, "this letter asks for no answer, so it has no reply: link");
    g_autofree char *words = reply_words(url + strlen("reply:"), values);
    if (words == NULL)
        return refuse(error, "after reply: stand letters, digits, _ for a space, or a number");
    g_autofree char *whole = answer_link(reply, words);
    cmark_node_set_url(link, whole);
    return TRUE;
}

/* Loose lists come from empty lines that a condition left behind; one paragraph an item is tight.
 */
static void tighten(cmark_node *list)
{
    for (cmark_node *item = cmark_node_first_child(list); item != NULL;
         item = cmark_node_next(item)) {
        cmark_node *first = cmark_node_first_child(item);
        if (first != NULL && cmark_node_next(first) != NULL)
            return;
    }
    cmark_node_set_list_tight(list, 1);
}

static gboolean finish_node(cmark_node *node, const Values *values, const Reply *reply,
                            GError **error)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (!is_allowed(type))
        return refuse(error, "no HTML, pictures, code or ruled lines in a letter (a line that "
                             "begins with four spaces is code)");
    if (type == CMARK_NODE_TEXT)
        return put_in_text(node, values, error);
    if (type == CMARK_NODE_LINK)
        return resolve_link(node, values, reply, error);
    if (type == CMARK_NODE_LIST)
        tighten(node);
    if (type == CMARK_NODE_SOFTBREAK) {
        cmark_node_replace(node, cmark_node_new(CMARK_NODE_LINEBREAK));
        cmark_node_free(node);
    }
    return TRUE;
}

/* Collected first: the tree changes under an iterator's feet. */
static GPtrArray *all_nodes(cmark_node *document)
{
    GPtrArray *nodes = g_ptr_array_new();
    cmark_iter *walk = cmark_iter_new(document);
    for (cmark_event_type event = cmark_iter_next(walk); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(walk))
        if (event == CMARK_EVENT_ENTER)
            g_ptr_array_add(nodes, cmark_iter_get_node(walk));
    cmark_iter_free(walk);
    return nodes;
}

static guint line_of(cmark_node *node)
{
    while (cmark_node_get_start_line(node) == 0 && cmark_node_parent(node) != NULL)
        node = cmark_node_parent(node);
    return (guint)MAX(cmark_node_get_start_line(node), 1);
}

cmark_node *markup_parse(const char *markdown, const Values *values, const Reply *reply,
                         guint *line, GError **error)
{
    g_autoptr(cmark_node) document =
        cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    cmark_consolidate_text_nodes(document);
    g_autoptr(GPtrArray) nodes = all_nodes(document);
    for (guint i = 0; i < nodes->len; i++) {
        guint at = line_of(nodes->pdata[i]);
        if (!finish_node(nodes->pdata[i], values, reply, error)) {
            *line = at;
            return NULL;
        }
    }
    return g_steal_pointer(&document);
}

void markup_append(cmark_node *document, const char *text)
{
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    cmark_node_append_child(paragraph, text_node(text));
    cmark_node_set_user_data(paragraph, paragraph);
    cmark_node_append_child(document, paragraph);
}
