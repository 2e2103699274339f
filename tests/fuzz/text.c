/* SPDX-License-Identifier: MIT */
/* Text made fit: once is enough, and every cut falls between characters. */
#include "base/text.h"

#include "tests/fuzz/fuzz.h"

static void check_single_line(const char *text, guint most)
{
    g_autofree char *line = text_single_line(text, most);
    fuzz_check_line(line, 4 * most);
    g_assert_cmpint(g_utf8_strlen(line, -1), <=, (glong)most);
    g_autofree char *again = text_single_line(line, most);
    g_assert_cmpstr(line, ==, again);
}

FUZZ(input)
{
    guint most = fuzz_byte(input);
    g_autofree char *other = fuzz_string(input);
    g_autofree char *clean = text_clean(input->at, (gssize)input->left);
    fuzz_check_utf8(clean, 3 * input->left + 1);
    g_autofree char *cleaner = text_clean(clean, -1);
    g_assert_cmpstr(clean, ==, cleaner);
    check_single_line(clean, most);
    check_single_line(other, most);
    g_autofree char *unwrapped = text_unwrap(clean);
    fuzz_check_utf8(unwrapped, strlen(clean));
    g_autofree char *cut = text_truncate(clean, most);
    fuzz_check_utf8(cut, most);
    g_assert_true(g_str_has_prefix(clean, cut));
    g_assert_cmpuint(strlen(cut) + 4, >, MIN(most, strlen(clean)));
    g_assert_cmpuint(text_distance(clean, other), ==, text_distance(other, clean));
    g_assert_cmpuint(text_distance(clean, other), <=, 255);
}
