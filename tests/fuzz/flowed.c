/* SPDX-License-Identifier: MIT */
/* Flowed text: every word stays, in its order. */
#include "message/flowed.h"

#include "base/text.h"
#include "tests/fuzz/fuzz.h"

static char *letters_of(const char *text)
{
    GString *letters = g_string_sized_new(strlen(text));
    for (; *text != '\0'; text++)
        if (strchr(" >\n", *text) == NULL)
            g_string_append_c(letters, *text);
    return g_string_free(letters, FALSE);
}

FUZZ(input)
{
    gboolean delsp = fuzz_byte(input) & 1;
    g_autofree char *raw = fuzz_string(input);
    g_autofree char *text = text_clean(raw, -1);
    g_autofree char *whole = flowed_unwrap(text, delsp);
    fuzz_check_utf8(whole, 2 * strlen(text) + 1);
    g_autofree char *before = letters_of(text);
    g_autofree char *after = letters_of(whole);
    g_assert_cmpstr(before, ==, after);
}
