/* SPDX-License-Identifier: MIT */
#include "message/html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/text.h"

enum {
    HTML_MAX = 1024 * 1024,
    TAGS_MAX = 40000, /* a tree of more takes longer to build than any mail is worth */
    TEXT_MAX = 512 * 1024,
    NODES_MAX = 300000,
    ATTRIBUTE_MAX = 512
};

/* The text that grows while the tree is walked. */
typedef struct {
    GString *text;
    guint quote_depth;    /* inside so many quoting elements */
    gboolean rest_quoted; /* behind a separator: to the end */
    guint hidden_depth, pre_depth;
    gboolean line_open; /* the current line has its prefix */
    guint blank_lines;  /* line breaks that are due before the next word */
    gboolean space_due;
    guint nodes;
} Writer;

static const char *const block_names[] = {
    "address", "article", "aside",    "blockquote", "body",  "center", "dd",   "div",
    "dl",      "dt",      "fieldset", "footer",     "form",  "h1",     "h2",   "h3",
    "h4",      "h5",      "h6",       "header",     "hr",    "li",     "main", "nav",
    "ol",      "p",       "pre",      "section",    "table", "tr",     "ul",   NULL};
static const char *const spaced_names[] = {"p",  "h1", "h2", "h3", "h4",  "h5",
                                           "h6", "ul", "ol", "dl", "pre", NULL};
static const char *const dropped_names[] = {"head",     "style",  "script", "title",  "template",
                                            "noscript", "object", "embed",  "iframe", "textarea",
                                            "select",   "svg",    "math",   NULL};
/* Ids and classes of elements that hold the mail that is answered, by program. */
static const char *const quote_ids[] = {"divRplyFwdMsg",
                                        "x_divRplyFwdMsg",
                                        "OLK_SRC_BODY_SECTION",
                                        "mail-editor-reference-message-container",
                                        "ms-outlook-mobile-body-separator-line",
                                        "reply-intro",
                                        "isForwardContent",
                                        "isReplyContent",
                                        "replySplit",
                                        NULL};
static const char *const quote_classes[] = {
    "gmail_attr",       "gmail_signature_quote", "moz-cite-prefix",    "moz-forward-container",
    "yahoo_quoted",     "protonmail_quote",      "zmail_extra",        "tutanota_quote",
    "WM_QUOTE_CONTENT", "gmail_extra_quote",     "yahoo-quoted-begin", NULL};
/* Ids of elements behind which everything is the mail that is answered. */
static const char *const separator_ids[] = {
    "appendonsend",  "x_appendonsend",
    "divRplyFwdMsg", "x_divRplyFwdMsg",
    "stopSpelling",  "ms-outlook-mobile-body-separator-line",
    "replySplit",    NULL};

static gboolean is_one_of(const char *word, const char *const *list)
{
    for (; *list != NULL; list++)
        if (((*word ^ **list) & 0x5f) == 0 && g_ascii_strcasecmp(word, *list) == 0)
            return TRUE;
    return FALSE;
}

/* The attribute without white space, lower-cased and cut: enough to look for a few patterns. */
static void attribute_compact(const xmlNode *node, const char *name, char out[ATTRIBUTE_MAX])
{
    gsize length = 0;
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
        if (g_ascii_strcasecmp((const char *)a->name, name) != 0)
            continue;
        const xmlNode *value = a->children;
        const char *p = value != NULL && value->content != NULL ? (const char *)value->content : "";
        for (; *p != '\0' && length + 1 < ATTRIBUTE_MAX; p++)
            if (!g_ascii_isspace(*p))
                out[length++] = g_ascii_tolower(*p);
        break;
    }
    out[length] = '\0';
}

static const char *attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
        if (g_ascii_strcasecmp((const char *)a->name, name) == 0 && a->children != NULL
            && a->children->content != NULL)
            return (const char *)a->children->content;
    return "";
}

static gboolean has_class(const xmlNode *node, const char *const *classes)
{
    const char *class = attribute(node, "class");
    if (*class == '\0')
        return FALSE;
    g_auto(GStrv) words = g_strsplit_set(class, " \t\r\n", 32);
    for (char **word = words; *word != NULL; word++)
        if (is_one_of(g_str_has_prefix(*word, "x_") ? *word + 2 : *word, classes))
            return TRUE;
    return FALSE;
}

/* "name:value" as a whole declaration in a compact style, so that max-height:0 is not height:01. */
static gboolean style_has(const char *style, const char *declaration)
{
    gsize length = strlen(declaration);
    for (const char *p = strstr(style, declaration); p != NULL; p = strstr(p + 1, declaration)) {
        char before = p == style ? ';' : p[-1];
        char after = p[length];
        if (before == ';' && (after == '\0' || after == ';' || after == '!' || after == 'p'))
            return TRUE;
    }
    return FALSE;
}

