/* SPDX-License-Identifier: MIT */
/* Who is named stands in the text, and what is left is the text without it. */
#include "intake/mention.h"

#include "base/text.h"
#include "tests/fuzz/fuzz.h"

enum { NAMES_MAX = 20 };

static void check(Mentions *mentions, const char *text)
{
    fuzz_check_utf8(mentions->rest, 2 * strlen(text) + 4);
    g_assert_cmpuint(mentions->unwanted->len, <=, NAMES_MAX);
    for (guint i = 0; i < mentions->unwanted->len; i++)
        g_assert_nonnull(strstr(text, mentions->unwanted->pdata[i]));
    for (guint i = 0; i < mentions->wanted->len; i++)
        g_assert_nonnull(strstr(text, mentions->wanted->pdata[i]));
    if (mentions->wanted->len + mentions->unwanted->len == 0)
        g_assert_cmpuint(strlen(mentions->rest), <=, strlen(text));
    mentions_free(mentions);
}

FUZZ(input)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *name = fuzz_string(input);
    g_ptr_array_add(known, text_single_line(name, 100));
    g_autofree char *raw = fuzz_string(input);
    g_autofree char *text = text_clean(raw, -1);
    g_autofree char *unwrapped = text_unwrap(text);
    check(mentions_of_request(text), unwrapped);
    check(mentions_of_answer(text, known), text);
}
