/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

#include "base/failure.h"

/* Far from where GDateTime ends, so that no deadline counted from a time falls off it. */
enum { LAST_YEAR = 2999 };

gint64 clock_now(const Clock *clock)
{
    return clock->fixed_at ? clock->fixed_at : g_get_real_time() / G_USEC_PER_SEC;
}

gboolean clock_parse(const char *text, gint64 *at, GError **error)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(text, NULL);
    if (time == NULL) {
        failure_set(error, FAILURE_PERMANENT,
                    "'%s' is not a time such as 2026-07-07T09:00:00-04:00 (ISO 8601 with offset)",
                    text);
        return FALSE;
    }
    gint64 seconds = g_date_time_to_unix(time);
    if (seconds <= 0 || g_date_time_get_year(time) > LAST_YEAR) {
        failure_set(error, FAILURE_PERMANENT, "'%s' is not between 1970 and %d", text, LAST_YEAR);
        return FALSE;
    }
    *at = seconds;
    return TRUE;
}

/* RFC 5322 wants English names whatever the locale is, so no %a and no %b. */
char *clock_format_date_header(gint64 at, GTimeZone *zone)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    g_autofree char *clock_time = g_date_time_format(local, "%H:%M:%S %z");
    return g_strdup_printf("%s, %02d %s %d %s", days[g_date_time_get_day_of_week(local) - 1],
                           g_date_time_get_day_of_month(local),
                           months[g_date_time_get_month(local) - 1], g_date_time_get_year(local),
                           clock_time);
}
