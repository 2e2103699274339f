/* SPDX-License-Identifier: MIT */
#include "letters/spoken-date.h"

static const char *const WEEKDAYS[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};
static const char *const MONTHS[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

static char *day_of(GDateTime *local)
{
    return g_strdup_printf("%s %d %s %d", WEEKDAYS[g_date_time_get_day_of_week(local) - 1],
                           g_date_time_get_day_of_month(local),
                           MONTHS[g_date_time_get_month(local) - 1], g_date_time_get_year(local));
}

static GDateTime *local_time(gint64 at, GTimeZone *zone)
{
    if (at == 0)
        return NULL;
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    return utc != NULL ? g_date_time_to_timezone(utc, zone) : NULL;
}

char *spoken_day(gint64 at, GTimeZone *zone)
{
    g_autoptr(GDateTime) local = local_time(at, zone);
    return local != NULL ? day_of(local) : NULL;
}

char *spoken_time(gint64 at, GTimeZone *zone)
{
    g_autoptr(GDateTime) local = local_time(at, zone);
    if (local == NULL)
        return NULL;
    g_autofree char *day = day_of(local);
    /* Zones without letters of their own are called "-03" by the time zone database. */
    const char *name = g_date_time_get_timezone_abbreviation(local);
    return g_strdup_printf("%s, %02d:%02d %s%s", day, g_date_time_get_hour(local),
                           g_date_time_get_minute(local), g_ascii_isalpha(*name) ? "" : "UTC",
                           name);
}
