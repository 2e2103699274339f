/* SPDX-License-Identifier: MIT */
#include "intake/day-list.h"

#include <string.h>

#include "intake/date-words.h"
#include "intake/words.h"

enum { WORDS_MAX = 400, MONTHS_PER_YEAR = 12, YEARS_TO_A_LEAP_DAY = 8 };

/* year 0: the next such day. */
typedef struct {
    guint year, month, day;
} Day;

typedef struct {
    const Words *words;
    guint at;
    GDate today;
    GArray *days;     /* guint32 */
    GArray *bare;     /* guint: days that wait for their month: "24 and 26 December" */
    guint month_said; /* "December 24 and 26": the month of the days behind; 0: none */
    guint year_said;
    guint weekday; /* said just before; 0: none */
} Reading;

static const char *word_at(const Reading *r, guint at)
{
    return at < r->words->words->len ? r->words->words->pdata[at] : "";
}

static gboolean is_word(const Reading *r, guint at, const char *word)
{
    return g_str_equal(word_at(r, at), word);
}

/* What stands behind a word, up to the next one. Owned by the caller. */
static char *gap_after(const Reading *r, guint at)
{
    gsize start = g_array_index(r->words->starts, gsize, at) + strlen(word_at(r, at));
    gsize end = at + 1 < r->words->words->len ? g_array_index(r->words->starts, gsize, at + 1)
                                              : strlen(r->words->text);
    return g_strndup(r->words->text + start, end - start);
}

static gboolean is_joined_by(const Reading *r, guint at, const char *sign)
{
    g_autofree char *gap = gap_after(r, at);
    return at + 1 < r->words->words->len && g_str_equal(gap, sign);
}

/* Nothing but commas and the like: no dash, which would be a span. */
static gboolean is_plain(const Reading *r, guint at)
{
    g_autofree char *gap = gap_after(r, at);
    return strspn(gap, " \t\n,;&.") == strlen(gap);
}

static gboolean is_separated(const Reading *r, guint at)
{
    g_autofree char *gap = gap_after(r, at);
    return strpbrk(gap, ",;&") != NULL || is_word(r, at + 1, "and");
}

static gboolean keep(Reading *r, Day day)
{
    guint first = day.year != 0 ? day.year : g_date_get_year(&r->today);
    guint last = day.year != 0 ? day.year : first + YEARS_TO_A_LEAP_DAY;
    for (guint year = first; year <= last; year++) {
        GDate date;
        if (day.month == 0 || day.month > MONTHS_PER_YEAR
            || !g_date_valid_dmy((GDateDay)day.day, (GDateMonth)day.month, (GDateYear)year))
            continue;
        g_date_clear(&date, 1);
        g_date_set_dmy(&date, (GDateDay)day.day, (GDateMonth)day.month, (GDateYear)year);
        if (day.year == 0 && g_date_compare(&date, &r->today) < 0)
            continue;
        guint32 julian = g_date_get_julian(&date);
        gboolean agrees = r->weekday == 0 || r->weekday == (guint)g_date_get_weekday(&date);
        r->weekday = 0;
        g_array_append_val(r->days, julian);
        return agrees;
    }
    return FALSE;
}

/* "2025-12-24", "12/24", "12/24/25", "24.12.2025". */
static gboolean read_numbers(Reading *r, Day *day)
{
    const char *a = word_at(r, r->at), *b = word_at(r, r->at + 1), *c = word_at(r, r->at + 2);
    gboolean dashes = is_joined_by(r, r->at, "-") && is_joined_by(r, r->at + 1, "-");
    gboolean points = is_joined_by(r, r->at, ".") && is_joined_by(r, r->at + 1, ".");
    gboolean strokes = is_joined_by(r, r->at, "/");
    guint first = date_word_day(a), second = date_word_day(b);
    if (dashes && date_word_year(a) != 0 && second != 0 && date_word_day(c) != 0) {
        *day = (Day){date_word_year(a), second, date_word_day(c)};
        r->at += 3;
        return TRUE;
    }
    if (points && date_word_year(c) != 0 && first != 0 && second != 0) {
        *day = (Day){date_word_year(c), second, first};
        r->at += 3;
        return TRUE;
    }
    if (!strokes || first == 0 || second == 0)
        return FALSE;
    gboolean year = is_joined_by(r, r->at + 1, "/");
    gboolean day_first = first > MONTHS_PER_YEAR;
    *day = (Day){year ? date_word_short_year(c) : 0, day_first ? second : first,
                 day_first ? first : second};
    r->at += 2 + (guint)year;
    return !year || day->year != 0;
}

