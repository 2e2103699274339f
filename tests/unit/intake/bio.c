/* SPDX-License-Identifier: MIT */
#include "intake/bio.h"

#define BIO "Led the merger of two regions and the closing of four laboratories."

static TenureEvent *read_answer(const char *reply, LetterKind answered)
{
    g_autoptr(Message) message = message_new();
    message->class = MESSAGE_PERSON;
    g_free(message->reply);
    message->reply = g_strdup(reply);
    return bio_read(message, answered);
}

static void assert_read(const char *reply, LetterKind answered, const char *wanted)
{
    g_autoptr(TenureEvent) event = read_answer(reply, answered);
    const char *name = event != NULL ? tenure_event_kind_name(event->kind) : "";
    if (!g_str_equal(name, wanted))
        g_error("\"%s\" is read as \"%s\", not \"%s\"", reply, name, wanted);
}

static void a_few_words_confirm(void)
{
    static const char *const OK[] = {"OK",           "Yes, still correct. Thank you!",
                                     "No changes.",  "It is all fine as it is",
                                     "Looks good\n", "Hi team,\nok\n\nBest,\nBen"};
    for (guint i = 0; i < G_N_ELEMENTS(OK); i++)
        assert_read(OK[i], LETTER_BIO_CHECK, "bio-ok");
    assert_read("OK", LETTER_RECEIPT, "");
}

static void a_text_is_taken_without_what_stands_around_it(void)
{
    g_autoptr(TenureEvent) event =
        read_answer("Dear team,\nhere it is:\n\n" BIO "\n\nBest regards,\nBen", LETTER_BIO_CHECK);
    g_assert_cmpint(event->kind, ==, TENURE_BIO_TEXT);
    g_assert_cmpstr(event->words, ==, BIO);
}

static void what_speaks_of_the_text_is_none(void)
{
    static const char *const REMARKS[] = {
        "No",
        "Changes",
        "It is not correct",
        "Please change the second sentence, I left the region last year.",
        "The part about the regions should say three regions and five laboratories.",
        "I'll send a new text when I am back from leave next month.",
        "I am afraid I cannot take this on before the summer ends.",
        "I changed my mind: I have to decline until the autumn.",
        "The second sentence is outdated since the reorganisation of last spring.",
    };
    for (guint i = 0; i < G_N_ELEMENTS(REMARKS); i++)
        assert_read(REMARKS[i], LETTER_BIO_CHECK, "bio-unclear");
    g_autofree char *endless = g_strnfill(5000, 'x');
    g_autofree char *text = g_strconcat(BIO, endless, NULL);
    assert_read(text, LETTER_BIO_CHECK, "bio-unclear");
}

static void thanks_and_questions_are_no_answers(void)
{
    assert_read("Thank you for asking, and greetings to all.", LETTER_BIO_CHECK, "");
    assert_read("Who reads this text, and where does it stand?", LETTER_BIO_CHECK, "");
    assert_read("", LETTER_BIO_CHECK, "");
    assert_read(BIO, LETTER_PAUSED, "");
}

static void undo_takes_back(void)
{
    assert_read("UNDO", LETTER_RECEIPT, "undo");
    assert_read("Undo please", LETTER_BIO_CHECK, "undo");
    assert_read("Undo what?", LETTER_RECEIPT, "");
    assert_read("I would not undo it", LETTER_RECEIPT, "");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/bio/" #name, name)
    TEST(a_few_words_confirm);
    TEST(a_text_is_taken_without_what_stands_around_it);
    TEST(what_speaks_of_the_text_is_none);
    TEST(thanks_and_questions_are_no_answers);
    TEST(undo_takes_back);
    return g_test_run();
}
