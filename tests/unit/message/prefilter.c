/* SPDX-License-Identifier: MIT */
#include "message/prefilter.h"

#include <string.h>

static void assert_refusal(const GString *mail, const char *expected)
{
    g_assert_cmpstr(prefilter_refusal((const guint8 *)mail->str, mail->len), ==, expected);
}

static void repeat(GString *mail, const char *text, guint times)
{
    for (guint i = 0; i < times; i++)
        g_string_append(mail, text);
}

static void a_common_mail_passes(void)
{
    g_autoptr(GString) mail = g_string_new("Received: from a by b; c\r\n");
    repeat(mail, "X-Field: one of many\r\n folded\r\n", 200);
    g_string_append(mail, "To: ");
    repeat(mail, "\"Team: A\" <a@b.example>,\r\n ", 200);
    g_string_append(mail, "c@d.example\r\n\r\n");
    repeat(mail,
           "--part\r\nContent-Type: text/plain\r\n\r\n-- \r\n-----\r\n----- Original -----\r\n",
           100);
    assert_refusal(mail, NULL);
}

static void a_nested_group_bomb_is_refused(void)
{
    static const char *const names[] = {"From: ", "to:", "CC : ", "Reply-To: ", "Resent-From: "};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GString) mail = g_string_new(names[i]);
        repeat(mail, "g:", 16000);
        g_string_append(mail, "\n\nx");
        assert_refusal(mail, "an address field has too many groups");
    }
    g_autoptr(GString) whole = g_string_new("From: ");
    repeat(whole, "g:", 60000);
    g_string_append(whole, "\n\nx");
    assert_refusal(whole, "a header field is longer than 32 KiB");
}

static void groups_hidden_behind_an_open_quote_are_counted(void)
{
    static const char *const openings[] = {"From: \"", "From: <", "From: a \"b\" <c@d.example> <"};
    for (gsize i = 0; i < G_N_ELEMENTS(openings); i++) {
        g_autoptr(GString) mail = g_string_new(openings[i]);
        repeat(mail, "g:", 100);
        g_string_append(mail, "\n\nx");
        assert_refusal(mail, "an address field has too many groups");
    }
}

static void folding_does_not_hide_a_bomb(void)
{
    g_autoptr(GString) mail = g_string_new("Subject: x\nFrom: a\n");
    repeat(mail, " g:g:g:g:g:g:g:g:\n", 100);
    g_string_append(mail, "\nx");
    assert_refusal(mail, "an address field has too many groups");
}

static void a_hundred_thousand_parts_are_refused(void)
{
    g_autoptr(GString) mail = g_string_new("Content-Type: multipart/mixed; boundary=b\n\n");
    repeat(mail, "--b\n\nx\n", 100000);
    assert_refusal(mail, "more than 2,000 parts");
    g_autoptr(GString) dashed = g_string_new("Content-Type: multipart/mixed; boundary=---b\n\n");
    repeat(dashed, "-----b\n\nx\n", 100000);
    assert_refusal(dashed, "more than 2,000 parts");
}

static void a_giant_header_is_refused(void)
{
    g_autoptr(GString) mail = g_string_new(NULL);
    g_autofree char *line = g_strnfill(1000, 'x');
    for (guint i = 0; i < 900; i++)
        g_string_append_printf(mail, "X-%u: %s\n", i, line);
    g_string_append(mail, "\nx");
    assert_refusal(mail, "the header is larger than 256 KiB");
    g_autoptr(GString) many = g_string_new(NULL);
    repeat(many, "X: y\n", 1001);
    assert_refusal(many, "more than 1,000 header fields");
    g_autoptr(GString) twenty = g_string_new(NULL);
    repeat(twenty, "X: yyyyyyyyyyyyyyy\n", 1024 * 1024);
    assert_refusal(twenty, "larger than 10 MiB");
    g_autoptr(GString) field = g_string_new("Subject: ");
    repeat(field, "y", 33000);
    assert_refusal(field, "a header field is longer than 32 KiB");
}

static void a_nul_byte_and_nothing_are_refused(void)
{
    g_autoptr(GString) mail = g_string_new("From: a@b.example\n\nx");
    g_string_append_c(mail, '\0');
    assert_refusal(mail, "a NUL byte");
    g_autoptr(GString) empty = g_string_new(NULL);
    assert_refusal(empty, "empty");
}

static void carriage_returns_alone_end_lines(void)
{
    g_autoptr(GString) mail = g_string_new("From: a@b.example\rDate: 10:00:00\r\r");
    repeat(mail, "at 10:00:00 --x\r", 5000);
    assert_refusal(mail, NULL);
    repeat(mail, "--x\r", 5000);
    assert_refusal(mail, "more than 2,000 parts");
}

static void random_bytes_do_no_harm(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    static const char alphabet[] = "\r\n:\"<>\\ \t-aFrom:To";
    for (guint round = 0; round < 20000; round++) {
        guint8 bytes[64];
        gsize length = (gsize)g_rand_int_range(rand, 0, sizeof bytes);
        for (gsize i = 0; i < length; i++)
            bytes[i] = (guint8)alphabet[g_rand_int_range(rand, 0, sizeof alphabet - 1)];
        g_autofree guint8 *exact = g_memdup2(bytes, length);
        const char *refusal = prefilter_refusal(exact, length);
        g_assert_true(refusal == NULL || length == 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/prefilter/a_common_mail_passes", a_common_mail_passes);
    g_test_add_func("/prefilter/a_nested_group_bomb_is_refused", a_nested_group_bomb_is_refused);
    g_test_add_func("/prefilter/groups_hidden_behind_an_open_quote_are_counted",
                    groups_hidden_behind_an_open_quote_are_counted);
    g_test_add_func("/prefilter/folding_does_not_hide_a_bomb", folding_does_not_hide_a_bomb);
    g_test_add_func("/prefilter/a_hundred_thousand_parts_are_refused",
                    a_hundred_thousand_parts_are_refused);
    g_test_add_func("/prefilter/a_giant_header_is_refused", a_giant_header_is_refused);
    g_test_add_func("/prefilter/a_nul_byte_and_nothing_are_refused",
                    a_nul_byte_and_nothing_are_refused);
    g_test_add_func("/prefilter/carriage_returns_alone_end_lines",
                    carriage_returns_alone_end_lines);
    g_test_add_func("/prefilter/random_bytes_do_no_harm", random_bytes_do_no_harm);
    return g_test_run();
}
