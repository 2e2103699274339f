/* SPDX-License-Identifier: MIT */
#include "intake/weigh.h"

static void all_words_together_lean_one_way(void)
{
    g_autoptr(Weight) yes =
        weight_of("I'd be glad to talk with her, please set up a call for Thursday.");
    g_autoptr(Weight) no =
        weight_of("I'm afraid I have to pass on this one, please ask somebody else.");
    g_autoptr(Weight) open = weight_of("Who is she, and how much time would it take?");
    g_assert_cmpint(yes->accept, >, 100);
    g_assert_cmpint(yes->decline, <, 0);
    g_assert_cmpint(no->decline, >, 100);
    g_assert_cmpint(no->accept, <, 0);
    g_assert_cmpint(open->accept, <, 0);
    g_assert_cmpint(open->decline, <, 0);
}

static void a_strange_language_weighs_nothing(void)
{
    g_autoptr(Weight) weight = weight_of("Gern nehme ich Ihre Anfrage nach meiner Rückkehr an.");
    g_assert_false(weight->known);
    g_assert_cmpint(weight->accept, ==, 0);
    g_assert_cmpint(weight->decline, ==, 0);
}

static void what_is_quoted_does_not_count(void)
{
    g_autoptr(Weight) plain = weight_of("She wrote to me yesterday.");
    g_autoptr(Weight) quoting =
        weight_of("She wrote \"I accept, yes, happy to help\" to me yesterday.");
    g_assert_cmpint(quoting->accept, ==, plain->accept);
    g_autoptr(Weight) quoted = weight_of("\"I accept.\"");
    g_assert_cmpint(quoted->accept, >, 0);
}

static void form_changes_no_weight(void)
{
    g_autoptr(Weight) straight = weight_of("I'm in. Let's talk on Monday.");
    g_autoptr(Weight) curly = weight_of("I\u2019m in.  Let\u2019s talk on Friday.");
    g_assert_cmpint(straight->accept, ==, curly->accept);
    g_assert_cmpint(straight->decline, ==, curly->decline);
}

static void what_means_the_same_weighs_alike(void)
{
    g_autoptr(Weight) thrilled = weight_of("I would be thrilled to, count me in.");
    g_autoptr(Weight) chuffed = weight_of("I would be chuffed to, sign me up.");
    g_assert_cmpint(thrilled->accept, >, 100);
    g_assert_cmpint(chuffed->accept, >, 100);
    g_autoptr(Weight) snowed = weight_of("Snowed under, ask a colleague.");
    g_assert_cmpint(snowed->decline, >, 100);
}

static void nothing_weighs_nothing_for_a_yes(void)
{
    g_autoptr(Weight) nothing = weight_of("");
    g_autoptr(Weight) marks = weight_of("\" '");
    g_assert_cmpint(nothing->accept, <=, 0);
    g_assert_cmpuint(nothing->sentences->len, ==, 0);
    g_assert_cmpint(marks->accept, <=, 0);
    g_assert_cmpuint(marks->sentences->len, ==, 0);
}

static const Leaning *sentence(const Weight *weight, guint at)
{
    g_assert_cmpuint(at, <, weight->sentences->len);
    return &g_array_index(weight->sentences, Leaning, at);
}

static void each_sentence_leans_by_itself(void)
{
    g_autoptr(Weight) weight =
        weight_of("Hi Ms. Delgado,\nI turned down the last two. This one I will gladly take! "
                  "Do you know who asks? No more than an hour, though");
    g_assert_cmpuint(weight->sentences->len, ==, 5);
    g_assert_cmpfloat(sentence(weight, 0)->yes + sentence(weight, 0)->no, <, 0.1);
    g_assert_cmpfloat(sentence(weight, 2)->yes, >, 0.5);
    g_assert_cmpfloat(sentence(weight, 2)->yes, >, sentence(weight, 1)->yes);
}

int main(int count, char **words)
{
    g_test_init(&count, &words, NULL);
    g_test_add_func("/weigh/all_words_together_lean_one_way", all_words_together_lean_one_way);
    g_test_add_func("/weigh/a_strange_language_weighs_nothing", a_strange_language_weighs_nothing);
    g_test_add_func("/weigh/what_is_quoted_does_not_count", what_is_quoted_does_not_count);
    g_test_add_func("/weigh/form_changes_no_weight", form_changes_no_weight);
    g_test_add_func("/weigh/what_means_the_same_weighs_alike", what_means_the_same_weighs_alike);
    g_test_add_func("/weigh/each_sentence_leans_by_itself", each_sentence_leans_by_itself);
    g_test_add_func("/weigh/nothing_weighs_nothing_for_a_yes", nothing_weighs_nothing_for_a_yes);
    return g_test_run();
}
