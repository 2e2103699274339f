/* SPDX-License-Identifier: MIT */
#include "intake/date.h"

#include <string.h>

#include "intake/date-words.h"
#include "intake/grammar.h"
#include "intake/word-sets.h"
#include "intake/words.h"

enum {
    DATE_WITHIN_WORDS = 8,
    WORDS_READ_MAX = 3000,
    LONGEST_ABSENCE_DAYS = 400,
    DAYS_PER_WEEK = 7,
    MONTHS_PER_YEAR = 12
};

/* A day before it has a year; a month alone has day 0. */
typedef struct {
    guint year, month, day;
} Date;

typedef struct {
    const Words *words;
    const Grammar *grammar;
    GDateTime *today; /* 00:00 in the sender's zone */
} Reading;

static const char *word_at(const Reading *reading, guint at)
{
    return at < reading->words->words->len ? reading->words->words->pdata[at] : "";
}

static gboolean is_word(const Reading *reading, guint at, const char *word)
{
    return g_str_equal(word_at(reading, at), word);
}

/* The sets in which the word is. */
static guint64 sets_at(const Reading *reading, guint at)
{
    const char *word = word_at(reading, at);
    const LexiconEntry *entry = grammar_find(reading->grammar, word, strlen(word));
    return entry != NULL ? entry->sets : 0;
}

/* The sign behind a number: "1/3", "2027-01-03", "20.7.". */
static char sign_after(const Reading *reading, guint at)
{
    const Words *words = reading->words;
    gsize start = g_array_index(words->starts, gsize, at);
    return words->text[start + strlen(word_at(reading, at))];
}

static gboolean read_numbers(const Reading *reading, guint at, Date *date)
{
    const char *a = word_at(reading, at), *b = word_at(reading, at + 1);
    const char *c = word_at(reading, at + 2);
    if (date_word_year(a) != 0 && date_word_day(b) != 0 && date_word_day(c) != 0) {
        *date = (Date){date_word_year(a), date_word_day(b), date_word_day(c)};
        return TRUE;
    }
    guint first = date_word_day(a), second = date_word_day(b);
    char sign = first != 0 && second != 0 ? sign_after(reading, at) : '\0';
    if (sign == '\0' || strchr("/-.", sign) == NULL)
        return FALSE;
    guint year = sign_after(reading, at + 1) == sign ? date_word_short_year(c) : 0;
    /* A point, or a first number that is no month: the day comes first. */
    gboolean day_first = sign == '.' || first > MONTHS_PER_YEAR;
    *date = day_first ? (Date){year, second, first} : (Date){year, first, second};
    return date->month <= MONTHS_PER_YEAR && (sign != '.' || year != 0 || day_first);
}

static gboolean read_named(const Reading *reading, guint at, Date *date)
{
    guint month = date_word_month(word_at(reading, at));
    guint day = date_word_day(word_at(reading, at));
    if (month != 0) {
        guint day_after = date_word_day(word_at(reading, at + 1));
        guint next = at + 1 + (day_after != 0);
        *date = (Date){date_word_year(word_at(reading, next)), month, day_after};
        return TRUE;
    }
    guint next = at + 1 + (guint)date_word_links(word_at(reading, at + 1));
    if (day == 0 || date_word_month(word_at(reading, next)) == 0)
        return FALSE;
    guint year_at = next + 1 + (guint)date_word_links(word_at(reading, next + 1));
    *date = (Date){date_word_year(word_at(reading, year_at)),
                   date_word_month(word_at(reading, next)), day};
    return TRUE;
}

static GDateTime *day_in(const Reading *reading, guint year, guint month, guint day)
{
    if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return NULL;
    return g_date_time_new(g_date_time_get_timezone(reading->today), (int)year, (int)month,
                           (int)day, 0, 0, 0);
}

/* The next such day; a month alone is its first. */
static GDateTime *resolve(const Reading *reading, const Date *date)
{
    guint this_year = (guint)g_date_time_get_year(reading->today);
    guint day = date->day != 0 ? date->day : 1;
    GDateTime *at = day_in(reading, date->year != 0 ? date->year : this_year, date->month, day);
    if (at != NULL && date->year == 0 && g_date_time_compare(at, reading->today) < 0) {
        g_date_time_unref(at);
        at = day_in(reading, this_year + 1, date->month, day);
    }
    return at;
}

