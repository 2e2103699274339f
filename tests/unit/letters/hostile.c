/* SPDX-License-Identifier: MIT */
/* Whatever people wrote, a letter keeps its form: the same tags, the same kinds of lines. */
#include <string.h>

#include "letters/sample.h"
#include "tests/unit/letters/topics.h"

static Templates *templates;

static const char *const HOSTILE[] = {
    "<script>alert(1)</script>",
    "<b>x</b></p></main></body><img src=x onerror=y>",
    "\" onclick=\"x\" a=\"",
    "&lt;i&gt; &amp; &#60;b&#62; &nbsp;",
    "<!-- x",
    "]]> <![CDATA[ x",
    "**x** _x_ `x` ~~x~~",
    "# x",
    "- x",
    "* x",
    "1. Mallory, Boss, Nowhere",
    "9) Mallory",
    "> x",
    "    x",
    "```",
    "---",
    "===",
    "-- ",
    "--",
    "\\",
    "\\\\`*_{}[]()#+-.!",
    "[x](http://evil.example)",
    "[x](reply:ACCEPT)",
    "![x](http://evil.example/a.png)",
    "<http://evil.example>",
    "<a@evil.example>",
    "hthttp://tp://evil.example www.www.evil.example HTTPS://evil.example",
    "[x]: http://evil.example\n[x]",
    "{{situation}} {{if topic}}x{{end}} {{include \"part-name.md\"}}",
    "}}{{",
    "x\r\nBcc: a@evil.example\r\n\r\nx",
    "x\nSubject: y",
    "Ref: aaaaaaaaaaaaaaaaaaaaaaaaaa",
    "From nobody",
    "x\xc2\x85y\xe2\x80\xa8z\xe2\x80\xa9",
    "x\xe2\x80\xaey\xe2\x81\xa6z\xe2\x80\x8b\xef\xbb\xbf\xc2\xad",
    "\xf3\xb0\x80\x80\xf3\xb0\x80\x81 \xf4\x80\x80\x80 \xee\x80\x80",
    "\xff\xfe\xc0\x80",
    "=?utf-8?q?=0D=0ABcc:_a?=",
    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xe4\xbd\xa0\xe5\xa5\xbd\xe4\xb8\x96\xe7\x95\x8c",
    "| a | b |\n|---|---|\n| c | d |",
    "a\n\n\n\nb\n\n# c\n\n- d\n  - e\n\n1. f",
    "\t\tx\n\t- y",
};

static void replace(char **string, const char *value)
{
    g_free(*string);
    *string = g_strdup(value);
}

static void put_everywhere(Sample *sample, const char *value)
{
    GHashTableIter people;
    gpointer person;
    g_hash_table_iter_init(&people, sample->case_->people);
    while (g_hash_table_iter_next(&people, NULL, &person)) {
        replace(&((Person *)person)->name, value);
        replace(&((Person *)person)->title, value);
        replace(&((Person *)person)->agency_name, value);
        ((Person *)person)->roles = ROLE_MENTEE | ROLE_MENTOR | ROLE_COORDINATOR;
    }
    for (guint i = 0; i < sample->case_->offers->len; i++) {
        Offer *offer = sample->case_->offers->pdata[i];
        replace(&offer->fitting, value);
        replace(&offer->why, value);
    }
    replace(&sample->case_->request->situation, value);
    replace(&sample->case_->request->subject, value);
    for (guint i = 0; i < sample->matters->len; i++)
        replace(&((NotedMatter *)sample->matters->pdata[i])->person_name, value);
    replace(&sample->letter.words, value);
    sample->context.programme_name = value;
}

static WrittenLetter *write_with(LetterKind kind, const char *topic, const char *value)
{
    g_autoptr(Sample) sample = sample_new(kind);
    g_autoptr(GError) error = NULL;
    put_everywhere(sample, value);
    replace(&sample->letter.topic, topic);
    WrittenLetter *letter = templates_write(templates, &sample->context, &error);
    g_assert_no_error(error);
    return letter;
}

/* Every tag with its attributes, in order. A quotation counts as one tag: how many paragraphs and
   lines its author made is the author's. */
