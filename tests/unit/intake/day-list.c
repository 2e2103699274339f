/* SPDX-License-Identifier: MIT */
#include "intake/day-list.h"

#include "intake/closing-days.h"

/* Read on Tuesday 23 December 2025 in New York; "" for what is no list of days. */
static char *days_of(const GArray *days)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; days != NULL && i < days->len; i++) {
        GDate day;
        g_date_clear(&day, 1);
        g_date_set_julian(&day, g_array_index(days, guint32, i));
        g_string_append_printf(text, "%s%04d-%02d-%02d", i > 0 ? " " : "", g_date_get_year(&day),
                               g_date_get_month(&day), g_date_get_day(&day));
    }
    return g_string_free(text, FALSE);
}

static gint64 now_in(GTimeZone *zone)
{
    g_autoptr(GDateTime) now = g_date_time_new(zone, 2025, 12, 23, 10, 0, 0);
    return g_date_time_to_unix(now);
}

static void assert_days(const char *text, const char *wanted)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/New_York");
    g_autoptr(GArray) days = day_list_read(text, now_in(zone), zone);
    g_autofree char *found = days_of(days);
    if (!g_str_equal(found, wanted))
        g_error("\"%s\" gives \"%s\", not \"%s\"", text, found, wanted);
}

static void days_are_read_as_people_list_them(void)
{
    assert_days("24 December", "2025-12-24");
    assert_days("24 December, 26 December", "2025-12-24 2025-12-26");
    assert_days("24 December, 2025-12-26, 12/31", "2025-12-24 2025-12-26 2025-12-31");
    assert_days("24 and 26 December", "2025-12-24 2025-12-26");
    assert_days("24, 26 and 31 December 2025", "2025-12-24 2025-12-26 2025-12-31");
    assert_days("December 24, 2025 and December 26, 2025", "2025-12-24 2025-12-26");
    assert_days("December 24 and 26", "2025-12-24 2025-12-26");
    assert_days("Dec. 24; Jan. 2", "2025-12-24 2026-01-02");
    assert_days("the 24th of December", "");
    assert_days("24th of December", "2025-12-24");
    assert_days("Wednesday, 24 December 2025", "2025-12-24");
    assert_days("Wed 12/24/25.", "2025-12-24");
    assert_days("24.12.2025", "2025-12-24");
    assert_days("24/12", "2025-12-24");
    assert_days("22 December", "2026-12-22");
    assert_days("today & tomorrow", "2025-12-23 2025-12-24");
    assert_days("29 February", "2028-02-29");
}

static void what_is_in_doubt_is_no_day(void)
{
    assert_days("", "");
    assert_days("24-26 December", "");
    assert_days("24 \342\200\223 26 December", "");
    assert_days("24 to 26 December", "");
    assert_days("24 26 December", "");
    assert_days("24", "");
    assert_days("24 December and 26", "");
    assert_days("24 December (Christmas Eve)", "");
    assert_days("24 December please", "");
    assert_days("Thursday, 24 December 2025", "");
    assert_days("Wednesday", "");
    assert_days("31 February", "");
    assert_days("2025-13-24", "");
    assert_days("13/13", "");
    assert_days("December", "");
    assert_days("not 24 December", "");
}

/* "+2025-12-24 -2025-12-26 ?line", or "none". */
static void assert_orders(const char *subject, const char *reply, const char *wanted)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/New_York");
    Message message = {.subject = (char *)subject, .reply = (char *)reply};
    g_autoptr(DayOrders) orders = day_orders_read(&message, now_in(zone), zone);
    g_autoptr(GString) text = g_string_new(orders == NULL ? "none" : "");
    for (guint i = 0; orders != NULL && i < orders->orders->len; i++) {
        const DayOrder *order = orders->orders->pdata[i];
        g_autofree char *days = days_of(order->days);
        g_string_append_printf(text, "%s%s%s", i > 0 ? " " : "", order->opens ? "-" : "+", days);
    }
    if (orders != NULL && orders->unread != NULL)
        g_string_append_printf(text, "%s?%s", text->len > 0 ? " " : "", orders->unread);
    g_assert_cmpstr(text->str, ==, wanted);
}

static void orders_stand_in_the_subject_or_in_lines(void)
{
    assert_orders("CLOSE 24 December", "", "+2025-12-24");
    assert_orders("Christmas", "CLOSE 24 December\nopen 12/26\n\nThanks,\nMia",
                  "+2025-12-24 -2025-12-26");
    assert_orders("x", "Hello,\n\n- Close: 24 December.\n", "+2025-12-24");
    assert_orders("CLOSE 24 December", "OPEN 26 December", "+2025-12-24 -2025-12-26");
}

static void what_is_no_order_about_days_is_left_to_others(void)
{
    assert_orders("Re: CLOSE 24 December", "Thank you.", "none");
    assert_orders("CLOSE", "", "none");
    assert_orders("x", "Close to retirement, I look for somebody to talk with.", "none");
    assert_orders("x", "Please CLOSE 24 December", "none");
    assert_orders("x", "When do you CLOSE 24 December?", "none");
}

static void a_line_that_is_not_clear_is_kept_to_be_quoted(void)
{
    assert_orders("CLOSE 24 December", "But let me ask first.",
                  "+2025-12-24 ?But let me ask first.");
    assert_orders("x", "CLOSE 24-26 December", "?CLOSE 24-26 December");
}

int main(int count, char **words)
{
    g_test_init(&count, &words, NULL);
#define T(name) g_test_add_func("/day-list/" #name, name)
    T(days_are_read_as_people_list_them);
    T(what_is_in_doubt_is_no_day);
    T(orders_stand_in_the_subject_or_in_lines);
    T(what_is_no_order_about_days_is_left_to_others);
    T(a_line_that_is_not_clear_is_kept_to_be_quoted);
#undef T
    return g_test_run();
}