static GDateTime *next_weekday(const Reading *reading, guint weekday)
{
    guint today = (guint)g_date_time_get_day_of_week(reading->today);
    guint days = (weekday + DAYS_PER_WEEK - today) % DAYS_PER_WEEK;
    return g_date_time_add_days(reading->today, (int)(days != 0 ? days : DAYS_PER_WEEK));
}

static GDateTime *end_of_month(GDateTime *day)
{
    g_autoptr(GDateTime) first = g_date_time_add_days(day, 1 - g_date_time_get_day_of_month(day));
    g_autoptr(GDateTime) next = g_date_time_add_months(first, 1);
    return g_date_time_add_days(next, -1);
}

/* "in two weeks", "for the next 3 months", "a couple of weeks": from the number on. */
static GDateTime *read_span(const Reading *reading, guint at)
{
    guint count = date_word_count(word_at(reading, at));
    guint unit_at = at + 1;
    while (is_word(reading, unit_at, "of") || is_word(reading, unit_at, "more")
           || is_word(reading, unit_at, "couple") || is_word(reading, unit_at, "business"))
        unit_at++;
    const char *unit = word_at(reading, unit_at);
    if (is_word(reading, at + 1, "couple"))
        count = 2;
    if (count == 0)
        return NULL;
    if (g_str_has_prefix(unit, "week") || g_str_has_prefix(unit, "semana"))
        return g_date_time_add_days(reading->today, (int)(count * DAYS_PER_WEEK));
    if (g_str_has_prefix(unit, "month") || g_str_equal(unit, "mes") || g_str_equal(unit, "meses"))
        return g_date_time_add_months(reading->today, (int)count);
    if (g_str_equal(unit, "day") || g_str_equal(unit, "days") || g_str_has_prefix(unit, "d\u00eda"))
        return g_date_time_add_days(reading->today, (int)count);
    return NULL;
}

/* "tomorrow", "next week", "the end of the month", "the new year". */
static GDateTime *read_relative(const Reading *reading, guint at)
{
    GDateTime *today = reading->today;
    guint weekday = date_word_weekday(word_at(reading, at));
    if (weekday != 0)
        return next_weekday(reading, weekday);
    if (is_word(reading, at, "tomorrow") || is_word(reading, at, "ma\u00f1ana"))
        return g_date_time_add_days(today, 1);
    if (is_word(reading, at, "next") && is_word(reading, at + 1, "week"))
        return next_weekday(reading, 1);
    if (is_word(reading, at, "next") && is_word(reading, at + 1, "month")) {
        g_autoptr(GDateTime) last = end_of_month(today);
        return g_date_time_add_days(last, 1);
    }
    if ((is_word(reading, at, "new") && is_word(reading, at + 1, "year"))
        || (is_word(reading, at, "next") && is_word(reading, at + 1, "year")))
        return day_in(reading, (guint)g_date_time_get_year(today) + 1, 1, 1);
    return NULL;
}

/* "the end of March", "late May", "finales de marzo", "the end of the month". */
static GDateTime *read_part_of_month(const Reading *reading, guint at)
{
    static const char *const LATE[] = {"end", "late", "finales", "fin", "fines", NULL};
    static const char *const MIDDLE[] = {"mid", "middle", "mediados", NULL};
    static const char *const EARLY[] = {"early", "beginning", "start", "principios", NULL};
    enum { MIDDLE_DAY = 15 };
    gboolean late = g_strv_contains(LATE, word_at(reading, at));
    gboolean middle = g_strv_contains(MIDDLE, word_at(reading, at));
    if (!late && !middle && !g_strv_contains(EARLY, word_at(reading, at)))
        return NULL;
    guint month_at = at + 1;
    while (date_word_links(word_at(reading, month_at)) || is_word(reading, month_at, "this"))
        month_at++;
    guint month = date_word_month(word_at(reading, month_at));
    if (late && (is_word(reading, month_at, "month") || is_word(reading, month_at, "mes")))
        return end_of_month(reading->today);
    if (late && (is_word(reading, month_at, "year") || is_word(reading, month_at, "a\u00f1o")))
        return day_in(reading, (guint)g_date_time_get_year(reading->today), MONTHS_PER_YEAR, 31);
    if (late && is_word(reading, month_at, "week"))
        return next_weekday(reading, 5);
    if (month == 0)
        return NULL;
    Date date = {date_word_year(word_at(reading, month_at + 1)), month, middle ? MIDDLE_DAY : 1};
    if (!late)
        return resolve(reading, &date);
    /* The end of this month is not past on its second day. */
    guint this_month = (guint)g_date_time_get_month(reading->today);
    if (date.year == 0 && month == this_month)
        return end_of_month(reading->today);
    g_autoptr(GDateTime) first = resolve(reading, &date);
    return first != NULL ? end_of_month(first) : NULL;
}

