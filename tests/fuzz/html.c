/* SPDX-License-Identifier: MIT */
/* Whatever the markup, clean text comes out, and not much more of it than went in. */
#include "message/html.h"

#include "base/text.h"
#include "tests/fuzz/fuzz.h"

enum { TEXT_MAX = 600 * 1024 };

FUZZ(input)
{
    g_autofree char *html = fuzz_utf8(input);
    g_autofree char *text = html_to_text(html);
    g_autofree char *clean = text_clean(text, -1);
    g_assert_cmpstr(text, ==, clean);
    fuzz_check_utf8(text, MIN(8 * strlen(html) + 100, TEXT_MAX));
}
