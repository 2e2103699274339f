/* SPDX-License-Identifier: MIT */
#include "message/authentication.h"

#include <string.h>

/* Lexical tokens of RFC 5322 structured fields as far as these two fields need them. */
typedef enum { LEX_END, LEX_WORD, LEX_QUOTED, LEX_SIGN, LEX_BROKEN } LexKind;

typedef struct {
    const char *at;
    LexKind kind;
    char sign; /* for LEX_SIGN: ';' or '=' */
    GString *text;
} Lexer;

enum { WORDS_MAX = 2000 };

/* Past one comment, nested ones included (Postfix writes such for TLS); NULL if it is not closed.
 */
static const char *skip_comment(const char *p)
{
    guint depth = 0;
    do {
        if (*p == '\0' || (*p == '\\' && p[1] == '\0'))
            return NULL;
        depth += *p == '(';
        depth -= *p == ')';
        p += *p == '\\' ? 2 : 1;
    } while (depth > 0);
    return p;
}

static const char *skip_cfws(const char *p)
{
    p += strspn(p, " \t");
    while (*p == '(') {
        p = skip_comment(p);
        if (p == NULL)
            return NULL;
        p += strspn(p, " \t");
    }
    return p;
}

static LexKind lex_quoted(Lexer *lexer, const char *p)
{
    for (p++; *p != '\0' && *p != '"'; p++) {
        if (*p == '\\' && *++p == '\0')
            return LEX_BROKEN;
        g_string_append_c(lexer->text, *p);
    }
    if (*p != '"')
        return LEX_BROKEN;
    lexer->at = p + 1;
    return LEX_QUOTED;
}

static LexKind lex_word(Lexer *lexer, const char *p)
{
    while (*p > ' ' && *p < 0x7f && strchr(";=()\"\\", *p) == NULL)
        g_string_append_c(lexer->text, *p++);
    lexer->at = p;
    return lexer->text->len > 0 ? LEX_WORD : LEX_BROKEN;
}

static LexKind next_token(Lexer *lexer)
{
    g_string_truncate(lexer->text, 0);
    const char *p = skip_cfws(lexer->at);
    if (p == NULL || lexer->kind == LEX_BROKEN)
        return lexer->kind = LEX_BROKEN;
    if (*p == '\0')
        return lexer->kind = LEX_END;
    if (*p == '"')
        return lexer->kind = lex_quoted(lexer, p);
    if (*p == ';' || *p == '=') {
        lexer->sign = *p;
        lexer->at = p + 1;
        return lexer->kind = LEX_SIGN;
    }
    return lexer->kind = lex_word(lexer, p);
}

static gboolean at_sign(const Lexer *lexer, char sign)
{
    return lexer->kind == LEX_SIGN && lexer->sign == sign;
}

static gboolean word_is(const Lexer *lexer, const char *word)
{
    return lexer->kind == LEX_WORD && g_ascii_strcasecmp(lexer->text->str, word) == 0;
}

/* What one field of ours says of DMARC. */
typedef struct {
    char *result;      /* "pass", "fail", ... or NULL: no dmarc there */
    char *header_from; /* or NULL */
    gboolean broken;
} Verdict;

static void verdict_clear(Verdict *verdict)
{
    g_free(verdict->result);
    g_free(verdict->header_from);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Verdict, verdict_clear)

/* Sets *slot once; another value afterwards breaks the verdict. */
static void verdict_set(Verdict *verdict, char **slot, const char *value)
{
    if (*slot == NULL)
        *slot = g_ascii_strdown(value, -1);
    else if (g_ascii_strcasecmp(*slot, value) != 0)
        verdict->broken = TRUE;
}