enum { NO_SUCH_DAY = -1 }; /* "31 February", or long past */

static gint64 plausible(const Reading *reading, GDateTime *day)
{
    gint64 days = g_date_time_difference(day, reading->today) / G_TIME_SPAN_DAY;
    return days >= 0 && days <= LONGEST_ABSENCE_DAYS ? g_date_time_to_unix(day) : NO_SUCH_DAY;
}

/* The day that is named here, 0 if none is. */
static gint64 date_at(const Reading *reading, guint at)
{
    Date date;
    g_autoptr(GDateTime) day = read_part_of_month(reading, at);
    gboolean written =
        day == NULL && (read_numbers(reading, at, &date) || read_named(reading, at, &date));
    if (written)
        day = resolve(reading, &date);
    else if (day == NULL)
        day = read_relative(reading, at);
    if (day != NULL)
        return plausible(reading, day);
    return written ? NO_SUCH_DAY : 0;
}

/* "may" is a month only where one can stand: "I may return". */
static gboolean is_verb(const Reading *reading, guint at)
{
    return is_word(reading, at, "may") && date_word_day(word_at(reading, at + 1)) == 0
           && (at == 0
               || (!is_word(reading, at - 1, "until") && !is_word(reading, at - 1, "till")
                   && !is_word(reading, at - 1, "in") && !is_word(reading, at - 1, "of")
                   && !is_word(reading, at - 1, "through") && !is_word(reading, at - 1, "before")
                   && date_word_day(word_at(reading, at - 1)) == 0));
}

/* A weekday before a full date is part of it: "Monday, 20 July". */
static gint64 first_date(const Reading *reading, guint from, guint end)
{
    for (guint at = from; at < MIN(end, reading->words->words->len); at++) {
        gint64 day = is_verb(reading, at) ? 0 : date_at(reading, at);
        if (day == NO_SUCH_DAY)
            return 0;
        if (day == 0)
            continue;
        gint64 fuller = 0;
        if (date_word_weekday(word_at(reading, at)) != 0)
            for (guint next = at + 1; next <= at + 2 && fuller == 0; next++)
                if (date_word_weekday(word_at(reading, next)) == 0
                    && next < reading->words->words->len)
                    fuller = date_at(reading, next);
        return fuller > 0 ? fuller : fuller == NO_SUCH_DAY ? 0 : day;
    }
    return 0;
}

static gint64 unix_of(GDateTime *day)
{
    gint64 at = day != NULL ? g_date_time_to_unix(day) : 0;
    g_clear_pointer(&day, g_date_time_unref);
    return at;
}

