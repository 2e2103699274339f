/* SPDX-License-Identifier: MIT */
#include "intake/answer.h"

static void assert_all(const char *const *replies, AnswerClass wanted)
{
    for (; *replies != NULL; replies++) {
        g_autoptr(Answer) answer = answer_read(*replies);
        if (answer->class != wanted)
            g_error("\"%s\" is read as %s", *replies, answer_class_name(answer->class));
    }
}

static void a_commitment_is_a_yes(void)
{
    static const char *const REPLIES[] = {
        "ACCEPT",
        "I accept",
        "Yes",
        "Yes, gladly.",
        "Happy to talk with her. Thursday afternoon works well for me.",
        "I'd be happy to help. My assistant is copied.",
        "Of course. Have her call me any time.",
        "Count me in!",
        "I\u2019d be delighted to do this, we went through the very same thing last year and it "
        "took a\n"
        "long time to get right.",
        "Con mucho gusto.",
        NULL};
    assert_all(REPLIES, ANSWER_ACCEPT);
}

static void a_refusal_is_a_no(void)
{
    static const char *const REPLIES[] = {
        "DECLINE",
        "No",
        "I must pass this time, our own audit takes every hour until September.",
        "Unfortunately I am not able to take this on.",
        "Please accept my regrets.",
        "I'm swamped until March.",
        "I am not the right person for this.",
        "Lamentablemente no puedo.",
        NULL};
    assert_all(REPLIES, ANSWER_DECLINE);
}

static void a_doubt_is_never_a_yes(void)
{
    static const char *const REPLIES[] = {
        "",
        "OK",
        "Thanks!",
        "Sounds good",
        "I would accept if my director agrees.",
        "Happy to help, but only if Lee cannot.",
        "Maybe in June.",
        "Happy to hear from you!",
        "I can't say no to you.",
        "Would you accept somebody from my team?",
        "Yes? What is this about?",
        "I'd be delighted, but I am not able to before the merger is done.",
        "Let me check with my office, I'd love to.",
        "I might be willing to talk.",
        "I accept. No, wait, I can't.",
        "I say yes to everything, and that has to stop.",
        "Please accept my apologies for the slow answer.",
        "Yes, and... the improv club meets on Mondays",
        NULL};
    for (const char *const *reply = REPLIES; *reply != NULL; reply++) {
        g_autoptr(Answer) answer = answer_read(*reply);
        g_assert_cmpint(answer->class, !=, ANSWER_ACCEPT);
    }
}

static void an_endless_answer_is_in_doubt(void)
{
    g_autoptr(GString) reply = g_string_new("I accept.\n");
    for (guint i = 0; i < 100000; i++)
        g_string_append(reply, "Some words. ");
    g_autoptr(Answer) answer = answer_read(reply->str);
    g_assert_cmpint(answer->class, ==, ANSWER_UNCLEAR);
}

static void the_evidence_is_the_clause_that_decided(void)
{
    g_autoptr(Answer) answer = answer_read("Hi,\nI must pass. Ask me again.\n");
    g_assert_cmpstr(answer->evidence, ==, "I must pass");
}

int main(int count, char **words)
{
    g_test_init(&count, &words, NULL);
    g_test_add_func("/answer/a_commitment_is_a_yes", a_commitment_is_a_yes);
    g_test_add_func("/answer/a_refusal_is_a_no", a_refusal_is_a_no);
    g_test_add_func("/answer/a_doubt_is_never_a_yes", a_doubt_is_never_a_yes);
    g_test_add_func("/answer/an_endless_answer_is_in_doubt", an_endless_answer_is_in_doubt);
    g_test_add_func("/answer/the_evidence_is_the_clause_that_decided",
                    the_evidence_is_the_clause_that_decided);
    return g_test_run();
}
