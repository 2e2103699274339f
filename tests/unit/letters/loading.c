/* SPDX-License-Identifier: MIT */
#include <glib/gstdio.h>
#include <string.h>

#include "base/failure.h"
#include "letters/fact.h"
#include "letters/letters.h"

/* Loads with one file overridden; gives the message, or NULL if it was loaded. */
static char *load_with(const char *name, const char *text)
{
    g_autofree char *folder = g_dir_make_tmp("letters-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    g_autoptr(Templates) templates = templates_load(folder, &error);
    g_assert_cmpint(g_unlink(path), ==, 0);
    g_assert_cmpint(g_rmdir(folder), ==, 0);
    if (templates != NULL)
        return NULL;
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    return g_strdup(error->message);
}

static void assert_refused(const char *name, const char *text, guint line, const char *reason)
{
    g_autofree char *message = load_with(name, text);
    g_autofree char *place = g_strdup_printf("/%s:%u: ", name, line);
    g_assert_nonnull(message);
    if (strstr(message, place) == NULL || strstr(message, reason) == NULL)
        g_error("expected %s%s, got %s", place, reason, message);
}

static void the_delivered_letters_pass(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Templates) templates = templates_load(NULL, &error);
    g_assert_no_error(error);
    g_assert_nonnull(templates);
}

static void a_letter_of_the_own_folder_is_used(void)
{
    g_autofree char *message =
        load_with("request.md", "Subject: Own\n\nDear {{reader_name}}, {{mentee_name}} asks.\n");
    g_assert_null(message);
}

static void an_unknown_fact_is_named_with_its_line(void)
{
    assert_refused("request.md", "Subject: S\n\nDear\n{{nobody_knows}}\n", 4, "nobody_knows");
}

static void an_unknown_fact_is_found_in_a_branch_never_taken(void)
{
    assert_refused("request.md",
                   "Subject: S\n\n{{if topic == \"never\"}}\nx\n{{else if topic == \"x\"}}\n"
                   "{{nobody_knows}}\n{{end}}\n",
                   6, "nobody_knows");
}

static void an_unknown_fact_is_found_in_a_shared_part(void)
{
    assert_refused("part-name.md", "\n{{nobody_knows}}\n", 2, "nobody_knows");
}

static void a_fact_that_the_reader_may_not_see_is_refused(void)
{
    assert_refused("request.md", "Subject: S\n\n> {{explanation}}\n", 3, "not for everybody");
    assert_refused("request.md", "Subject: S\n\n{{if shortlist_count > 0}}x{{end}}\n", 3,
                   "not for everybody");
    assert_refused("request.md", "Subject: S\n\n{{for one in asked}}\n- {{one.name}}\n{{end}}\n", 3,
                   "not for everybody");
}

static void a_digest_names_neither_mentee_nor_anybodys_words(void)
{
    static const char *const FACTS[] = {"{{mentee_name}}", "{{mentor_name}}", "> {{situation}}",
                                        "> {{explanation}}", "{{if asked_count > 0}}x{{end}}"};
    for (guint i = 0; i < G_N_ELEMENTS(FACTS); i++) {
        g_autofree char *text = g_strconcat("Subject: S\n\n", FACTS[i], "\n", NULL);
        assert_refused("digest.md", text, 3, "not for everybody");
    }
    assert_refused("digest.md", "Subject: S\n\n{{for m in shortlist}}{{m.name}}{{end}}\n", 3,
                   "not for everybody");
    assert_refused("help.md", "Subject: S\n\n{{for m in unclear}}{{m.name}}{{end}}\n", 3,
                   "not for everybody");
}

static void an_entry_has_the_fields_of_its_list_alone(void)
{
    assert_refused("digest.md", "Subject: S\n\n{{for m in unclear}}{{m.fitting}}{{end}}\n", 3,
                   "\"unclear\" has no \"fitting\"");
    assert_refused("asked.md", "Subject: S\n\n{{for m in asked}}{{m.since}}{{end}}\n", 3,
                   "\"asked\" has no \"since\"");
}

