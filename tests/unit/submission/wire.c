/* SPDX-License-Identifier: MIT */
#include "submission/wire.h"

#include "submission/pace.h"

#include <string.h>

static Envelope envelope_of(const char *text)
{
    return (Envelope){.id = 1,
                      .sender = "mentoring@programme.example",
                      .recipient = "anna@treasury.example",
                      .message_id = "abc@programme.example",
                      .bytes = g_bytes_new_static(text, strlen(text))};
}

static const char *fault_of(const char *text, size_t length)
{
    Envelope envelope = envelope_of("");
    g_bytes_unref(envelope.bytes);
    g_autoptr(GBytes) bytes = g_bytes_new(text, length);
    envelope.bytes = bytes;
    return wire_fault(&envelope);
}

static void a_letter_of_crlf_lines_passes(void)
{
    g_assert_null(fault_of("A: b\r\n\r\n.\r\n", 11));
    g_autofree char *line = g_strnfill(998, 'x');
    g_autofree char *text = g_strdup_printf("%s\r\n", line);
    g_assert_null(fault_of(text, strlen(text)));
}

static void a_letter_that_could_be_read_in_two_ways_is_refused(void)
{
    const char *texts[] = {"",         "a",        "a\n",
                           "\n.\n",    "a\r\nb",   "a\r",
                           "a\rb\r\n", "a\r\r\n",  "a\r\n.\nMAIL FROM:<x@evil.example>\r\n",
                           "a\n.\r\n", "a\r.\r\n", "\r.\r\r\n"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_assert_nonnull(fault_of(texts[i], strlen(texts[i])));
    g_assert_nonnull(fault_of("a\0b\r\n", 5));
    g_autofree char *line = g_strnfill(999, 'x');
    g_autofree char *text = g_strdup_printf("%s\r\n", line);
    g_assert_nonnull(fault_of(text, strlen(text)));
}

static void an_address_that_carries_a_command_is_refused(void)
{
    const char *addresses[] = {NULL,
                               "",
                               "anna",
                               "anna@treasury.example>\r\nRCPT TO:<x@evil.example",
                               "anna@treasury.example\r\n",
                               "a b@treasury.example",
                               "<anna@treasury.example>",
                               "anna@treasury.example SIZE=1"};
    Envelope envelope = envelope_of("a\r\n");
    for (guint i = 0; i < G_N_ELEMENTS(addresses); i++) {
        Envelope to = envelope, from = envelope;
        to.recipient = addresses[i];
        from.sender = addresses[i];
        g_assert_nonnull(wire_fault(&to));
        g_assert_nonnull(wire_fault(&from));
    }
    g_bytes_unref(envelope.bytes);
}

static char *mail_line(const char *text, const char *message_id, Ehlo ehlo)
{
    Envelope envelope = envelope_of(text);
    envelope.message_id = message_id;
    GString *out = g_string_new(NULL);
    wire_append_mail(out, &envelope, &ehlo);
    g_bytes_unref(envelope.bytes);
    return g_string_free(out, FALSE);
}

static void mail_says_only_what_the_server_knows(void)
{
    g_autofree char *bare = mail_line("\303\244\r\n", "a@b", (Ehlo){0});
    g_assert_cmpstr(bare, ==, "MAIL FROM:<mentoring@programme.example>\r\n");
    Ehlo all = {.pipelining = TRUE, .size = TRUE, .eight_bit = TRUE, .dsn = TRUE};
    g_autofree char *full = mail_line("\303\244\r\n", "a+b=c d@e", all);
    g_assert_cmpstr(full, ==,
                    "MAIL FROM:<mentoring@programme.example> SIZE=4 BODY=8BITMIME RET=HDRS "
                    "ENVID=a+2Bb+3Dc+20d@e\r\n");
    g_autofree char *seven = mail_line("a\r\n", NULL, (Ehlo){.eight_bit = TRUE, .dsn = TRUE});
    g_assert_cmpstr(seven, ==, "MAIL FROM:<mentoring@programme.example> RET=HDRS\r\n");
}

static void a_message_id_beyond_envid_is_left_out(void)
{
    g_autofree char *id = g_strnfill(101, 'x');
    g_autofree char *line = mail_line("a\r\n", id, (Ehlo){.dsn = TRUE});
    g_assert_cmpstr(line, ==, "MAIL FROM:<mentoring@programme.example> RET=HDRS\r\n");
}

static void rcpt_asks_for_failures_only(void)
{
    Envelope envelope = envelope_of("a\r\n");
    g_autoptr(GString) out = g_string_new(NULL);
    wire_append_rcpt(out, &envelope, &(Ehlo){.dsn = TRUE});
    wire_append_rcpt(out, &envelope, &(Ehlo){.dsn = FALSE});
    g_assert_cmpstr(out->str, ==,
                    "RCPT TO:<anna@treasury.example> NOTIFY=FAILURE\r\n"
                    "RCPT TO:<anna@treasury.example>\r\n");
    g_bytes_unref(envelope.bytes);
}

static void leading_dots_are_doubled(void)
{
    Envelope envelope = envelope_of(".a\r\nb.c\r\n.\r\n..\r\n\r\n");
    g_autoptr(GString) out = g_string_new(NULL);
    wire_append_body(out, &envelope);
    g_assert_cmpstr(out->str, ==, "..a\r\nb.c\r\n..\r\n...\r\n\r\n");
    g_bytes_unref(envelope.bytes);
}

static void no_minute_sees_more_than_the_rate(void)
{
    Pace pace;
    pace_init(&pace, 3);
    gint64 second = G_TIME_SPAN_SECOND;
    g_assert_cmpuint(pace_allowance(&pace, 0), ==, 3);
    pace_count(&pace, 0);
    pace_count(&pace, 10 * second);
    pace_count(&pace, 59 * second);
    g_assert_cmpuint(pace_allowance(&pace, 59 * second), ==, 0);
    g_assert_cmpuint(pace_allowance(&pace, 60 * second), ==, 1);
    g_assert_cmpuint(pace_allowance(&pace, 69 * second), ==, 1);
    g_assert_cmpuint(pace_allowance(&pace, 119 * second), ==, 3);
    pace_clear(&pace);
}

static void rate_zero_is_no_limit(void)
{
    Pace pace;
    pace_init(&pace, 0);
    pace_count(&pace, 0);
    g_assert_cmpuint(pace_allowance(&pace, 0), ==, G_MAXUINT);
    g_assert_cmpuint(pace.sent_at->length, ==, 0);
    pace_clear(&pace);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/wire/a_letter_of_crlf_lines_passes", a_letter_of_crlf_lines_passes);
    g_test_add_func("/wire/a_letter_that_could_be_read_in_two_ways_is_refused",
                    a_letter_that_could_be_read_in_two_ways_is_refused);
    g_test_add_func("/wire/an_address_that_carries_a_command_is_refused",
                    an_address_that_carries_a_command_is_refused);
    g_test_add_func("/wire/mail_says_only_what_the_server_knows",
                    mail_says_only_what_the_server_knows);
    g_test_add_func("/wire/a_message_id_beyond_envid_is_left_out",
                    a_message_id_beyond_envid_is_left_out);
    g_test_add_func("/wire/rcpt_asks_for_failures_only", rcpt_asks_for_failures_only);
    g_test_add_func("/wire/leading_dots_are_doubled", leading_dots_are_doubled);
    g_test_add_func("/pace/no_minute_sees_more_than_the_rate", no_minute_sees_more_than_the_rate);
    g_test_add_func("/pace/rate_zero_is_no_limit", rate_zero_is_no_limit);
    return g_test_run();
}
