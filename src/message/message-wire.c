/* SPDX-License-Identifier: MIT */
/* A Message across the pipe: written by a process that may have been taken over, so that every
   field is held against what the rest of the program relies on. */
#include <string.h>

#include "base/address.h"
#include "base/text.h"
#include "base/token.h"
#include "message/message.h"

/* class, reason, id, references, from, name, subject, sent, authenticated, reply, quoted, tokens,
   failed, hash, problem, delayed, taken */
#define WIRE_FORM "(ussssssxussasa(ssb)smsa(ssb)a(us))"

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
};
static const gint64 latest_second = G_GINT64_CONSTANT(253402300799); /* 9999-12-31 */

static GVariant *failed_to_variant(const GPtrArray *failed)
{
    g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT(G_VARIANT_TYPE("a(ssb)"));
    for (guint i = 0; i < failed->len; i++) {
        const FailedRecipient *recipient = g_ptr_array_index(failed, i);
        g_variant_builder_add(&builder, "(ssb)", recipient->recipient, recipient->status,
                              recipient->permanent);
    }
    return g_variant_builder_end(&builder);
}

static GVariant *taken_to_variant(const GPtrArray *taken)
{
    g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT(G_VARIANT_TYPE("a(us)"));
    for (guint i = 0; i < taken->len; i++) {
        const Taken *entry = g_ptr_array_index(taken, i);
        g_variant_builder_add(&builder, "(us)", (guint32)entry->kind, entry->text);
    }
    return g_variant_builder_end(&builder);
}

GBytes *message_serialise(const Message *m)
{
    GVariant *tokens =
        g_variant_new_strv((const char *const *)m->tokens->pdata, (gssize)m->tokens->len);
    g_autoptr(GVariant) variant = g_variant_ref_sink(g_variant_new(
        "(ussssssxuss@as@a(ssb)sms@a(ssb)@a(us))", (guint32)m->class, m->class_reason,
        m->message_id, m->references, m->from, m->from_name, m->subject, m->sent_at,
        (guint32)m->authenticated, m->reply, m->quoted, tokens, failed_to_variant(m->failed),
        m->semantic_hash, m->problem, failed_to_variant(m->delayed), taken_to_variant(m->taken)));
    return g_variant_get_data_as_bytes(variant);
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

static gboolean lists_are_sound(const Message *m)
{
    if (m->tokens->len > TOKENS_MAX)
        return FALSE;
    for (guint i = 0; i < m->tokens->len; i++)
        if (!is_token(g_ptr_array_index(m->tokens, i)))
            return FALSE;
    return recipients_are_sound(m->failed) && recipients_are_sound(m->delayed)
           && taken_is_sound(m->taken);
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

static void take(char **slot, GVariant *variant, gsize index)
{
    g_free(*slot);
    g_variant_get_child(variant, index, "s", slot);
}

static void take_tokens(GPtrArray *tokens, GVariant *list)
{
    for (gsize i = 0; i < MIN(g_variant_n_children(list), TOKENS_MAX + 1); i++) {
        char *token = NULL;
        g_variant_get_child(list, i, "s", &token);
        g_ptr_array_add(tokens, token);
    }
}

static void take_recipients(GPtrArray *recipients, GVariant *list)
{
    for (gsize i = 0; i < MIN(g_variant_n_children(list), FAILED_MAX + 1); i++) {
        FailedRecipient *recipient = g_new0(FailedRecipient, 1);
        g_variant_get_child(list, i, "(ssb)", &recipient->recipient, &recipient->status,
                            &recipient->permanent);
        g_ptr_array_add(recipients, recipient);
    }
}

static void take_taken(GPtrArray *taken, GVariant *list)
{
    for (gsize i = 0; i < MIN(g_variant_n_children(list), TAKEN_COUNT_MAX + 1); i++) {
        guint32 kind = 0;
        const char *text = NULL;
        g_variant_get_child(list, i, "(u&s)", &kind, &text);
        taken_add(taken, (TakenKind)kind, text);
    }
}

static Message *message_from_variant(GVariant *variant)
{
    Message *m = message_new();
    guint32 class = 0, authenticated = 0;
    g_variant_get_child(variant, 0, "u", &class);
    g_variant_get_child(variant, 7, "x", &m->sent_at);
    g_variant_get_child(variant, 8, "u", &authenticated);
    char **slots[] = {&m->class_reason, &m->message_id, &m->references,
                      &m->from,         &m->from_name,  &m->subject};
    for (gsize i = 0; i < G_N_ELEMENTS(slots); i++)
        take(slots[i], variant, i + 1);
    take(&m->reply, variant, 9);
    take(&m->quoted, variant, 10);
    take(&m->semantic_hash, variant, 13);
    g_variant_get_child(variant, 14, "ms", &m->problem);
    g_autoptr(GVariant) tokens = g_variant_get_child_value(variant, 11);
    g_autoptr(GVariant) failed = g_variant_get_child_value(variant, 12);
    g_autoptr(GVariant) delayed = g_variant_get_child_value(variant, 15);
    g_autoptr(GVariant) taken = g_variant_get_child_value(variant, 16);
    take_tokens(m->tokens, tokens);
    take_recipients(m->failed, failed);
    take_recipients(m->delayed, delayed);
    take_taken(m->taken, taken);
    gboolean in_range = class <= MESSAGE_UNREADABLE && authenticated <= AUTHENTICATED_FAIL;
    m->class = in_range ? (MessageClass) class : MESSAGE_OTHER;
    m->authenticated = in_range ? (Authenticated)authenticated : AUTHENTICATED_NONE;
    if (!in_range || !is_sound(m))
        g_clear_pointer(&m, message_free);
    return m;
}

Message *message_deserialise(GBytes *bytes)
{
    if (g_bytes_get_size(bytes) > WIRE_MAX)
        return NULL;
    g_autoptr(GVariant) variant =
        g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(WIRE_FORM), bytes, FALSE));
    return g_variant_is_normal_form(variant) ? message_from_variant(variant) : NULL;
}
