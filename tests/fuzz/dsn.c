/* SPDX-License-Identifier: MIT */
/* Delivery reports: only sound addresses fail, few of them, each once. */
#include "message/dsn.h"

#include "base/address.h"
#include "tests/fuzz/fuzz.h"

enum { FAILED_MAX = 100, STATUS_MAX = 12 };

/* Message has the one function that frees a FailedRecipient. */
static void check_and_free(Message *message)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_assert_cmpuint(message->failed->len, <=, FAILED_MAX);
    for (guint i = 0; i < message->failed->len; i++) {
        const FailedRecipient *failed = g_ptr_array_index(message->failed, i);
        g_autofree char *normal = address_normalise(failed->recipient);
        g_assert_cmpstr(failed->recipient, ==, normal);
        g_assert_true(g_hash_table_add(seen, failed->recipient));
        g_assert_cmpuint(strspn(failed->status, "0123456789."), ==, strlen(failed->status));
        g_assert_cmpuint(strlen(failed->status), <=, STATUS_MAX);
    }
    message_free(message);
}

FUZZ(input)
{
    g_autofree char *listed = fuzz_string(input);
    g_autofree char *returned = fuzz_string(input);
    g_autofree char *text = fuzz_string(input);
    Message *report = message_new();
    DsnRecipients recipients = {.failed = report->failed, .delayed = report->delayed};
    if (dsn_read(text, &recipients) != DSN_FAILED)
        g_assert_cmpuint(report->failed->len, ==, 0);
    check_and_free(report);
    Message *plain = message_new();
    g_autoptr(Header) header = header_new(listed, strlen(listed));
    PlainBounce bounce = {.header = header,
                          .subject = "Returned mail",
                          .text = text,
                          .returned = *returned != '\0' ? returned : NULL};
    dsn_read_plain(&bounce, plain->failed);
    check_and_free(plain);
}
