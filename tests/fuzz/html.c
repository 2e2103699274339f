/* SPDX-License-Identifier: MIT */
/* Whatever the markup, text comes out, and not much more of it than went in. */
#include "message/html.h"

#include "tests/fuzz/fuzz.h"

enum { TEXT_MAX = 600 * 1024 };

FUZZ(input)
{
    g_autofree char *html = fuzz_utf8(input);
    g_autofree char *text = html_to_text(html);
    fuzz_check_utf8(text, MIN(8 * strlen(html) + 100, TEXT_MAX));
}
