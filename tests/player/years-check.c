/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "tests/player/almanac.h"
#include "tests/player/years-state.h"

enum { DAY = 86400, SETTLED_DAYS = 20 };

static void violated(Years *years, const SentLetter *letter, const char *what)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(years->now);
    g_autofree char *stamp = g_date_time_format(time, "%a %F %R UTC");
    if (years->violation == NULL)
        years->violation =
            g_strdup_printf("%s: %s: `%s` to %s, %s\n%s", stamp, what, letter->name,
                            (char *)letter->to->pdata[0], letter->subject, letter->text);
}

static gboolean is_named(const SentLetter *letter, const char *name)
{
    return strcmp(letter->name, name) == 0;
}

/* The second business day, but after an outage, or a clock put back, whenever it can be. */
static void check_reminder(Years *years, const SentLetter *letter, Ask *ask)
{
    g_autofree char *due = almanac_business_day_after(ask->asked_at, ask->mentor->zone, 2);
    g_autofree char *today = almanac_date(years->now, ask->mentor->zone);
    if (++ask->reminders > 1)
        violated(years, letter, "a second reminder");
    if (ask->answered_at != 0)
        violated(years, letter, "a reminder to somebody who has answered");
    gboolean undisturbed = years->manner == YEARS_SIX_HOURS || years->manner == YEARS_TO_THE_DOT;
    if (undisturbed && strcmp(due, today) != 0)
        violated(years, letter, "not on the second business day");
    ask->reminded_at = years->now;
}

/* "question" and "undecided" ask nobody's patience. */
static void check_release(Years *years, const SentLetter *letter, Ask *ask)
{
    if (strstr(letter->text, "We have had no answer") == NULL)
        return;
    if (++ask->releases > 1)
        violated(years, letter, "a second release");
    if (ask->answered_at != 0)
        violated(years, letter, "silence is said of somebody who has answered");
    if (ask->reminders == 0)
        violated(years, letter, "silence is said of somebody who was never reminded");
    if (ask->reminders > 0 && years->now - ask->reminded_at < DAY)
        violated(years, letter, "no time is left between reminder and release");
}

/* Each line names a mentor and a request. */
static void check_digest(Years *years, const SentLetter *letter, const Figure *reader)
{
    g_autofree char *date = almanac_date(years->now, reader->zone);
    char *key = g_strdup_printf("%s %s", reader->email, date);
    if (!g_hash_table_add(years->digests, key) && years->manner != YEARS_PUT_BACK)
        violated(years, letter, "a second digest on one day");
    GHashTableIter asks;
    gpointer name, value;
    g_hash_table_iter_init(&asks, years->asks);
    while (g_hash_table_iter_next(&asks, &name, &value)) {
        Ask *ask = value;
        g_autofree char *line = g_strdup_printf("%s has answered request #%u twice",
                                                ask->mentor->name, (guint)atoi(name));
        if (strstr(letter->text, line) == NULL)
            continue;
        if (!ask->noted)
            violated(years, letter, "tells of somebody whose answer was clear");
        ask->told++;
        if (!g_hash_table_add(years->told, g_strdup_printf("%s %s", reader->email, (char *)name)))
            violated(years, letter, "tells the same once more");
    }
}

/* These leave by a timer alone, whoever has written at the same moment. */
static gboolean is_timers(const SentLetter *letter)
{
    static const char *const NAMES[] = {"reminder", "released",      "no-answer", "choose-nudge",
                                        "talked",   "talked-mentor", "digest"};
    for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++)
        if (is_named(letter, NAMES[i]))
            return TRUE;
    return FALSE;
}

void years_check(Years *years, const SentLetter *letter, gboolean by_timer)
{
    gboolean timer = by_timer || is_timers(letter);
    const Figure *reader = years_find(years, letter->to->pdata[0]);
    guint request = years_request_of(letter);
    Ask *ask = request != 0 ? years_ask(years, request, reader) : NULL;
    years->letters++;
    years->timers += timer;
    if (timer && !almanac_is_open(years->now, reader->zone))
        violated(years, letter, "outside of office hours");
    if (timer && is_named(letter, "request"))
        violated(years, letter, "a timer asks somebody");
    if (is_named(letter, "reminder"))
        check_reminder(years, letter, ask);
    else if (is_named(letter, "released"))
        check_release(years, letter, ask);
    else if (is_named(letter, "withdrawn") || is_named(letter, "not-chosen"))
        ask->withdrawn_at = years->now;
    else if (is_named(letter, "digest"))
        check_digest(years, letter, reader);
}

static void check_silent(Years *years, const char *name, const Ask *ask)
{
    if (ask->reminders != 1)
        years->violation =
            g_strdup_printf("request and mentor %s: %u reminders", name, ask->reminders);
    else if (ask->releases != 1)
        years->violation =
            g_strdup_printf("request and mentor %s: released %u times", name, ask->releases);
}

void years_check_end(Years *years)
{
    GHashTableIter asks;
    gpointer name, value;
    g_hash_table_iter_init(&asks, years->asks);
    while (years->violation == NULL && g_hash_table_iter_next(&asks, &name, &value)) {
        const Ask *ask = value;
        if (years->now - ask->asked_at < SETTLED_DAYS * DAY || ask->withdrawn_at != 0)
            continue;
        if (!ask->talks)
            check_silent(years, name, ask);
        if (ask->noted && ask->told != COORDINATORS_EACH && years->violation == NULL)
            years->violation = g_strdup_printf("request and mentor %s: told in %u digests",
                                               (char *)name, ask->told);
    }
}
