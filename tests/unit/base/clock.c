/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

#include "base/failure.h"

static void a_fixed_clock_stands_still(void)
{
    Clock clock = {.fixed_at = 1782961200};
    g_assert_cmpint(clock_now(&clock), ==, 1782961200);
}

static void a_clock_that_is_not_fixed_is_the_machines(void)
{
    Clock clock = {0};
    gint64 before = g_get_real_time() / G_USEC_PER_SEC;
    gint64 now = clock_now(&clock);
    g_assert_cmpint(now, >=, before);
    g_assert_cmpint(now, <=, g_get_real_time() / G_USEC_PER_SEC);
}

static void times_with_an_offset_are_read(void)
{
    static const struct {
        const char *text;
        gint64 at;
    } rows[] = {
        {"2026-07-07T09:00:00-04:00", 1783429200},
        {"2026-07-07T13:00:00Z", 1783429200},
        {"2026-07-07T23:00:00+10:00", 1783429200},
        {"2026-07-07T03:00:00-10", 1783429200},
        {"1970-01-01T00:00:01Z", 1},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        gint64 at = 0;
        g_autoptr(GError) error = NULL;
        g_assert_true(clock_parse(rows[i].text, &at, &error));
        g_assert_no_error(error);
        g_assert_cmpint(at, ==, rows[i].at);
    }
}

static void what_is_no_time_or_has_no_offset_is_refused(void)
{
    static const char *const texts[] = {"",
                                        "now",
                                        "2026-07-07",
                                        "2026-07-07T09:00:00",
                                        "2026-02-30T09:00:00Z",
                                        "2026-07-07T25:00:00Z",
                                        "2026-07-07T09:00:00Z tomorrow"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        gint64 at = 42;
        g_autoptr(GError) error = NULL;
        g_autofree char *expected = g_strdup_printf(
            "'%s' is not a time such as 2026-07-07T09:00:00-04:00 (ISO 8601 with offset)",
            texts[i]);
        g_assert_false(clock_parse(texts[i], &at, &error));
        g_assert_error(error, FAILURE, FAILURE_PERMANENT);
        g_assert_cmpstr(error->message, ==, expected);
        g_assert_cmpint(at, ==, 42);
    }
}

/* Zero means the machine's clock, and beyond the year 9999 GLib has no dates. */
static void times_that_nothing_can_be_counted_from_are_refused(void)
{
    static const char *const texts[] = {"1970-01-01T00:00:00Z", "1969-12-31T00:00:00Z",
                                        "0001-01-01T00:00:00Z", "3000-01-01T00:00:00Z",
                                        "9999-12-31T23:59:59Z"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        gint64 at = 42;
        g_autoptr(GError) error = NULL;
        g_assert_false(clock_parse(texts[i], &at, &error));
        g_assert_error(error, FAILURE, FAILURE_PERMANENT);
        g_assert_cmpint(at, ==, 42);
    }
}

static void a_date_header_is_english_and_local(void)
{
    static const struct {
        gint64 at;
        const char *zone, *header;
    } rows[] = {
        {1783429200, "America/New_York", "Tue, 07 Jul 2026 09:00:00 -0400"},
        {1783429200, "Pacific/Honolulu", "Tue, 07 Jul 2026 03:00:00 -1000"},
        {1783429200, "Pacific/Guam", "Tue, 07 Jul 2026 23:00:00 +1000"},
        {1783429200, "Asia/Kathmandu", "Tue, 07 Jul 2026 18:45:00 +0545"},
        {1767229200, "America/New_York", "Wed, 31 Dec 2025 20:00:00 -0500"},
        {1767229200, "UTC", "Thu, 01 Jan 2026 01:00:00 +0000"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(rows[i].zone);
        g_assert_nonnull(zone);
        g_autofree char *header = clock_format_date_header(rows[i].at, zone);
        g_assert_cmpstr(header, ==, rows[i].header);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define T(name) g_test_add_func("/clock/" #name, name)
    T(a_fixed_clock_stands_still);
    T(a_clock_that_is_not_fixed_is_the_machines);
    T(times_with_an_offset_are_read);
    T(what_is_no_time_or_has_no_offset_is_refused);
    T(times_that_nothing_can_be_counted_from_are_refused);
    T(a_date_header_is_english_and_local);
#undef T
    return g_test_run();
}
