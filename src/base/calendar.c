/* SPDX-License-Identifier: MIT */
#include "base/calendar.h"

enum { OPENING_HOUR = 8, CLOSING_HOUR = 18 };

struct Calendar {
    GHashTable *closed;   /* julian day numbers as pointers: holidays */
    GHashTable *closures; /* the same: days closed by the office */
};

Calendar *calendar_new(void)
{
    Calendar *calendar = g_new0(Calendar, 1);
    calendar->closed = g_hash_table_new(NULL, NULL);
    calendar->closures = g_hash_table_new(NULL, NULL);
    return calendar;
}

static void copy_days(GHashTable *from, GHashTable *to)
{
    GHashTableIter days;
    gpointer day;
    g_hash_table_iter_init(&days, from);
    while (g_hash_table_iter_next(&days, &day, NULL))
        g_hash_table_add(to, day);
}

Calendar *calendar_copy(const Calendar *calendar)
{
    Calendar *copy = calendar_new();
    copy_days(calendar->closed, copy->closed);
    copy_days(calendar->closures, copy->closures);
    return copy;
}

void calendar_free(Calendar *calendar)
{
    if (calendar == NULL)
        return;
    g_hash_table_unref(calendar->closed);
    g_hash_table_unref(calendar->closures);
    g_free(calendar);
}

void calendar_close(Calendar *calendar, const GDate *day)
{
    g_hash_table_add(calendar->closed, GUINT_TO_POINTER(g_date_get_julian(day)));
}

void calendar_set_closures(Calendar *calendar, const GArray *days)
{
    g_hash_table_remove_all(calendar->closures);
    for (guint i = 0; i < days->len; i++)
        g_hash_table_add(calendar->closures, GUINT_TO_POINTER(g_array_index(days, guint32, i)));
}

guint calendar_closed_days(const Calendar *calendar)
{
    return g_hash_table_size(calendar->closed);
}

gboolean calendar_is_business_day(const Calendar *calendar, const GDate *day)
{
    gconstpointer number = GUINT_TO_POINTER(g_date_get_julian(day));
    return g_date_get_weekday(day) <= G_DATE_FRIDAY
           && !g_hash_table_contains(calendar->closed, number)
           && !g_hash_table_contains(calendar->closures, number);
}

void calendar_day_of(gint64 at, GTimeZone *zone, GDate *day)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    g_date_set_dmy(day, (GDateDay)g_date_time_get_day_of_month(local),
                   (GDateMonth)g_date_time_get_month(local),
                   (GDateYear)g_date_time_get_year(local));
}

void calendar_advance(const Calendar *calendar, GDate *day, guint count)
{
    while (count > 0) {
        g_date_add_days(day, 1);
        if (calendar_is_business_day(calendar, day))
            count--;
    }
}

guint calendar_count_business_days(const Calendar *calendar, const GDate *after, const GDate *until)
{
    guint count = 0;
    for (GDate day = *after; g_date_compare(&day, until) < 0;) {
        g_date_add_days(&day, 1);
        count += calendar_is_business_day(calendar, &day);
    }
    return count;
}

static gint64 local_time(const GDate *day, GTimeZone *zone, guint hour)
{
    g_autoptr(GDateTime) time = g_date_time_new(zone, g_date_get_year(day), g_date_get_month(day),
                                                g_date_get_day(day), (int)hour, 0, 0);
    return g_date_time_to_unix(time);
}

gint64 calendar_same_hour(gint64 at, GTimeZone *zone, const GDate *day)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    g_autoptr(GDateTime) time = g_date_time_new(
        zone, g_date_get_year(day), g_date_get_month(day), g_date_get_day(day),
        g_date_time_get_hour(local), g_date_time_get_minute(local), g_date_time_get_second(local));
    return g_date_time_to_unix(time);
}

gint64 calendar_business_deadline(const Calendar *calendar, gint64 from_at, GTimeZone *zone,
                                  guint count, guint hour)
{
    GDate day;
    g_date_clear(&day, 1);
    calendar_day_of(from_at, zone, &day);
    calendar_advance(calendar, &day, count);
    return local_time(&day, zone, hour);
}

gint64 calendar_next_hour(const Calendar *calendar, gint64 at, GTimeZone *zone, guint hour)
{
    GDate day;
    g_date_clear(&day, 1);
    calendar_day_of(at, zone, &day);
    gboolean today = calendar_is_business_day(calendar, &day) && at < local_time(&day, zone, hour);
    if (!today)
        calendar_advance(calendar, &day, 1);
    return local_time(&day, zone, hour);
}

gint64 calendar_business_hours(const Calendar *calendar, gint64 at, GTimeZone *zone)
{
    GDate day;
    g_date_clear(&day, 1);
    calendar_day_of(at, zone, &day);
    if (calendar_is_business_day(calendar, &day)) {
        if (at < local_time(&day, zone, OPENING_HOUR))
            return local_time(&day, zone, OPENING_HOUR);
        if (at < local_time(&day, zone, CLOSING_HOUR))
            return at;
    }
    calendar_advance(calendar, &day, 1);
    return local_time(&day, zone, OPENING_HOUR);
}