/* A year behind a day, and not the first part of the next date. */
static guint take_year(Reading *r)
{
    guint year = r->at > 0 ? date_word_year(word_at(r, r->at)) : 0;
    if (year == 0 || is_joined_by(r, r->at, "-") || !is_plain(r, r->at - 1))
        return 0;
    r->at++;
    return year;
}

/* "December 24, 2025", "24 December", "24th of December 2025". */
static gboolean read_named(Reading *r, Day *day)
{
    guint month = date_word_month(word_at(r, r->at));
    guint number = date_word_day(word_at(r, r->at));
    if (month != 0 && date_word_day(word_at(r, r->at + 1)) != 0 && is_plain(r, r->at)) {
        *day = (Day){0, month, date_word_day(word_at(r, r->at + 1))};
        r->at += 2;
        day->year = take_year(r);
        r->month_said = month;
        r->year_said = day->year;
        return TRUE;
    }
    guint next = r->at + 1 + (guint)date_word_links(word_at(r, r->at + 1));
    if (number == 0 || date_word_month(word_at(r, next)) == 0 || !is_plain(r, r->at)
        || !is_plain(r, next - 1))
        return FALSE;
    *day = (Day){0, date_word_month(word_at(r, next)), number};
    r->at = next + 1;
    day->year = take_year(r);
    r->month_said = 0;
    return TRUE;
}

/* The days that waited have the month of the one that has come. */
static gboolean keep_bare(Reading *r, Day day)
{
    guint weekday = r->weekday;
    r->weekday = 0;
    for (guint i = 0; i < r->bare->len; i++)
        if (!keep(r, (Day){day.year, day.month, g_array_index(r->bare, guint, i)}))
            return FALSE;
    g_array_set_size(r->bare, 0);
    r->weekday = weekday;
    return keep(r, day);
}

/* A number alone: of the month said before, or of one that is still to come. */
static gboolean read_bare(Reading *r)
{
    guint number = date_word_day(word_at(r, r->at));
    gboolean last = r->at + 1 >= r->words->words->len;
    if (number == 0 || r->weekday != 0 || (!last && !is_separated(r, r->at)))
        return FALSE;
    r->at++;
    if (r->month_said != 0)
        return keep(r, (Day){r->year_said, r->month_said, number});
    g_array_append_val(r->bare, number);
    return !last;
}

static gboolean read_word(Reading *r)
{
    Day day;
    guint weekday = date_word_weekday(word_at(r, r->at));
    if (weekday != 0 || is_word(r, r->at, "and")) {
        gboolean good = weekday == 0 || r->weekday == 0;
        r->weekday = weekday != 0 ? weekday : r->weekday;
        r->at++;
        return good;
    }
    if (is_word(r, r->at, "today") || is_word(r, r->at, "tomorrow")) {
        guint32 julian = g_date_get_julian(&r->today) + (guint)is_word(r, r->at, "tomorrow");
        g_array_append_val(r->days, julian);
        r->at++;
        return TRUE;
    }
    if (read_numbers(r, &day))
        return r->bare->len == 0 && keep(r, day);
    if (read_named(r, &day))
        return keep_bare(r, day);
    return read_bare(r);
}

GArray *day_list_read(const char *text, gint64 now, GTimeZone *zone)
{
    g_autoptr(Words) words = words_split_first(text, WORDS_MAX);
    g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) bare = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(now);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    Reading r = {.words = words, .days = days, .bare = bare};
    g_date_clear(&r.today, 1);
    g_date_set_dmy(&r.today, (GDateDay)g_date_time_get_day_of_month(local),
                   (GDateMonth)g_date_time_get_month(local),
                   (GDateYear)g_date_time_get_year(local));
    while (r.at < words->words->len)
        if (!read_word(&r) || !is_plain(&r, r.at - 1))
            return NULL;
    gboolean whole = r.weekday == 0 && bare->len == 0 && days->len > 0;
    return whole && words->words->len < WORDS_MAX ? g_steal_pointer(&days) : NULL;
}
