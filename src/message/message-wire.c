/* SPDX-License-Identifier: MIT */
/* A Message across the pipe: written by a process that may have been taken over, so that every
   field is held against what the rest of the program relies on. */
#include <string.h>

#include "base/address.h"
#include "base/text.h"
#include "base/token.h"
#include "message/message.h"

enum {
    WIRE_MAX = 256 * 1024,
    LINE_MAX_BYTES = 4096,
    ID_MAX = 998,
    REFERENCES_MAX = 16 * 1024,
    TOKENS_MAX = 64,
    FAILED_MAX = 100,
    STATUS_MAX = 12,
    HASH_LENGTH = 64,
    TAKEN_COUNT_MAX = 100,
    INLINE_COUNT_MAX = 50,
};
static const gint64 latest_second = G_GINT64_CONSTANT(253402300799); /* 9999-12-31 */

/* Both ends are one program, and the machine's own order of bytes is theirs. A text is its length
   and its bytes, a list its length and its entries. */
static void put_number(GString *out, guint32 number)
{
    g_string_append_len(out, (const char *)&number, sizeof number);
}

static void put_text(GString *out, const char *text)
{
    gsize length = strlen(text);
    put_number(out, (guint32)length);
    g_string_append_len(out, text, (gssize)length);
}

static void put_recipients(GString *out, const GPtrArray *recipients)
{
    put_number(out, recipients->len);
    for (guint i = 0; i < recipients->len; i++) {
        const FailedRecipient *recipient = recipients->pdata[i];
        put_text(out, recipient->recipient);
        put_text(out, recipient->status);
        put_number(out, recipient->permanent != FALSE);
    }
}

static void put_taken(GString *out, const GPtrArray *taken)
{
    put_number(out, taken->len);
    for (guint i = 0; i < taken->len; i++) {
        const Taken *entry = taken->pdata[i];
        put_number(out, (guint32)entry->kind);
        put_text(out, entry->text);
    }
}

static void put_inline_answers(GString *out, const GPtrArray *answers)
{
    put_number(out, answers->len);
    for (guint i = 0; i < answers->len; i++) {
        const InlineAnswer *answer = answers->pdata[i];
        put_text(out, answer->below);
        put_text(out, answer->text);
    }
}

GBytes *message_serialise(const Message *m)
{
    const char *const texts[] = {m->class_reason,  m->message_id,
                                 m->references,    m->from,
                                 m->from_name,     m->subject,
                                 m->reply,         m->quoted,
                                 m->semantic_hash, m->problem != NULL ? m->problem : ""};
    GString *out = g_string_sized_new(strlen(m->reply) + strlen(m->quoted) + 1024);
    put_number(out, (guint32)m->class);
    put_number(out, (guint32)m->authenticated);
    g_string_append_len(out, (const char *)&m->sent_at, sizeof m->sent_at);
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        put_text(out, texts[i]);
    put_number(out, m->problem != NULL);
    put_number(out, m->tokens->len);
    for (guint i = 0; i < m->tokens->len; i++)
        put_text(out, m->tokens->pdata[i]);
    put_recipients(out, m->failed);
    put_recipients(out, m->delayed);
    put_taken(out, m->taken);
    put_inline_answers(out, m->inline_answers);
    return g_string_free_to_bytes(out);
}

static gboolean is_clean(const char *text)
{
    const char *p = text;
    while ((*p >= ' ' && *p < 0x7f) || *p == '\n' || *p == '\t')
        p++;
    if (*p == '\0')
        return TRUE;
    g_autofree char *clean = text_clean(text, -1);
    return strcmp(clean, text) == 0;
}

static gboolean is_line(const char *text)
{
    return strlen(text) <= LINE_MAX_BYTES && strpbrk(text, "\n\t") == NULL && is_clean(text);
}

static gboolean is_printable(const char *text, gsize max, const char *forbidden)
{
    for (const char *p = text; *p != '\0'; p++)
        if (*p < ' ' || *p > '~' || strchr(forbidden, *p) != NULL)
            return FALSE;
    return strlen(text) <= max;
}

static gboolean is_address_or_empty(const char *text)
{
    g_autofree char *normal = address_normalise(text);
    return *text == '\0' || (normal != NULL && strcmp(normal, text) == 0);
}

static gboolean is_token(const char *text)
{
    gsize length = strspn(text, "abcdefghijklmnopqrstuvwxyz234567");
    return length == TOKEN_LENGTH && text[length] == '\0';
}

static gboolean is_hash_or_empty(const char *text)
{
    gsize length = strspn(text, "0123456789abcdef");
    return text[length] == '\0' && (length == HASH_LENGTH || length == 0);
}

static gboolean failed_is_sound(const FailedRecipient *failed)
{
    return *failed->recipient != '\0' && is_address_or_empty(failed->recipient)
           && strlen(failed->status) <= STATUS_MAX
           && strspn(failed->status, "0123456789.") == strlen(failed->status);
}

static gboolean recipients_are_sound(const GPtrArray *recipients)
{
    for (guint i = 0; i < recipients->len; i++)
        if (!failed_is_sound(g_ptr_array_index(recipients, i)))
            return FALSE;
    return recipients->len <= FAILED_MAX;
}

static gboolean taken_is_sound(const GPtrArray *taken)
{
    for (guint i = 0; i < taken->len; i++) {
        const Taken *entry = g_ptr_array_index(taken, i);
        if (entry->kind > TAKEN_DISCLAIMER || !is_line(entry->text))
            return FALSE;
    }
    return taken->len <= TAKEN_COUNT_MAX;
}

