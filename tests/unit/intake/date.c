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
    assert_return("until March 2027", "2027-03-01");
}

static void what_is_no_date_of_return_is_not_taken_for_one(void)
{
    assert_return("The meeting of July 20 is off.", "");
    assert_return("until further notice", "");
    assert_return("I was back on 1 June 2020", "");
    assert_return("until 31 February", "");
    assert_return("back in 2055-01-01", "");
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