static void the_introduction_may_name_only_what_both_may_see(void)
{
    assert_refused("introduction.md", "Subject: S\n\n> {{explanation}}\n", 3, "not for everybody");
    assert_refused("introduction.md", "Subject: S\n\n> {{mentee_line}}\n", 3, "not for everybody");
    assert_refused("introduction.md", "Subject: S\n\n{{back_on}}\n", 3, "not for everybody");
}

static void the_introduction_asks_for_no_answer(void)
{
    assert_refused("introduction.md", "Subject: S\n\n[YES](reply:YES)\n", 3, "no answer");
}

static void a_subject_names_neither_matter_nor_person(void)
{
    assert_refused("request.md", "Subject: From {{mentee_name}}\n\nx\n", 1, "in a subject");
    assert_refused("request.md", "Subject: {{situation}}\n\nx\n", 1, "in a subject");
}

static void a_letter_without_a_subject_is_refused(void)
{
    assert_refused("request.md", "Dear,\n\nx\n", 1, "Subject:");
    assert_refused("request.md", "\nSubject: S\n\nx\n", 1, "Subject:");
    assert_refused("request.md", "Subject: S\nBcc: x\n\nx\n", 2, "Subject:");
}

static void a_link_to_the_web_is_refused(void)
{
    static const char *const LINKS[] = {
        "[x](http://a.example)",      "[x](https://a.example)",     "[x](mailto:a@b.example)",
        "<http://a.example>",         "[x](javascript:alert)",      "[x](reply:A \"title\")",
        "[x](reply:A&bcc=b)",         "[x](reply:{{mentee_name}})", "[x](reply:)",
        "[x][y]\n\n[y]: //a.example",
    };
    for (guint i = 0; i < G_N_ELEMENTS(LINKS); i++) {
        g_autofree char *text = g_strconcat("Subject: S\n\n", LINKS[i], "\n", NULL);
        assert_refused("request.md", text, 3, "reply:");
    }
}

static void html_pictures_and_code_are_refused(void)
{
    static const char *const TEXTS[] = {"<b>x</b>", "<p>x</p>", "![x](y.png)", "`x`",
                                        "    x",    "***",      "```\nx\n```"};
    for (guint i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_autofree char *text = g_strconcat("Subject: S\n\n", TEXTS[i], "\n", NULL);
        assert_refused("request.md", text, 3, "no HTML");
    }
}

static void words_of_others_stand_only_in_a_quotation(void)
{
    assert_refused("request.md", "Subject: S\n\nShe says {{situation}}\n", 3, "stand alone");
    assert_refused("request.md", "Subject: S\n\n> She says {{situation}}\n", 3, "stand alone");
    assert_refused("request.md", "Subject: S\n\n- {{situation}}\n", 3, "stand alone");
}

static void what_is_not_understood_is_refused(void)
{
    static const char *const TAGS[] = {
        "{{require Gio}}",
        "{{reader_name.up()}}",
        "{{if topic == topic}}x{{end}}",
        "{{unclosed",
        "{{ }}",
        "{{1 + 1}}",
        "{{include \"/etc/x.md\"}}",
        "\\{{reader_name}}",
        "{{if (topic)}}x{{end}}",
        "{{func x() 1}}",
    };
    for (guint i = 0; i < G_N_ELEMENTS(TAGS); i++) {
        g_autofree char *text = g_strconcat("Subject: S\n\n", TAGS[i], "\n", NULL);
        assert_refused("request.md", text, 3, "not understood");
    }
}

static void conditions_compare_like_with_like(void)
{
    assert_refused("asked.md", "Subject: S\n\n{{if topic > 1}}x{{end}}\n", 3, "compared");
    assert_refused("asked.md", "Subject: S\n\n{{if asked_count == \"a\"}}x{{end}}\n", 3,
                   "compared");
    assert_refused("asked.md", "Subject: S\n\n{{if reader_name == \"a\"}}x{{end}}\n", 3,
                   "compared");
    assert_refused("asked.md", "Subject: S\n\n{{if asked}}x{{end}}\n", 3, "is a list");
    assert_refused("asked.md", "Subject: S\n\n{{topic}}\n", 3, "cannot be printed");
    assert_refused("asked.md", "Subject: S\n\n{{asked_count}}\n", 3, "cannot be printed");
}

