/* SPDX-License-Identifier: MIT */
#include "letters/compile.h"

#include <string.h>

#include "letters/fact.h"
#include "letters/markup.h"
#include "letters/tag.h"

enum { DEEPEST_PARTS = 3 };

/* Plane 16, private use: no value has its place there and no template may hold it. */
#define NEWLINE "\xf4\x80\x80\x80"

typedef struct {
    gboolean loop;
    guint line;
    char *variable;   /* of a loop */
    const Fact *list; /* walked through; NULL if it is none */
} Block;

/* One file on its way. */
typedef struct {
    Check *check;
    const char *path;
    guint line;
    guint depth;
    gboolean in_subject;
    GPtrArray *blocks; /* Block: the open ones */
    GString *ready;    /* for template-glib */
    GString *sketch;   /* Markdown with every branch in it and samples' places for values */
    Values *samples;
    char *sample_of[3]; /* by ValueType */
} Walk;

static void block_free(gpointer data)
{
    Block *block = data;
    g_free(block->variable);
    g_free(block);
}

void check_add(Check *check, const char *path, guint line, const char *reason)
{
    g_autofree char *finding = g_strdup_printf("%s:%u: %s", path, line, reason);
    for (guint i = 0; i < check->findings->len; i++)
        if (g_str_equal(check->findings->pdata[i], finding))
            return;
    g_ptr_array_add(check->findings, g_steal_pointer(&finding));
}

