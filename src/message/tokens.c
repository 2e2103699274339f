/* SPDX-License-Identifier: MIT */
#include "message/tokens.h"

#include <string.h>

#include "base/address.h"
#include "base/token.h"

enum { TOKENS_PER_CARRIER = 8, TAG_MAX = 64, REF_LINE_MAX = 200 };

/* The tags of "local+TAG@domain" in a field, any case, whatever stands around. */
static void find_tags(const char *value, const char *address, guint limit, GPtrArray *tokens)
{
    g_autofree char *prefix = g_ascii_strdown(address, -1);
    char *domain = strchr(prefix, '@');
    *domain++ = '\0';
    g_autofree char *lower = g_ascii_strdown(value, -1);
    gsize local_length = strlen(prefix), domain_length = strlen(domain);
    for (const char *p = strchr(lower, '+'); p != NULL; p = strchr(p + 1, '+')) {
        gboolean ours = (gsize)(p - lower) >= local_length
                        && strncmp(p - local_length, prefix, local_length) == 0;
        gsize tag = strcspn(p + 1, "@ <>,;");
        if (!ours || tag > TAG_MAX || p[1 + tag] != '@')
            continue;
        const char *host = p + 2 + tag;
        if (strncmp(host, domain, domain_length) != 0 || g_ascii_isalnum(host[domain_length])
            || host[domain_length] == '.' || host[domain_length] == '-')
            continue;
        g_autofree char *text = g_strndup(p + 1, tag);
        token_find(text, limit, tokens);
    }
}

static void from_plus_tags(const TokenCarriers *carriers, GPtrArray *tokens)
{
    static const char *const names[] = {"To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To"};
    if (carriers->address == NULL || !address_is_valid(carriers->address))
        return;
    guint limit = tokens->len + TOKENS_PER_CARRIER;
    for (gsize n = 0; n < G_N_ELEMENTS(names); n++)
        for (guint i = 0; i < carriers->header->fields->len; i++) {
            const HeaderField *field = g_ptr_array_index(carriers->header->fields, i);
            if (g_ascii_strcasecmp(field->name, names[n]) == 0)
                find_tags(field->value, carriers->address, limit, tokens);
        }
}

static void from_ids(const Header *header, GPtrArray *tokens)
{
    g_autoptr(GPtrArray) answered = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) thread = g_ptr_array_new_with_free_func(g_free);
    header_collect_ids(header, "In-Reply-To", answered);
    header_collect_ids(header, "References", thread);
    guint limit = tokens->len + TOKENS_PER_CARRIER;
    for (guint i = 0; i < answered->len; i++)
        token_find(g_ptr_array_index(answered, i), limit, tokens);
    limit = tokens->len + TOKENS_PER_CARRIER;
    for (guint i = thread->len; i > 0; i--)
        token_find(g_ptr_array_index(thread, i - 1), limit, tokens);
}

/* "Ref: TOKEN" behind quote marks and bold stars; the word may be wrapped onto the next line. */
static void from_ref_lines(const char *text, GPtrArray *tokens)
{
    guint limit = tokens->len + TOKENS_PER_CARRIER;
    for (const char *line = text; line != NULL && *line != '\0';) {
        const char *end = strchr(line, '\n');
        const char *start = line + strspn(line, "> \t*|");
        if (g_ascii_strncasecmp(start, "ref:", 4) == 0) {
            const char *word = start + 4 + strspn(start + 4, "> \t*|\n");
            g_autofree char *window = g_strndup(word, MIN(strcspn(word, "\n"), REF_LINE_MAX));
            token_find(window, limit, tokens);
        }
        line = end != NULL ? end + 1 : NULL;
    }
}

static void from_returned(const TokenCarriers *carriers, GPtrArray *tokens)
{
    static const char *const names[] = {"message-id:", "reply-to:", "references:", "in-reply-to:"};
    guint limit = tokens->len + TOKENS_PER_CARRIER;
    g_auto(GStrv) lines = g_strsplit(carriers->returned, "\n", 5000);
    for (char **line = lines; *line != NULL; line++)
        for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
            const char *start = *line + strspn(*line, "> \t");
            if (g_ascii_strncasecmp(start, names[i], strlen(names[i])) != 0)
                continue;
            token_find(*line, limit, tokens);
            if (line[1] != NULL && (line[1][0] == ' ' || line[1][0] == '\t'))
                token_find(line[1], limit, tokens);
        }
}

void tokens_collect(const TokenCarriers *carriers, GPtrArray *tokens)
{
    from_plus_tags(carriers, tokens);
    from_ids(carriers->header, tokens);
    if (carriers->quoted != NULL)
        from_ref_lines(carriers->quoted, tokens);
    if (carriers->reply != NULL)
        from_ref_lines(carriers->reply, tokens);
    if (carriers->returned != NULL)
        from_returned(carriers, tokens);
}
