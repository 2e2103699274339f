/* SPDX-License-Identifier: MIT */
#include "message/understand.h"

#include <string.h>

#include "base/address.h"
#include "base/text.h"
#include "message/authentication.h"
#include "message/gate.h"
#include "message/html.h"
#include "message/parser-input.h"
#include "message/parts.h"
#include "message/reply.h"
#include "message/semantic-hash.h"
#include "message/sender.h"
#include "message/tokens.h"

enum {
    REPLY_MAX = 64 * 1024,
    QUOTED_MAX = 96 * 1024,
    DISPLAY_NAME_MAX = 60,
    SUBJECT_MAX = 400,
    REFERENCES_MAX = 8 * 1024,
    QUOTE_BYTES = 400, /* more than a signature has */
};

void understanding_prepare(Understanding *understanding, const ReaderOptions *options)
{
    understanding->options = *options;
    understanding->charsets = charsets_open();
    understanding->own = own_words_new(NULL, options->own_sentences);
    parts_prepare();
    html_prepare();
    semantic_hash_prepare();
}

void understanding_clear(Understanding *understanding)
{
    charsets_close(understanding->charsets);
    own_words_free(understanding->own);
}

static void set(char **slot, char *value)
{
    g_free(*slot);
    *slot = value;
}

/* Old Macintosh mail has only carriage returns. */
static char *with_line_feeds(const char *bytes, gsize length)
{
    if (length == 0 || memchr(bytes, '\n', length) != NULL || memchr(bytes, '\r', length) == NULL)
        return NULL;
    char *copy = g_memdup2(bytes, length);
    for (gsize i = 0; i < length; i++)
        copy[i] = copy[i] == '\r' ? '\n' : copy[i];
    return copy;
}

static void read_ids(Message *m, const Header *header)
{
    g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func(g_free);
    header_collect_ids(header, "Message-ID", own);
    header_collect_ids(header, "In-Reply-To", others);
    header_collect_ids(header, "References", others);
    if (own->len == 1) {
        const char *id = g_ptr_array_index(own, 0);
        set(&m->message_id, g_strndup(id + 1, strlen(id) - 2));
    }
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < others->len; i++) {
        const char *id = g_ptr_array_index(others, i);
        if (list->len + strlen(id) + 1 <= REFERENCES_MAX)
            g_string_append_printf(list, "%s%s", list->len > 0 ? " " : "", id);
    }
    set(&m->references, g_strdup(list->str));
}

/* The strict grammar's answer, if GMime has found the very same: two readings, no identity. */
static void read_sender(Message *m, const Header *header, const Parts *parts)
{
    g_autofree char *strict = sender_address(header);
    if (strict != NULL && parts->from != NULL && strcmp(strict, parts->from) == 0)
        set(&m->from, g_steal_pointer(&strict));
    set(&m->from_name, text_single_line(parts->from_name, DISPLAY_NAME_MAX));
    set(&m->subject, text_single_line(parts->subject, SUBJECT_MAX));
    m->sent_at = CLAMP(parts->sent_at, 0, G_GINT64_CONSTANT(253402300799));
}

/* The letter is a mail, as it was sent, or bare text. */
static char *letter_text(const Understanding *understanding, const char *original)
{
    gsize length = strlen(original);
    g_autoptr(Header) header = header_new(original, length);
    if (header_count(header, "MIME-Version") == 0)
        return text_clean(original, -1);
    g_autoptr(Parts) parts = parts_read(original, length, understanding->charsets);
    return g_strdup(parts->text != NULL ? parts->text : "");
}

static void read_text(Message *m, const Parts *parts, const char *original,
                      const Understanding *understanding)
{
    g_autofree char *reply = NULL;
    g_autofree char *quoted = NULL;
    g_autofree char *letter = original != NULL ? letter_text(understanding, original) : NULL;
    g_autoptr(OwnWords) exact = own_words_new(letter, NULL);
    const ReplySource source = {.text = parts->text != NULL ? parts->text : "",
                                .name = m->from_name,
                                .exact = exact,
                                .own = understanding->own};
    reply_split(&source, &reply, &quoted, m->taken, m->inline_answers);
    set(&m->reply, text_truncate(reply, REPLY_MAX));
    set(&m->quoted, text_truncate(quoted, QUOTED_MAX));
}

static void read_class(Message *m, const Header *header, const Parts *parts, const char *address)
{
    gboolean has_quote =
        m->quoted[strcspn(m->quoted, ">")] != '\0' || strlen(m->quoted) > QUOTE_BYTES;
    const GateMail mail = {
        .header = header,
        .parts = parts,
        .subject = m->subject,
        .from = *m->from != '\0' ? m->from : NULL,
        .reply = m->reply,
        .has_quote = has_quote,
        .address = address,
    };
    const DsnRecipients recipients = {m->failed, m->delayed, parts->text};
    g_free(m->class_reason);
    m->class_reason = NULL;
    m->class = gate_classify(&mail, &recipients, &m->class_reason);
    const char *problem = parts->has_reaction ? "a reaction instead of words" : parts->problem;
    if (m->class == MESSAGE_PERSON && problem != NULL) {
        m->class = MESSAGE_UNREADABLE;
        set(&m->class_reason, g_strdup(problem));
        m->problem = g_strdup(problem);
    }
}

static void read_tokens(Message *m, const Header *header, const Parts *parts, const char *address)
{
    gboolean bounce = m->class == MESSAGE_BOUNCE || m->class == MESSAGE_OTHER;
    const TokenCarriers carriers = {
        .header = header,
        .address = address,
        .reply = m->reply,
        .quoted = m->quoted,
        .returned = parts->returned != NULL ? parts->returned
                    : bounce                ? parts->text
                                            : NULL,
    };
    tokens_collect(&carriers, m->tokens);
}

Message *understand(const Understanding *understanding, const UnderstandMail *given)
{
    gsize length = given->length;
    g_autofree char *repaired = with_line_feeds(given->bytes, length);
    const char *mail = repaired != NULL ? repaired : given->bytes;
    const ReaderOptions *options = &understanding->options;
    g_autoptr(Header) header = header_new(mail, length);
    gsize readable = given->header_only ? header->body_at : length;
    g_autofree char *input = given->header_only ? NULL : parser_input(mail, &readable);
    g_autoptr(Parts) parts =
        parts_read(input != NULL ? input : mail, readable, understanding->charsets);
    if (given->header_only)
        parts->problem = "too large";
    Message *m = message_new();
    read_ids(m, header);
    read_sender(m, header, parts);
    m->authenticated = authentication_verdict(header, options->authserv_id, options->boundary,
                                              *m->from != '\0' ? address_domain(m->from) : NULL);
    read_text(m, parts, given->original, understanding);
    read_class(m, header, parts, options->address);
    read_tokens(m, header, parts, options->address);
    set(&m->semantic_hash, semantic_hash(m, parts->text != NULL ? parts->text : ""));
    return m;
}
