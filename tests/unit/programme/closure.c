/* SPDX-License-Identifier: MIT */
/* Rule 27: a day that is closed, and open clocks. */
#include "base/clock.h"
#include "programme/decide.h"

static gint64 at_of(const char *text)
{
    gint64 at = 0;
    g_assert_true(clock_parse(text, &at, NULL));
    return at;
}

static void add_days(GArray *numbers, const char *const *days)
{
    for (; *days != NULL; days++) {
        GDate day;
        g_date_clear(&day, 1);
        g_date_set_parse(&day, *days);
        g_assert_true(g_date_valid(&day));
        guint32 number = g_date_get_julian(&day);
        g_array_append_val(numbers, number);
    }
}

/* With Christmas and New Year. */
static Calendar *calendar_with(const char *const *closed)
{
    static const char *const HOLIDAYS[] = {"2025-12-25", "2026-01-01", NULL};
    Calendar *calendar = calendar_new();
    g_autoptr(GArray) holidays = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) closures = g_array_new(FALSE, FALSE, sizeof(guint32));
    add_days(holidays, HOLIDAYS);
    for (guint i = 0; i < holidays->len; i++) {
        GDate day;
        g_date_clear(&day, 1);
        g_date_set_julian(&day, g_array_index(holidays, guint32, i));
        calendar_close(calendar, &day);
    }
    add_days(closures, closed);
    calendar_set_closures(calendar, closures);
    return calendar;
}

static Person *person_in(gint64 id, const char *zone)
{
    Person *person = g_new0(Person, 1);
    person->id = id;
    person->email = g_strdup("p@energy.example");
    person->name = g_strdup("Person");
    person->time_zone = g_strdup(zone);
    return person;
}

/* One mentor who was asked, with the three clocks of rule 9; and a watch, which is no business. */
static Case *asked_case(const char *due, const char *release)
{
    Request *request = g_new0(Request, 1);
    request->number = 1;
    request->mentee_id = 100;
    request->state = REQUEST_ASKED;
    Case *case_ = case_new(request);
    Offer *offer = g_new0(Offer, 1);
    offer->number = 1;
    offer->mentor_id = 1;
    offer->state = OFFER_ASKED;
    offer->asked_at = at_of("2025-12-22T10:00:00-05:00");
    offer->due_at = at_of(due);
    g_ptr_array_add(case_->offers, offer);
    case_add_person(case_, person_in(100, "America/New_York"));
    case_add_person(case_, person_in(1, "America/New_York"));
    case_set_deadline(case_, DEADLINE_REMIND, 1, offer->due_at - 8 * 3600);
    case_set_deadline(case_, DEADLINE_ANSWER, 1, offer->due_at);
    case_set_deadline(case_, DEADLINE_RELEASE_SILENT, 1, at_of(release));
    case_set_deadline(case_, DEADLINE_WATCH_END, 0, at_of("2026-02-01T10:00:00-05:00"));
    return case_;
}

typedef struct {
    const char *const *before;
    const char *const *after;
    const char *now;
    const char *first_day;
    const char *entered;
} Change;

static Effects *change(const Case *case_, const Change *c)
{
    g_autoptr(Calendar) before = calendar_with(c->before);
    g_autoptr(Calendar) after = calendar_with(c->after);
    g_autoptr(Event) event = event_new(EVENT_CLOSURE, "cause");
    Closure closure = {.before = before, .entered_at = c->entered != NULL ? at_of(c->entered) : 0};
    g_date_clear(&closure.first_day, 1);
    g_date_set_parse(&closure.first_day, c->first_day);
    event->closure = &closure;
    Rules rules = {.calendar = after,
                   .policy = {.asked_at_once = 3, .answer_within = 2, .shortlist = 5}};
    return decide(case_, event, &rules, at_of(c->now));
}

static const char *const NONE[] = {NULL};
static const char *const BOTH[] = {"2025-12-24", "2025-12-26", NULL};
static const char *const EVE[] = {"2025-12-24", NULL};

