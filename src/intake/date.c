/* SPDX-License-Identifier: MIT */
#include "intake/date.h"

#include <string.h>

#include "intake/words.h"

enum { DATE_WITHIN_WORDS = 8, SECONDS_PER_DAY = 86400, LONGEST_ABSENCE_DAYS = 400 };

static guint month_of(const char *word)
{
    static const char *const MONTHS[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
    size_t length = strlen(word);
    for (guint i = 0; i < G_N_ELEMENTS(MONTHS) && length >= 3; i++)
        if (strncmp(MONTHS[i], word, length) == 0 || g_str_equal(word, "sept"))
            return g_str_equal(word, "sept") ? 9 : i + 1;
    return 0;
}

/* "3", "3rd", "21st". */
static guint day_of(const char *word)
{
    char *end = NULL;
    guint64 value = g_ascii_strtoull(word, &end, 10);
    gboolean ordinal = *end == '\0' || g_str_equal(end, "st") || g_str_equal(end, "nd")
                       || g_str_equal(end, "rd") || g_str_equal(end, "th");
    return end != word && ordinal && value >= 1 && value <= 31 ? (guint)value : 0;
}

static guint year_of(const char *word)
{
    guint64 value = 0;
    return g_ascii_string_to_unsigned(word, 10, 2000, 2199, &value, NULL) ? (guint)value : 0;
}

static const char *word_at(const Words *words, guint at)
{
    return at < words->words->len ? words->words->pdata[at] : "";
}

/* Reads one date at this word; month 0 if there is none. */
static void date_at(const Words *words, guint at, guint *year, guint *month, guint *day)
{
    const char *a = word_at(words, at);
    const char *b = word_at(words, at + 1);
    const char *c = word_at(words, at + 2);
    *year = *month = *day = 0;
    if (year_of(a) != 0 && day_of(b) != 0 && day_of(c) != 0) {
        *year = year_of(a), *month = day_of(b), *day = day_of(c);
    } else if (month_of(a) != 0 && day_of(b) != 0) {
        *month = month_of(a), *day = day_of(b), *year = year_of(c);
    } else if (day_of(a) != 0 && month_of(b) != 0) {
        *day = day_of(a), *month = month_of(b), *year = year_of(c);
    } else if (day_of(a) != 0 && day_of(a) <= 12 && day_of(b) != 0) {
        *month = day_of(a), *day = day_of(b), *year = year_of(c);
    } else if (month_of(a) != 0) {
        *month = month_of(a), *day = 1, *year = year_of(b);
    }
}

static gint64 day_start(guint year, guint month, guint day, GTimeZone *zone)
{
    if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return 0;
    g_autoptr(GDateTime) time = g_date_time_new(zone, (int)year, (int)month, (int)day, 0, 0, 0);
    return time != NULL ? g_date_time_to_unix(time) : 0;
}

static gint64 next_such_day(guint year, guint month, guint day, gint64 now, GTimeZone *zone)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(now);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    guint this_year = (guint)g_date_time_get_year(local);
    gint64 at = day_start(year != 0 ? year : this_year, month, day, zone);
    if (year == 0 && at < now - SECONDS_PER_DAY)
        at = day_start(this_year + 1, month, day, zone);
    gboolean plausible =
        at > now - SECONDS_PER_DAY && at < now + (gint64)LONGEST_ABSENCE_DAYS * SECONDS_PER_DAY;
    return plausible ? at : 0;
}

gint64 date_of_return(const char *text, gint64 now, GTimeZone *zone)
{
    static const char *const MARKS[] = {"until",     "till",    "back",  "return",
                                        "returning", "through", "hasta", NULL};
    g_autoptr(Words) words = words_split(text);
    guint reach = 0;
    for (guint at = 0; at < words->words->len; at++) {
        guint year, month, day;
        if (g_strv_contains(MARKS, words->words->pdata[at])) {
            reach = at + DATE_WITHIN_WORDS;
            continue;
        }
        if (at > reach || reach == 0)
            continue;
        date_at(words, at, &year, &month, &day);
        if (month != 0)
            return next_such_day(year, month, day, now, zone);
    }
    return 0;
}