static gboolean is_hidden(const xmlNode *node)
{
    static const char *const hiding[] = {
        "display:none", "visibility:hidden",      "font-size:0",       "mso-hide:all",
        "opacity:0",    "font-size:0.0",          "color:#fff",        "color:#ffffff",
        "color:white",  "color:rgb(255,255,255)", "color:transparent", "font-size:1px",
        "font-size:1",  "font-size:0em",          "color:#fefefe",     "color:rgba(0,0,0,0)",

    };
    char style[ATTRIBUTE_MAX];
    attribute_compact(node, "style", style);
    gboolean on_colour = strstr(style, "background") != NULL;
    for (gsize i = 0; *style != '\0' && i < G_N_ELEMENTS(hiding); i++)
        if (style_has(style, hiding[i]) && !(on_colour && hiding[i][0] == 'c'))
            return TRUE;
    char colour[ATTRIBUTE_MAX];
    attribute_compact(node, "color", colour);
    if (strcmp((const char *)node->name, "font") == 0
        && (strcmp(colour, "white") == 0 || g_str_has_prefix(colour, "#ffffff")
            || strcmp(colour, "#fff") == 0))
        return TRUE;
    if (style_has(style, "max-height:0") && strstr(style, "overflow:hidden") != NULL)
        return TRUE;
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
        if (g_ascii_strcasecmp((const char *)a->name, "hidden") == 0)
            return TRUE;
    return FALSE;
}

/* Outlook's line above "From: ... Sent: ...": everything behind it is the original. */
static gboolean is_outlook_border(const xmlNode *node)
{
    char style[ATTRIBUTE_MAX];
    attribute_compact(node, "style", style);
    return strstr(style, "border:none;border-top:solid#") != NULL
           && strstr(style, "padding:3.0pt0") != NULL;
}

static gboolean has_blockquote(const xmlNode *root)
{
    guint budget = 2000;
    for (const xmlNode *node = root->children; node != NULL && budget > 0; budget--) {
        if (node->name != NULL && g_ascii_strcasecmp((const char *)node->name, "blockquote") == 0)
            return TRUE;
        if (node->children != NULL && node->type == XML_ELEMENT_NODE) {
            node = node->children;
            continue;
        }
        while (node != root && node->next == NULL)
            node = node->parent;
        node = node == root ? NULL : node->next;
    }
    return FALSE;
}

/* A blockquote is the mail that is answered, unless it is Gmail's way to indent own words. */
static gboolean quotes(const xmlNode *node, const char *name)
{
    static const char *const gmail_quote[] = {"gmail_quote", "gmail_extra", NULL};
    if (strcmp(name, "blockquote") == 0) {
        char style[ATTRIBUTE_MAX];
        attribute_compact(node, "style", style);
        return strstr(style, "margin:0040px") == NULL && strstr(style, "margin:00040px") == NULL;
    }
    if (has_class(node, gmail_quote) && strcmp(name, "div") == 0)
        return has_class(node, (const char *const[]){"gmail_quote", NULL}) && !has_blockquote(node);
    return node->properties != NULL
           && (is_one_of(attribute(node, "id"), quote_ids) || has_class(node, quote_classes));
}

static gboolean separates(const xmlNode *node, const char *name)
{
    if (node->properties == NULL)
        return FALSE;
    if (strcmp(name, "div") == 0 && is_outlook_border(node))
        return TRUE;
    return is_one_of(attribute(node, "id"), separator_ids);
}

static void end_line(Writer *w, guint lines)
{
    w->blank_lines = MAX(w->blank_lines, lines);
    w->space_due = FALSE;
}

/* Writes the line breaks that are due and the quote mark of the line that begins. */
static void begin_text(Writer *w)
{
    gboolean quoted = w->quote_depth > 0 || w->rest_quoted;
    if (w->text->len > 0 && w->blank_lines > 0) {
        for (guint i = 0; i < MIN(w->blank_lines, 2); i++)
            g_string_append(w->text, i > 0 && quoted ? ">\n" : "\n");
        w->line_open = FALSE;
    }
    w->blank_lines = 0;
    if (!w->line_open && quoted)
        g_string_append(w->text, w->quote_depth > 0 ? "> " : ">| ");
    w->line_open = TRUE;
}

/* Blanks as a browser folds them, and line ends that only an entity brings here: they must not
   start a line that has no quote mark. */
static gboolean is_blank(gunichar c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0 || c == 0x85 || c == 0x2028
           || c == 0x2029;
}

static void write_words(Writer *w, const char *content)
{
    for (const char *p = content; *p != '\0' && w->text->len < TEXT_MAX; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (w->pre_depth > 0 && c == '\n') {
            w->blank_lines = MIN(w->blank_lines + 1, 2);
            w->space_due = FALSE;
        } else if (is_blank(c)) {
            w->space_due = w->space_due || (w->line_open && w->blank_lines == 0);
        } else {
            if (w->blank_lines > 0 || !w->line_open)
                begin_text(w);
            else if (w->space_due)
                g_string_append_c(w->text, ' ');
            w->space_due = FALSE;
            g_string_append_unichar(w->text, c);
        }
    }
}