static gboolean inline_answers_are_sound(const GPtrArray *answers)
{
    for (guint i = 0; i < answers->len; i++) {
        const InlineAnswer *answer = answers->pdata[i];
        if (!is_line(answer->below) || !is_clean(answer->text))
            return FALSE;
    }
    return TRUE;
}

static gboolean lists_are_sound(const Message *m)
{
    if (m->tokens->len > TOKENS_MAX)
        return FALSE;
    for (guint i = 0; i < m->tokens->len; i++)
        if (!is_token(g_ptr_array_index(m->tokens, i)))
            return FALSE;
    return recipients_are_sound(m->failed) && recipients_are_sound(m->delayed)
           && taken_is_sound(m->taken) && inline_answers_are_sound(m->inline_answers);
}

static gboolean is_sound(const Message *m)
{
    return is_line(m->class_reason) && is_line(m->from_name) && is_line(m->subject)
           && (m->problem == NULL || is_line(m->problem)) && is_clean(m->reply)
           && is_clean(m->quoted) && is_printable(m->message_id, ID_MAX, "<> ")
           && is_printable(m->references, REFERENCES_MAX, "") && is_address_or_empty(m->from)
           && m->sent_at >= 0 && m->sent_at <= latest_second && is_hash_or_empty(m->semantic_hash)
           && lists_are_sound(m);
}

/* What is left to read. `broken` once anything did not fit; then only zeros come. */
typedef struct {
    const char *at;
    gsize left;
    gboolean broken;
} Wire;

static void take(Wire *wire, void *to, gsize size)
{
    wire->broken = wire->broken || wire->left < size;
    if (wire->broken) {
        memset(to, 0, size);
        return;
    }
    memcpy(to, wire->at, size);
    wire->at += size;
    wire->left -= size;
}

static guint32 take_number(Wire *wire)
{
    guint32 number = 0;
    take(wire, &number, sizeof number);
    return number;
}

/* Of a flag nothing but 0 and 1. */
static gboolean take_flag(Wire *wire)
{
    guint32 flag = take_number(wire);
    wire->broken = wire->broken || flag > 1;
    return flag == 1;
}

/* How many entries a list has, at most `most`. */
static guint take_count(Wire *wire, guint most)
{
    guint32 count = take_number(wire);
    wire->broken = wire->broken || count > most;
    return wire->broken ? 0 : count;
}

static char *take_text(Wire *wire)
{
    guint32 length = take_number(wire);
    wire->broken =
        wire->broken || length > wire->left || !g_utf8_validate_len(wire->at, length, NULL);
    if (wire->broken)
        return g_strdup("");
    char *text = g_strndup(wire->at, length);
    wire->at += length;
    wire->left -= length;
    return text;
}

static void take_recipients(Wire *wire, GPtrArray *recipients)
{
    for (guint left = take_count(wire, FAILED_MAX); left > 0 && !wire->broken; left--) {
        FailedRecipient *recipient = g_new0(FailedRecipient, 1);
        recipient->recipient = take_text(wire);
        recipient->status = take_text(wire);
        recipient->permanent = take_flag(wire);
        g_ptr_array_add(recipients, recipient);
    }
}

static void take_taken(Wire *wire, GPtrArray *taken)
{
    for (guint left = take_count(wire, TAKEN_COUNT_MAX); left > 0 && !wire->broken; left--) {
        guint32 kind = take_number(wire);
        g_autofree char *text = take_text(wire);
        taken_add(taken, (TakenKind)kind, text);
    }
}

static void take_inline_answers(Wire *wire, GPtrArray *answers)
{
    for (guint left = take_count(wire, INLINE_COUNT_MAX); left > 0 && !wire->broken; left--) {
        g_autofree char *below = take_text(wire);
        g_autofree char *text = take_text(wire);
        inline_answer_add(answers, below, text);
    }
}

static void take_fields(Wire *wire, Message *m)
{
    char **const slots[] = {&m->class_reason,  &m->message_id, &m->references, &m->from,
                            &m->from_name,     &m->subject,    &m->reply,      &m->quoted,
                            &m->semantic_hash, &m->problem};
    take(wire, &m->sent_at, sizeof m->sent_at);
    for (gsize i = 0; i < G_N_ELEMENTS(slots); i++) {
        g_free(*slots[i]);
        *slots[i] = take_text(wire);
    }
    if (!take_flag(wire)) {
        wire->broken = wire->broken || *m->problem != '\0';
        g_clear_pointer(&m->problem, g_free);
    }
    for (guint left = take_count(wire, TOKENS_MAX); left > 0 && !wire->broken; left--)
        g_ptr_array_add(m->tokens, take_text(wire));
    take_recipients(wire, m->failed);
    take_recipients(wire, m->delayed);
    take_taken(wire, m->taken);
    take_inline_answers(wire, m->inline_answers);
}

Message *message_deserialise(GBytes *bytes)
{
    Wire wire = {.left = g_bytes_get_size(bytes)};
    wire.at = g_bytes_get_data(bytes, NULL);
    if (wire.left > WIRE_MAX)
        return NULL;
    guint32 class = take_number(&wire), authenticated = take_number(&wire);
    if (class > MESSAGE_UNREADABLE || authenticated > AUTHENTICATED_FAIL)
        return NULL;
    Message *m = message_new();
    m->class = (MessageClass) class;
    m->authenticated = (Authenticated)authenticated;
    take_fields(&wire, m);
    if (wire.broken || wire.left > 0 || !is_sound(m))
        g_clear_pointer(&m, message_free);
    return m;
}
