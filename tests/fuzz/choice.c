/* SPDX-License-Identifier: MIT */
/* A mentee's choice names only who may be meant, with numbers that a list can have. */
#include "intake/choice.h"

#include "base/text.h"
#include "tests/fuzz/fuzz.h"

enum { NAMES = 3, NUMBER_MAX = 999, LINE_MAX_CHARACTERS = 500 };

FUZZ(input)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < NAMES; i++) {
        g_autofree char *name = fuzz_string(input);
        g_ptr_array_add(names, text_single_line(name, 100));
    }
    g_autofree char *raw = fuzz_string(input);
    g_autofree char *reply = text_clean(raw, -1);
    g_autoptr(Choice) choice = choice_read(reply, names);
    g_assert_nonnull(verb_name(choice->verb));
    for (guint i = 0; i < choice->numbers->len; i++) {
        guint number = g_array_index(choice->numbers, guint, i);
        g_assert_cmpuint(number, >=, 1);
        g_assert_cmpuint(number, <=, NUMBER_MAX);
    }
    for (guint i = 0; i < choice->names->len; i++)
        g_assert_true(
            g_ptr_array_find_with_equal_func(names, choice->names->pdata[i], g_str_equal, NULL));
    if (choice->line != NULL)
        fuzz_check_line(choice->line, 4 * (LINE_MAX_CHARACTERS + 1));
    if (*reply == '\0')
        g_assert_cmpint(choice->verb, ==, VERB_NONE);
    if (choice->verb == VERB_PICK || choice->verb == VERB_CHOOSE)
        g_assert_cmpuint(choice->numbers->len + choice->names->len, >, 0);
}