/* "for the next two weeks", "back in ten days", "the whole month". */
static gint64 span_at(const Reading *reading, guint at)
{
    if (is_word(reading, at, "in") || is_word(reading, at, "for") || is_word(reading, at, "en")) {
        guint number = at + 1;
        while (is_word(reading, number, "the") || is_word(reading, number, "next")
               || is_word(reading, number, "about"))
            number++;
        return unix_of(read_span(reading, number));
    }
    gboolean whole = is_word(reading, at, "whole") || is_word(reading, at, "entire")
                     || is_word(reading, at, "all") || is_word(reading, at, "rest");
    guint unit = at + 1;
    while (is_word(reading, unit, "of") || is_word(reading, unit, "the")
           || is_word(reading, unit, "this"))
        unit++;
    if (whole && is_word(reading, unit, "month"))
        return unix_of(end_of_month(reading->today));
    if (whole && is_word(reading, unit, "year"))
        return unix_of(
            day_in(reading, (guint)g_date_time_get_year(reading->today), MONTHS_PER_YEAR, 31));
    if (whole && date_word_month(word_at(reading, unit)) != 0 && !is_verb(reading, unit)) {
        Date date = {0, date_word_month(word_at(reading, unit)), 1};
        g_autoptr(GDateTime) first = date.month == (guint)g_date_time_get_month(reading->today)
                                         ? g_date_time_ref(reading->today)
                                         : resolve(reading, &date);
        return first != NULL ? unix_of(end_of_month(first)) : 0;
    }
    return 0;
}

static GDateTime *today_of(gint64 now, GTimeZone *zone)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(now);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    return g_date_time_new(zone, g_date_time_get_year(local), g_date_time_get_month(local),
                           g_date_time_get_day_of_month(local), 0, 0, 0);
}

/* A word that may; "before" alone does not. */
static gboolean begins_absence(const Reading *reading, guint at)
{
    return !is_word(reading, at, "before")
           || (at > 0
               && (is_word(reading, at - 1, "not") || is_word(reading, at - 1, "anything")
                   || is_word(reading, at - 1, "new") || is_word(reading, at - 1, "available")));
}

static const guint64 TELLING = (guint64)1 << SET_RETURN | (guint64)1 << SET_ABSENT;

/* FALSE if no word of the text tells of a return or an absence, which is so in most. */
static gboolean may_tell(const char *text)
{
    enum { LONGEST = 16 };
    const Grammar *grammar = grammar_get();
    char word[LONGEST];
    while (*text != '\0') {
        gsize length = 0;
        for (; g_ascii_isalnum(*text); text++, length++)
            if (length < LONGEST)
                word[length] = *text >= 'A' && *text <= 'Z' ? (char)(*text + ('a' - 'A')) : *text;
        const LexiconEntry *entry =
            length > 1 && length <= LONGEST ? grammar_find(grammar, word, length) : NULL;
        if (entry != NULL && (entry->sets & TELLING) != 0)
            return TRUE;
        /* quotation marks and dashes end a word; other letters are for those who know them */
        if ((guchar)*text >= 0x80 && !g_str_has_prefix(text, "\xE2\x80"))
            return TRUE;
        while (*text != '\0' && !g_ascii_isalnum(*text)
               && ((guchar)*text < 0x80 || g_str_has_prefix(text, "\xE2\x80")))
            text = g_utf8_next_char(text);
    }
    return FALSE;
}

gint64 date_of_return(const char *text, gint64 now, GTimeZone *zone)
{
    if (!may_tell(text))
        return 0;
    g_autoptr(Words) words = words_split_first(text, WORDS_READ_MAX);
    g_autoptr(GDateTime) today = today_of(now, zone);
    Reading reading = {words, grammar_get(), today};
    guint reach = 0; /* of the last word that tells of an absence */
    for (guint at = 0; at < words->words->len; at++) {
        gint64 day = 0;
        guint64 sets = sets_at(&reading, at);
        if ((sets & set_bit(SET_RETURN)) != 0 && begins_absence(&reading, at))
            day = first_date(&reading, at + 1, at + 1 + DATE_WITHIN_WORDS);
        if ((sets & set_bit(SET_ABSENT)) != 0)
            reach = at + DATE_WITHIN_WORDS;
        if (day == 0 && at < reach)
            day = span_at(&reading, at);
        if (day != 0)
            return day;
    }
    return 0;
}

gint64 date_read(const char *text, gint64 now, GTimeZone *zone)
{
    g_autoptr(Words) words = words_split_first(text, WORDS_READ_MAX);
    g_autoptr(GDateTime) today = today_of(now, zone);
    Reading reading = {words, grammar_get(), today};
    gint64 day = first_date(&reading, 0, words->words->len);
    for (guint at = 0; at < words->words->len && day == 0; at++)
        day = span_at(&reading, at);
    return day;
}
