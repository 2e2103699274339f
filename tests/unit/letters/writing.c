/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/failure.h"
#include "letters/sample.h"
#include "tests/unit/letters/topics.h"

static Templates *templates;

static WrittenLetter *write_sample(Sample *sample)
{
    g_autoptr(GError) error = NULL;
    WrittenLetter *letter = templates_write(templates, &sample->context, &error);
    g_assert_no_error(error);
    return letter;
}

static WrittenLetter *write_about(LetterKind kind, const char *topic)
{
    g_autoptr(Sample) sample = sample_new(kind);
    g_free(sample->letter.topic);
    sample->letter.topic = g_strdup(topic);
    return write_sample(sample);
}

static guint count(const char *text, const char *part)
{
    guint found = 0;
    for (const char *p = strstr(text, part); p != NULL; p = strstr(p + 1, part))
        found++;
    return found;
}

static void check_shape(LetterKind kind, const char *topic, gconstpointer data)
{
    g_autoptr(WrittenLetter) letter = write_about(kind, topic);
    gboolean answers = letter_kind_purpose(kind) != PURPOSE_NONE;
    const char *end = answers ? "\n\nRef: abcdefghijklmnopqrstuvwxyz\n" : "Program\n";
    g_assert_true(g_str_has_suffix(letter->text, end));
    g_assert_cmpuint(count(letter->text, "Ref:"), ==, answers);
    g_assert_cmpuint(count(letter->html, "<p>Ref: "), ==, answers);
    g_assert_cmpuint(count(letter->text, "http") + count(letter->html, "http"), ==, 0);
    g_assert_cmpuint(count(letter->text, "{{") + count(letter->html, "{{"), ==, 0);
    g_assert_cmpuint(count(letter->text, "\n\n\n"), ==, 0);
    g_assert_cmpuint(count(letter->html, "<html lang=\"en\">"), ==, 1);
    g_assert_cmpuint(count(letter->html, "</html>"), ==, 1);
    g_assert_cmpuint(count(letter->html, "<a "), ==, count(letter->html, "<a href=\"mailto:"));
    g_assert_true(strlen(letter->text) > 100);
    g_assert_null(strpbrk(letter->subject, "\r\n"));
}

static void every_letter_has_text_and_html_and_its_reference_last(void)
{
    for_every_letter(check_shape, NULL);
}

static void check_columns(LetterKind kind, const char *topic, gconstpointer data)
{
    g_autoptr(WrittenLetter) letter = write_about(kind, topic);
    g_auto(GStrv) lines = g_strsplit(letter->text, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        g_assert_cmpint(g_utf8_strlen(*line, -1), <=, 72);
}

static void no_line_is_longer_than_72_columns(void)
{
    for_every_letter(check_columns, NULL);
}

/* What the reader is told with every letter: that nothing is needed, or what happens without it. */
static void check_silence(LetterKind kind, const char *topic, gconstpointer data)
{
    g_autoptr(WrittenLetter) letter = write_about(kind, topic);
    g_autofree char *lower = g_ascii_strdown(letter->html, -1);
    if (kind != LETTER_INTRODUCTION && g_strcmp0(topic, "introduced") != 0
        && g_strcmp0(topic, "closed") != 0)
        g_assert_true(strstr(lower, "if you do nothing") != NULL
                      || strstr(lower, "you need do nothing") != NULL);
}

static void every_letter_says_what_happens_if_nothing_is_done(void)
{
    for_every_letter(check_silence, NULL);
}

static void check_subject(LetterKind kind, const char *topic, gconstpointer data)
{
    static const char *const NAMES[] = {"Anna",     "Bauer",   "Clara",    "Novak",
                                        "Treasury", "Cutting", "budget",   "fifth",
                                        "Chief",    "October", "reviewed", "Maybe"};
    g_autoptr(WrittenLetter) letter = write_about(kind, topic);
    for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++)
        g_assert_null(strstr(letter->subject, NAMES[i]));
}

static void no_subject_names_the_matter_or_a_person(void)
{
    for_every_letter(check_subject, NULL);
}

static void the_subject_carries_the_number_where_there_is_a_request(void)
{
    g_autoptr(WrittenLetter) with = write_about(LETTER_ASKED, NULL);
    g_autoptr(WrittenLetter) without = write_about(LETTER_HELP, NULL);
    g_assert_cmpstr(with->subject, ==, "Your request: who has been asked [#42]");
    g_assert_cmpstr(without->subject, ==, "How this works");
}

static void assert_golden(LetterKind kind)
{
    const char *name = letter_kind_name(kind);
    g_autofree char *path =
        g_strdup_printf(SOURCE_FOLDER "/tests/unit/letters/golden-%s.txt", name);
    g_autofree char *expected = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(WrittenLetter) letter = templates_preview(templates, kind, &error);
    g_assert_no_error(error);
    g_assert_true(g_file_get_contents(path, &expected, NULL, &error));
    g_autofree char *whole =
        g_strdup_printf("Subject: %s\n\n%s\n%s", letter->subject, letter->text, letter->html);
    g_assert_cmpstr(whole, ==, expected);
}

