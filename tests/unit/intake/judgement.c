/* SPDX-License-Identifier: MIT */
#include "intake/judgement.h"

static Judgement judged(const char *reply, const char *subject, char **address)
{
    Message message = {.class = MESSAGE_PERSON, .reply = (char *)reply, .subject = (char *)subject};
    return judgement_read(&message, address);
}

static void the_word_alone_or_with_the_address_is_understood(void)
{
    static const struct {
        const char *reply;
        Judgement judgement;
        const char *address;
    } SAID[] = {
        {"VERIFY", JUDGEMENT_VERIFY, NULL},
        {"verify.", JUDGEMENT_VERIFY, NULL},
        {"Refuse", JUDGEMENT_REFUSE, NULL},
        {"VERIFY zoe@treasury.example", JUDGEMENT_VERIFY, "zoe@treasury.example"},
        {"Hello,\n\nREFUSE Zoe@Treasury.Example\n\nBest regards\nCarol", JUDGEMENT_REFUSE,
         "zoe@treasury.example"},
        {"VERIFY\nRef: abcdefghijklmnop", JUDGEMENT_VERIFY, NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(SAID); i++) {
        g_autofree char *address = NULL;
        g_assert_cmpint(judged(SAID[i].reply, "Re: Do you know who this is?", &address), ==,
                        SAID[i].judgement);
        g_assert_cmpstr(address, ==, SAID[i].address);
    }
}

static void what_is_more_or_less_than_that_is_no_judgement(void)
{
    static const char *const SAID[] = {
        "",
        "Yes",
        "VERIFY?",
        "VERIFY perhaps",
        "VERIFY zoe@treasury.example yan@treasury.example",
        "VERIFY\nREFUSE",
        "I cannot verify her.",
        "VERIFY, if she is from Treasury",
        "Please do not VERIFY",
        "VERIFY\nShe is new here.",
    };
    for (guint i = 0; i < G_N_ELEMENTS(SAID); i++) {
        g_autofree char *address = NULL;
        g_assert_cmpint(judged(SAID[i], "", &address), ==, JUDGEMENT_NONE);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/judgement/" #name, name)
    TEST(the_word_alone_or_with_the_address_is_understood);
    TEST(what_is_more_or_less_than_that_is_no_judgement);
    return g_test_run();
}
