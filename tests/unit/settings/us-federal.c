/* SPDX-License-Identifier: MIT */
/* config/us-federal.ics against 5 U.S.C. 6103, told once more in another way than its generator
   does: every day of 2020 to 2040 is asked whether it is a day off. */
#include <string.h>

#include "settings/settings.h"

static Calendar *federal_calendar(void)
{
    char path[] = SOURCE_FOLDER "/config/us-federal.ics";
    Settings settings = {.programme_holidays = path};
    g_autoptr(GError) error = NULL;
    Calendar *calendar = settings_calendar(&settings, &error);
    g_assert_no_error(error);
    return calendar;
}

static GDate date_of(const char *text)
{
    GDate day;
    g_date_clear(&day, 1);
    g_date_set_parse(&day, text);
    g_assert_true(g_date_valid(&day));
    return day;
}

/* A date that the statute names by its number. */
static gboolean is_numbered_holiday(const GDate *day)
{
    guint number = g_date_get_month(day) * 100u + g_date_get_day(day);
    return number == 101 || number == 704 || number == 1111 || number == 1225
           || (number == 619 && g_date_get_year(day) >= 2021);
}

/* "The third Monday in January": the 15th to the 21st, if a Monday. */
static gboolean is_weekday_holiday(const GDate *day)
{
    guint of_month = g_date_get_day(day);
    gboolean monday = g_date_get_weekday(day) == G_DATE_MONDAY;
    switch (g_date_get_month(day)) {
    case G_DATE_JANUARY:
    case G_DATE_FEBRUARY:
        return monday && of_month >= 15 && of_month <= 21;
    case G_DATE_MAY:
        return monday && of_month >= 25;
    case G_DATE_SEPTEMBER:
        return monday && of_month <= 7;
    case G_DATE_OCTOBER:
        return monday && of_month >= 8 && of_month <= 14;
    case G_DATE_NOVEMBER:
        return g_date_get_weekday(day) == G_DATE_THURSDAY && of_month >= 22 && of_month <= 28;
    case G_DATE_BAD_MONTH:
    case G_DATE_MARCH:
    case G_DATE_APRIL:
    case G_DATE_JUNE:
    case G_DATE_JULY:
    case G_DATE_AUGUST:
    case G_DATE_DECEMBER:
        return FALSE;
    }
    return FALSE;
}

/* A Friday is off for the Saturday after it, a Monday for the Sunday before it. */
static gboolean is_day_off(const GDate *day)
{
    GDate neighbour = *day;
    if (g_date_get_weekday(day) == G_DATE_FRIDAY)
        g_date_add_days(&neighbour, 1);
    if (g_date_get_weekday(day) == G_DATE_MONDAY)
        g_date_subtract_days(&neighbour, 1);
    return is_numbered_holiday(day) || is_weekday_holiday(day) || is_numbered_holiday(&neighbour);
}

static void every_day_of_21_years_is_as_the_statute_says(void)
{
    g_autoptr(Calendar) calendar = federal_calendar();
    GDate end = date_of("2041-01-01");
    guint off = 0;
    for (GDate day = date_of("2020-01-01"); g_date_compare(&day, &end) < 0;
         g_date_add_days(&day, 1)) {
        if (g_date_get_weekday(&day) > G_DATE_FRIDAY)
            continue;
        if (is_day_off(&day) == calendar_is_business_day(calendar, &day))
            g_test_fail_printf("%04d-%02d-%02d is wrong", g_date_get_year(&day),
                               g_date_get_month(&day), g_date_get_day(&day));
        off += is_day_off(&day);
    }
    g_assert_cmpuint(off, ==, 21 * 11 - 1);
    g_assert_cmpuint(calendar_closed_days(calendar), ==, off);
}

/* Dates as they were published for federal offices. */
static void published_days_are_closed(void)
{
    static const char *const days[] = {
        "2020-07-03", "2021-06-18", "2021-07-05", "2021-12-24", "2021-12-31", "2022-06-20",
        "2022-12-26", "2023-01-02", "2023-11-10", "2024-06-19", "2026-07-03", "2027-12-31",
    };
    g_autoptr(Calendar) calendar = federal_calendar();
    for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
        GDate day = date_of(days[i]);
        g_assert_false(calendar_is_business_day(calendar, &day));
    }
}

static void days_that_might_be_taken_for_holidays_are_open(void)
{
    static const char *const days[] = {"2020-06-19", "2021-01-20", "2022-01-03", "2029-01-19",
                                       "2029-01-22", "2033-01-20", "2026-07-06", "2026-11-27"};
    g_autoptr(Calendar) calendar = federal_calendar();
    for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
        GDate day = date_of(days[i]);
        g_assert_true(calendar_is_business_day(calendar, &day));
    }
}

static void two_business_days_later(void)
{
    static const char *const vectors[][2] = {
        {"2026-07-01", "2026-07-06"}, {"2026-07-02", "2026-07-07"}, {"2026-11-25", "2026-11-30"},
        {"2021-12-29", "2022-01-03"}, {"2025-01-16", "2025-01-21"}, {"2029-01-18", "2029-01-22"},
    };
    g_autoptr(Calendar) calendar = federal_calendar();
    for (guint i = 0; i < G_N_ELEMENTS(vectors); i++) {
        GDate day = date_of(vectors[i][0]), expected = date_of(vectors[i][1]);
        calendar_advance(calendar, &day, 2);
        g_assert_cmpint(g_date_compare(&day, &expected), ==, 0);
    }
}

/* RFC 5545 3.1: CRLF, lines of at most 75 octets; 3.6.1: UID and DTSTAMP; UIDs are unique. */
static void the_file_is_in_the_form_of_rfc_5545(void)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(SOURCE_FOLDER "/config/us-federal.ics", &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);
    g_autoptr(GHashTable) uids = g_hash_table_new(g_str_hash, g_str_equal);
    guint events = 0, stamps = 0, uid_lines = 0;
    for (char **line = lines; *line != NULL; line++) {
        g_assert_null(strpbrk(*line, "\r\n"));
        g_assert_cmpuint(strlen(*line), <=, 75);
        events += strcmp(*line, "BEGIN:VEVENT") == 0;
        stamps += g_str_has_prefix(*line, "DTSTAMP:");
        if (g_str_has_prefix(*line, "UID:")) {
            g_hash_table_add(uids, *line);
            uid_lines++;
        }
    }
    g_assert_true(g_str_has_suffix(text, "END:VCALENDAR\r\n"));
    g_assert_cmpuint(events, ==, 230);
    g_assert_cmpuint(stamps, ==, events);
    g_assert_cmpuint(uid_lines, ==, events);
    g_assert_cmpuint(g_hash_table_size(uids), ==, events);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define T(name) g_test_add_func("/settings/us-federal/" #name, name)
    T(every_day_of_21_years_is_as_the_statute_says);
    T(published_days_are_closed);
    T(days_that_might_be_taken_for_holidays_are_open);
    T(two_business_days_later);
    T(the_file_is_in_the_form_of_rfc_5545);
#undef T
    return g_test_run();
}
