/* SPDX-License-Identifier: MIT */
#include "programme/tenure.h"

enum { NOW = 1782999600 /* Thursday 2 July 2026, 09:40 in New York */, DAY = 86400, BEN = 7 };

static Tenure *ben(void)
{
    Person *mentor = g_new0(Person, 1);
    mentor->id = BEN;
    mentor->name = g_strdup("Ben Okafor");
    mentor->time_zone = g_strdup("America/New_York");
    mentor->roles = ROLE_MENTOR;
    mentor->capacity = 2;
    mentor->committed_at = 1;
    return tenure_new(mentor);
}

/* Decides and puts the tenure after in place of the one before. */
static TenureEffects *play(Tenure **tenure, TenureEvent *event)
{
    g_autoptr(Calendar) calendar = calendar_new();
    Rules rules = {.calendar = calendar};
    TenureEffects *effects = tenure_decide(*tenure, event, &rules, NOW);
    tenure_free(*tenure);
    *tenure = tenure_copy(effects->after);
    tenure_event_free(event);
    return effects;
}

static TenureEffects *say(Tenure **tenure, TenureEventKind kind, gint64 number)
{
    TenureEvent *event = tenure_event_new(kind);
    event->until_at = number;
    event->capacity = (guint)number;
    event->line = g_strdup("the line");
    return play(tenure, event);
}

static void assert_one_letter(const TenureEffects *effects, LetterKind kind, const char *topic)
{
    g_assert_cmpuint(effects->letters->len, ==, 1);
    const Letter *letter = effects->letters->pdata[0];
    g_assert_cmpint(letter->kind, ==, kind);
    g_assert_cmpstr(letter->topic, ==, topic);
    g_assert_cmpint(letter->reader_id, ==, BEN);
}

static void a_paused_mentor_is_free_again_on_the_day(void)
{
    g_autoptr(Tenure) tenure = ben();
    g_assert_true(person_is_free(tenure->mentor, NOW));
    g_autoptr(TenureEffects) effects = say(&tenure, TENURE_PAUSE, NOW + DAY);
    g_assert_true(effects->mentor_changed);
    assert_one_letter(effects, LETTER_PAUSED, NULL);
    g_assert_false(person_is_free(tenure->mentor, NOW + DAY - 1));
    g_assert_true(person_is_free(tenure->mentor, NOW + DAY));
}

static void a_pause_without_a_day_lasts_until_resume(void)
{
    g_autoptr(Tenure) tenure = ben();
    tenure->mentor->away_until = NOW + DAY;
    g_autoptr(TenureEffects) paused = say(&tenure, TENURE_PAUSE, UNTIL_RESUMED);
    g_assert_false(person_is_free(tenure->mentor, NOW + G_GINT64_CONSTANT(36500) * DAY));
    g_autoptr(TenureEffects) resumed = say(&tenure, TENURE_RESUME, 0);
    assert_one_letter(resumed, LETTER_RECEIPT, "resumed");
    g_assert_true(person_is_free(tenure->mentor, NOW));
}

static void a_day_that_is_past_or_unreadable_is_asked_for(void)
{
    static const gint64 DAYS[] = {0, 1, NOW - DAY, NOW};
    for (guint i = 0; i < G_N_ELEMENTS(DAYS); i++) {
        g_autoptr(Tenure) tenure = ben();
        g_autoptr(TenureEffects) effects = say(&tenure, TENURE_PAUSE, DAYS[i]);
        g_assert_false(effects->mentor_changed);
        assert_one_letter(effects, LETTER_UNCLEAR, "date");
        g_assert_cmpstr(((Letter *)effects->letters->pdata[0])->words, ==, "the line");
    }
}

