/* SPDX-License-Identifier: MIT */
#include "intake/date.h"

/* Read on Thursday 2 July 2026 in New York; "" for none. */
static void assert_return(const char *text, const char *wanted)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/New_York");
    g_autoptr(GDateTime) now = g_date_time_new(zone, 2026, 7, 2, 10, 0, 0);
    gint64 at = date_of_return(text, g_date_time_to_unix(now), zone);
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    g_autofree char *day = at != 0 ? g_date_time_format(local, "%Y-%m-%d") : g_strdup("");
    if (!g_str_equal(day, wanted))
        g_error("\"%s\" gives \"%s\", not \"%s\"", text, day, wanted);
}

static void a_date_after_a_word_of_return_is_found(void)
{
    assert_return("I am out of the office until July 20.", "2026-07-20");
    assert_return("I will be back on Monday, 20 July 2026", "2026-07-20");
    assert_return("returning 2026-07-20", "2026-07-20");
    assert_return("I will return on 7/20", "2026-07-20");
    assert_return("back Jan 3rd", "2027-01-03");
    assert_return("I'm swamped until March.", "2027-03-01");
    assert_return("out until the end of July", "2026-07-31");
    assert_return("until the end of March", "2027-03-31");
    assert_return("busy through mid-August", "2026-08-15");
    assert_return("until next Monday", "2026-07-06");
    assert_return("I'm away until Thursday", "2026-07-09");
    assert_return("back tomorrow", "2026-07-03");
    assert_return("back in two weeks", "2026-07-16");
    assert_return("traveling for the next three weeks", "2026-07-23");
    assert_return("I'm traveling the whole month", "2026-07-31");
    assert_return("can't take on anything new before October 1", "2026-10-01");
    assert_return("until the new year", "2027-01-01");
    assert_return("hasta el 30 de septiembre", "2026-09-30");
    assert_return("estoy de vacaciones hasta finales de agosto", "2026-08-31");
    assert_return("bis 20.7.2026", "2026-07-20");
    assert_return("until 3/1/27", "2027-03-01");
    assert_return("until 20/7", "2026-07-20");
    assert_return("until the 3rd of August", "2026-08-03");
    assert_return("back on Monday, August 3", "2026-08-03");
}

static void what_is_no_date_of_return_is_not_taken_for_one(void)
{
    assert_return("The meeting of July 20 is off.", "");
    assert_return("until further notice", "");
    assert_return("I was back on 1 June 2020", "");
    assert_return("until 31 February", "");
    assert_return("back in 2055-01-01", "");
    assert_return("until I may return", "");
    assert_return("I will get back to you", "");
    assert_return("", "");
}

int main(int count, char **words)
{
    g_test_init(&count, &words, NULL);
    g_test_add_func("/date/a_date_after_a_word_of_return_is_found",
                    a_date_after_a_word_of_return_is_found);
    g_test_add_func("/date/what_is_no_date_of_return_is_not_taken_for_one",
                    what_is_no_date_of_return_is_not_taken_for_one);
    return g_test_run();
}
