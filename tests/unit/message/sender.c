/* SPDX-License-Identifier: MIT */
#include "message/sender.h"

#include "mails.h"

static char *sender_of(const char *fields)
{
    g_autofree char *block = g_strconcat(fields, "Subject: x\n\n", NULL);
    g_autoptr(Header) header = header_new(block, strlen(block));
    return sender_address(header);
}

static void one_plain_address_is_the_sender(void)
{
    static const char *const valid[] = {
        "From: ben@energy.example\n",
        "From: <ben@energy.example>\n",
        "From: Ben Okafor <ben@energy.example>\n",
        "From: \"Okafor, Ben\" <ben@energy.example>\n",
        "From: \"Ben \\\"B\\\" Okafor\" <ben@energy.example>\n",
        "From: Ben J. Okafor <BEN@Energy.Example>\n",
        "From: =?utf-8?q?B=C3=A9n?= <ben@energy.example>\n",
        "From: B\303\251n Okafor <ben@energy.example>\n",
        "From: \"mallory@evil.example\" <ben@energy.example>\n",
        "From: ben@energy.example (Ben Okafor)\n",
        "From:\n Ben Okafor\n <ben@energy.example>\n",
        "From : Ben <ben@energy.example>\n",
        "FROM: ben@energy.example\n",
        "From: Ben <ben@energy.example>\r\n",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(valid); i++) {
        g_autofree char *sender = sender_of(valid[i]);
        g_test_message("%s", valid[i]);
        g_assert_cmpstr(sender, ==, "ben@energy.example");
    }
}

static void anything_else_is_no_identity(void)
{
    static const char *const invalid[] = {
        "",
        "From:\n",
        "From: Ben\n",
        "From: ben@energy.example\nFrom: mallory@evil.example\n",
        "From: ben@energy.example\nfrom : mallory@evil.example\n",
        "From: ben@energy.example, mallory@evil.example\n",
        "From: Ben <ben@energy.example>, mallory@evil.example\n",
        "From: Ben <ben@energy.example> <mallory@evil.example>\n",
        "From: ben@energy.example <mallory@evil.example>\n",
        "From: friends: ben@energy.example;\n",
        "From: friends:;\n",
        "From: <@relay.example:ben@energy.example>\n",
        "From: ben@energy.example@evil.example\n",
        "From: \"ben\"@energy.example\n",
        "From: ben@[192.0.2.1]\n",
        "From: ben @energy.example\n",
        "From: ben@energy.example mallory@evil.example\n",
        "From: Ben (x <mallory@evil.example>) <ben@energy.example>\n",
        "From: ben@energy.example (a (b))\n",
        "From: ben@energy.example (a) (b)\n",
        "From: Ben <ben@energy.example> (mallory@evil.example)\n",
        "From: Okafor, Ben <ben@energy.example>\n",
        "From: \"Ben <ben@energy.example>\n",
        "From: Ben <ben@energy.example\n",
        "From: Ben ben@energy.example>\n",
        "From: Ben\\ <ben@energy.example>\n",
        "From: Ben <ben@energy.example>\001\n",
        "From: Be\rn <ben@energy.example>\n",
        "From: Ben <ben@energy.example\177>\n",
        "From: Ben \377 <ben@energy.example>\n",
        "From: b\303\251n@energy.example\n",
        "From: ben@en\303\251rgy.example\n",
        "From: <>\n",
        "From: Ben <ben@energy.example>;\n",
        "From: Ben <ben@energy..example>\n",
        "From: Ben <.ben@energy.example>\n",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(invalid); i++) {
        g_autofree char *sender = sender_of(invalid[i]);
        g_test_message("%s", invalid[i]);
        g_assert_null(sender);
    }
}

static void a_nul_byte_in_the_field_is_no_identity(void)
{
    static const char block[] = "From: ben@energy.example\0@evil.example\n\n";
    g_autoptr(Header) header = header_new(block, sizeof block - 1);
    g_autofree char *sender = sender_address(header);
    g_assert_null(sender);
}

/* Both parsers must find the same mailbox in everything that the strict one accepts. */
static void the_message_has_the_sender_that_both_parsers_find(void)
{
    g_autofree char *mail = reply_with("", "Re: x", "yes\n");
    g_autoptr(Message) message = understood(mail);
    g_assert_cmpstr(message->from, ==, "ben@energy.example");
    g_assert_cmpstr(message->from_name, ==, "Ben Okafor");
    g_autoptr(Message) two = understood("From: a@b.example\nFrom: c@d.example\n\nyes\n");
    g_assert_cmpstr(two->from, ==, "");
}

static void a_name_is_shown_without_invisible_characters(void)
{
    g_autoptr(Message) message = understood(
        "From: =?utf-8?q?B=E2=80=AEen=E2=80=8B=0D=0AX=3A_y?= <ben@energy.example>\n\nyes\n");
    g_assert_cmpstr(message->from, ==, "ben@energy.example");
    g_assert_cmpstr(message->from_name, ==, "Ben X: y");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sender/one_plain_address_is_the_sender", one_plain_address_is_the_sender);
    g_test_add_func("/sender/anything_else_is_no_identity", anything_else_is_no_identity);
    g_test_add_func("/sender/a_nul_byte_in_the_field_is_no_identity",
                    a_nul_byte_in_the_field_is_no_identity);
    g_test_add_func("/sender/the_message_has_the_sender_that_both_parsers_find",
                    the_message_has_the_sender_that_both_parsers_find);
    g_test_add_func("/sender/a_name_is_shown_without_invisible_characters",
                    a_name_is_shown_without_invisible_characters);
    return g_test_run();
}