static void found(const Walk *walk, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void found(const Walk *walk, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *reason = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    check_add(walk->check, walk->path, walk->line, reason);
}

/* The open loop of that variable, or NULL. */
static const Block *find_loop(const Walk *walk, const char *name)
{
    for (guint i = 0; i < walk->blocks->len; i++) {
        const Block *block = walk->blocks->pdata[i];
        if (block->loop && g_str_equal(block->variable, name))
            return block;
    }
    return NULL;
}

/* The fact, if there is one and every reader of this letter may see it. */
static const Fact *look_up(const Walk *walk, const char *name)
{
    const Fact *fact = fact_find(name);
    if (fact == NULL)
        found(walk, "there is no fact \"%s\" (templates/README.md lists them)", name);
    else if ((fact->readers & walk->check->readers) != walk->check->readers)
        found(walk, "\"%s\" is not for everybody who reads this letter", name);
    else if (walk->in_subject && !fact->in_subject)
        found(walk, "\"%s\" may not stand in a subject", name);
    else
        return fact;
    return NULL;
}

/* FALSE if it is no field of a loop's variable; what is wrong with it is found here. */
static gboolean check_field(const Walk *walk, const Tag *tag)
{
    const Block *loop = find_loop(walk, tag->name);
    EntryField field = entry_field_find(tag->field);
    if (loop == NULL)
        found(walk, "\"%s.%s\" stands in no {{for %s in ...}}", tag->name, tag->field, tag->name);
    else if (field == ENTRY_FIELD_COUNT)
        found(walk, "nothing on a list has a \"%s\"", tag->field);
    else if (loop->list != NULL && !entry_field_is_of(field, loop->list))
        found(walk, "what stands on \"%s\" has no \"%s\"", loop->list->name, tag->field);
    else
        return TRUE;
    return FALSE;
}

static void sketch_value(Walk *walk, ValueType type)
{
    g_string_append(walk->sketch, walk->sample_of[type]);
}

static void check_value(Walk *walk, const Tag *tag)
{
    if (tag->field != NULL) {
        if (check_field(walk, tag))
            sketch_value(walk, entry_field_is_number(entry_field_find(tag->field)) ? VALUE_NUMBER
                                                                                   : VALUE_LINE);
        return;
    }
    const Fact *fact = look_up(walk, tag->name);
    if (fact == NULL)
        return;
    if (fact->type == FACT_LINE || fact->type == FACT_QUOTE)
        sketch_value(walk, fact->type == FACT_QUOTE ? VALUE_QUOTE : VALUE_LINE);
    else
        found(walk, "\"%s\" is for {{if}} or {{for}}, it cannot be printed", tag->name);
}

static void check_condition(const Walk *walk, const Tag *tag)
{
    if (tag->field != NULL) {
        if (check_field(walk, tag) && tag->compared != NULL)
            found(walk, "\"%s.%s\" can only be asked for, not compared", tag->name, tag->field);
        return;
    }
    const Fact *fact = look_up(walk, tag->name);
    if (fact == NULL)
        return;
    const char *comparable =
        fact->type == FACT_NUMBER ? "number" : (fact->type == FACT_WORD ? "word" : NULL);
    if (fact_is_list(fact))
        found(walk, "\"%s\" is a list: ask for its number, or use {{for}}", tag->name);
    else if (tag->compared != NULL && g_strcmp0(tag->compared, comparable) != 0)
        found(walk, "\"%s\" cannot be compared with a %s", tag->name, tag->compared);
}

static void open_block(Walk *walk, const Tag *tag, const Fact *list)
{
    Block *block = g_new0(Block, 1);
    block->loop = tag->kind == TAG_FOR;
    block->line = walk->line;
    block->variable = block->loop ? g_strdup(tag->name) : NULL;
    block->list = list;
    g_ptr_array_add(walk->blocks, block);
}

static void check_loop(Walk *walk, const Tag *tag)
{
    const Fact *fact = look_up(walk, tag->list);
    gboolean walks = fact != NULL && fact_is_list(fact);
    if (fact != NULL && !walks)
        found(walk, "\"%s\" is no list", tag->list);
    if (fact_find(tag->name) != NULL || find_loop(walk, tag->name) != NULL)
        found(walk, "\"%s\" is taken, choose another word after {{for", tag->name);
    open_block(walk, tag, walks ? fact : NULL);
}

static void check_else(const Walk *walk)
{
    const Block *innermost =
        walk->blocks->len > 0 ? walk->blocks->pdata[walk->blocks->len - 1] : NULL;
    if (innermost == NULL || innermost->loop)
        found(walk, "this {{else}} belongs to no {{if}}");
}

static void close_block(Walk *walk)
{
    if (walk->blocks->len == 0)
        found(walk, "this {{end}} closes nothing");
    else
        g_ptr_array_set_size(walk->blocks, (int)walk->blocks->len - 1);
}

static char *compile(Check *check, const Source *source, gboolean subject, guint depth);

static void put_part_in(Walk *walk, const char *name)
{
    if (walk->depth >= DEEPEST_PARTS || walk->in_subject) {
        found(walk, "no part can be included here");
        return;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(Source) part = source_load(walk->check->folder, name, FALSE, &error);
    if (part == NULL) {
        found(walk, "%s", error->message);
        return;
    }
    g_autofree char *text = compile(walk->check, part, FALSE, walk->depth + 1);
    g_string_append(walk->ready, text);
}

static void take_tag(Walk *walk, const Tag *tag, const char *text)
{
    if (tag->kind != TAG_INCLUDE)
        g_string_append_printf(walk->ready, "{{%s}}", text);
    switch (tag->kind) {
    case TAG_VALUE:
        check_value(walk, tag);
        break;
    case TAG_IF:
        check_condition(walk, tag);
        open_block(walk, tag, NULL);
        break;
    case TAG_ELSE_IF:
        check_condition(walk, tag);
        check_else(walk);
        break;
    case TAG_ELSE:
        check_else(walk);
        break;
    case TAG_END:
        close_block(walk);
        break;
    case TAG_FOR:
        check_loop(walk, tag);
        break;
    case TAG_INCLUDE:
        put_part_in(walk, tag->name);
        break;
    }
}

static void take_text(Walk *walk, const char *start, const char *end)
{
    for (const char *p = start; p < end; p++) {
        if (*p == '\n')
            g_string_append(walk->ready, NEWLINE);
        else
            g_string_append_c(walk->ready, *p);
        g_string_append_c(walk->sketch, *p);
        walk->line += *p == '\n';
    }
}

/* Where the text goes on after a tag: behind the newline if nothing else stands on its line. */
static const char *after_tag(Walk *walk, const char *line_start, const char *start, const char *end)
{
    size_t before = strspn(line_start, " ");
    size_t after = strspn(end, " ");
    if (line_start + before != start || end[after] != '\n')
        return end;
    g_string_append_c(walk->sketch, '\n');
    walk->line++;
    return end + after + 1;
}

static void take_all(Walk *walk, const char *text)
{
    const char *start, *end, *line_start = text;
    gboolean closed;
    while (tag_find(text, &start, &end, &closed)) {
        const char *newline = g_strrstr_len(text, start - text, "\n");
        line_start = newline != NULL ? newline + 1 : line_start;
        take_text(walk, text, start);
        g_autofree char *inside = closed ? g_strndup(start + 2, (gsize)(end - start - 4)) : NULL;
        g_autoptr(Tag) tag = closed ? tag_parse(inside) : NULL;
        if (!closed || tag == NULL || (start > line_start && start[-1] == '\\'))
            found(walk, "what {{...}} says is not understood");
        else
            take_tag(walk, tag, inside);
        text = end;
        if (tag != NULL && tag->kind != TAG_VALUE)
            text = after_tag(walk, line_start, start, end);
        if (text > end)
            line_start = text;
    }
    take_text(walk, text, text + strlen(text));
}

/* Every branch at once is still a letter's Markdown, and what no letter may hold shows in it. */
static void check_markdown(const Walk *walk, guint first_line)
{
    g_autoptr(GError) error = NULL;
    guint line = 1;
    const Reply reply = {.address = walk->check->answers ? "mentoring@programme.example" : "",
                         .token = ""};
    g_autoptr(cmark_node) document =
        markup_parse(walk->sketch->str, walk->samples, &reply, &line, &error);
    if (document == NULL)
        check_add(walk->check, walk->path, first_line + line - 1, error->message);
}

static char *compile(Check *check, const Source *source, gboolean subject, guint depth)
{
    guint first_line = subject ? source->subject_line : source->body_line;
    g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func(block_free);
    g_autoptr(GString) sketch = g_string_new(NULL);
    g_autoptr(Values) samples = values_new();
    g_autofree char *line = values_add(samples, VALUE_LINE, "value", G_MAXINT);
    g_autofree char *number = values_add(samples, VALUE_NUMBER, "1", G_MAXINT);
    g_autofree char *quote = values_add(samples, VALUE_QUOTE, "words", G_MAXINT);
    Walk walk = {.check = check,
                 .path = source->path,
                 .line = first_line,
                 .depth = depth,
                 .in_subject = subject,
                 .blocks = blocks,
                 .ready = g_string_new(NULL),
                 .sketch = sketch,
                 .samples = samples,
                 .sample_of = {line, number, quote}};
    take_all(&walk, subject ? source->subject : source->body);
    for (guint i = 0; i < blocks->len; i++)
        check_add(check, source->path, ((const Block *)blocks->pdata[i])->line,
                  "this {{if}} or {{for}} has no {{end}}");
    if (!subject)
        check_markdown(&walk, first_line);
    return g_string_free(walk.ready, FALSE);
}

char *compile_subject(Check *check, const Source *source)
{
    return compile(check, source, TRUE, 0);
}

char *compile_body(Check *check, const Source *source)
{
    return compile(check, source, FALSE, 0);
}

char *compiled_restore_newlines(const char *expanded)
{
    g_auto(GStrv) lines = g_strsplit(expanded, NEWLINE, -1);
    return g_strjoinv("\n", lines);
}