static void a_clock_due_on_christmas_eve_moves_to_the_29th(void)
{
    g_autoptr(Case) case_ = asked_case("2025-12-24T17:00:00-05:00", "2025-12-30T17:00:00-05:00");
    Change closing = {NONE, BOTH, "2025-12-23T12:00:00-05:00", "2025-12-24", NULL};
    g_autoptr(Effects) effects = change(case_, &closing);
    const Case *after = effects->after;
    gint64 due = at_of("2025-12-29T17:00:00-05:00");
    g_assert_cmpint(case_offer(after, 1)->due_at, ==, due);
    g_assert_cmpint(case_deadline_at(after, DEADLINE_ANSWER, 1), ==, due);
    g_assert_cmpint(case_deadline_at(after, DEADLINE_REMIND, 1), ==,
                    at_of("2025-12-29T09:00:00-05:00"));
    g_assert_cmpint(case_deadline_at(after, DEADLINE_RELEASE_SILENT, 1), ==,
                    at_of("2026-01-02T17:00:00-05:00"));
    g_assert_cmpint(case_deadline_at(after, DEADLINE_WATCH_END, 0), ==,
                    at_of("2026-02-01T10:00:00-05:00"));
    g_assert_cmpuint(effects->letters->len, ==, 0);
    g_assert_true(effects->deadlines_changed);
}

static void a_clock_that_runs_out_before_the_day_stays(void)
{
    g_autoptr(Case) case_ = asked_case("2025-12-23T17:00:00-05:00", "2025-12-30T17:00:00-05:00");
    Change closing = {NONE, EVE, "2025-12-22T12:00:00-05:00", "2025-12-24", NULL};
    g_autoptr(Effects) effects = change(case_, &closing);
    g_assert_cmpint(case_offer(effects->after, 1)->due_at, ==, at_of("2025-12-23T17:00:00-05:00"));
    g_assert_cmpint(case_deadline_at(effects->after, DEADLINE_RELEASE_SILENT, 1), ==,
                    at_of("2025-12-31T17:00:00-05:00"));
}

/* The clock of a mentor who is away counts from the day of return. */
static void a_day_before_the_return_is_not_counted(void)
{
    g_autoptr(Case) case_ = asked_case("2025-12-31T17:00:00-05:00", "2026-01-06T17:00:00-05:00");
    gint64 mentor = 1;
    ((Person *)g_hash_table_lookup(case_->people, &mentor))->away_until =
        at_of("2025-12-29T00:00:00-05:00");
    Change closing = {NONE, BOTH, "2025-12-23T12:00:00-05:00", "2025-12-24", NULL};
    g_autoptr(Effects) effects = change(case_, &closing);
    g_assert_cmpint(case_offer(effects->after, 1)->due_at, ==, at_of("2025-12-31T17:00:00-05:00"));
    g_assert_false(effects->deadlines_changed);
}

static void a_day_opened_again_gives_its_time_back(void)
{
    g_autoptr(Case) case_ = asked_case("2025-12-26T17:00:00-05:00", "2025-12-31T17:00:00-05:00");
    Change opening = {EVE, NONE, "2025-12-23T12:00:00-05:00", "2025-12-24",
                      "2025-12-22T11:00:00-05:00"};
    g_autoptr(Effects) effects = change(case_, &opening);
    g_assert_cmpint(case_offer(effects->after, 1)->due_at, ==, at_of("2025-12-24T17:00:00-05:00"));
}

static void nobody_gets_less_time_than_was_told(void)
{
    g_autoptr(Case) case_ = asked_case("2025-12-26T17:00:00-05:00", "2025-12-31T17:00:00-05:00");
    Change opening = {EVE, NONE, "2025-12-23T12:00:00-05:00", "2025-12-24",
                      "2025-12-22T09:00:00-05:00"};
    g_autoptr(Effects) effects = change(case_, &opening);
    g_assert_cmpint(case_offer(effects->after, 1)->due_at, ==, at_of("2025-12-26T17:00:00-05:00"));
    g_assert_false(effects->deadlines_changed);
}

int main(int count, char **words)
{
    g_test_init(&count, &words, NULL);
#define T(name) g_test_add_func("/closure/" #name, name)
    T(a_clock_due_on_christmas_eve_moves_to_the_29th);
    T(a_clock_that_runs_out_before_the_day_stays);
    T(a_day_before_the_return_is_not_counted);
    T(a_day_opened_again_gives_its_time_back);
    T(nobody_gets_less_time_than_was_told);
#undef T
    return g_test_run();
}