/* The number that the reader sees before an item of an ordered list. The list's node keeps count,
   in the place that libxml2 leaves to its callers. */
static void write_list_mark(Writer *w, const xmlNode *item)
{
    xmlNode *list = item->parent;
    if (list == NULL || list->name == NULL
        || g_ascii_strcasecmp((const char *)list->name, "ol") != 0)
        return;
    guint number = GPOINTER_TO_UINT(list->_private) + 1;
    list->_private = GUINT_TO_POINTER(number);
    g_autofree char *mark = g_strdup_printf("%u. ", number);
    write_words(w, mark);
}

/* What the walk remembers of an open element lies in the counters, so entering and leaving must
   judge alike: both ask this. */
typedef struct {
    gboolean block, spaced, hidden, quote, pre;
} Nature;

static Nature nature_of(const xmlNode *node)
{
    const char *name = (const char *)node->name;
    Nature nature = {0};
    nature.block = is_one_of(name, block_names);
    nature.spaced = is_one_of(name, spaced_names);
    nature.hidden = is_one_of(name, dropped_names) || (node->properties != NULL && is_hidden(node));
    nature.quote = quotes(node, name);
    nature.pre = strcmp(name, "pre") == 0;
    return nature;
}

static void enter(Writer *w, const xmlNode *node)
{
    const char *name = (const char *)node->name;
    Nature nature = nature_of(node);
    w->hidden_depth += nature.hidden;
    if (w->hidden_depth > 0)
        return;
    if (strcmp(name, "br") == 0) {
        w->blank_lines = w->text->len > 0 ? MIN(w->blank_lines + 1, 3) : 0;
        w->space_due = FALSE;
    }
    if (nature.block || nature.quote)
        end_line(w, nature.spaced ? 2 : 1);
    if (separates(node, name))
        w->rest_quoted = TRUE;
    w->quote_depth += nature.quote;
    w->pre_depth += nature.pre;
    if (strcmp(name, "li") == 0)
        write_list_mark(w, node);
}

static void leave(Writer *w, const xmlNode *node)
{
    Nature nature = nature_of(node);
    const char *name = (const char *)node->name;
    if (w->hidden_depth == 0) {
        if (nature.block || nature.quote)
            end_line(w, nature.spaced ? 2 : 1);
        else if (strcmp(name, "td") == 0 || strcmp(name, "th") == 0)
            w->space_due = w->line_open;
        w->quote_depth -= nature.quote;
        w->pre_depth -= nature.pre;
    }
    w->hidden_depth -= nature.hidden;
}

static void visit(Writer *w, const xmlNode *node)
{
    if (node->type == XML_ELEMENT_NODE)
        enter(w, node);
    else if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
             && w->hidden_depth == 0 && node->content != NULL)
        write_words(w, (const char *)node->content);
}

/* Down, along and up by the tree's own pointers: no recursion, whatever the depth. */
static void walk(Writer *w, const xmlNode *root)
{
    const xmlNode *node = root;
    while (node != NULL && w->nodes++ < NODES_MAX && w->text->len < TEXT_MAX) {
        visit(w, node);
        if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
            node = node->children;
            continue;
        }
        if (node->type == XML_ELEMENT_NODE)
            leave(w, node);
        while (node != root && node->next == NULL) {
            node = node->parent;
            if (node->type == XML_ELEMENT_NODE)
                leave(w, node);
        }
        node = node == root ? NULL : node->next;
    }
}

/* How much of the document is read: whole characters, and not too many tags. */
static gsize readable_length(const char *html)
{
    guint tags = 0;
    const char *end = html;
    for (const char *tag = strchr(html, '<'); tag != NULL && tags < TAGS_MAX; tags++) {
        end = tag;
        tag = strchr(tag + 1, '<');
    }
    gsize length = tags < TAGS_MAX ? strlen(html) : (gsize)(end - html);
    if (length <= HTML_MAX)
        return length;
    const char *last = g_utf8_find_prev_char(html, html + HTML_MAX + 1);
    return last != NULL ? (gsize)(last - html) : 0;
}

void html_prepare(void)
{
    xmlInitParser();
    g_free(html_to_text("<p>a&eacute;&#8217;<b>c"));
}

char *html_to_text(const char *html)
{
    htmlDocPtr document =
        htmlReadMemory(html, (int)readable_length(html), NULL, "utf-8",
                       HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                           | HTML_PARSE_RECOVER | HTML_PARSE_COMPACT);
    Writer w = {.text = g_string_new(NULL)};
    xmlNode *root = document != NULL ? xmlDocGetRootElement(document) : NULL;
    if (root != NULL)
        walk(&w, root);
    if (w.text->len > 0)
        g_string_append_c(w.text, '\n');
    xmlFreeDoc(document);
    char *clean = text_clean(w.text->str, (gssize)w.text->len);
    g_string_free(w.text, TRUE);
    return clean;
}