static void a_capacity_is_from_one_to_twenty(void)
{
    static const struct {
        guint capacity, after;
    } CASES[] = {{0, 2}, {1, 1}, {20, 20}, {21, 2}, {9999, 2}};
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autoptr(Tenure) tenure = ben();
        g_autoptr(TenureEffects) effects = say(&tenure, TENURE_CAPACITY, CASES[i].capacity);
        gboolean taken = CASES[i].capacity == CASES[i].after;
        g_assert_cmpuint(tenure->mentor->capacity, ==, CASES[i].after);
        g_assert_cmpint(effects->mentor_changed, ==, taken);
        assert_one_letter(effects, taken ? LETTER_RECEIPT : LETTER_UNCLEAR, "capacity");
    }
}

static void who_leaves_is_free_no_more_until_it_is_taken_back(void)
{
    g_autoptr(Tenure) tenure = ben();
    g_autoptr(TenureEffects) leaves = say(&tenure, TENURE_WITHDRAW, 0);
    assert_one_letter(leaves, LETTER_LEAVING, NULL);
    g_assert_true(leaves->release);
    g_assert_cmpstr(leaves->coordinators_hear, ==, "leaves");
    g_assert_false(person_is_free(tenure->mentor, NOW + DAY));
    g_autoptr(TenureEffects) again = say(&tenure, TENURE_WITHDRAW, 0);
    g_assert_false(again->release);
    g_assert_null(again->coordinators_hear);
    g_autoptr(TenureEffects) paused = say(&tenure, TENURE_PAUSE, NOW + DAY);
    assert_one_letter(paused, LETTER_LEAVING, "already");
    g_assert_false(paused->mentor_changed);
    g_autoptr(TenureEffects) stays = say(&tenure, TENURE_RESUME, 0);
    g_assert_cmpstr(stays->coordinators_hear, ==, "stays");
    g_assert_true(person_is_free(tenure->mentor, NOW));
    g_autoptr(TenureEffects) late = say(&tenure, TENURE_COMPLETE, 0);
    g_assert_cmpstr(late->coordinators_hear, ==, "stays");
    g_assert_true(person_is_mentor(tenure->mentor));
}

static void what_is_completed_is_final(void)
{
    g_autoptr(Tenure) tenure = ben();
    tenure->mentor->roles |= ROLE_MENTEE;
    g_autoptr(TenureEffects) leaves = say(&tenure, TENURE_WITHDRAW, 0);
    g_autoptr(TenureEffects) gone = say(&tenure, TENURE_COMPLETE, 0);
    assert_one_letter(gone, LETTER_LEAVING, "completed");
    g_assert_cmpstr(gone->coordinators_hear, ==, "completed");
    g_assert_true(gone->words_changed);
    g_assert_cmpuint(tenure->mentor->roles, ==, ROLE_MENTEE);
    g_autoptr(TenureEffects) resumed = say(&tenure, TENURE_RESUME, 0);
    assert_one_letter(resumed, LETTER_LEAVING, "completed");
    g_assert_false(resumed->mentor_changed);
}

static gint64 clock_at(const Tenure *tenure, TenureClockKind kind)
{
    for (guint i = 0; i < tenure->clocks->len; i++)
        if (g_array_index(tenure->clocks, TenureClock, i).kind == kind)
            return g_array_index(tenure->clocks, TenureClock, i).at;
    return 0;
}

static TenureEffects *run_out(Tenure **tenure, TenureClockKind kind, gint64 now)
{
    g_autoptr(Calendar) calendar = calendar_new();
    Rules rules = {.calendar = calendar};
    g_autoptr(TenureEvent) event = tenure_event_new(TENURE_CLOCK);
    event->clock = kind;
    TenureEffects *effects = tenure_decide(*tenure, event, &rules, now);
    tenure_free(*tenure);
    *tenure = tenure_copy(effects->after);
    return effects;
}

