/* SPDX-License-Identifier: MIT */
#include "base/address.h"

#include <string.h>

#define L63 "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk"
#define L64 L63 "l"

static void good_addresses_pass(void)
{
    static const char *const good[] = {
        "anna@treasury.example",
        "Anna.Bauer@Treasury.Example",
        "a@b",
        "a+b=c@x-y.example",
        "!#$%&'*+-/=?^_`{|}~@x.example",
        "1@2.example",
        L64 "@x.example",
        "a@" L63 ".example",
    };
    for (guint i = 0; i < G_N_ELEMENTS(good); i++)
        g_assert_true(address_is_valid(good[i]));
}

static void bad_addresses_do_not(void)
{
    static const char *const bad[] = {
        "",
        "@",
        "a",
        "a@",
        "@b.example",
        "a@b@c.example",
        "a b@c.example",
        " a@b.example",
        "a@b.example ",
        "a@b.example\n",
        "a@b.example\r\nRCPT TO:<c@d.example>",
        "a\t@b.example",
        ".a@b.example",
        "a.@b.example",
        "a..b@c.example",
        "\"a b\"@c.example",
        "a@.example",
        "a@b..example",
        "a@b.example.",
        "a@-b.example",
        "a@b-.example",
        "a@b_c.example",
        "a@[127.0.0.1]",
        "<a@b.example>",
        "a,b@c.example",
        "a;b@c.example",
        "a:b@c.example",
        "a(b)@c.example",
        "a\\b@c.example",
        "m\xc3\xbcller@b.example",
        "a@m\xc3\xbcller.example",
        "a\x7f@b.example",
        L64 "m@x.example",
        "a@" L64 ".example",
        "a@" L63 "." L63 "." L63 "." L63 ".example",
    };
    g_assert_false(address_is_valid(NULL));
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_assert_false(address_is_valid(bad[i]));
        g_assert_null(address_normalise(bad[i]));
    }
}

static void every_byte_stands_where_it_may(void)
{
    static const char atext[] = "!#$%&'*+-/=?^_`{|}~";
    for (int byte = 1; byte < 256; byte++) {
        gboolean in_label = g_ascii_isalnum(byte);
        g_autofree char *local = g_strdup_printf("a%cb@c.example", byte);
        g_autofree char *domain = g_strdup_printf("a@b%cc.example", byte);
        g_assert_cmpint(address_is_valid(local), ==,
                        in_label || byte == '.' || strchr(atext, byte) != NULL);
        g_assert_cmpint(address_is_valid(domain), ==, in_label || byte == '-' || byte == '.');
    }
}

static void an_address_of_254_octets_is_the_longest(void)
{
    g_autofree char *last = g_strnfill(254 - strlen(L64 "@" L63 "." L63 "."), 'x');
    g_autofree char *longest = g_strconcat(L64 "@" L63 "." L63 ".", last, NULL);
    g_autofree char *longer = g_strconcat(longest, "x", NULL);
    g_assert_cmpuint(strlen(longest), ==, 254);
    g_assert_true(address_is_valid(longest));
    g_assert_false(address_is_valid(longer));
}

static void addresses_are_compared_in_lower_case(void)
{
    g_autofree char *normal = address_normalise("Anna.BAUER@Treasury.EXAMPLE");
    g_assert_cmpstr(normal, ==, "anna.bauer@treasury.example");
    g_assert_cmpstr(address_domain(normal), ==, "treasury.example");
}

static void a_detail_goes_before_the_at_sign(void)
{
    g_autofree char *detailed = address_with_detail("mentoring@p.example", "abc");
    g_assert_cmpstr(detailed, ==, "mentoring+abc@p.example");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define T(name) g_test_add_func("/address/" #name, name)
    T(good_addresses_pass);
    T(bad_addresses_do_not);
    T(every_byte_stands_where_it_may);
    T(an_address_of_254_octets_is_the_longest);
    T(addresses_are_compared_in_lower_case);
    T(a_detail_goes_before_the_at_sign);
#undef T
    return g_test_run();
}
