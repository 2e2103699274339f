/* SPDX-License-Identifier: MIT */
#include "message/own-words.h"

#include <string.h>

#include "message/reply.h"

static const char letter[] =
    "Dear Ben Okafor,\n\n"
    "Anna Bauer, Director of Programs, asks to talk with you. Please answer by Tuesday 7 July "
    "2026, 17:00 EDT.\n\n"
    "> I have to take a fifth out of my directorate by October. How did you decide what to "
    "stop?\n\n"
    "Reply with one word, or in your own words:\n\n"
    "* ACCEPT: yes, I can talk\n* DECLINE: not this time\n\n"
    "If you do nothing, we remind you once; after that Anna Bauer may ask somebody else.\n\n"
    "Situational Mentoring Program\n\nRef: abcdefghijklmnopqrstuvwx23\n";

static void assert_reply(const char *original, const char *const *own_sentences, const char *text,
                         const char *wanted)
{
    g_autofree char *reply = NULL;
    g_autofree char *quoted = NULL;
    g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func(taken_free);
    g_autoptr(Message) into = message_new();
    GPtrArray *answers = into->inline_answers;
    g_autoptr(OwnWords) exact = own_words_new(original, NULL);
    g_autoptr(OwnWords) own = own_words_new(NULL, own_sentences);
    const ReplySource source = {.text = text, .name = "Ben Okafor", .exact = exact, .own = own};
    reply_split(&source, &reply, &quoted, taken, answers);
    g_test_message("%s", text);
    g_assert_cmpstr(reply, ==, wanted);
}

static void our_letter_is_subtracted_wherever_it_stands(void)
{
    g_autofree char *above = g_strconcat("Yes.\n\n", letter, NULL);
    g_autofree char *below = g_strconcat(letter, "\nYes.\n", NULL);
    g_autofree char *around = g_strconcat("Yes.\n\n", letter, "\nNext week.\n", NULL);
    assert_reply(letter, NULL, above, "Yes.");
    assert_reply(letter, NULL, below, "Yes.");
    assert_reply(letter, NULL, around, "Yes.\n\nNext week.");
    assert_reply(letter, NULL, letter, "");
}

static void it_is_known_rewrapped_and_rewritten(void)
{
    assert_reply(
        letter, NULL,
        "Gladly.\n\nDEAR BEN OKAFOR,\nAnna Bauer, Director of Programs, asks to talk with\n"
        "you. Please answer by Tuesday 7 July 2026,\n17:00 EDT.\nI have to take a fifth out of "
        "my\ndirectorate by October. How did you decide what\nto stop? Reply with one word, or "
        "in your own\nwords:\n\302\267 ACCEPT<mailto:mentoring@programme.example?subject=x>: "
        "yes, I\302\240can talk\n\302\267 DECLINE: not this time\n"
        "If you do nothing, we remind you once\342\200\224after that Anna Bauer may ask "
        "somebody else.\n",
        "Gladly.");
}

static void answers_between_bare_lines_are_kept(void)
{
    assert_reply(
        letter, NULL,
        "Dear Ben Okafor,\nAnna Bauer, Director of Programs, asks to talk with you. Please "
        "answer by Tuesday 7 July 2026, 17:00 EDT.\nI have to take a fifth out of my "
        "directorate by October. How did you decide what to stop?\nWe asked the field first.\n"
        "Reply with one word, or in your own words:\nACCEPT: yes, I can talk\nThis one.\n"
        "DECLINE: not this time\nIf you do nothing, we remind you once; after that Anna Bauer "
        "may ask somebody else.\n",
        "We asked the field first.\nThis one.");
}

static void answers_behind_a_separator_are_found_if_the_letter_is_known(void)
{
    static const char text[] =
        "See below.\n\nFrom: Mentoring <mentoring@programme.example>\n"
        "Sent: Monday, July 6, 2026 9:00 AM\nTo: Ben\nSubject: x\n\nDear Ben Okafor,\n\n"
        "Anna Bauer, Director of Programs, asks to talk with you. Please answer by Tuesday 7 July "
        "2026, 17:00 EDT.\n\nI have to take a fifth out of my directorate by October. How did you "
        "decide what to stop?\n\nWe asked the field first.\n\nReply with one word, or in your own "
        "words:\n\n  *   ACCEPT: yes, I can talk\n  *   DECLINE: not this time\n\nThe first.\n\n"
        "If you do nothing, we remind you once; after that Anna Bauer may ask somebody else.\n\n"
        "CLASSIFIED: yes to everything\n";
    assert_reply(letter, NULL, text, "See below.\n\nWe asked the field first.\nThe first.");
    assert_reply(NULL, NULL, text, "See below.");
}

static void an_answer_in_the_same_line_is_kept(void)
{
    assert_reply(
        letter, NULL,
        "I have to take a fifth out of my directorate by October. How did you decide what to "
        "stop? We asked the field first.\n",
        "We asked the field first.");
}

