/* SPDX-License-Identifier: MIT */
/* The whole reader, GMime inside: what it makes of a mail is what the parent lets in, and a
   machine's mark is never passed over. */
#include "message/understand.h"

#include "base/address.h"
#include "message/prefilter.h"
#include "tests/fuzz/fuzz.h"

static const ReaderOptions options = {.address = "mentoring@programme.example",
                                      .authserv_id = "mx.programme.example",
                                      .boundary = "mx.programme.example"};

static void check_crossing(const Message *message)
{
    g_autoptr(GBytes) bytes = message_serialise(message);
    g_autoptr(Message) back = message_deserialise(bytes);
    g_assert_nonnull(back);
    g_autoptr(GBytes) again = message_serialise(back);
    g_assert_true(g_bytes_equal(bytes, again));
    g_assert_cmpstr(message->semantic_hash, !=, "");
    if (*message->from != '\0')
        g_assert_true(address_is_valid(message->from));
    if (message->authenticated != AUTHENTICATED_NONE)
        g_assert_cmpstr(message->from, !=, "");
    if (message->class == MESSAGE_UNREADABLE)
        g_assert_nonnull(message->problem);
}

/* The same mail with a machine's mark on top. */
static void check_gate(const Understanding *understanding, const Input *input)
{
    static const char mark[] = "Auto-Submitted: auto-replied\n";
    g_autoptr(GString) marked = g_string_new(mark);
    g_string_append_len(marked, input->at, (gssize)input->left);
    g_autoptr(Message) message =
        understand(understanding, &(UnderstandMail){.bytes = marked->str, .length = marked->len});
    g_assert_cmpint(message->class, !=, MESSAGE_PERSON);
    g_assert_cmpint(message->class, !=, MESSAGE_UNREADABLE);
}

FUZZ(input)
{
    static Understanding understanding;
    if (understanding.charsets == NULL)
        understanding_prepare(&understanding, &options);
    if (prefilter_refusal((const guint8 *)input->at, input->left) != NULL)
        return;
    UnderstandMail whole = {.bytes = (const char *)input->at, .length = input->left};
    UnderstandMail top = whole;
    top.header_only = TRUE;
    g_autoptr(Message) message = understand(&understanding, &whole);
    check_crossing(message);
    g_autoptr(Message) head = understand(&understanding, &top);
    check_crossing(head);
    g_assert_cmpstr(head->from, ==, message->from);
    g_assert_cmpint(head->authenticated, ==, message->authenticated);
    g_assert_cmpstr(head->reply, ==, "");
    gboolean goes_on = *input->at == ' ' || *input->at == '\t'; /* in the mark's own line */
    gboolean has_lines = memchr(input->at, '\n', input->left) != NULL;
    if (message->class == MESSAGE_PERSON && !goes_on && has_lines)
        check_gate(&understanding, input);
}
