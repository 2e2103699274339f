/* SPDX-License-Identifier: MIT */
#include "intake/survey.h"

/* "4 5 - 0 3 / remark": of a survey of five questions. */
static void assert_answers(const char *reply, const char *wanted)
{
    g_autoptr(Survey) survey = survey_read(reply, 5);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < survey->answers->len; i++) {
        int value = g_array_index(survey->answers, int, i);
        g_string_append_printf(text, "%s%c", i > 0 ? " " : "",
                               value == SURVEY_UNANSWERED ? '-' : '0' + value);
    }
    if (*survey->remark != '\0')
        g_string_append_printf(text, " / %s", survey->remark);
    if (!g_str_equal(text->str, wanted))
        g_error("\"%s\" is read as \"%s\", not \"%s\"", reply, text->str, wanted);
}

static void numbers_in_order_answer(void)
{
    assert_answers("4 5 3 5 4", "4 5 3 5 4");
    assert_answers("4, 5, 3, n/a, 4", "4 5 3 0 4");
    assert_answers("4\n5\n3\n5\n4", "4 5 3 5 4");
    assert_answers("4/5\n5/5\n\n3/5", "4 5 3 - -");
    assert_answers("All 5s", "5 5 5 5 5");
    assert_answers("4 for all", "4 4 4 4 4");
}

static void numbered_answers_may_stand_in_any_order(void)
{
    assert_answers("1: 4\n2: 5\n3: N/A\n4: 2\n5: 1", "4 5 0 2 1");
    assert_answers("5) 3\n2) 4", "- 4 - - 3");
    assert_answers("1. 4\n2. 5", "4 5 - - -");
    assert_answers("Q1 4, Q2 5", "4 5 - - -");
    assert_answers("1: 4, 2: 5, 3: 3", "4 5 3 - -");
    assert_answers("1 = 4; 3 = 2", "4 - 2 - -");
}

static void words_and_boxes_answer(void)
{
    assert_answers("Agree\nStrongly agree\nNeutral\nDisagree\nStrongly disagree", "4 5 3 2 1");
    assert_answers("1: strongly agree\n2: does not apply", "5 0 - - -");
    assert_answers("[ ] 1 [ ] 2 [ ] 3 [x] 4 [ ] 5\n[ ] 1 [x] 2 [ ] 3 [ ] 4 [ ] 5", "4 2 - - -");
    assert_answers("[ ] 1 [x] 2 [x] 3", "- - - - - / [ ] 1 [x] 2 [x] 3");
}

static void the_rest_is_the_remark(void)
{
    assert_answers("4 5 3 5 4\nShe was wonderful.\nWe met 3 times.",
                   "4 5 3 5 4 / She was wonderful.\nWe met 3 times.");
    assert_answers("1: 4, she was wonderful\n2: 5", "4 5 - - - / 1: she was wonderful");
    assert_answers("Remark: none", "- - - - - / none");
    assert_answers("We met 3 times", "- - - - - / We met 3 times");
    assert_answers("7 8 9", "- - - - - / 7 8 9");
    assert_answers("4 5 3 5 4 2", "- - - - - / 4 5 3 5 4 2");
    assert_answers("", "- - - - -");
}

static void a_survey_of_no_questions_has_no_answers(void)
{
    g_autoptr(Survey) survey = survey_read("4 5\nall 5s\n1: 4\n[x] 3", 0);
    g_assert_cmpuint(survey->count, ==, 0);
}

int main(int count, char **words)
{
    g_test_init(&count, &words, NULL);
    g_test_add_func("/survey/numbers_in_order_answer", numbers_in_order_answer);
    g_test_add_func("/survey/numbered_answers_may_stand_in_any_order",
                    numbered_answers_may_stand_in_any_order);
    g_test_add_func("/survey/words_and_boxes_answer", words_and_boxes_answer);
    g_test_add_func("/survey/the_rest_is_the_remark", the_rest_is_the_remark);
    g_test_add_func("/survey/a_survey_of_no_questions_has_no_answers",
                    a_survey_of_no_questions_has_no_answers);
    return g_test_run();
}