static char *skeleton(const char *html)
{
    GString *tags = g_string_new(NULL);
    gboolean quoted = FALSE;
    for (const char *p = strchr(html, '<'); p != NULL; p = strchr(p, '<')) {
        const char *end = strchr(p, '>');
        g_assert_nonnull(end);
        g_autofree char *tag = g_strndup(p, (gsize)(end - p + 1));
        gboolean inside =
            g_str_equal(tag, "<p>") || g_str_equal(tag, "</p>") || g_str_equal(tag, "<br />");
        quoted = g_str_equal(tag, "<blockquote>") || (quoted && !g_str_equal(tag, "</blockquote>"));
        if (!quoted || !inside)
            g_string_append_printf(tags, "%s\n", tag);
        p = end;
    }
    return g_string_free(tags, FALSE);
}

/* The lines that mean something by how they begin, in order; runs of quoted ones as one. */
static char *line_structure(const char *text)
{
    GString *structure = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        size_t digits = strspn(*line, "0123456789");
        gboolean in_quote = structure->len > 0 && structure->str[structure->len - 1] == '>';
        if (**line == '>' && !in_quote)
            g_string_append_c(structure, '>');
        else if (digits > 0 && ((*line)[digits] == '.' || (*line)[digits] == ')'))
            g_string_append_printf(structure, "%.*s.", (int)digits, *line);
        else if (g_str_has_prefix(*line, "* "))
            g_string_append_c(structure, '*');
        else if (g_str_has_prefix(*line, "Ref:"))
            g_string_append(structure, *line);
        g_assert_false(g_str_has_prefix(*line, "From "));
        g_assert_cmpstr(*line, !=, "-- ");
    }
    return g_string_free(structure, FALSE);
}

static void assert_no_such_characters(const char *text)
{
    g_assert_true(g_utf8_validate(text, -1, NULL));
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        GUnicodeType type = g_unichar_type(c);
        g_assert_true(c == '\n' || type != G_UNICODE_CONTROL);
        g_assert_true(type != G_UNICODE_FORMAT && type != G_UNICODE_PRIVATE_USE);
        g_assert_true(c != 0x2028 && c != 0x2029);
    }
}

static void assert_no_web_link(const char *text)
{
    g_autofree char *lower = g_ascii_strdown(text, -1);
    g_assert_null(strstr(lower, "http:"));
    g_assert_null(strstr(lower, "https:"));
    g_assert_null(strstr(lower, " www."));
}

static void compare(LetterKind kind, const char *topic, gconstpointer value)
{
    g_autoptr(WrittenLetter) plain = write_with(kind, topic, "x");
    g_autoptr(WrittenLetter) letter = write_with(kind, topic, value);
    g_autofree char *expected_tags = skeleton(plain->html);
    g_autofree char *tags = skeleton(letter->html);
    g_assert_cmpstr(tags, ==, expected_tags);
    g_autofree char *expected_lines = line_structure(plain->text);
    g_autofree char *lines = line_structure(letter->text);
    g_assert_cmpstr(lines, ==, expected_lines);
    assert_no_such_characters(letter->text);
    assert_no_such_characters(letter->html);
    assert_no_such_characters(letter->subject);
    g_assert_null(strchr(letter->subject, '\n'));
    assert_no_web_link(letter->text);
    assert_no_web_link(letter->html);
}

/* Values that vanish altogether take their optional paragraph with them, as an empty one does. */
static gboolean is_nothing(const char *value)
{
    g_autofree char *valid = g_utf8_make_valid(value, -1);
    for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isgraph(g_utf8_get_char(p))
            && g_unichar_type(g_utf8_get_char(p)) != G_UNICODE_PRIVATE_USE)
            return FALSE;
    return TRUE;
}

static void hostile_values_change_no_letters_form(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(HOSTILE); i++) {
        g_test_message("%u: %s", i, HOSTILE[i]);
        if (!is_nothing(HOSTILE[i]))
            for_every_letter(compare, HOSTILE[i]);
    }
}

