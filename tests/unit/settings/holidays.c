/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/failure.h"
#include "settings/settings.h"
#include "tests/unit/settings/folder.h"

#define EVENT(lines) "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Closed\r\n" lines "END:VEVENT\r\n"
#define CALENDAR(events) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" events "END:VCALENDAR\r\n"
#define ONE(lines) CALENDAR(EVENT(lines))

static Calendar *read_calendar(const Folder *folder, const char *text, GError **error)
{
    g_autofree char *path = folder_write(folder, "h.ics", text);
    Settings settings = {.programme_holidays = path};
    return settings_calendar(&settings, error);
}

/* `days`: "2026-07-03 2026-07-04 ...", all that are closed. */
static void assert_closed(const Folder *folder, const char *text, const char *days)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Calendar) calendar = read_calendar(folder, text, &error);
    g_assert_no_error(error);
    g_auto(GStrv) each = g_strsplit(days, " ", -1);
    g_assert_cmpuint(calendar_closed_days(calendar), ==, g_strv_length(each));
    for (char **day = each; *day != NULL; day++) {
        GDate date;
        g_date_clear(&date, 1);
        g_date_set_parse(&date, *day);
        g_assert_true(g_date_valid(&date));
        calendar_close(calendar, &date);
    }
    g_assert_cmpuint(calendar_closed_days(calendar), ==, g_strv_length(each));
}

static void assert_refused(const Folder *folder, const char *text, const char *reason)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = folder_file(folder, "h.ics");
    g_autofree char *expected = g_strdup_printf("%s: %s", path, reason);
    g_assert_null(read_calendar(folder, text, &error));
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    g_assert_cmpstr(error->message, ==, expected);
}

static void one_day_is_closed(Folder *folder, gconstpointer unused)
{
    assert_closed(folder, ONE("DTSTART;VALUE=DATE:20260703\r\n"), "2026-07-03");
    assert_closed(folder, ONE("DTSTART;VALUE=DATE:20260703\r\nTRANSP:TRANSPARENT\r\n"),
                  "2026-07-03");
    assert_closed(folder,
                  "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260703\nEND:VEVENT\n"
                  "END:VCALENDAR\n",
                  "2026-07-03");
}

static void a_span_ends_before_dtend(Folder *folder, gconstpointer unused)
{
    assert_closed(folder, ONE("DTSTART;VALUE=DATE:20261230\r\nDTEND;VALUE=DATE:20270102\r\n"),
                  "2026-12-30 2026-12-31 2027-01-01");
    assert_closed(folder, ONE("DTSTART;VALUE=DATE:20261230\r\nDTEND;VALUE=DATE:20261230\r\n"),
                  "2026-12-30");
}

static void a_duration_counts_days_and_weeks(Folder *folder, gconstpointer unused)
{
    assert_closed(folder, ONE("DTSTART;VALUE=DATE:20260706\r\nDURATION:P2D\r\n"),
                  "2026-07-06 2026-07-07");
    assert_closed(folder, ONE("DTSTART;VALUE=DATE:20260706\r\nDURATION:P1W\r\n"),
                  "2026-07-06 2026-07-07 2026-07-08 2026-07-09 2026-07-10 2026-07-11 2026-07-12");
}

static void a_rule_repeats_but_for_its_exceptions(Folder *folder, gconstpointer unused)
{
    assert_closed(folder,
                  ONE("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;COUNT=4\r\n"
                      "EXDATE;VALUE=DATE:20270101,20280101\r\n"),
                  "2026-01-01 2029-01-01");
    assert_closed(folder,
                  ONE("DTSTART;VALUE=DATE:20261126\r\n"
                      "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20281231\r\n"),
                  "2026-11-26 2027-11-25 2028-11-23");
    assert_closed(folder,
                  ONE("DTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20260103\r\n"
                      "RRULE:FREQ=YEARLY;COUNT=2\r\nRDATE;VALUE=DATE:20260601\r\n"),
                  "2026-01-01 2026-01-02 2026-06-01 2026-06-02 2027-01-01 2027-01-02");
    assert_closed(folder,
                  ONE("DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY;UNTIL=20330101\r\n"),
                  "2024-02-29 2028-02-29 2032-02-29");
}

static void a_rule_without_an_end_stops_in_2100(Folder *folder, gconstpointer unused)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Calendar) calendar =
        read_calendar(folder, ONE("DTSTART;VALUE=DATE:19000101\r\nRRULE:FREQ=YEARLY\r\n"), &error);
    g_assert_no_error(error);
    g_assert_cmpuint(calendar_closed_days(calendar), ==, 2100 - 1970 + 1);
}

static void what_is_no_holiday_is_left_out(Folder *folder, gconstpointer unused)
{
    assert_closed(folder,
                  CALENDAR(EVENT("DTSTART:20260706T090000Z\r\nDTEND:20260706T100000Z\r\n")
                               EVENT("DTSTART;VALUE=DATE:20260707\r\nSTATUS:CANCELLED\r\n")
                                   EVENT("DTSTART;VALUE=DATE:20260708\r\n")
                                       EVENT("DTSTART;VALUE=DATE:22260708\r\n")),
                  "2026-07-08");
}