static void request_shortlist_and_introduction_read_as_agreed(void)
{
    assert_golden(LETTER_REQUEST);
    assert_golden(LETTER_SHORTLIST);
    assert_golden(LETTER_INTRODUCTION);
}

static void a_list_keeps_its_numbers(void)
{
    g_autoptr(WrittenLetter) letter = write_about(LETTER_DECLINED, "listed");
    g_assert_nonnull(strstr(letter->text, "\n1. Ben Okafor, Deputy Director, Department of"));
    g_assert_nonnull(strstr(letter->text, "\n3. David Lindqvist, Associate Administrator, "));
    g_assert_nonnull(strstr(letter->text, "\n4. Esther Mwangi, Regional Director, Department"));
    g_assert_null(strstr(letter->text, "\n2. "));
    g_assert_nonnull(strstr(letter->html, ">3. David Lindqvist</a>, Associate"));
    g_assert_nonnull(strstr(letter->html, "?subject=3%20%5B%2342%5D&amp;body=3\">3. David"));
}

static void acceptances_are_numbered_in_the_order_they_came(void)
{
    g_autoptr(Sample) sample = sample_new(LETTER_ACCEPTED);
    case_offer(sample->case_, 2)->accepted_number = 2;
    case_offer(sample->case_, 3)->accepted_number = 1;
    g_autoptr(WrittenLetter) letter = write_sample(sample);
    const char *first = strstr(letter->text, "\n1. David Lindqvist, ");
    const char *second = strstr(letter->text, "\n2. Clara Novak, ");
    g_assert_nonnull(first);
    g_assert_nonnull(second);
    g_assert_true(first < second);
    g_assert_nonnull(strstr(letter->html, "?subject=CHOOSE%202%20%5B%2342%5D&amp;body=CHOOSE%202"));
}

static void without_plus_addressing_the_answer_links_carry_the_reference(void)
{
    g_autoptr(Sample) sample = sample_new(LETTER_REQUEST);
    sample->context.reply_address = "mentoring@programme.example";
    g_autoptr(WrittenLetter) letter = write_sample(sample);
    g_assert_nonnull(strstr(letter->html, "<a href=\"mailto:mentoring@programme.example?subject="
                                          "ACCEPT%20%5B%2342%5D&amp;body=ACCEPT%0D%0A%0D%0ARef"
                                          "%3A%20abcdefghijklmnopqrstuvwxyz\">ACCEPT</a>"));
}

static void dates_are_spelled_out_where_the_reader_is(void)
{
    g_autoptr(Sample) sample = sample_new(LETTER_REQUEST);
    g_autoptr(WrittenLetter) eastern = write_sample(sample);
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/Denver");
    g_assert_nonnull(zone);
    sample->context.zone = zone;
    g_autoptr(WrittenLetter) mountain = write_sample(sample);
    g_assert_nonnull(strstr(eastern->text, "by Tuesday 7 July 2026, 17:00 EDT."));
    g_assert_nonnull(strstr(mountain->text, "by Tuesday 7 July 2026, 15:00 MDT."));
}

static void a_date_is_not_torn_so_that_a_year_looks_like_an_entry(void)
{
    g_autoptr(WrittenLetter) letter = write_about(LETTER_NO_MATCH, NULL);
    g_assert_nonnull(strstr(letter->text, " until Wednesday 30 \nSeptember 2026. New"));
}

static void a_declines_explanation_is_quoted_to_the_mentee(void)
{
    g_autoptr(WrittenLetter) letter = write_about(LETTER_DECLINED, "nobody");
    g_assert_nonnull(strstr(letter->text, "\n> I am away on a review until"));
    g_assert_cmpuint(count(letter->html, "<blockquote>"), ==, 1);
}

static void the_introduction_carries_nobodys_words(void)
{
    g_autoptr(Sample) sample = sample_new(LETTER_INTRODUCTION);
    sample->letter.words = g_strdup("canary words");
    g_autoptr(WrittenLetter) letter = write_sample(sample);
    g_assert_null(strstr(letter->html, "canary"));
    g_assert_null(strstr(letter->html, "directorate"));
    g_assert_null(strstr(letter->html, "mailto:"));
    g_assert_nonnull(strstr(letter->text, "Anna Bauer"));
    g_assert_nonnull(strstr(letter->text, "Clara Novak"));
}

static void who_was_chosen_is_not_told_to_the_others(void)
{
    g_autoptr(WrittenLetter) letter = write_about(LETTER_NOT_CHOSEN, NULL);
    g_assert_null(strstr(letter->html, "David"));
    g_assert_nonnull(strstr(letter->text, "\n> Thank you for the quick answer"));
}

static void assert_not_written(Sample *sample)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(WrittenLetter) letter = templates_write(templates, &sample->context, &error);
    g_assert_null(letter);
    g_assert_error(error, FAILURE, FAILURE_PERMANENT);
    g_assert_null(strstr(error->message, "directorate"));
}

