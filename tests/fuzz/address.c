/* SPDX-License-Identifier: MIT */
/* The gate for addresses: what passes is one word of ASCII that no header or command takes apart.
 */
#include "base/address.h"

#include "tests/fuzz/fuzz.h"

enum { ADDRESS_MAX = 254, LOCAL_PART_MAX = 64 };

FUZZ(input)
{
    g_autofree char *text = fuzz_string(input);
    g_autofree char *normal = address_normalise(text);
    g_assert_true((normal != NULL) == address_is_valid(text));
    if (normal == NULL)
        return;
    g_assert_cmpint(g_ascii_strcasecmp(normal, text), ==, 0);
    g_assert_true(address_is_valid(normal));
    g_assert_cmpuint(strlen(text), <=, ADDRESS_MAX);
    g_assert_cmpuint((gsize)(address_domain(text) - text), <=, LOCAL_PART_MAX + 1);
    g_assert_null(strpbrk(text, "<>()[]\\,;:\" \t\r\n\177"));
    g_assert_true(g_str_is_ascii(text));
    g_assert_true(strchr(text, '@') == strrchr(text, '@'));
    g_autofree char *tagged = address_with_detail(normal, "abc");
    g_assert_nonnull(strstr(tagged, "+abc@"));
}