/* Words of ours in somebody's mouth. Taking half a sentence out could turn its sense around. */
static void half_a_sentence_of_ours_stays(void)
{
    static const char *const texts[] = {
        "I would be glad to, but I have to take a fifth off somewhere else.",
        "Anna Bauer may ask somebody else.",
        "I would gladly say so but\nyou do nothing, we remind you\nand so on",
        "ACCEPT",
        "yes, I can talk",
        "DECLINE: not this time",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        assert_reply(letter, NULL, texts[i], texts[i]);
}

static void sentences_of_all_letters_do_where_the_letter_is_unknown(void)
{
    static const char *const sentences[] = {"Reply with one word, or in your own words:\n",
                                            "If you do nothing, we remind you once; after that ",
                                            NULL};
    assert_reply(NULL, sentences, "Yes.\n\nReply with one word, or in your own words:\n", "Yes.");
    assert_reply(NULL, sentences, "Nothing of yours.", "Nothing of yours.");
    g_assert_null(own_words_new("", NULL));
    own_words_free(NULL);
}

/* Each of these would take minutes if the search were not linear. */
static void hostile_texts_take_no_time(void)
{
    static const char *const pieces[] = {"a ",  "a b ", "ask to talk with ", "reply with one word ",
                                         "<",   "'",    "\342\200\231",      "http",
                                         "x\n", "> > ", "ben okafor\n"};
    g_autoptr(GString) ours = g_string_new(letter);
    for (guint i = 0; i < 20000; i++)
        g_string_append(ours, "a b a a ");
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        g_autofree char *reply = NULL;
        g_autofree char *quoted = NULL;
        g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func(taken_free);
        g_autoptr(Message) into = message_new();
        GPtrArray *answers = into->inline_answers;
        while (text->len < 500 * 1024)
            g_string_append(text, pieces[i]);
        gint64 start = g_get_monotonic_time();
        g_autoptr(OwnWords) own = own_words_new(ours->str, NULL);
        const ReplySource source = {.text = text->str, .name = "", .exact = own};
        reply_split(&source, &reply, &quoted, taken, answers);
        double seconds = (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
        g_test_message("%s: %.3f s", pieces[i], seconds);
        g_assert_cmpfloat(seconds, <, 10.0);
    }
}

static const char bare_quote[] =
    "\n\nFrom: Mentoring <mentoring@programme.example>\nSent: Thursday, July 2, 2026 10:00 AM\n"
    "To: Ben Okafor\nSubject: x\n\nDear Ben Okafor,\n\nAnna Bauer asks to talk with you.\n\n"
    "I have to take a fifth out of my directorate.\n\n"
    "Reply with one word, or in your own words:\n\n"
    "  *   ACCEPT<mailto:x@programme.example>: yes, I can talk\n"
    "  *   DECLINE<mailto:x@programme.example>: not this time\n\n@1"
    "If you do nothing, we remind you once; after that Anna Bauer may ask somebody else.\n\n@2"
    "Situational Mentoring Program\n\nRef: abcdefghijklmnopqrstuvwx23\n";

static void assert_in_bare_quote(const char *top, const char *typed, const char *at_the_end,
                                 const char *wanted)
{
    static const char *const sentences[] = {"Reply with one word, or in your own words:",
                                            "If you do nothing, we remind you once; after that",
                                            "may ask somebody else. Please keep it to yourself.",
                                            NULL};
    g_autoptr(GString) text = g_string_new(top);
    g_string_append(text, bare_quote);
    g_string_replace(text, "@1", typed, 1);
    g_string_replace(text, "@2", at_the_end, 1);
    assert_reply(NULL, sentences, text->str, wanted);
}

/* Where only what all our letters say is known, and the sender says that there is more. */
static void announced_answers_between_our_sentences_are_found(void)
{
    assert_in_bare_quote("See below.", "The first one. Happy to.\n\n", "",
                         "See below.\n\nThe first one. Happy to.");
    assert_in_bare_quote("My answers are in blue.", "", "Then DECLINE, I'm afraid.\n\n",
                         "My answers are in blue.\n\nThen DECLINE, I'm afraid.");
}

/* An unknown paragraph may be one of an older letter's. */
static void unannounced_paragraphs_of_a_bare_quote_are_not_the_senders(void)
{
    assert_in_bare_quote("Thank you.", "Yes, gladly.\n\n", "", "Thank you.");
    assert_in_bare_quote("", "Yes, gladly.\n\n", "", "");
    assert_in_bare_quote("See below.", "If you do nothing, we remind nobody.\n\n", "",
                         "See below.");
    assert_in_bare_quote("See below.", "", "", "See below.");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/own-words/our_letter_is_subtracted_wherever_it_stands",
                    our_letter_is_subtracted_wherever_it_stands);
    g_test_add_func("/own-words/it_is_known_rewrapped_and_rewritten",
                    it_is_known_rewrapped_and_rewritten);
    g_test_add_func("/own-words/answers_between_bare_lines_are_kept",
                    answers_between_bare_lines_are_kept);
    g_test_add_func("/own-words/answers_behind_a_separator_are_found_if_the_letter_is_known",
                    answers_behind_a_separator_are_found_if_the_letter_is_known);
    g_test_add_func("/own-words/an_answer_in_the_same_line_is_kept",
                    an_answer_in_the_same_line_is_kept);
    g_test_add_func("/own-words/half_a_sentence_of_ours_stays", half_a_sentence_of_ours_stays);
    g_test_add_func("/own-words/sentences_of_all_letters_do_where_the_letter_is_unknown",
                    sentences_of_all_letters_do_where_the_letter_is_unknown);
    g_test_add_func("/own-words/hostile_texts_take_no_time", hostile_texts_take_no_time);
    g_test_add_func("/own-words/announced_answers_between_our_sentences_are_found",
                    announced_answers_between_our_sentences_are_found);
    g_test_add_func("/own-words/unannounced_paragraphs_of_a_bare_quote_are_not_the_senders",
                    unannounced_paragraphs_of_a_bare_quote_are_not_the_senders);
    return g_test_run();
}