static void a_letter_for_another_mentors_offer_is_not_written(void)
{
    g_autoptr(Sample) sample = sample_new(LETTER_REQUEST);
    sample->letter.offer_number = 3;
    assert_not_written(sample);
}

static void a_mentor_who_was_only_listed_gets_no_situation(void)
{
    g_autoptr(Sample) sample = sample_new(LETTER_REQUEST);
    case_offer(sample->case_, 2)->state = OFFER_LISTED;
    assert_not_written(sample);
}

static void a_mentees_letter_to_somebody_else_is_not_written(void)
{
    g_autoptr(Sample) sample = sample_new(LETTER_SHORTLIST);
    sample->letter.reader_id = 12;
    assert_not_written(sample);
}

static void a_digest_without_its_matters_is_not_written(void)
{
    g_autoptr(Sample) sample = sample_new(LETTER_DIGEST);
    sample->context.matters = NULL;
    assert_not_written(sample);
}

static void a_digest_tells_who_which_request_and_since_when(void)
{
    g_autoptr(Sample) sample = sample_new(LETTER_DIGEST);
    g_autoptr(WrittenLetter) letter = write_sample(sample);
    g_assert_cmpstr(letter->subject, ==, "What needs a word from you");
    g_assert_true(g_str_has_prefix(letter->text, "Dear Carol Weiss,\n\nPlease ask each mentor"));
    g_assert_nonnull(strstr(letter->html, "<li>Ben Okafor has answered request #42 twice, and we "
                                          "could not tell yes from no (since Thursday 2 July "
                                          "2026).</li>"));
    g_assert_nonnull(strstr(letter->html, "<li>Esther Mwangi has answered request #45 twice"));
    g_assert_null(strstr(letter->html, "Anna"));
    g_assert_null(strstr(letter->html, "directorate"));
}

static void who_has_no_name_is_greeted_all_the_same(void)
{
    static const LetterKind KINDS[] = {LETTER_DIGEST, LETTER_HELP, LETTER_EXPIRED,
                                       LETTER_UNREADABLE, LETTER_PRIVATE};
    for (guint i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        g_autoptr(Sample) sample = sample_new(KINDS[i]);
        Person *reader = person_copy(sample->context.reader);
        *reader->name = '\0';
        sample->context.reader = reader;
        g_autoptr(WrittenLetter) letter = write_sample(sample);
        g_assert_true(g_str_has_prefix(letter->text, "Dear coordinator,\n\n"));
        person_free(reader);
    }
}

static void a_token_or_address_that_is_none_is_refused(void)
{
    g_autoptr(Sample) sample = sample_new(LETTER_REQUEST);
    sample->context.token = "not\na token";
    assert_not_written(sample);
    sample->context.token = "";
    sample->context.reply_address = "a@b.example?bcc=c";
    assert_not_written(sample);
    sample->context.reply_address = "";
    assert_not_written(sample);
}

static void the_same_letter_is_the_same_bytes(void)
{
    g_autoptr(WrittenLetter) once = write_about(LETTER_SHORTLIST, NULL);
    g_autoptr(WrittenLetter) again = write_about(LETTER_SHORTLIST, NULL);
    g_assert_cmpstr(once->text, ==, again->text);
    g_assert_cmpstr(once->html, ==, again->html);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    templates = templates_load(NULL, NULL);
    g_assert_nonnull(templates);
#define TEST(name) g_test_add_func("/letters/" #name, name)
    TEST(every_letter_has_text_and_html_and_its_reference_last);
    TEST(no_line_is_longer_than_72_columns);
    TEST(every_letter_says_what_happens_if_nothing_is_done);
    TEST(no_subject_names_the_matter_or_a_person);
    TEST(the_subject_carries_the_number_where_there_is_a_request);
    TEST(request_shortlist_and_introduction_read_as_agreed);
    TEST(a_list_keeps_its_numbers);
    TEST(acceptances_are_numbered_in_the_order_they_came);
    TEST(without_plus_addressing_the_answer_links_carry_the_reference);
    TEST(dates_are_spelled_out_where_the_reader_is);
    TEST(a_date_is_not_torn_so_that_a_year_looks_like_an_entry);
    TEST(a_declines_explanation_is_quoted_to_the_mentee);
    TEST(the_introduction_carries_nobodys_words);
    TEST(who_was_chosen_is_not_told_to_the_others);
    TEST(a_letter_for_another_mentors_offer_is_not_written);
    TEST(a_mentor_who_was_only_listed_gets_no_situation);
    TEST(a_mentees_letter_to_somebody_else_is_not_written);
    TEST(a_digest_without_its_matters_is_not_written);
    TEST(a_digest_tells_who_which_request_and_since_when);
    TEST(who_has_no_name_is_greeted_all_the_same);
    TEST(a_token_or_address_that_is_none_is_refused);
    TEST(the_same_letter_is_the_same_bytes);
    int status = g_test_run();
    templates_free(templates);
    return status;
}
