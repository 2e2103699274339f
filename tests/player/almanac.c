/* SPDX-License-Identifier: MIT */
#include "tests/player/almanac.h"

#include <string.h>

enum { OPENING_HOUR = 8, CLOSING_HOUR = 18 };

/* As the office of personnel has published them, or will. */
static const char *const HOLIDAYS[] = {
    "2025-10-13", "2025-11-11", "2025-11-27", "2025-12-25", "2026-01-01", "2026-01-19",
    "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07", "2026-10-12",
    "2026-11-11", "2026-11-26", "2026-12-25", "2027-01-01", "2027-01-18", "2027-02-15",
    "2027-05-31", "2027-06-18", "2027-07-05", "2027-09-06", "2027-10-11", "2027-11-11",
    "2027-11-25", "2027-12-24", "2027-12-31"};

const AlmanacClosure ALMANAC_CLOSURES[] = {
    {"2025-12-23", "CLOSE 24 December, 26 December", "2025-12-24"},
    {"2025-12-23", NULL, "2025-12-26"},
    {"2026-02-20", "CLOSE February 24", "2026-02-24"},
    {"2026-11-02", "CLOSE 27 November 2026", "2026-11-27"},
    {"2027-03-10", "CLOSE 2027-03-12", "2027-03-12"},
    {"2027-03-10", "CLOSE 3/15", "2027-03-15"},
};
const guint ALMANAC_CLOSURE_COUNT = G_N_ELEMENTS(ALMANAC_CLOSURES);

static GDateTime *local_time(gint64 at, const char *zone_name)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(zone_name);
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    g_assert_nonnull(zone);
    return g_date_time_to_timezone(utc, zone);
}

char *almanac_date(gint64 at, const char *zone)
{
    g_autoptr(GDateTime) local = local_time(at, zone);
    return g_date_time_format(local, "%Y-%m-%d");
}

static gboolean is_business_day(GDateTime *local)
{
    g_autofree char *date = g_date_time_format(local, "%Y-%m-%d");
    for (guint i = 0; i < G_N_ELEMENTS(HOLIDAYS); i++)
        if (strcmp(HOLIDAYS[i], date) == 0)
            return FALSE;
    for (guint i = 0; i < ALMANAC_CLOSURE_COUNT; i++)
        if (strcmp(ALMANAC_CLOSURES[i].day, date) == 0)
            return FALSE;
    return g_date_time_get_day_of_week(local) <= 5;
}

gboolean almanac_is_open(gint64 at, const char *zone)
{
    g_autoptr(GDateTime) local = local_time(at, zone);
    int hour = g_date_time_get_hour(local);
    return is_business_day(local) && hour >= OPENING_HOUR && hour < CLOSING_HOUR;
}

char *almanac_business_day_after(gint64 at, const char *zone, guint count)
{
    g_autoptr(GDateTime) day = local_time(at, zone);
    while (count > 0) {
        GDateTime *next = g_date_time_add_days(day, 1);
        g_date_time_unref(day);
        day = next;
        count -= is_business_day(day);
    }
    return g_date_time_format(day, "%Y-%m-%d");
}
