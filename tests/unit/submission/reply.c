/* SPDX-License-Identifier: MIT */
#include "submission/reply.h"

#include "submission/ehlo.h"

#include <string.h>

static ReplyState feed(ServerReply *reply, const char *text, size_t *used)
{
    return server_reply_feed(reply, text, strlen(text), used);
}

static ReplyState state_of(const char *text)
{
    g_autoptr(ServerReply) reply = server_reply_new();
    size_t used;
    return feed(reply, text, &used);
}

static void a_reply_of_one_line_is_read(void)
{
    g_autoptr(ServerReply) reply = server_reply_new();
    size_t used;
    g_assert_cmpint(feed(reply, "250 2.0.0 Ok: queued as 4F\r\n354 go", &used), ==, REPLY_READY);
    g_assert_cmpuint(used, ==, strlen("250 2.0.0 Ok: queued as 4F\r\n"));
    g_assert_cmpuint(reply->code, ==, 250);
    g_autofree char *text = server_reply_text(reply);
    g_assert_cmpstr(text, ==, "250 2.0.0 Ok: queued as 4F");
}

static void a_reply_may_come_byte_by_byte(void)
{
    static const char text[] = "550-no such\r\n550 user\r\n";
    g_autoptr(ServerReply) reply = server_reply_new();
    for (size_t i = 0; i + 1 < sizeof text; i++) {
        size_t used;
        ReplyState state = server_reply_feed(reply, text + i, 1, &used);
        g_assert_cmpuint(used, ==, 1);
        g_assert_cmpint(state, ==, i + 2 == sizeof text ? REPLY_READY : REPLY_MORE);
    }
    g_autofree char *last = server_reply_text(reply);
    g_assert_cmpstr(last, ==, "550 user");
}

static void the_next_feed_begins_a_new_reply(void)
{
    g_autoptr(ServerReply) reply = server_reply_new();
    size_t used;
    feed(reply, "250 one\r\n", &used);
    g_assert_cmpint(feed(reply, "451 two\r\n", &used), ==, REPLY_READY);
    g_assert_cmpuint(reply->code, ==, 451);
    g_assert_cmpuint(reply->texts->len, ==, 1);
}

static void a_bare_code_is_a_reply(void)
{
    g_assert_cmpint(state_of("250\r\n"), ==, REPLY_READY);
    g_assert_cmpint(state_of("250 \n"), ==, REPLY_READY);
}

static void what_is_no_smtp_is_garbled(void)
{
    const char *texts[] = {
        "\r\n",      "HTTP/1.1 400\r\n", "25\r\n",     "650 x\r\n",          "050 x\r\n",
        "2x0 y\r\n", "250+x\r\n",        "2500 x\r\n", "250-a\r\n251 b\r\n", "250-a\r\nOk\r\n",
        " 250 x\r\n"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_assert_cmpint(state_of(texts[i]), ==, REPLY_GARBLED);
}

static void an_endless_line_is_garbled(void)
{
    g_autofree char *fits = g_strnfill(REPLY_LINE_MAX - 4, 'x');
    g_autofree char *line = g_strdup_printf("250 %s\n", fits);
    g_assert_cmpint(state_of(line), ==, REPLY_READY);
    g_autofree char *more = g_strnfill(REPLY_LINE_MAX + 1, '2');
    g_assert_cmpint(state_of(more), ==, REPLY_GARBLED);
}

static void an_endless_reply_is_garbled(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < REPLY_LINES_MAX; i++)
        g_string_append(text, "250-x\r\n");
    g_assert_cmpint(state_of(text->str), ==, REPLY_MORE);
    g_string_append(text, "250 x\r\n");
    g_assert_cmpint(state_of(text->str), ==, REPLY_GARBLED);
}

static void a_reply_is_shown_printable_and_short(void)
{
    g_autoptr(ServerReply) reply = server_reply_new();
    g_autofree char *filler = g_strnfill(500, 'x');
    g_autofree char *line = g_strdup_printf("550 a\033[31m\tb\303\244\r%s\r\n", filler);
    size_t used;
    g_assert_cmpint(feed(reply, line, &used), ==, REPLY_READY);
    g_autofree char *text = server_reply_text(reply);
    g_assert_cmpuint(strlen(text), ==, REPLY_TEXT_MAX);
    g_assert_true(g_str_has_prefix(text, "550 a?[31m?b???xxx"));
}

static Ehlo ehlo_of(const char *text)
{
    g_autoptr(ServerReply) reply = server_reply_new();
    size_t used;
    g_assert_cmpint(feed(reply, text, &used), ==, REPLY_READY);
    Ehlo ehlo;
    ehlo_read(&ehlo, reply);
    return ehlo;
}

static void capabilities_are_read_in_any_case(void)
{
    Ehlo ehlo = ehlo_of("250-smtp.programme.example\r\n250-Pipelining\r\n250-SIZE 10240000\r\n"
                        "250-8bitmime\r\n250-AUTH PLAIN\r\n250-\r\n250 DSN\r\n");
    g_assert_true(ehlo.pipelining && ehlo.size && ehlo.eight_bit && ehlo.dsn);
    g_assert_cmpuint(ehlo.size_max, ==, 10240000);
}

static void the_server_name_is_no_capability(void)
{
    Ehlo ehlo = ehlo_of("250 PIPELINING\r\n");
    g_assert_false(ehlo.pipelining);
}

static void a_size_that_is_no_number_is_no_limit(void)
{
    g_assert_cmpuint(ehlo_of("250-x\r\n250 SIZE\r\n").size_max, ==, 0);
    Ehlo ehlo = ehlo_of("250-x\r\n250 SIZE -1\r\n");
    g_assert_cmpuint(ehlo.size_max, ==, 0);
    g_assert_true(ehlo.size);
}

static void the_client_name_is_a_domain_or_a_literal(void)
{
    g_autofree char *name = ehlo_client_name();
    g_assert_true(name[0] == '[' || strchr(name, '.') != NULL);
    g_assert_null(strpbrk(name, " \r\n/"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/reply/a_reply_of_one_line_is_read", a_reply_of_one_line_is_read);
    g_test_add_func("/reply/a_reply_may_come_byte_by_byte", a_reply_may_come_byte_by_byte);
    g_test_add_func("/reply/the_next_feed_begins_a_new_reply", the_next_feed_begins_a_new_reply);
    g_test_add_func("/reply/a_bare_code_is_a_reply", a_bare_code_is_a_reply);
    g_test_add_func("/reply/what_is_no_smtp_is_garbled", what_is_no_smtp_is_garbled);
    g_test_add_func("/reply/an_endless_line_is_garbled", an_endless_line_is_garbled);
    g_test_add_func("/reply/an_endless_reply_is_garbled", an_endless_reply_is_garbled);
    g_test_add_func("/reply/a_reply_is_shown_printable_and_short",
                    a_reply_is_shown_printable_and_short);
    g_test_add_func("/ehlo/capabilities_are_read_in_any_case", capabilities_are_read_in_any_case);
    g_test_add_func("/ehlo/the_server_name_is_no_capability", the_server_name_is_no_capability);
    g_test_add_func("/ehlo/a_size_that_is_no_number_is_no_limit",
                    a_size_that_is_no_number_is_no_limit);
    g_test_add_func("/ehlo/the_client_name_is_a_domain_or_a_literal",
                    the_client_name_is_a_domain_or_a_literal);
    return g_test_run();
}
