/* SPDX-License-Identifier: MIT */
#include "intake/tenure.h"

enum { NOW = 1782999600 /* Thursday 2 July 2026, 09:40 in New York */ };

typedef struct {
    Purpose purpose;
    gboolean is_mentee;
    LetterKind letter;
} Situation;

static TenureEvent *read_mail(const char *subject, const char *reply, Situation situation)
{
    g_autoptr(Message) message = message_new();
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/New_York");
    TenureContext context = {.letter = situation.letter,
                             .purpose = situation.purpose,
                             .is_mentee = situation.is_mentee,
                             .zone = zone,
                             .now = NOW};
    message->class = MESSAGE_PERSON;
    g_free(message->subject);
    g_free(message->reply);
    message->subject = g_strdup(subject);
    message->reply = g_strdup(reply);
    return tenure_read(message, &context);
}

static void assert_said(const char *subject, const char *reply, Situation situation,
                        const char *wanted)
{
    g_autoptr(TenureEvent) event = read_mail(subject, reply, situation);
    const char *name = event != NULL ? tenure_event_kind_name(event->kind) : "";
    if (!g_str_equal(name, wanted))
        g_error("\"%s\", \"%s\" is read as \"%s\", not \"%s\"", subject, reply, name, wanted);
}

static const Situation NEW = {PURPOSE_NONE, FALSE, LETTER_HELP},
                       BOTH = {PURPOSE_NONE, TRUE, LETTER_HELP},
                       ANSWER = {PURPOSE_ANSWER, FALSE, LETTER_REQUEST},
                       TENURE = {PURPOSE_TENURE, FALSE, LETTER_PAUSED},
                       HALF_YEAR = {PURPOSE_TENURE, FALSE, LETTER_SIX_MONTHS};

static void a_subject_or_a_body_is_a_command(void)
{
    assert_said("PAUSE", "", NEW, "pause");
    assert_said("[EXTERNAL] PAUSE", "", NEW, "pause");
    assert_said("Resume", "Thanks,\nBen Okafor", NEW, "resume");
    assert_said("A word", "CAPACITY 3", NEW, "capacity");
    assert_said("A word", "Hello,\nPause me please.\n\nBen", NEW, "pause");
    assert_said("PAUSE", "PAUSE until 3 August", NEW, "pause");
    assert_said("Re: You are paused", "RESUME", TENURE, "resume");
}

static void what_contradicts_itself_is_none(void)
{
    assert_said("PAUSE", "RESUME", NEW, "");
    assert_said("PAUSE until 3 August", "PAUSE until 3 September", NEW, "");
    assert_said("PAUSE", "What happens to my open requests if I do this?", NEW, "");
    assert_said("PAUSE", "I have to pause a large programme and would like to know who has.", NEW,
                "");
    assert_said("Re: You are paused", "Is RESUME the right word?", TENURE, "");
}

static void a_reason_may_stand_below_the_word(void)
{
    assert_said("x", "PAUSE until 3 August\nI am on a detail in Denver.", NEW, "pause");
    assert_said("x", "PAUSE until 3 August\nActually, leave it as it was.", NEW, "");
    assert_said("x", "I think I should pause.\nI am on a detail in Denver.", NEW, "");
    /* It may be the beginning of a situation. */
    assert_said("x", "PAUSE until 3 August\nI am on a detail in Denver.", BOTH, "");
    assert_said("x", "PAUSE until 3 August", BOTH, "pause");
}

static void an_answer_to_a_request_stays_one(void)
{
    assert_said("Re: Please answer [#1]", "PAUSE until 3 August", ANSWER, "pause");
    assert_said("Re: Please answer [#1]", "Please pause me until 3 August", ANSWER, "pause");
    assert_said("Re: Please answer [#1]", "I'm back", ANSWER, "");
    assert_said("Re: Please answer [#1]", "I would like to withdraw", ANSWER, "");
    assert_said("Re: Please answer [#1]", "PAUSE until 3 August\nI am on a detail.", ANSWER, "");
}

static void leaving_is_said_for_sure(void)
{
    assert_said("WITHDRAW", "", NEW, "withdraw");
    assert_said("x", "I would like to leave the program.\n\nThanks,\nBen", NEW, "withdraw");
    assert_said("Re: You are paused", "WITHDRAW", TENURE, "withdraw");
    assert_said("WITHDRAW", "I may be moving to Denver soon.", NEW, "");
    assert_said("WITHDRAW", "", BOTH, "");
    assert_said("Withdraw as a mentor", "", BOTH, "withdraw");
}

static void to_continue_answers_the_half_year_alone(void)
{
    assert_said("Re: Half a year", "CONTINUE", HALF_YEAR, "continue");
    assert_said("Re: Half a year", "I would like to continue.", HALF_YEAR, "continue");
    assert_said("Re: Half a year", "I could continue, or not.", HALF_YEAR, "");
    assert_said("Re: You are paused", "CONTINUE", TENURE, "");
    assert_said("CONTINUE", "", NEW, "");
}

static gboolean says_done(const char *reply)
{
    g_autoptr(Message) message = message_new();
    message->class = MESSAGE_PERSON;
    g_free(message->reply);
    message->reply = g_strdup(reply);
    return tenure_is_done(message);
}

static void done_is_one_word(void)
{
    g_assert_true(says_done("DONE"));
    g_assert_true(says_done("It is done, thank you.\n\nCarol Weiss"));
    g_assert_false(says_done("Done?"));
    g_assert_false(says_done("Not done yet"));
    g_assert_false(says_done("I am not done with this"));
    g_assert_false(says_done(""));
}

static void a_pause_has_a_day_of_the_mentors_or_none(void)
{
    g_autoptr(TenureEvent) day = read_mail("x", "PAUSE until 3 August", NEW);
    g_autoptr(TenureEvent) none = read_mail("x", "PAUSE", NEW);
    g_autoptr(TenureEvent) past = read_mail("x", "PAUSE until 3 August 2024", NEW);
    g_assert_cmpint(day->until_at, ==, 1785729600); /* 00:00 in New York */
    g_assert_cmpint(none->until_at, ==, UNTIL_RESUMED);
    g_assert_cmpint(past->until_at, ==, 0);
    g_assert_cmpstr(past->line, ==, "PAUSE until 3 August 2024");
}

static void a_machine_says_nothing(void)
{
    g_autoptr(Message) message = message_new();
    g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
    TenureContext context = {.zone = zone, .now = NOW};
    message->class = MESSAGE_AUTOREPLY;
    g_free(message->reply);
    message->reply = g_strdup("PAUSE");
    g_assert_null(tenure_read(message, &context));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/tenure/" #name, name)
    TEST(a_subject_or_a_body_is_a_command);
    TEST(what_contradicts_itself_is_none);
    TEST(a_reason_may_stand_below_the_word);
    TEST(an_answer_to_a_request_stays_one);
    TEST(leaving_is_said_for_sure);
    TEST(done_is_one_word);
    TEST(to_continue_answers_the_half_year_alone);
    TEST(a_pause_has_a_day_of_the_mentors_or_none);
    TEST(a_machine_says_nothing);
    return g_test_run();
}