static void blocks_are_closed_where_they_were_opened(void)
{
    assert_refused("asked.md", "Subject: S\n\nx\n{{if topic}}\nx\n", 4, "has no {{end}}");
    assert_refused("asked.md", "Subject: S\n\n{{end}}\n", 3, "closes nothing");
    assert_refused("asked.md", "Subject: S\n\n{{else}}\n", 3, "belongs to no");
    assert_refused("asked.md", "Subject: S\n\n{{for m in asked}}{{m.shoe}}{{end}}\n", 3, "shoe");
    assert_refused("asked.md", "Subject: S\n\n{{for m in asked}}{{end}}{{m.name}}\n", 3,
                   "stands in no");
}

static void characters_that_stand_for_values_are_refused(void)
{
    assert_refused("asked.md", "Subject: S\n\n\xf3\xb0\x80\x80\n", 3, "no letter may hold");
    assert_refused("asked.md", "Subject: S\n\nx\x01\n", 3, "no letter may hold");
    assert_refused("asked.md", "Subject: S\n\n\xff\n", 1, "UTF-8");
}

static void parts_that_include_themselves_end(void)
{
    assert_refused("part-name.md", "{{include \"part-name.md\"}}\n", 1, "included here");
}

static void every_mistake_is_named_not_the_first_alone(void)
{
    g_autofree char *message =
        load_with("asked.md", "Subject: S\n\n{{one_x}}\n\n{{two_x}}\n\n<i>x</i>\n");
    g_assert_nonnull(strstr(message, "asked.md:3: "));
    g_assert_nonnull(strstr(message, "asked.md:5: "));
    g_assert_nonnull(strstr(message, "asked.md:7: "));
}

static void the_frame_fetches_nothing(void)
{
    assert_refused("frame.md", "<title>{{title}}</title><img src='x'>{{letter}}\n", 1, "fetches");
    assert_refused("frame.md", "<title>{{title}}</title>\n", 1, "holds");
}

static void the_readme_lists_every_fact_and_field(void)
{
    g_autofree char *readme = NULL;
    g_assert_true(g_file_get_contents(SOURCE_FOLDER "/templates/README.md", &readme, NULL, NULL));
    for (const Fact *fact = facts_all(); fact->name != NULL; fact++) {
        g_autofree char *row = g_strdup_printf("| `%s` | %s", fact->name, fact->help);
        if (strstr(readme, row) == NULL)
            g_error("templates/README.md has no %s", row);
    }
#define X(name, of, help) g_assert_nonnull(strstr(readme, "| `" #name "` | " help " |"));
    FACT_ENTRY_FIELDS(X)
#undef X
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/letters/" #name, name)
    TEST(the_delivered_letters_pass);
    TEST(a_letter_of_the_own_folder_is_used);
    TEST(an_unknown_fact_is_named_with_its_line);
    TEST(an_unknown_fact_is_found_in_a_branch_never_taken);
    TEST(an_unknown_fact_is_found_in_a_shared_part);
    TEST(a_fact_that_the_reader_may_not_see_is_refused);
    TEST(a_digest_names_neither_mentee_nor_anybodys_words);
    TEST(an_entry_has_the_fields_of_its_list_alone);
    TEST(the_introduction_may_name_only_what_both_may_see);
    TEST(the_introduction_asks_for_no_answer);
    TEST(a_subject_names_neither_matter_nor_person);
    TEST(a_letter_without_a_subject_is_refused);
    TEST(a_link_to_the_web_is_refused);
    TEST(html_pictures_and_code_are_refused);
    TEST(words_of_others_stand_only_in_a_quotation);
    TEST(what_is_not_understood_is_refused);
    TEST(conditions_compare_like_with_like);
    TEST(blocks_are_closed_where_they_were_opened);
    TEST(characters_that_stand_for_values_are_refused);
    TEST(parts_that_include_themselves_end);
    TEST(every_mistake_is_named_not_the_first_alone);
    TEST(the_frame_fetches_nothing);
    TEST(the_readme_lists_every_fact_and_field);
    return g_test_run();
}
