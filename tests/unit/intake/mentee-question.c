/* SPDX-License-Identifier: MIT */
#include "intake/mentee-question.h"

static void what_the_mentee_alone_can_say_is_passed_on(void)
{
    static const char *const QUESTIONS[] = {
        "What exactly is the timeline?",
        "Hi Anna,\n\nHow many people are in your directorate? Are they all in one "
        "place?\n\nBest,\nBen",
        "Who else is affected by the cut?",
    };
    for (guint i = 0; i < G_N_ELEMENTS(QUESTIONS); i++) {
        g_test_message("%s", QUESTIONS[i]);
        g_assert_true(is_mentee_question(QUESTIONS[i]));
    }
}

static void what_is_in_doubt_is_not(void)
{
    static const char *const OTHERS[] = {
        "",
        "Maybe?",
        "Interesting! What is the timeline, roughly?",
        "I accept?",
        "Do I have to answer this by mail?",
        "Is this programme run by your office?",
        "Yes. What is the timeline?",
        "I cannot. Who else have you asked?",
        "Let me think about it. What is the timeline?",
        "What is the timeline? I am busy in July.",
        "What is it about? Who is affected? Since when?",
        "We did that two years ago with a reorganisation. What is the timeline?",
    };
    for (guint i = 0; i < G_N_ELEMENTS(OTHERS); i++) {
        g_test_message("%s", OTHERS[i]);
        g_assert_false(is_mentee_question(OTHERS[i]));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/mentee-question/what_the_mentee_alone_can_say_is_passed_on",
                    what_the_mentee_alone_can_say_is_passed_on);
    g_test_add_func("/mentee-question/what_is_in_doubt_is_not", what_is_in_doubt_is_not);
    return g_test_run();
}