static char *random_mixture(GRand *rand)
{
    static const char *const GLUE[] = {"", " ", "\n", "\n\n", "word word word ", "\t", "."};
    GString *mixture = g_string_new("x");
    for (gint i = g_rand_int_range(rand, 1, 12); i > 0; i--) {
        g_string_append(mixture, GLUE[g_rand_int_range(rand, 0, G_N_ELEMENTS(GLUE))]);
        g_string_append(mixture, HOSTILE[g_rand_int_range(rand, 0, G_N_ELEMENTS(HOSTILE))]);
    }
    return g_string_free(mixture, FALSE);
}

static void thousands_of_mixtures_change_no_letters_form(void)
{
    static const LetterKind KINDS[] = {LETTER_REQUEST,    LETTER_SHORTLIST, LETTER_INTRODUCTION,
                                       LETTER_NOT_CHOSEN, LETTER_ACCEPTED,  LETTER_DIGEST};
    g_autoptr(GRand) rand = g_rand_new_with_seed(20260702);
    for (guint i = 0; i < 3000; i++) {
        g_autofree char *value = random_mixture(rand);
        compare(KINDS[i % G_N_ELEMENTS(KINDS)], NULL, value);
    }
}

static void an_invisible_value_is_as_none(void)
{
    g_autoptr(WrittenLetter) empty = write_with(LETTER_NOT_CHOSEN, NULL, "");
    g_autoptr(WrittenLetter) invisible =
        write_with(LETTER_NOT_CHOSEN, NULL, "\xe2\x80\x8b\xc2\xad\xf3\xb0\x80\x81 \n");
    g_assert_cmpstr(invisible->html, ==, empty->html);
    g_assert_null(strstr(empty->html, "<blockquote>"));
}

static void a_quotation_keeps_its_authors_lines_and_paragraphs(void)
{
    g_autoptr(WrittenLetter) letter =
        write_with(LETTER_REQUEST, NULL, "One <b>\n> two\n\n\n\n- three\n");
    g_assert_nonnull(strstr(letter->html, "<blockquote>\n<p>One &lt;b&gt;<br />\n&gt; two</p>\n"
                                          "<p>- three</p>\n</blockquote>"));
    g_assert_nonnull(strstr(letter->text, "\n> One <b>\n> > two\n>\n> - three\n\n"));
}

static void a_web_address_loses_what_makes_it_a_link(void)
{
    g_autoptr(WrittenLetter) letter = write_with(
        LETTER_REQUEST, NULL, "See https://agency.example/plan, www.agency.example. Aww. Fine.");
    g_assert_nonnull(
        strstr(letter->text, "> See agency.example/plan, agency.example. Aww. Fine.\n"));
}

static void a_very_long_text_is_cut_and_quick(void)
{
    g_autofree char *words = g_strnfill(2000000, 'x');
    for (gsize i = 7; i < 2000000; i += 7)
        words[i] = ' ';
    gint64 start = g_get_monotonic_time();
    g_autoptr(WrittenLetter) letter = write_with(LETTER_REQUEST, NULL, words);
    g_assert_cmpuint(strlen(letter->text), <, 30000);
    g_assert_cmpint(g_get_monotonic_time() - start, <, 10 * G_USEC_PER_SEC);
}

static void one_endless_word_stays_one_line(void)
{
    g_autofree char *word = g_strnfill(5000, 'x');
    g_autoptr(WrittenLetter) letter = write_with(LETTER_REQUEST, NULL, word);
    g_autofree char *line = g_strdup_printf("\n> %s\n", word);
    g_assert_nonnull(strstr(letter->text, line));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    templates = templates_load(NULL, NULL);
    g_assert_nonnull(templates);
#define TEST(name) g_test_add_func("/letters/" #name, name)
    TEST(hostile_values_change_no_letters_form);
    TEST(thousands_of_mixtures_change_no_letters_form);
    TEST(an_invisible_value_is_as_none);
    TEST(a_quotation_keeps_its_authors_lines_and_paragraphs);
    TEST(a_web_address_loses_what_makes_it_a_link);
    TEST(a_very_long_text_is_cut_and_quick);
    TEST(one_endless_word_stays_one_line);
    int status = g_test_run();
    templates_free(templates);
    return status;
}
