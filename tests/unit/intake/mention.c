/* SPDX-License-Identifier: MIT */
#include "intake/mention.h"

/* "wanted names | unwanted names" */
static void assert_read(Mentions *mentions, const char *expected, const char *rest)
{
    g_ptr_array_add(mentions->wanted, NULL);
    g_ptr_array_add(mentions->unwanted, NULL);
    g_autofree char *wanted = g_strjoinv(", ", (char **)mentions->wanted->pdata);
    g_autofree char *unwanted = g_strjoinv(", ", (char **)mentions->unwanted->pdata);
    g_autofree char *found = g_strdup_printf("%s|%s", wanted, unwanted);
    g_assert_cmpstr(found, ==, expected);
    g_assert_cmpstr(mentions->rest, ==, rest);
    mentions_free(mentions);
}

static void assert_request(const char *text, const char *expected, const char *rest)
{
    assert_read(mentions_of_request(text), expected, rest);
}

static void assert_answer(const char *text, const char *expected, const char *rest)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    g_ptr_array_add(known, (gpointer) "Lee Chen");
    g_ptr_array_add(known, (gpointer) "Ben Okafor");
    assert_read(mentions_of_answer(text, known), expected, rest);
}

static void who_is_not_wanted_goes_with_the_reason(void)
{
    assert_request("I must cut. Please not Lee Chen. Who can help?", "|Lee Chen",
                   "I must cut. Who can help?");
    assert_request("I must cut, anybody but Ben Okafor.", "|Ben Okafor", "I must cut.");
    assert_request("I would rather not talk to Ms. Diaz, she was my boss. Thanks.", "|Ms. Diaz",
                   "Thanks.");
    assert_request("I'd rather not speak with Ben Okafor or Lee Chen because we fell out.",
                   "|Ben Okafor, Lee Chen", "");
    assert_request("Not Lee Chen, please.", "|Lee Chen", "");
    assert_request("Please don\u2019t ask Ben Okafor.\nI must cut.", "|Ben Okafor", "I must cut.");
}

static void who_is_wanted_is_left_out_alone(void)
{
    assert_request("I would like to talk to Ben Okafor about a cut.", "Ben Okafor|",
                   "I would like to talk to \u2026 about a cut.");
    assert_request("please ask Clara Novak and Ben Okafor", "Clara Novak, Ben Okafor|",
                   "please ask \u2026");
    assert_request("Could you put me in touch with Ben Okafor? I must cut.", "Ben Okafor|",
                   "Could you put me in touch with \u2026? I must cut.");
}

static void a_story_names_nobody(void)
{
    static const char *const STORIES[] = {
        "It was Ann, not Lee Chen.",
        "Anybody but Ben Okafor would have seen it coming.",
        "He talks to anyone but Ben Okafor.",
        "I do not want to talk to Lee Chen's team.",
        "My boss said \"please not Ben Okafor\".",
        "Ben Okafor told me to write to you.",
        "Unlike Ben Okafor's team, we cut.",
        "I would like to talk to Ben Okafor's successor.",
        "Please ask Ben Okafor to stop calling me.",
        "I would like to talk to Ben Okafor. But he knows my boss.",
        "I would like to talk to Ben about cuts.",
        "I would have liked to talk to Ben Okafor.",
        "My boss says I would like to talk to Ben Okafor.",
    };
    for (guint i = 0; i < G_N_ELEMENTS(STORIES); i++)
        assert_request(STORIES[i], "|", STORIES[i]);
}

static void an_answer_refuses_and_goes_on(void)
{
    assert_answer("1 and 3, not Lee", "|Lee", "1 and 3");
    assert_answer("not lee", "|lee", "");
    assert_answer("ask Ben, not Lee and not Ann", "|Lee, Ann", "ask Ben");
    assert_answer("anybody but Ben Okafor", "|Ben Okafor", "");
}

static void other_nots_refuse_nobody(void)
{
    static const char *const ANSWERS[] = {
        "not sure",           "not yet",           "Not 2", "she is not Lee",
        "Why not Lee, then?", "if not Lee, then 2"};
    for (guint i = 0; i < G_N_ELEMENTS(ANSWERS); i++)
        assert_answer(ANSWERS[i], "|", ANSWERS[i]);
}

static void names_are_told_apart(void)
{
    assert_request("Please don't ask Mei-Ling Wu, J. Doe or Dr. O\u2019Neil.",
                   "|Mei-Ling Wu, J. Doe, Dr. O\u2019Neil", "");
    assert_request("I cut, please not Lee Chen, Treasury knows me.", "|Lee Chen", "I cut.");
    assert_request("Please not Ben Chen's team.", "|", "Please not Ben Chen's team.");
    assert_request("Hello, could you please ask Ren\u00e9e Dubois-Roy?", "Ren\u00e9e Dubois-Roy|",
                   "Hello, could you please ask \u2026?");
    assert_request("Please, don't ask \u00c5sa Berg. Thanks.", "|\u00c5sa Berg", "Thanks.");
    assert_answer("1 and 3, please not Lee nor Ann, thanks", "|Lee, Ann", "1 and 3, thanks");
}

static char *repeat(const char *text, guint times)
{
    GString *many = g_string_new(NULL);
    for (guint i = 0; i < times; i++)
        g_string_append(many, text);
    return g_string_free(many, FALSE);
}

/* As much as a mail may hold, in one sentence and in many: neither time nor stack may run out. */
static void much_is_bounded(void)
{
    static const char *const PARTS[] = {"not Ann, ",
                                        "please not A. ",
                                        "anybody but Lee and ",
                                        "Ann ",
                                        "x ",
                                        "not ",
                                        "Lee Chen, ",
                                        "please, ",
                                        "I would like to talk to ",
                                        "please ask Ann Lee. ",
                                        "not Ann; ",
                                        "Mr. "};
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    g_ptr_array_add(known, (gpointer) "Lee Chen");
    for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        g_autofree char *text = repeat(PARTS[i], 20000);
        g_autoptr(Mentions) request = mentions_of_request(text);
        g_autoptr(Mentions) answer = mentions_of_answer(text, known);
        g_assert_cmpuint(request->wanted->len, <=, 1);
        g_assert_cmpuint(request->unwanted->len, <=, 20);
        g_assert_cmpuint(answer->unwanted->len, <=, 20);
    }
}

static void a_sentence_without_end_says_no_wish(void)
{
    g_autofree char *much = repeat("so very ", 200);
    g_autofree char *text = g_strconcat("not Lee, it is all ", much, NULL);
    g_strchomp(text);
    assert_answer(text, "|", text);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/mention/" #name, name)
    TEST(who_is_not_wanted_goes_with_the_reason);
    TEST(who_is_wanted_is_left_out_alone);
    TEST(a_story_names_nobody);
    TEST(an_answer_refuses_and_goes_on);
    TEST(other_nots_refuse_nobody);
    TEST(names_are_told_apart);
    TEST(much_is_bounded);
    TEST(a_sentence_without_end_says_no_wish);
    return g_test_run();
}
