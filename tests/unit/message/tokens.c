/* SPDX-License-Identifier: MIT */
#include "message/tokens.h"

#include "mails.h"

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbb"
#define C "cccccccccccccccccccccccccc"
#define D "dddddddddddddddddddddddddd"

/* The tokens found in a reply, with a space behind each. */
static void assert_tokens(const char *fields, const char *body, const char *expected)
{
    g_autofree char *mail = reply_with(fields, "Re: x", body);
    g_autoptr(Message) message = understood(mail);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < message->tokens->len; i++)
        g_string_append_printf(found, "%s ", (char *)g_ptr_array_index(message->tokens, i));
    g_test_message("%s%s", fields, body);
    g_assert_cmpstr(found->str, ==, expected);
}

static void each_carrier_alone_is_enough(void)
{
    static const char *const carriers[] = {
        "Cc: \"x\" <Mentoring+" A "@Programme.Example>\n",
        "Delivered-To: mentoring+" A "@programme.example\n",
        "X-Original-To: mentoring+" A "@programme.example\n",
        "Envelope-To: a@b.example, mentoring+" A "@programme.example\n",
        "Cc: MENTORING+AAAAAAAAAAAAAAAAAAAAAAAAAA@PROGRAMME.EXAMPLE\n",
        "In-Reply-To: <" A "@programme.example>\n",
        "References: <x@y.example>\n <" A "@programme.example>\n"};
    for (gsize i = 0; i < G_N_ELEMENTS(carriers); i++)
        assert_tokens(carriers[i], "yes\n", A " ");
}

static void the_reference_line_of_the_quote_is_enough(void)
{
    static const char *const bodies[] = {"yes\n\n> Please answer.\n>\n> Ref: " A "\n",
                                         "yes\n\n> > Ref: " A "\n",
                                         "yes\n\n-----Original Message-----\nFrom: x\n\nRef: " A
                                         "\n",
                                         "yes\n\n> *Ref:* " A "\n",
                                         "yes\n\n> ref:\n> " A "\n",
                                         "yes\nRef: " A "\n"};
    for (gsize i = 0; i < G_N_ELEMENTS(bodies); i++)
        assert_tokens("", bodies[i], A " ");
}

static void carriers_come_in_their_order_and_tokens_once(void)
{
    assert_tokens("References: <" D "@p.example> <" C "@p.example> <" B "@p.example>\n"
                  "In-Reply-To: <" B "@p.example>\nCc: mentoring+" A "@programme.example\n",
                  "yes\n\n> Ref: " D "\n", A " " B " " C " " D " ");
}

static void words_elsewhere_are_no_tokens(void)
{
    assert_tokens("Cc: other+" A "@programme.example\n", "yes\n", "");
    assert_tokens("Cc: mentoring+" A "@evil.example\n", "yes\n", "");
    assert_tokens("Cc: mentoring+" A "@programme.example.evil.example\n", "yes\n", "");
    assert_tokens("Cc: mentoring+" A "a@programme.example\n", "yes\n", "");
    assert_tokens("X-Other: mentoring+" A "@programme.example\n", "yes\n", "");
    assert_tokens("", "yes " A "\n\n> " A "\n", "");
    assert_tokens("", "yes\n\n> Ref: short\n", "");
}

static void a_flood_of_tokens_is_cut(void)
{
    g_autoptr(GString) fields = g_string_new("References:");
    for (guint i = 0; i < 600; i++)
        g_string_append_printf(fields, " <aaaaaaaaaaaaaaaaaaaaaaaa%c%c@p.example>\n", 'a' + i % 26,
                               'a' + i / 26);
    g_autofree char *mail = reply_with(fields->str, "Re: x", "yes\n");
    g_autoptr(Message) message = understood(mail);
    g_assert_cmpuint(message->tokens->len, >, 4);
    g_assert_cmpuint(message->tokens->len, <=, 40);
    g_autoptr(GBytes) bytes = message_serialise(message);
    g_autoptr(Message) back = message_deserialise(bytes);
    g_assert_nonnull(back);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tokens/each_carrier_alone_is_enough", each_carrier_alone_is_enough);
    g_test_add_func("/tokens/the_reference_line_of_the_quote_is_enough",
                    the_reference_line_of_the_quote_is_enough);
    g_test_add_func("/tokens/carriers_come_in_their_order_and_tokens_once",
                    carriers_come_in_their_order_and_tokens_once);
    g_test_add_func("/tokens/words_elsewhere_are_no_tokens", words_elsewhere_are_no_tokens);
    g_test_add_func("/tokens/a_flood_of_tokens_is_cut", a_flood_of_tokens_is_cut);
    return g_test_run();
}