static void the_bio_is_asked_for_after_three_months_and_then_every_six(void)
{
    g_autoptr(Tenure) tenure = ben();
    g_autoptr(TenureEffects) begins = run_out(&tenure, TENURE_BEGIN, NOW);
    gint64 first_at = clock_at(tenure, TENURE_BIO_CHECK);
    g_assert_true(begins->clocks_changed);
    g_assert_cmpuint(begins->letters->len, ==, 0);
    g_assert_cmpint(first_at, ==, 1790946000); /* Friday 2 October 2026, 09:00 */
    g_autoptr(TenureEffects) asks = run_out(&tenure, TENURE_BIO_CHECK, first_at);
    assert_one_letter(asks, LETTER_BIO_CHECK, NULL);
    g_assert_false(((Letter *)asks->letters->pdata[0])->urgent);
    g_assert_cmpint(clock_at(tenure, TENURE_BIO_CHECK), ==, 1806670800); /* 2 April 2027 */
    g_assert_cmpint(clock_at(tenure, TENURE_BIO_STALE), ==, 1793394000); /* 30 October, 17:00 */
}

static void after_an_outage_of_years_one_letter_asks(void)
{
    g_autoptr(Tenure) tenure = ben();
    tenure_effects_free(run_out(&tenure, TENURE_BEGIN, NOW));
    gint64 late_at = NOW + 1000 * DAY;
    g_autoptr(TenureEffects) asks = run_out(&tenure, TENURE_BIO_CHECK, late_at);
    g_assert_cmpuint(asks->letters->len, ==, 1);
    g_assert_cmpint(clock_at(tenure, TENURE_BIO_CHECK), >, late_at + 180 * DAY);
    g_assert_cmpint(clock_at(tenure, TENURE_BIO_STALE), >, late_at + 20 * DAY);
}

static void nobody_is_asked_in_a_pause(void)
{
    g_autoptr(Tenure) tenure = ben();
    tenure_effects_free(say(&tenure, TENURE_PAUSE, NOW + DAY));
    g_autoptr(TenureEffects) waits = run_out(&tenure, TENURE_BIO_CHECK, NOW);
    g_assert_cmpuint(waits->letters->len, ==, 0);
    g_assert_cmpint(clock_at(tenure, TENURE_BIO_CHECK), ==, NOW + DAY);
    tenure_effects_free(say(&tenure, TENURE_PAUSE, NOW + 9 * DAY));
    g_assert_cmpint(clock_at(tenure, TENURE_BIO_CHECK), ==, NOW); /* and waits anew */
    tenure_effects_free(run_out(&tenure, TENURE_BIO_CHECK, NOW));
    g_assert_cmpint(clock_at(tenure, TENURE_BIO_CHECK), ==, NOW + 9 * DAY);
}

static void an_unconfirmed_bio_is_noted_and_any_answer_drops_that(void)
{
    g_autoptr(Tenure) tenure = ben();
    tenure_effects_free(run_out(&tenure, TENURE_BIO_CHECK, NOW));
    g_autoptr(TenureEffects) stale = run_out(&tenure, TENURE_BIO_STALE, NOW);
    g_assert_cmpint(stale->stale_bio, ==, MATTER_NOTED);
    g_assert_cmpuint(stale->letters->len, ==, 0);
    g_autoptr(TenureEffects) ok = say(&tenure, TENURE_BIO_OK, 0);
    g_assert_cmpint(ok->stale_bio, ==, MATTER_DROPPED);
    assert_one_letter(ok, LETTER_RECEIPT, "bio-confirmed");
    g_assert_false(ok->mentor_changed);
}

static TenureEffects *write_bio(Tenure **tenure, const char *text)
{
    TenureEvent *event = tenure_event_new(TENURE_BIO_TEXT);
    event->words = g_strdup(text);
    return play(tenure, event);
}