static void what_other_programs_add_is_no_fault(Folder *folder, gconstpointer unused)
{
    assert_closed(folder,
                  CALENDAR("X-WR-CALNAME:Holidays\r\nBEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\n"
                           "END:VTIMEZONE\r\n" EVENT(
                               "DTSTART;VALUE=DATE:20260703\r\nDESCRIPTION:\r\nLOCATION:\r\n"
                               "BUSYNESS:none\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r\n"
                               "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\n"
                               "END:VALARM\r\n")),
                  "2026-07-03");
}

static void two_calendars_in_one_file_both_count(Folder *folder, gconstpointer unused)
{
    assert_closed(folder,
                  ONE("DTSTART;VALUE=DATE:20260703\r\n") ONE("DTSTART;VALUE=DATE:20260907\r\n"),
                  "2026-07-03 2026-09-07");
}

typedef struct {
    const char *text, *reason;
} Malformed;

static void a_malformed_file_is_refused(Folder *folder, gconstpointer unused)
{
    static const char NOT_WHOLE[] =
        "is no whole iCalendar file (RFC 5545); get it anew, or name another as programme.holidays";
    static const Malformed files[] = {
        {"", NOT_WHOLE},
        {"<html>", NOT_WHOLE},
        {"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260703\r\n", NOT_WHOLE},
        {"BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260703\r\nEND:VEVENT\r\n", NOT_WHOLE},
        {CALENDAR(""), "holds no holiday; want a VEVENT with DTSTART;VALUE=DATE for each"},
        {ONE("DTSTART:20260706T090000Z\r\n"),
         "holds no holiday; want a VEVENT with DTSTART;VALUE=DATE for each"},
        {ONE(""), "the event 'Closed' has no DTSTART"},
        {ONE("DTSTART;VALUE=DATE:20261341\r\n"),
         "the event 'Closed' has a DTSTART that is no date"},
        {ONE("DTSTART;VALUE=DATE:tomorrow\r\n"),
         "is malformed: Can't parse as DATE value in DTSTART property. Removing entire "
         "property: tomorrow"},
        {ONE("DTSTART;VALUE=DATE:20260703\r\nRRULE:FREQ=SOMETIMES\r\n"),
         "is malformed: Can't parse as RECUR value in RRULE property. Removing entire "
         "property: FREQ=SOMETIMES"},
        {ONE("DTSTART;VALUE=DATE:20260703\r\nclosed\r\n"),
         "is malformed: Got a data line, but could not find a property name or component "
         "begin tag: closed"},
        {ONE("DTSTART;VALUE=DATE:20260703\r\nDTEND;VALUE=DATE:20260701\r\n"),
         "the event 'Closed' does not last 1 to 366 days"},
        {ONE("DTSTART;VALUE=DATE:20260703\r\nDTEND;VALUE=DATE:99990101\r\n"),
         "the event 'Closed' does not last 1 to 366 days"},
        {ONE("DTSTART;VALUE=DATE:20260703\r\nDTEND;VALUE=DATE:20260799\r\n"),
         "the event 'Closed' has a DTEND that is no date"},
        {ONE("DTSTART;VALUE=DATE:20260703\r\nDURATION:PT5H\r\n"),
         "the event 'Closed' does not last 1 to 366 days"},
        {ONE("DTSTART;VALUE=DATE:20260703\r\nEXDATE;VALUE=DATE:20260799\r\n"),
         "the event 'Closed' has an EXDATE that is no date"},
        {ONE("DTSTART;VALUE=DATE:20260703\r\nRRULE:FREQ=HOURLY\r\n"),
         "the event 'Closed' has an RRULE that is not DAILY, WEEKLY, MONTHLY or YEARLY"},
        {ONE("DTSTART;VALUE=DATE:20260703\r\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\r\n"),
         "the event 'Closed' has an RRULE that is not DAILY, WEEKLY, MONTHLY or YEARLY"},
        {ONE("DTSTART;VALUE=DATE:20260703\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n"),
         "the event 'Closed' has an RRULE that never comes true"},
        {ONE("DTSTART;VALUE=DATE:20260703\r\nRRULE:FREQ=DAILY\r\n"),
         "the event 'Closed' comes more than 2000 times until 2100; give its RRULE an UNTIL"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(files); i++)
        assert_refused(folder, files[i].text, files[i].reason);
}

static void a_file_above_four_mebibytes_is_not_read(Folder *folder, gconstpointer unused)
{
    g_autofree char *large = g_strnfill(4 * 1024 * 1024 + 1, 'x');
    assert_refused(folder, large, "is larger than 4 MiB");
}

static void a_file_that_is_missing_is_named(Folder *folder, gconstpointer unused)
{
    g_autofree char *path = folder_file(folder, "none.ics");
    Settings settings = {.programme_holidays = path};
    g_autoptr(GError) error = NULL;
    g_assert_null(settings_calendar(&settings, &error));
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    g_assert_true(g_str_has_prefix(error->message, path));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define T(name) FOLDER_TEST("/settings/holidays/" #name, name)
    T(one_day_is_closed);
    T(a_span_ends_before_dtend);
    T(a_duration_counts_days_and_weeks);
    T(a_rule_repeats_but_for_its_exceptions);
    T(a_rule_without_an_end_stops_in_2100);
    T(what_is_no_holiday_is_left_out);
    T(what_other_programs_add_is_no_fault);
    T(two_calendars_in_one_file_both_count);
    T(a_malformed_file_is_refused);
    T(a_file_above_four_mebibytes_is_not_read);
    T(a_file_that_is_missing_is_named);
#undef T
    return g_test_run();
}
