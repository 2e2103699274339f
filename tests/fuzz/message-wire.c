/* SPDX-License-Identifier: MIT */
/* The parent's side of the pipe, where the child may have been taken over: what is let in is within
   its bounds, and serialises to the very bytes that came. */
#include "base/address.h"
#include "base/text.h"
#include "base/token.h"
#include "message/message.h"
#include "tests/fuzz/fuzz.h"

enum { LINE_MAX_BYTES = 4096, TOKENS_MAX = 64, FAILED_MAX = 100, WIRE_MAX = 256 * 1024 };

static void check_text(const char *text)
{
    g_autofree char *clean = text_clean(text, -1);
    g_assert_cmpstr(text, ==, clean);
    fuzz_check_utf8(text, WIRE_MAX);
}

static void check_address(const char *text)
{
    g_autofree char *normal = address_normalise(text);
    g_assert_cmpstr(text, ==, normal);
}

static void check_lists(const Message *message)
{
    g_assert_cmpuint(message->tokens->len, <=, TOKENS_MAX);
    for (guint i = 0; i < message->tokens->len; i++)
        g_assert_cmpuint(strlen(message->tokens->pdata[i]), ==, TOKEN_LENGTH);
    g_assert_cmpuint(message->failed->len, <=, FAILED_MAX);
    for (guint i = 0; i < message->inline_answers->len; i++) {
        const InlineAnswer *answer = message->inline_answers->pdata[i];
        fuzz_check_line(answer->below, LINE_MAX_BYTES);
        check_text(answer->text);
    }
    for (guint i = 0; i < message->failed->len; i++)
        check_address(((FailedRecipient *)message->failed->pdata[i])->recipient);
}

static void check_message(const Message *message)
{
    const char *lines[] = {message->class_reason, message->message_id, message->references,
                           message->from_name,    message->subject,    message->semantic_hash};
    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
        fuzz_check_line(lines[i], 4 * LINE_MAX_BYTES);
        check_text(lines[i]);
    }
    if (*message->from != '\0')
        check_address(message->from);
    g_assert_null(strpbrk(message->message_id, "<> "));
    g_assert_true(message->class >= MESSAGE_PERSON && message->class <= MESSAGE_UNREADABLE);
    g_assert_true(message->authenticated <= AUTHENTICATED_FAIL);
    g_assert_cmpint(message->sent_at, >=, 0);
    check_text(message->reply);
    check_text(message->quoted);
    check_lists(message);
}

FUZZ(input)
{
    g_autoptr(GBytes) bytes = g_bytes_new(input->at, input->left);
    g_autoptr(Message) message = message_deserialise(bytes);
    if (message == NULL)
        return;
    check_message(message);
    g_autoptr(GBytes) again = message_serialise(message);
    g_assert_true(g_bytes_equal(bytes, again));
}
