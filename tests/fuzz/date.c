/* SPDX-License-Identifier: MIT */
/* A day of return is a day's beginning, today or later, and not years away. */
#include "intake/date.h"

#include "base/text.h"
#include "tests/fuzz/fuzz.h"

enum { NOW = 1782990000, DAY = 86400, FARTHEST_DAYS = 500 };

FUZZ(input)
{
    static const char *const zones[] = {"America/New_York", "Asia/Kathmandu", "Pacific/Auckland",
                                        "UTC"};
    g_autoptr(GTimeZone) zone =
        g_time_zone_new_identifier(zones[fuzz_byte(input) % G_N_ELEMENTS(zones)]);
    gint64 now = NOW + (gint64)fuzz_byte(input) * DAY * 3 + fuzz_byte(input) * 337;
    g_autofree char *raw = fuzz_string(input);
    g_autofree char *text = text_clean(raw, -1);
    gint64 at = date_of_return(text, now, zone);
    if (at == 0)
        return;
    g_assert_cmpint(at, >, now - DAY - DAY / 24);
    g_assert_cmpint(at, <, now + (gint64)FARTHEST_DAYS * DAY);
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    g_assert_cmpint(g_date_time_get_minute(local), ==, 0);
    g_assert_cmpint(g_date_time_get_hour(local), ==, 0);
}
