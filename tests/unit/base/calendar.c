/* SPDX-License-Identifier: MIT */
#include "base/calendar.h"

#include "base/clock.h"

static gint64 at_of(const char *text)
{
    gint64 at = 0;
    g_autoptr(GError) error = NULL;
    clock_parse(text, &at, &error);
    g_assert_no_error(error);
    return at;
}

static GTimeZone *zone_of(const char *name)
{
    GTimeZone *zone = g_time_zone_new_identifier(name);
    g_assert_nonnull(zone);
    return zone;
}

static GDate day_of(const char *text)
{
    GDate day;
    g_date_clear(&day, 1);
    g_date_set_parse(&day, text);
    g_assert_true(g_date_valid(&day));
    return day;
}

static Calendar *independence_week(void)
{
    Calendar *calendar = calendar_new();
    GDate friday = day_of("2026-07-03");
    calendar_close(calendar, &friday);
    return calendar;
}

static void weekends_and_closed_days_are_no_business_days(void)
{
    static const struct {
        const char *day;
        gboolean business;
    } rows[] = {{"2026-07-02", TRUE},  {"2026-07-03", FALSE}, {"2026-07-04", FALSE},
                {"2026-07-05", FALSE}, {"2026-07-06", TRUE},  {"2026-07-10", TRUE}};
    g_autoptr(Calendar) calendar = independence_week();
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        GDate day = day_of(rows[i].day);
        g_assert_cmpint(calendar_is_business_day(calendar, &day), ==, rows[i].business);
    }
}

static void close_for_the_office(Calendar *calendar, const char *const *days)
{
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (; *days != NULL; days++) {
        GDate day = day_of(*days);
        guint32 number = g_date_get_julian(&day);
        g_array_append_val(numbers, number);
    }
    calendar_set_closures(calendar, numbers);
}

static void closures_replace_each_other_and_leave_the_holidays(void)
{
    static const char *const FIRST[] = {"2026-07-02", NULL}, *const SECOND[] = {"2026-07-06", NULL};
    g_autoptr(Calendar) calendar = independence_week();
    GDate thursday = day_of("2026-07-02"), friday = day_of("2026-07-03");
    GDate monday = day_of("2026-07-06");
    close_for_the_office(calendar, FIRST);
    g_autoptr(Calendar) copy = calendar_copy(calendar);
    close_for_the_office(calendar, SECOND);
    g_assert_true(calendar_is_business_day(calendar, &thursday));
    g_assert_false(calendar_is_business_day(calendar, &friday));
    g_assert_false(calendar_is_business_day(calendar, &monday));
    g_assert_false(calendar_is_business_day(copy, &thursday));
    g_assert_false(calendar_is_business_day(copy, &friday));
    g_assert_true(calendar_is_business_day(copy, &monday));
}

static void business_days_are_counted_after_one_day_and_with_the_other(void)
{
    g_autoptr(Calendar) calendar = independence_week();
    GDate wednesday = day_of("2026-07-01"), monday = day_of("2026-07-06");
    g_assert_cmpuint(calendar_count_business_days(calendar, &wednesday, &monday), ==, 2);
    g_assert_cmpuint(calendar_count_business_days(calendar, &monday, &wednesday), ==, 0);
}

static void the_same_hour_is_the_clocks_on_the_wall(void)
{
    g_autoptr(GTimeZone) zone = zone_of("America/New_York");
    GDate after = day_of("2026-03-09"); /* the clocks have gone forward */
    g_assert_cmpint(calendar_same_hour(at_of("2026-03-06T17:00:00-05:00"), zone, &after), ==,
                    at_of("2026-03-09T17:00:00-04:00"));
}

static void a_day_closed_twice_is_closed_once(void)
{
    g_autoptr(Calendar) calendar = independence_week();
    GDate friday = day_of("2026-07-03");
    calendar_close(calendar, &friday);
    g_assert_cmpuint(calendar_closed_days(calendar), ==, 1);
}

