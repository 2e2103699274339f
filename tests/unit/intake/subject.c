/* SPDX-License-Identifier: MIT */
#include "intake/subject.h"

#include "intake/answer.h"
#include "intake/intake.h"

static void assert_button(const char *subject, const char *wanted)
{
    g_autofree char *words = subject_button(subject);
    if (g_strcmp0(words, wanted) != 0)
        g_error("\"%s\" is read as \"%s\"", subject, words != NULL ? words : "nothing");
}

static void a_button_is_found_behind_prefixes(void)
{
    assert_button("ACCEPT [#42]", "ACCEPT");
    assert_button("Re: ACCEPT [#42]", "ACCEPT");
    assert_button("RE: Re: DECLINE [#42]", "DECLINE");
    assert_button("[EXTERNAL] ACCEPT [#42]", "ACCEPT");
    assert_button("[EXT] - Re: ACCEPT [#42] ", "ACCEPT");
    assert_button("EXTERNAL: ACCEPT [#42]", "ACCEPT");
    assert_button("AW: ACCEPT [#42]", "ACCEPT");
    assert_button("Re[2]: ACCEPT - [#42]", "ACCEPT");
    assert_button("ACCEPT \u2013 [#42]", "ACCEPT");
    assert_button("CHOOSE 2 [#42]", "CHOOSE 2");
    assert_button("1 [#42]", "1");
    assert_button("Not yet [#42]", "Not yet");
}

static void everything_else_is_no_button(void)
{
    assert_button("ACCEPT", NULL);
    assert_button("ACCEPT [#42] please", NULL);
    assert_button("Please ACCEPT [#42]", NULL);
    assert_button("No answer yet [#42]", NULL);
    assert_button("Accept my regrets [#42]", NULL);
    assert_button("Mentoring request: please answer by Tuesday 7 July 2026 [#42]", NULL);
    assert_button("ACCEPT [#]", NULL);
    assert_button("[#42]", NULL);
    assert_button("", NULL);
    assert_button("Re: Re: [", NULL);
    assert_button("Re[", NULL);
}

static AnswerClass class_of(const char *subject, const char *reply)
{
    g_autoptr(Message) message = message_new();
    g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
    g_free(message->subject);
    g_free(message->reply);
    message->subject = g_strdup(subject);
    message->reply = g_strdup(reply);
    g_autofree char *words = intake_words(message);
    g_autoptr(Answer) answer = answer_read(words, 1784289600, zone);
    return answer->class;
}

static void the_body_may_speak_against_the_button(void)
{
    g_assert_cmpint(class_of("ACCEPT [#42]", ""), ==, ANSWER_ACCEPT);
    g_assert_cmpint(class_of("ACCEPT [#42]", "ACCEPT\n\nRef: abcd"), ==, ANSWER_ACCEPT);
    g_assert_cmpint(class_of("ACCEPT [#42]", "Thanks,\nBen Okafor"), ==, ANSWER_ACCEPT);
    g_assert_cmpint(class_of("ACCEPT [#42]", "Happy to help."), ==, ANSWER_ACCEPT);
    g_assert_cmpint(class_of("ACCEPT [#42]", "Sorry, I can't."), !=, ANSWER_ACCEPT);
    g_assert_cmpint(class_of("ACCEPT [#42]", "What is this about?"), ==, ANSWER_UNCLEAR);
    g_assert_cmpint(class_of("ACCEPT [#42]", "If my director agrees."), ==, ANSWER_UNCLEAR);
    g_assert_cmpint(class_of("DECLINE [#42]", "Swamped until March."), ==, ANSWER_DECLINE);
    g_assert_cmpint(class_of("Mentoring request [#42]", "Thanks"), ==, ANSWER_UNCLEAR);
}

int main(int count, char **words)
{
    g_test_init(&count, &words, NULL);
    g_test_add_func("/subject/a_button_is_found_behind_prefixes",
                    a_button_is_found_behind_prefixes);
    g_test_add_func("/subject/everything_else_is_no_button", everything_else_is_no_button);
    g_test_add_func("/subject/the_body_may_speak_against_the_button",
                    the_body_may_speak_against_the_button);
    return g_test_run();
}