/* "method[/version] = result [reason=...] *(ptype.property = value)" up to the next ';'. */
static void read_result(Lexer *lexer, Verdict *verdict)
{
    if (lexer->kind != LEX_WORD) {
        verdict->broken = TRUE;
        return;
    }
    gboolean dmarc = word_is(lexer, "dmarc") || word_is(lexer, "dmarc/1");
    for (gboolean method = TRUE; lexer->kind == LEX_WORD; method = FALSE) {
        g_autofree char *name = g_strdup(lexer->text->str);
        if (next_token(lexer) == LEX_END && method && g_ascii_strcasecmp(name, "none") == 0)
            return;
        if (!at_sign(lexer, '=') || (next_token(lexer) != LEX_WORD && lexer->kind != LEX_QUOTED)) {
            verdict->broken = TRUE;
            return;
        }
        if (dmarc && method)
            verdict_set(verdict, &verdict->result, lexer->text->str);
        else if (dmarc && g_ascii_strcasecmp(name, "header.from") == 0)
            verdict_set(verdict, &verdict->header_from, lexer->text->str);
        next_token(lexer);
    }
}

/* TRUE if the field is stamped with our authserv-id; then *verdict is what it says. */
static gboolean read_field(const char *value, const char *authserv_id, Verdict *verdict)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Lexer lexer = {.at = value, .kind = LEX_END, .text = text};
    if (next_token(&lexer) != LEX_WORD || !word_is(&lexer, authserv_id))
        return FALSE;
    if (next_token(&lexer) == LEX_WORD && word_is(&lexer, "1"))
        next_token(&lexer);
    for (guint i = 0; i < WORDS_MAX && at_sign(&lexer, ';'); i++)
        if (next_token(&lexer) != LEX_END)
            read_result(&lexer, verdict);
    verdict->broken = verdict->broken || lexer.kind != LEX_END;
    return TRUE;
}

/* The host in the "by" clause: "[from NAME] by NAME ...". NULL if it cannot be found for sure. */
static char *received_by(const char *value)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Lexer lexer = {.at = value, .kind = LEX_END, .text = text};
    if (next_token(&lexer) != LEX_WORD)
        return NULL;
    if (word_is(&lexer, "from")
        && (next_token(&lexer) != LEX_WORD || next_token(&lexer) != LEX_WORD))
        return NULL;
    if (!word_is(&lexer, "by") || next_token(&lexer) != LEX_WORD)
        return NULL;
    return g_strdup(text->str);
}

/* Index of the topmost field stamped by the boundary, or -1. A Received above it that cannot be
   read may be the boundary's own with a hostile HELO name in it: then nothing is believed. */
static int boundary_index(const Header *header, const char *boundary)
{
    for (guint i = 0; i < header->fields->len; i++) {
        const HeaderField *field = g_ptr_array_index(header->fields, i);
        if (g_ascii_strcasecmp(field->name, "Received") != 0)
            continue;
        g_autofree char *by = received_by(field->value);
        if (by == NULL)
            return -1;
        if (g_ascii_strcasecmp(by, boundary) == 0)
            return (int)i;
    }
    return -1;
}

static Authenticated judge(const Verdict *verdict, const char *from_domain)
{
    if (verdict->broken || verdict->result == NULL)
        return AUTHENTICATED_NONE;
    if (strcmp(verdict->result, "fail") == 0)
        return AUTHENTICATED_FAIL;
    gboolean aligned =
        verdict->header_from != NULL && g_ascii_strcasecmp(verdict->header_from, from_domain) == 0;
    return aligned && strcmp(verdict->result, "pass") == 0 ? AUTHENTICATED_PASS
                                                           : AUTHENTICATED_NONE;
}

Authenticated authentication_verdict(const Header *header, const char *authserv_id,
                                     const char *boundary, const char *from_domain)
{
    if (authserv_id == NULL || boundary == NULL || from_domain == NULL || header->malformed)
        return AUTHENTICATED_NONE;
    int end = boundary_index(header, boundary);
    gboolean seen = FALSE;
    Authenticated topmost = AUTHENTICATED_NONE;
    for (int i = 0; i < end; i++) {
        const HeaderField *field = g_ptr_array_index(header->fields, (guint)i);
        g_auto(Verdict) verdict = {NULL, NULL, FALSE};
        if (g_ascii_strcasecmp(field->name, "Authentication-Results") != 0
            || !read_field(field->value, authserv_id, &verdict))
            continue;
        Authenticated judged = judge(&verdict, from_domain);
        if (!seen)
            topmost = judged;
        else if (verdict.broken || (verdict.result != NULL && judged != topmost))
            return AUTHENTICATED_NONE;
        seen = TRUE;
    }
    return topmost;
}