static void counting_starts_on_the_day_after(void)
{
    static const struct {
        const char *from;
        guint count;
        const char *to;
    } rows[] = {
        {"2026-07-01", 0, "2026-07-01"}, {"2026-07-01", 1, "2026-07-02"},
        {"2026-07-01", 2, "2026-07-06"}, {"2026-07-02", 2, "2026-07-07"},
        {"2026-07-03", 1, "2026-07-06"}, {"2026-07-04", 1, "2026-07-06"},
        {"2026-07-05", 5, "2026-07-10"}, {"2026-12-31", 1, "2027-01-01"},
    };
    g_autoptr(Calendar) calendar = independence_week();
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        GDate day = day_of(rows[i].from), expected = day_of(rows[i].to);
        calendar_advance(calendar, &day, rows[i].count);
        g_assert_cmpint(g_date_compare(&day, &expected), ==, 0);
    }
}

static void the_local_day_differs_across_the_earth(void)
{
    static const struct {
        const char *zone, *day;
    } rows[] = {{"Pacific/Honolulu", "2026-07-06"},
                {"America/New_York", "2026-07-06"},
                {"UTC", "2026-07-06"},
                {"Pacific/Guam", "2026-07-07"}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GTimeZone) zone = zone_of(rows[i].zone);
        GDate day, expected = day_of(rows[i].day);
        g_date_clear(&day, 1);
        calendar_day_of(at_of("2026-07-06T20:00:00Z"), zone, &day);
        g_assert_cmpint(g_date_compare(&day, &expected), ==, 0);
    }
}

/* The answer is due at 17:00 on the second business day where the mentor is (rule 9). */
static void deadlines_fall_at_the_local_hour(void)
{
    static const struct {
        const char *zone, *from, *due;
    } rows[] = {
        {"America/New_York", "2026-07-02T10:00:00-04:00", "2026-07-07T17:00:00-04:00"},
        {"Pacific/Honolulu", "2026-07-06T20:00:00Z", "2026-07-08T17:00:00-10:00"},
        {"Pacific/Guam", "2026-07-06T20:00:00Z", "2026-07-09T17:00:00+10:00"},
        {"America/St_Johns", "2026-07-06T20:00:00Z", "2026-07-08T17:00:00-02:30"},
        /* late on Friday in Honolulu is Saturday in Guam: both count from Monday on */
        {"Pacific/Honolulu", "2026-07-11T09:00:00Z", "2026-07-14T17:00:00-10:00"},
        {"Pacific/Guam", "2026-07-11T09:00:00Z", "2026-07-14T17:00:00+10:00"},
        /* daylight saving time begins on Sunday 8 March, ends on Sunday 1 November 2026 */
        {"America/New_York", "2026-03-06T12:00:00-05:00", "2026-03-10T17:00:00-04:00"},
        {"America/New_York", "2026-10-30T12:00:00-04:00", "2026-11-03T17:00:00-05:00"},
        {"America/Los_Angeles", "2026-03-05T12:00:00-08:00", "2026-03-09T17:00:00-07:00"},
        {"America/Phoenix", "2026-03-06T12:00:00-07:00", "2026-03-10T17:00:00-07:00"},
    };
    g_autoptr(Calendar) calendar = independence_week();
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GTimeZone) zone = zone_of(rows[i].zone);
        gint64 due = calendar_business_deadline(calendar, at_of(rows[i].from), zone, 2, 17);
        g_assert_cmpint(due, ==, at_of(rows[i].due));
    }
}

/* Letters of a timer leave between 08:00 and 18:00 where they are read (rule 28). */
static void the_next_morning_is_todays_until_it_has_come(void)
{
    static const struct {
        const char *zone, *at, *next;
    } MORNINGS[] = {
        {"America/New_York", "2026-07-02T08:59:59-04:00", "2026-07-02T09:00:00-04:00"},
        {"America/New_York", "2026-07-02T09:00:00-04:00", "2026-07-06T09:00:00-04:00"},
        {"America/New_York", "2026-07-03T08:00:00-04:00", "2026-07-06T09:00:00-04:00"},
        {"America/New_York", "2026-07-05T23:59:59-04:00", "2026-07-06T09:00:00-04:00"},
        {"Pacific/Honolulu", "2026-07-06T09:00:00-04:00", "2026-07-06T09:00:00-10:00"},
        {"America/New_York", "2026-10-30T09:00:00-04:00", "2026-11-02T09:00:00-05:00"},
    };
    g_autoptr(Calendar) calendar = independence_week();
    for (guint i = 0; i < G_N_ELEMENTS(MORNINGS); i++) {
        g_autoptr(GTimeZone) zone = zone_of(MORNINGS[i].zone);
        gint64 next = calendar_next_hour(calendar, at_of(MORNINGS[i].at), zone, 9);
        g_assert_cmpint(next, ==, at_of(MORNINGS[i].next));
    }
}

