/* SPDX-License-Identifier: MIT */
#include "programme/joining.h"

enum { START_AT = 1782999600 /* Thursday 2 July 2026, 09:40 in New York */, DAY = 86400 };

static Person *person_with(guint roles, gint64 committed_at)
{
    Person *person = g_new0(Person, 1);
    person->id = 7;
    person->roles = roles;
    person->time_zone = g_strdup("America/New_York");
    person->committed_at = committed_at;
    return person;
}

static Joining *joining_at(JoiningStep step, guint roles, gint64 committed_at)
{
    Joining *joining = g_new0(Joining, 1);
    joining->person = person_with(roles, committed_at);
    joining->step = step;
    return joining;
}

static JoiningEffects decided(const Joining *joining, JoiningEvent event)
{
    g_autoptr(Calendar) calendar = calendar_new();
    Rules rules = {.calendar = calendar};
    return joining_decide(joining, event, &rules, START_AT);
}

static void who_is_asked_is_reminded_once_and_then_told_of(void)
{
    static const JoiningStep STEPS[] = {JOINING_ASK, JOINING_REMIND, JOINING_TELL, JOINING_SILENT};
    static const char *const TOPICS[] = {NULL, "reminder"};
    for (guint i = 0; i + 1 < G_N_ELEMENTS(STEPS); i++) {
        g_autoptr(Joining) joining = joining_at(STEPS[i], ROLE_MENTOR, 0);
        JoiningEffects effects = decided(joining, JOINING_CLOCK);
        g_assert_cmpint(effects.step, ==, STEPS[i + 1]);
        g_assert_cmpint(effects.writes, ==, i < 2);
        g_assert_cmpint(effects.notes, ==, i == 2);
        if (i < 2) {
            g_assert_cmpint(effects.letter, ==, LETTER_WELCOME_MENTOR);
            g_assert_cmpstr(effects.topic, ==, TOPICS[i]);
            g_assert_cmpint(effects.next_at, >, START_AT + 6 * DAY);
            g_assert_cmpint(effects.next_at, <, START_AT + 8 * DAY);
        } else {
            g_assert_cmpint(effects.matter, ==, MATTER_UNANSWERED);
            g_assert_cmpint(effects.next_at, ==, 0);
        }
    }
}

static void a_letter_that_asked_in_a_request_is_not_sent_twice(void)
{
    g_autoptr(Joining) joining = joining_at(JOINING_ASK, ROLE_MENTEE, 0);
    joining->asks = TRUE;
    JoiningEffects effects = decided(joining, JOINING_CLOCK);
    g_assert_false(effects.writes);
    g_assert_cmpint(effects.step, ==, JOINING_REMIND);
}

static void who_agreed_to_an_older_text_reads_that_it_changed(void)
{
    g_autoptr(Joining) joining = joining_at(JOINING_ASK, ROLE_MENTEE, 0);
    joining->lapsed_at = 1;
    g_assert_cmpstr(decided(joining, JOINING_CLOCK).topic, ==, "changed");
}

static void a_yes_is_recorded_once_and_thanked_for(void)
{
    g_autoptr(Joining) joining = joining_at(JOINING_SILENT, ROLE_MENTOR, 0);
    JoiningEffects effects = decided(joining, JOINING_AGREED);
    g_assert_true(effects.agreed);
    g_assert_cmpint(effects.letter, ==, LETTER_JOINED);
    joining->person->committed_at = START_AT;
    effects = decided(joining, JOINING_AGREED);
    g_assert_false(effects.agreed || effects.writes || effects.notes);
}

static void a_yes_to_an_older_text_records_nothing(void)
{
    g_autoptr(Joining) joining = joining_at(JOINING_REMIND, ROLE_MENTOR, 0);
    JoiningEffects effects = decided(joining, JOINING_AGREED_OLD);
    g_assert_false(effects.agreed);
    g_assert_true(effects.writes);
    g_assert_cmpstr(effects.topic, ==, "changed");
    g_assert_cmpint(effects.step, ==, JOINING_REMIND);
}

static void a_no_is_recorded_and_told_once(void)
{
    g_autoptr(Joining) joining = joining_at(JOINING_REMIND, ROLE_MENTOR, 0);
    JoiningEffects effects = decided(joining, JOINING_DECLINED);
    g_assert_true(effects.refused && effects.notes && effects.writes);
    g_assert_cmpint(effects.matter, ==, MATTER_REFUSED);
    g_assert_cmpint(effects.step, ==, JOINING_REFUSED);
    g_assert_cmpint(effects.next_at, ==, 0);
    joining->step = JOINING_REFUSED;
    effects = decided(joining, JOINING_DECLINED);
    g_assert_false(effects.refused || effects.notes || effects.writes);
}

static void a_mentor_takes_the_promise_back_and_a_mentees_no_ends_nothing(void)
{
    g_autoptr(Joining) mentor = joining_at(JOINING_SILENT, ROLE_MENTOR, START_AT);
    g_autoptr(Joining) mentee = joining_at(JOINING_SILENT, ROLE_MENTEE, START_AT);
    g_assert_true(decided(mentor, JOINING_DECLINED).refused);
    g_assert_false(decided(mentee, JOINING_DECLINED).refused);
    g_assert_false(decided(mentee, JOINING_DECLINED).writes);
}

static void a_doubtful_answer_changes_nothing_and_is_asked_about(void)
{
    g_autoptr(Joining) joining = joining_at(JOINING_TELL, ROLE_MENTEE, 0);
    joining->next_at = START_AT + DAY;
    JoiningEffects effects = decided(joining, JOINING_UNCLEAR);
    g_assert_false(effects.agreed || effects.refused || effects.notes);
    g_assert_cmpint(effects.letter, ==, LETTER_WELCOME_MENTEE);
    g_assert_cmpstr(effects.topic, ==, "unclear");
    g_assert_cmpint(effects.step, ==, JOINING_TELL);
    g_assert_cmpint(effects.next_at, ==, START_AT + DAY);
}

static void every_step_has_a_name_of_its_own(void)
{
    for (JoiningStep step = JOINING_ASK; step <= JOINING_REFUSED; step++) {
        JoiningStep parsed = JOINING_ASK;
        g_assert_true(joining_step_parse(joining_step_name(step), &parsed));
        g_assert_cmpint(parsed, ==, step);
    }
    JoiningStep parsed = JOINING_ASK;
    g_assert_false(joining_step_parse("no-step", &parsed));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/joining/" #name, name)
    TEST(who_is_asked_is_reminded_once_and_then_told_of);
    TEST(a_letter_that_asked_in_a_request_is_not_sent_twice);
    TEST(who_agreed_to_an_older_text_reads_that_it_changed);
    TEST(a_yes_is_recorded_once_and_thanked_for);
    TEST(a_yes_to_an_older_text_records_nothing);
    TEST(a_no_is_recorded_and_told_once);
    TEST(a_mentor_takes_the_promise_back_and_a_mentees_no_ends_nothing);
    TEST(a_doubtful_answer_changes_nothing_and_is_asked_about);
    TEST(every_step_has_a_name_of_its_own);
    return g_test_run();
}
