/* SPDX-License-Identifier: MIT */
#include "intake/own-command.h"

static OwnCommand read_mail(const char *subject, const char *reply)
{
    g_autoptr(Message) message = message_new();
    g_free(message->subject);
    g_free(message->reply);
    message->subject = g_strdup(subject);
    message->reply = g_strdup(reply);
    message->class = MESSAGE_PERSON;
    g_autofree char *words = NULL;
    return own_command_read(message, &words);
}

static void a_command_is_all_that_is_said(void)
{
    g_assert_cmpint(read_mail("MY DATA", ""), ==, OWN_DATA);
    g_assert_cmpint(read_mail("My data", "my data"), ==, OWN_DATA);
    g_assert_cmpint(read_mail("MY DATA [#4]", ""), ==, OWN_DATA);
    g_assert_cmpint(read_mail("Re: Your request [#4]", "MY DATA\n\nRef: abcd"), ==, OWN_DATA);
    g_assert_cmpint(read_mail("A question", "Please send me my data."), ==, OWN_DATA);
    g_assert_cmpint(read_mail("A question", "My data, please.\n\nBest,\nAnna"), ==, OWN_DATA);
}

static void to_be_forgotten_takes_both_words(void)
{
    g_assert_cmpint(read_mail("FORGET ME", ""), ==, OWN_FORGET);
    g_assert_cmpint(read_mail("Re: What we keep about you", "Forget me, please."), ==, OWN_FORGET);
    g_assert_cmpint(read_mail("FORGET ME", "MY DATA"), ==, OWN_NONE);
    g_assert_cmpint(read_mail("Re: x", "FORGET"), ==, OWN_NONE);
    g_assert_cmpint(read_mail("Re: x", "Forget it."), ==, OWN_NONE);
    g_assert_cmpint(read_mail("Re: x", "Forget me not"), ==, OWN_NONE);
    g_assert_cmpint(read_mail("Re: x", "Do not forget me"), ==, OWN_NONE);
    g_assert_cmpint(read_mail("Re: x", "Forget me?"), ==, OWN_NONE);
    g_assert_cmpint(read_mail("Forget me", "not, I hope: I have a budget to cut."), ==, OWN_NONE);
}

static void everything_else_is_none(void)
{
    g_assert_cmpint(read_mail("", ""), ==, OWN_NONE);
    g_assert_cmpint(read_mail("MY DATA", "I have to clean up the data of my directorate."), ==,
                    OWN_NONE);
    g_assert_cmpint(read_mail("Data", "My data scientists have all left."), ==, OWN_NONE);
    g_assert_cmpint(read_mail("Data", "My data?"), ==, OWN_NONE);
    g_assert_cmpint(read_mail("Data", "MY DATA\n\nand also: who is Ben?"), ==, OWN_NONE);
    g_assert_cmpint(read_mail("Data", "My data\nis in disorder."), ==, OWN_NONE);
    g_assert_cmpint(read_mail("Re: MY DATA", "Thank you."), ==, OWN_NONE);
}

static void assert_correction(const char *subject, const char *reply, const char *wanted)
{
    g_autoptr(Message) message = message_new();
    g_autofree char *words = NULL;
    g_free(message->subject);
    g_free(message->reply);
    message->subject = g_strdup(subject);
    message->reply = g_strdup(reply);
    message->class = MESSAGE_PERSON;
    OwnCommand command = own_command_read(message, &words);
    g_assert_cmpint(command, ==, wanted != NULL ? OWN_CORRECT : OWN_NONE);
    g_assert_cmpstr(words, ==, wanted);
}

static void a_correction_says_what_is_wrong(void)
{
    assert_correction("CORRECT", "My title is Director.", "My title is Director.");
    assert_correction("Re: x", "CORRECT\n\nMy title is Director.", "My title is Director.");
    assert_correction("Re: x", "Correct: my title", "my title");
    assert_correction("CORRECT", "CORRECT\nMy title", "My title");
    assert_correction("CORRECT", "", NULL);
    assert_correction("Re: x", "CORRECT", NULL);
    assert_correction("Re: x", "CORRECT:", NULL);
    assert_correction("Re: x", "Correct me if I am wrong, but this is odd.", NULL);
    assert_correction("Correct me", "My title is Director.", NULL);
}

static void a_machine_commands_nothing(void)
{
    g_autoptr(Message) message = message_new();
    g_free(message->reply);
    message->reply = g_strdup("MY DATA");
    message->class = MESSAGE_AUTOREPLY;
    g_autofree char *words = NULL;
    g_assert_cmpint(own_command_read(message, &words), ==, OWN_NONE);
}

int main(int count, char **words)
{
    g_test_init(&count, &words, NULL);
#define T(name) g_test_add_func("/own-command/" #name, name)
    T(a_command_is_all_that_is_said);
    T(to_be_forgotten_takes_both_words);
    T(everything_else_is_none);
    T(a_correction_says_what_is_wrong);
    T(a_machine_commands_nothing);
    return g_test_run();
}
