/* SPDX-License-Identifier: MIT */
#pragma once
/* Business days (rule 27): Monday to Friday without the holidays and closures that were added. */
#include <glib.h>

typedef struct Calendar Calendar;

Calendar *calendar_new(void);
void calendar_free(Calendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Calendar, calendar_free)

/* Closes one day; adding it twice is the same as once. */
void calendar_close(Calendar *calendar, const GDate *day);
guint calendar_closed_days(const Calendar *calendar);
/* The days that the programme office has closed beside the holidays, julian day numbers (guint32),
   in place of those told before. */
void calendar_set_closures(Calendar *calendar, const GArray *days);
/* The same holidays and closures. Owned by the caller. */
Calendar *calendar_copy(const Calendar *calendar);
gboolean calendar_is_business_day(const Calendar *calendar, const GDate *day);

/* The local calendar day of `at` in `zone`. */
void calendar_day_of(gint64 at, GTimeZone *zone, GDate *day);

/* Moves `day` forward by `count` business days; counting starts on the day after `day`. */
void calendar_advance(const Calendar *calendar, GDate *day, guint count);

/* How many business days there are after `after`, up to and with `until`. */
guint calendar_count_business_days(const Calendar *calendar, const GDate *after,
                                   const GDate *until);

/* `hour`:00 local time on the `count`th business day after the day of `from_at` in `zone`. */
gint64 calendar_business_deadline(const Calendar *calendar, gint64 from_at, GTimeZone *zone,
                                  guint count, guint hour);

/* The local time of day of `at`, on another day. */
gint64 calendar_same_hour(gint64 at, GTimeZone *zone, const GDate *day);

/* The next `hour`:00 local time on a business day that is later than `at`. */
gint64 calendar_next_hour(const Calendar *calendar, gint64 at, GTimeZone *zone, guint hour);

/* `at` itself if it falls in business hours (08:00 to 18:00 on a business day in `zone`, rule 28),
   else the next opening, 08:00. */
gint64 calendar_business_hours(const Calendar *calendar, gint64 at, GTimeZone *zone);