static void a_new_bio_can_be_taken_back_once(void)
{
    g_autoptr(Tenure) tenure = ben();
    tenure->mentor->bio = g_strdup("old");
    tenure_effects_free(run_out(&tenure, TENURE_BIO_CHECK, NOW));
    g_autoptr(TenureEffects) corrected = write_bio(&tenure, "new");
    assert_one_letter(corrected, LETTER_RECEIPT, "bio-corrected");
    g_assert_true(corrected->mentor_changed && corrected->words_changed);
    g_assert_cmpint(clock_at(tenure, TENURE_BIO_STALE), ==, 0);
    g_assert_cmpstr(tenure->mentor->bio, ==, "new");
    g_assert_cmpstr(tenure->bio_before, ==, "old");
    g_autoptr(TenureEffects) undone = say(&tenure, TENURE_UNDO, 0);
    assert_one_letter(undone, LETTER_RECEIPT, "bio-undone");
    g_assert_cmpstr(tenure->mentor->bio, ==, "old");
    g_assert_null(tenure->bio_before);
    g_autoptr(TenureEffects) again = say(&tenure, TENURE_UNDO, 0);
    g_assert_false(again->mentor_changed);
    g_assert_cmpstr(tenure->mentor->bio, ==, "old");
    g_autoptr(TenureEffects) same = write_bio(&tenure, "old");
    assert_one_letter(same, LETTER_RECEIPT, "bio-confirmed");
}

static void no_clock_runs_for_who_leaves(void)
{
    g_autoptr(Tenure) tenure = ben();
    tenure_effects_free(run_out(&tenure, TENURE_BEGIN, NOW));
    g_autoptr(TenureEffects) leaves = say(&tenure, TENURE_WITHDRAW, 0);
    g_assert_cmpuint(tenure->clocks->len, ==, 0);
    g_assert_cmpint(leaves->stale_bio, ==, MATTER_DROPPED);
    g_autoptr(TenureEffects) stays = say(&tenure, TENURE_RESUME, 0);
    g_assert_cmpint(clock_at(tenure, TENURE_BEGIN), ==, NOW);
}

static void every_six_months_are_thanked_for(void)
{
    g_autoptr(Tenure) tenure = ben();
    tenure_effects_free(run_out(&tenure, TENURE_BEGIN, NOW));
    gint64 first_at = clock_at(tenure, TENURE_SIX_MONTHS);
    g_assert_cmpint(first_at, ==, 1799071200); /* Monday 4 January 2027, 09:00 */
    g_autoptr(TenureEffects) thanks = run_out(&tenure, TENURE_SIX_MONTHS, first_at);
    assert_one_letter(thanks, LETTER_SIX_MONTHS, NULL);
    g_assert_false(((Letter *)thanks->letters->pdata[0])->urgent);
    g_assert_cmpint(clock_at(tenure, TENURE_SIX_MONTHS), ==, 1814792400); /* 5 July 2027 */
    g_autoptr(TenureEffects) goes_on = say(&tenure, TENURE_CONTINUE, 0);
    assert_one_letter(goes_on, LETTER_RECEIPT, "continued");
    g_assert_false(goes_on->mentor_changed || goes_on->clocks_changed);
    tenure_effects_free(say(&tenure, TENURE_PAUSE, UNTIL_RESUMED));
    g_autoptr(TenureEffects) waits = run_out(&tenure, TENURE_SIX_MONTHS, NOW + 500 * DAY);
    g_assert_cmpuint(waits->letters->len, ==, 0);
    g_assert_cmpint(clock_at(tenure, TENURE_SIX_MONTHS), ==, UNTIL_RESUMED);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/tenure/" #name, name)
    TEST(a_paused_mentor_is_free_again_on_the_day);
    TEST(a_pause_without_a_day_lasts_until_resume);
    TEST(a_day_that_is_past_or_unreadable_is_asked_for);
    TEST(a_capacity_is_from_one_to_twenty);
    TEST(who_leaves_is_free_no_more_until_it_is_taken_back);
    TEST(what_is_completed_is_final);
    TEST(the_bio_is_asked_for_after_three_months_and_then_every_six);
    TEST(after_an_outage_of_years_one_letter_asks);
    TEST(nobody_is_asked_in_a_pause);
    TEST(an_unconfirmed_bio_is_noted_and_any_answer_drops_that);
    TEST(a_new_bio_can_be_taken_back_once);
    TEST(no_clock_runs_for_who_leaves);
    TEST(every_six_months_are_thanked_for);
    return g_test_run();
}
