/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "base/text-search.h"

#include <string.h>

static void cleaning_keeps_words_and_drops_what_nobody_sees(void)
{
    static const struct {
        const char *text, *clean;
    } rows[] = {
        {"", ""},
        {"plain\n\twords", "plain\n\twords"},
        {"a\r\nb\r\n", "a\nb\n"},
        {"a\x01\x07\x1b[31mb\x7f", "a[31mb"},
        {"zero\u200bwidth\u200d\ufeff", "zerowidth"},
        {"\u202egnirts\u202c\u2066x\u2069", "gnirtsx"},
        {"a\u2028b\u2029c\xc2\x85"
         "d",
         "a\nb\nc\nd"},
        {"M\u00fcller \u65e5\u672c \U0001f600", "M\u00fcller \u65e5\u672c \U0001f600"},
        {"bad\xff\xc3", "bad\ufffd\ufffd"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *clean = text_clean(rows[i].text, -1);
        g_assert_cmpstr(clean, ==, rows[i].clean);
    }
}

static void cleaning_takes_a_length_and_survives_nul_bytes(void)
{
    g_autofree char *part = text_clean("abcdef", 3);
    g_autofree char *nul = text_clean("a\0b", 3);
    g_assert_cmpstr(part, ==, "abc");
    g_assert_cmpstr(nul, ==, "a\ufffdb");
}

static void random_bytes_become_clean_text(void)
{
    for (guint run = 0; run < 2000; run++) {
        guint8 bytes[64];
        for (guint i = 0; i < sizeof bytes; i++)
            bytes[i] = (guint8)g_test_rand_int_range(0, 256);
        g_autofree char *clean = text_clean((const char *)bytes, sizeof bytes);
        g_autofree char *again = text_clean(clean, -1);
        g_autofree char *line = text_single_line(clean, 10);
        g_assert_true(g_utf8_validate(clean, -1, NULL));
        g_assert_cmpstr(clean, ==, again);
        g_assert_cmpint(g_utf8_strlen(line, -1), <=, 10);
        g_assert_null(strpbrk(line, "\n\t\r"));
    }
}

static void one_line_is_folded_trimmed_and_cut_at_a_word(void)
{
    static const struct {
        const char *text;
        guint most;
        const char *line;
    } rows[] = {
        {"  two\r\n\t words\u00a0 here ", 40, "two words here"},
        {"", 5, ""},
        {" \n ", 5, ""},
        {"exactly", 7, "exactly"},
        {"exactly!", 7, "exactl\u2026"},
        {"cutting the budget", 14, "cutting the\u2026"},
        {"cutting a budget", 14, "cutting a bud\u2026"},
        {"one twothreefour", 8, "one two\u2026"},
        {"\u65e5\u672c\u8a9e\u65e5\u672c\u8a9e", 4, "\u65e5\u672c\u8a9e\u2026"},
        {"long", 1, "\u2026"},
        {"long", 0, ""},
        {"Subject\r\nBcc: x@y.example", 60, "Subject Bcc: x@y.example"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *line = text_single_line(rows[i].text, rows[i].most);
        g_assert_cmpstr(line, ==, rows[i].line);
    }
}

static void truncating_never_splits_a_character(void)
{
    static const char text[] = "a\u00fc\u65e5\U0001f600z";
    for (size_t most = 0; most <= sizeof text; most++) {
        g_autofree char *cut = text_truncate(text, most);
        g_assert_true(g_utf8_validate(cut, -1, NULL));
        g_assert_cmpuint(strlen(cut), <=, most);
        g_assert_true(g_str_has_prefix(text, cut));
        g_assert_cmpuint(strlen(cut) + 4, >, MIN(most, sizeof text - 1));
    }
    g_autofree char *whole = text_truncate(text, strlen(text));
    g_assert_cmpstr(whole, ==, text);
}

static void lower_case_is_told_letter_by_letter(void)
{
    static const char *const pairs[][2] = {{"Yes, I ACCEPT 12 [#4]", "yes, i accept 12 [#4]"},
                                           {"SCHRIEB \303\204", "schrieb \303\244"},
                                           {"\320\236\320\242", "\320\276\321\202"},
                                           {"", ""}};
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *lower = text_lower(pairs[i][0]);
        g_assert_cmpstr(lower, ==, pairs[i][1]);
    }
}

static void distances_count_changed_letters(void)
{
    static const struct {
        const char *a, *b;
        guint distance;
    } rows[] = {
        {"", "", 0},
        {"abc", "abc", 0},
        {"", "abc", 3},
        {"kitten", "sitting", 3},
        {"authserver_id", "authserv_id", 2},
        {"mailbxo", "mailbox", 2},
    };
    g_autofree char *longest = g_strnfill(64, 'x');
    g_autofree char *longer = g_strnfill(65, 'x');
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_assert_cmpuint(text_distance(rows[i].a, rows[i].b), ==, rows[i].distance);
        g_assert_cmpuint(text_distance(rows[i].b, rows[i].a), ==, rows[i].distance);
    }
    g_assert_cmpuint(text_distance(longest, ""), ==, 64);
    g_assert_cmpuint(text_distance(longer, "x"), ==, 255);
    g_assert_cmpuint(text_distance("x", longer), ==, 255);
}

static void phrases_are_found_wherever_they_stand(void)
{
    static const char *const PHRASES[] = {"out of office", "s\u00ed", "x", NULL};
    static const char *const TEXTS[] = {"out of office", "I am out of office", "dice s\u00ed",
                                        "ax"};
    static const char *const OTHERS[] = {"", "out of offic", "office of out", "si", "\u00ed"};
    for (guint i = 0; i < G_N_ELEMENTS(TEXTS); i++)
        g_assert_cmpuint(text_count_of(TEXTS[i], PHRASES), ==, 1);
    for (guint i = 0; i < G_N_ELEMENTS(OTHERS); i++)
        g_assert_false(text_has_any(OTHERS[i], PHRASES));
    g_assert_true(text_has_any("ax", PHRASES));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define T(name) g_test_add_func("/text/" #name, name)
    T(cleaning_keeps_words_and_drops_what_nobody_sees);
    T(cleaning_takes_a_length_and_survives_nul_bytes);
    T(random_bytes_become_clean_text);
    T(one_line_is_folded_trimmed_and_cut_at_a_word);
    T(truncating_never_splits_a_character);
    T(lower_case_is_told_letter_by_letter);
    T(distances_count_changed_letters);
    T(phrases_are_found_wherever_they_stand);
#undef T
    return g_test_run();
}
