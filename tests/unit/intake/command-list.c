/* SPDX-License-Identifier: MIT */
#include "intake/command-list.h"

/* "verb|arg|arg; verb": the known commands of a mail, in one line. */
static void assert_list(const char *reply, const char *wanted)
{
    g_autoptr(GPtrArray) commands = command_list_read(reply);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < commands->len; i++) {
        const Instruction *command = commands->pdata[i];
        g_string_append_printf(text, "%s%s", i > 0 ? "; " : "",
                               *command->verb != '\0' ? command->verb : "?");
        for (guint arg = 0; arg < command->args->len; arg++)
            g_string_append_printf(text, "|%s", (const char *)command->args->pdata[arg]);
    }
    if (!g_str_equal(text->str, wanted))
        g_error("\"%s\" is read as \"%s\", not \"%s\"", reply, text->str, wanted);
}

static void one_command_stands_on_each_line(void)
{
    assert_list("VERIFY ann@labor.example\nREFUSE bob@labor.example",
                "verify|ann@labor.example; refuse|bob@labor.example");
    assert_list("add ann@labor.example, Ann Lee, Deputy Director",
                "add|ann@labor.example|Ann Lee|Deputy Director");
    assert_list("Hi,\n\n- LIST mentors\n- SHOW ann@labor.example.\n",
                "list|mentors; show|ann@labor.example");
    assert_list("GRANT ann@labor.example mentor\nREVOKE ann@labor.example mentee\nUNDO k7f2",
                "grant|ann@labor.example|mentor; revoke|ann@labor.example|mentee; undo|k7f2");
    assert_list("SNOOZE 12 3", "snooze|12|3");
    assert_list("ASSIGN 12 \"Ann Lee\"", "assign|12|Ann Lee");
    assert_list("REPORT", "report");
    assert_list("End programme 2026-12-31", "end programme|2026-12-31");
}

static void the_list_ends_where_the_mail_does(void)
{
    assert_list("LIST\n-- \nREMOVE ann@labor.example", "list");
    assert_list("LIST\nThanks,\nREMOVE ann@labor.example", "list");
    assert_list("LIST\n\nBest regards\nShow Ben", "list");
    assert_list("LIST\nfoo\nfoo\nfoo\nfoo\nfoo\nREMOVE ann@labor.example", "list; ?; ?; ?; ?; ?");
    assert_list("HELP", "help");
}

static void prose_is_no_command(void)
{
    assert_list("Could you add Ann?", "?");
    assert_list("Listing them all would take long", "?");
    assert_list("Should I verify her?", "?");
    assert_list("", "");
}

static void assert_personal(const char *reply, const char *wanted)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/New_York");
    g_autoptr(GDateTime) now = g_date_time_new(zone, 2026, 7, 2, 10, 0, 0);
    g_autoptr(Instruction) command = personal_command_read(reply, g_date_time_to_unix(now), zone);
    g_autoptr(GString) text = g_string_new(command != NULL ? command->verb : "");
    for (guint arg = 0; command != NULL && arg < command->args->len; arg++)
        g_string_append_printf(text, "|%s", (const char *)command->args->pdata[arg]);
    if (!g_str_equal(text->str, wanted))
        g_error("\"%s\" is read as \"%s\", not \"%s\"", reply, text->str, wanted);
}

static void everybody_has_a_few_words(void)
{
    assert_personal("HELP", "help");
    assert_personal("status", "status");
    assert_personal("PAUSE until 3 January", "pause|2027-01-03");
    assert_personal("Please pause me until the end of March.", "pause|2027-03-31");
    assert_personal("Pause for two weeks", "pause|2026-07-16");
    assert_personal("PAUSE", "pause");
    assert_personal("PAUSE until 3 March 2020", "pause|");
    assert_personal("PAUSE until the cows come home", "pause|");
    assert_personal("PAUSE from 1 July until 15 July", "pause|");
    assert_personal("I'd like to take a break until 3 January", "pause|2027-01-03");
    assert_personal("I'm back", "resume");
    assert_personal("RESUME\n\nBen Okafor\nDirector", "resume");
    assert_personal("I would like to withdraw.", "withdraw");
    assert_personal("MY DATA", "my data");
    assert_personal("CORRECT my title is Deputy Director", "correct|my title is Deputy Director");
    assert_personal("Forget me", "forget");
    assert_personal("CAPACITY 3", "capacity|3");
    assert_personal("Hi team,\nCONTINUE please\nThanks,\nBen", "continue");
}

static void a_word_in_a_sentence_is_none_of_them(void)
{
    assert_personal("I can help her.", "");
    assert_personal("What is the status?", "");
    assert_personal("Pause and think about it.", "");
    assert_personal("Forget it", "");
    assert_personal("CAPACITY many", "");
    assert_personal("CAPACITY -1", "");
    assert_personal("I'm back in March", "");
    assert_personal("Pause until 3 January or so", "");
    assert_personal("Do not pause me", "");
    assert_personal("Withdraw\nOr rather, what would happen to my open conversation then.", "");
    assert_personal("", "");
}

int main(int count, char **words)
{
    g_test_init(&count, &words, NULL);
    g_test_add_func("/command-list/one_command_stands_on_each_line",
                    one_command_stands_on_each_line);
    g_test_add_func("/command-list/the_list_ends_where_the_mail_does",
                    the_list_ends_where_the_mail_does);
    g_test_add_func("/command-list/prose_is_no_command", prose_is_no_command);
    g_test_add_func("/command-list/everybody_has_a_few_words", everybody_has_a_few_words);
    g_test_add_func("/command-list/a_word_in_a_sentence_is_none_of_them",
                    a_word_in_a_sentence_is_none_of_them);
    return g_test_run();
}