static void letters_leave_in_business_hours(void)
{
    static const struct {
        const char *zone, *from, *leaves;
    } rows[] = {
        {"America/New_York", "2026-07-06T07:59:59-04:00", "2026-07-06T08:00:00-04:00"},
        {"America/New_York", "2026-07-06T08:00:00-04:00", "2026-07-06T08:00:00-04:00"},
        {"America/New_York", "2026-07-06T17:59:59-04:00", "2026-07-06T17:59:59-04:00"},
        {"America/New_York", "2026-07-06T18:00:00-04:00", "2026-07-07T08:00:00-04:00"},
        {"America/New_York", "2026-07-02T18:00:00-04:00", "2026-07-06T08:00:00-04:00"},
        {"America/New_York", "2026-07-04T12:00:00-04:00", "2026-07-06T08:00:00-04:00"},
        {"America/New_York", "2026-03-07T12:00:00-05:00", "2026-03-09T08:00:00-04:00"},
        {"Pacific/Honolulu", "2026-07-06T20:00:00Z", "2026-07-06T20:00:00Z"},
        {"Pacific/Guam", "2026-07-06T20:00:00Z", "2026-07-07T08:00:00+10:00"},
        {"Pacific/Guam", "2026-07-02T20:00:00Z", "2026-07-06T08:00:00+10:00"},
    };
    g_autoptr(Calendar) calendar = independence_week();
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GTimeZone) zone = zone_of(rows[i].zone);
        gint64 leaves = calendar_business_hours(calendar, at_of(rows[i].from), zone);
        g_assert_cmpint(leaves, ==, at_of(rows[i].leaves));
    }
}

/* Whatever the zone and the hour of a leap year: a deadline is in the future, on a business day, at
   the hour; business hours are never before the time asked about, and stable. */
static void every_hour_of_a_year_in_every_zone_has_sound_times(void)
{
    static const char *const zones[] = {
        "Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Phoenix",
        "America/Chicago",  "America/New_York",  "America/Puerto_Rico", "Europe/Berlin",
        "Asia/Kathmandu",   "Pacific/Guam"};
    g_autoptr(Calendar) calendar = independence_week();
    gint64 end_at = at_of("2029-01-01T00:00:00Z");
    for (guint i = 0; i < G_N_ELEMENTS(zones); i++) {
        g_autoptr(GTimeZone) zone = zone_of(zones[i]);
        for (gint64 at = at_of("2028-01-01T00:30:00Z"); at < end_at; at += 3600) {
            gint64 due_at = calendar_business_deadline(calendar, at, zone, 2, 17);
            g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(due_at);
            g_autoptr(GDateTime) due = g_date_time_to_timezone(utc, zone);
            gint64 leaves_at = calendar_business_hours(calendar, at, zone);
            g_assert_cmpint(due_at, >, at + 24 * 3600);
            g_assert_cmpint(due_at, <, at + 6 * 24 * 3600);
            g_assert_cmpint(g_date_time_get_hour(due), ==, 17);
            g_assert_cmpint(g_date_time_get_day_of_week(due), <=, 5);
            g_assert_cmpint(leaves_at, >=, at);
            g_assert_cmpint(leaves_at, <, at + 4 * 24 * 3600);
            g_assert_cmpint(calendar_business_hours(calendar, leaves_at, zone), ==, leaves_at);
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define T(name) g_test_add_func("/calendar/" #name, name)
    T(weekends_and_closed_days_are_no_business_days);
    T(a_day_closed_twice_is_closed_once);
    T(closures_replace_each_other_and_leave_the_holidays);
    T(business_days_are_counted_after_one_day_and_with_the_other);
    T(the_same_hour_is_the_clocks_on_the_wall);
    T(counting_starts_on_the_day_after);
    T(the_local_day_differs_across_the_earth);
    T(deadlines_fall_at_the_local_hour);
    T(the_next_morning_is_todays_until_it_has_come);
    T(letters_leave_in_business_hours);
    T(every_hour_of_a_year_in_every_zone_has_sound_times);
#undef T
    return g_test_run();
}
