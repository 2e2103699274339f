/* SPDX-License-Identifier: MIT */
#include "letters/letters.h"

#include <string.h>

#include "base/address.h"
#include "base/failure.h"
#include "base/text.h"
#include "letters/compile.h"
#include "letters/fact.h"
#include "letters/flowed.h"
#include "letters/frame.h"
#include "letters/markup.h"
#include "letters/scope.h"

enum { LONGEST_SUBJECT = 150 };

typedef struct {
    TmplTemplate *subject;
    TmplTemplate *body;
} Template;

struct Templates {
    Template by_kind[LETTER_COUNT];
    char *frame;
};

void templates_free(Templates *templates)
{
    if (templates == NULL)
        return;
    for (guint kind = 0; kind < LETTER_COUNT; kind++) {
        g_clear_object(&templates->by_kind[kind].subject);
        g_clear_object(&templates->by_kind[kind].body);
    }
    g_free(templates->frame);
    g_free(templates);
}

/* What passed the checks and yet does not parse has no line of its own to name. */
static TmplTemplate *parse(Check *check, const Source *source, guint line, const char *compiled)
{
    g_autoptr(TmplTemplate) parsed = tmpl_template_new(NULL);
    g_autoptr(GError) error = NULL;
    if (tmpl_template_parse_string(parsed, compiled, &error))
        return g_steal_pointer(&parsed);
    check_add(check, source->path, line, error->message);
    return NULL;
}

static void load_kind(Templates *templates, LetterKind kind, Check *check)
{
    g_autofree char *name = g_strconcat(letter_kind_name(kind), ".md", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(Source) source = source_load(check->folder, name, TRUE, &error);
    if (source == NULL) {
        g_ptr_array_add(check->findings, g_strdup(error->message));
        return;
    }
    check->readers = letter_kind_readers(kind);
    check->answers = letter_kind_purpose(kind) != PURPOSE_NONE;
    guint before = check->findings->len;
    g_autofree char *subject = compile_subject(check, source);
    g_autofree char *body = compile_body(check, source);
    if (check->findings->len > before)
        return;
    templates->by_kind[kind].subject = parse(check, source, source->subject_line, subject);
    templates->by_kind[kind].body = parse(check, source, source->body_line, body);
}

Templates *templates_load(const char *folder, GError **error)
{
    g_autoptr(Templates) templates = g_new0(Templates, 1);
    g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(g_free);
    Check check = {.folder = folder, .findings = findings};
    templates->frame = frame_load(&check);
    for (guint kind = 0; kind < LETTER_COUNT; kind++)
        load_kind(templates, (LetterKind)kind, &check);
    if (findings->len == 0)
        return g_steal_pointer(&templates);
    g_ptr_array_add(findings, NULL);
    g_autofree char *all = g_strjoinv("\n", (char **)findings->pdata);
    failure_set(error, FAILURE_OPERATOR, "%s", all);
    return NULL;
}

/* Every name was checked when it was loaded, so a failure here is one of the template's sense. */
static char *expand(TmplTemplate *template, TmplScope *scope, LetterKind kind, GError **error)
{
    g_autoptr(GError) why = NULL;
    char *expanded = tmpl_template_expand_string(template, scope, &why);
    if (expanded == NULL)
        failure_set(error, FAILURE_PERMANENT, "letter %s: %s", letter_kind_name(kind),
                    why->message);
    return expanded;
}

static char *write_subject(TmplTemplate *template, TmplScope *scope, const Values *values,
                           const LetterContext *context, GError **error)
{
    g_autofree char *expanded = expand(template, scope, context->letter->kind, error);
    if (expanded == NULL)
        return NULL;
    g_autofree char *whole = values_put_in(values, expanded);
    g_autofree char *line = text_single_line(whole, LONGEST_SUBJECT);
    if (context->case_ == NULL)
        return g_steal_pointer(&line);
    return g_strdup_printf("%s [#%" G_GINT64_FORMAT "]", line, context->case_->request->number);
}

static cmark_node *write_body(TmplTemplate *template, TmplScope *scope, const Values *values,
                              const LetterContext *context, GError **error)
{
    LetterKind kind = context->letter->kind;
    g_autofree char *expanded = expand(template, scope, kind, error);
    if (expanded == NULL)
        return NULL;
    g_autofree char *markdown = compiled_restore_newlines(expanded);
    const Case *case_ = context->case_;
    const Reply reply = {.address = context->reply_address,
                         .token = context->token,
                         .request_number = case_ != NULL ? case_->request->number : 0};
    g_autoptr(GError) why = NULL;
    guint line = 0;
    cmark_node *document = markup_parse(markdown, values, &reply, &line, &why);
    if (document == NULL)
        failure_set(error, FAILURE_PERMANENT, "letter %s: line %u as expanded: %s",
                    letter_kind_name(kind), line, why->message);
    return document;
}

/* The token stands in both parts: whoever answers quotes one or the other. */
static gboolean append_token(cmark_node *document, const char *token)
{
    if (strspn(token, "abcdefghijklmnopqrstuvwxyz234567") != strlen(token))
        return FALSE;
    g_autofree char *line = g_strconcat("Ref: ", token, NULL);
    if (*token != '\0')
        markup_append(document, line);
    return TRUE;
}

static gboolean check_context(const LetterContext *context, GError **error)
{
    gboolean answers = letter_kind_purpose(context->letter->kind) != PURPOSE_NONE;
    gboolean addressed = *context->reply_address != '\0';
    if (answers == addressed && (!addressed || address_is_valid(context->reply_address)))
        return TRUE;
    failure_set(error, FAILURE_PERMANENT, "letter %s: \"%s\" is no address to answer to",
                letter_kind_name(context->letter->kind), context->reply_address);
    return FALSE;
}

WrittenLetter *templates_write(const Templates *templates, const LetterContext *context,
                               GError **error)
{
    const Template *template = &templates->by_kind[context->letter->kind];
    FactSource source;
    if (!check_context(context, error) || !fact_source_open(context, &source, error))
        return NULL;
    g_autoptr(Values) values = values_new();
    g_autoptr(TmplScope) scope = scope_new(&source, values);
    g_autoptr(WrittenLetter) letter = g_new0(WrittenLetter, 1);
    letter->subject = write_subject(template->subject, scope, values, context, error);
    g_autoptr(cmark_node) document =
        letter->subject != NULL ? write_body(template->body, scope, values, context, error) : NULL;
    if (document == NULL)
        return NULL;
    if (!append_token(document, context->token)) {
        failure_set(error, FAILURE_PERMANENT, "letter %s: its token is not base32",
                    letter_kind_name(context->letter->kind));
        return NULL;
    }
    letter->text = flowed_render(document);
    letter->html = frame_render(templates->frame, letter->subject, document);
    return g_steal_pointer(&letter);
}

void written_letter_free(WrittenLetter *letter)
{
    if (letter == NULL)
        return;
    g_free(letter->subject);
    g_free(letter->text);
    g_free(letter->html);
    g_free(letter);
}
