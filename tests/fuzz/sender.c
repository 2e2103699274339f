/* SPDX-License-Identifier: MIT */
/* The strict From: what it accepts is an address that stands in the field, and only there once. */
#include "message/sender.h"

#include "base/address.h"
#include "tests/fuzz/fuzz.h"

FUZZ(input)
{
    g_autofree char *value = fuzz_string(input);
    g_autofree char *address = sender_parse(value);
    if (address == NULL)
        return;
    g_autofree char *normal = address_normalise(address);
    g_assert_cmpstr(address, ==, normal);
    g_autofree char *lower = g_ascii_strdown(value, -1);
    g_assert_nonnull(strstr(lower, address));
    g_assert_true(g_utf8_validate(value, -1, NULL));
    g_assert_null(strpbrk(value, "\r\n"));

    g_autofree char *named = g_strdup_printf("\"A\" <%s>", address);
    g_autofree char *again = sender_parse(named);
    g_assert_cmpstr(again, ==, address);
    g_autofree char *two = g_strdup_printf("%s, x@evil.example", value);
    g_autofree char *none = sender_parse(two);
    g_assert_null(none);

    g_autofree char *block = g_strdup_printf("From: %s\r\nFROM : %s\r\n\r\n", value, value);
    g_autoptr(Header) doubled = header_new(block, strlen(block));
    g_autofree char *nobody = sender_address(doubled);
    g_assert_null(nobody);
}
