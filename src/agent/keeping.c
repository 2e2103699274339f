/* SPDX-License-Identifier: MIT */
/* Rule 29: what a request said goes 30 days after its end, a letter's text 7 days after delivery,
   an answer that nobody confirmed and a stranger's mail after 10 business days; counts and dates
   stay 3 years. Gone is gone: from the file, its log and its free pages. Scenarios: keeping/ */
#include "agent/keeping.h"

#include <stdlib.h>

#include "store/ledger.h"

enum {
    SECONDS_PER_DAY = 86400,
    RETRY_SECONDS = 3600,
    HELD_BUSINESS_DAYS = 10,
    END_OF_DAY_HOUR = 17
};

static const char LAST_RUN[] = "kept_at";

/* The latest moment whose 10 business days are over everywhere: a day more than here. */
static gint64 held_before(const Desk *desk, gint64 now, GTimeZone *zone)
{
    gint64 at = now;
    while (calendar_business_deadline(desk->calendar, at, zone, HELD_BUSINESS_DAYS, END_OF_DAY_HOUR)
           > now - SECONDS_PER_DAY)
        at -= SECONDS_PER_DAY;
    return at;
}

static void find_limits(const Desk *desk, KeepingLimits *limits)
{
    const Settings *settings = desk->settings;
    gint64 now = clock_now(&desk->clock);
    GDate tokens;
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(settings->programme_time_zone);
    g_autoptr(GDateTime) today = g_date_time_new_from_unix_utc(now);
    g_autoptr(GDateTime) counts =
        g_date_time_add_years(today, -(gint)settings->policy_keep_count_years);
    g_date_clear(&tokens, 1);
    calendar_day_of(g_date_time_to_unix(counts), zone, &tokens);
    *limits = (KeepingLimits){
        .situations_before = now - (gint64)settings->policy_keep_situation_days * SECONDS_PER_DAY,
        .letters_before = now - (gint64)settings->policy_keep_letter_days * SECONDS_PER_DAY,
        .held_before = held_before(desk, now, zone),
        .counts_before = g_date_time_to_unix(counts),
        .tokens_before = g_date_get_julian(&tokens),
        .now = now,
    };
}

static gboolean note_run(const Desk *desk, gint64 at, GError **error)
{
    g_autofree char *value = g_strdup_printf("%" G_GINT64_FORMAT, at);
    return store_set_note(desk->store, LAST_RUN, value, error);
}

static gboolean destroy(const Desk *desk, Destroyed *destroyed, GError **error)
{
    KeepingLimits limits;
    find_limits(desk, &limits);
    if (!store_begin(desk->store, error))
        return FALSE;
    if (store_destroy_old(desk->store, &limits, destroyed, error)
        && note_run(desk, clock_now(&desk->clock), error) && store_commit(desk->store, error))
        return TRUE;
    store_rollback(desk->store);
    return FALSE;
}

gboolean keeping_run(const Desk *desk, Destroyed *destroyed, GError **error)
{
    return destroy(desk, destroyed, error) && store_erase_traces(desk->store, error);
}

/* *last_at 0: never. */
static gboolean find_last_run(const Desk *desk, gint64 *last_at, GError **error)
{
    g_autofree char *value = NULL;
    if (!store_get_note(desk->store, LAST_RUN, &value, error))
        return FALSE;
    *last_at = value != NULL ? g_ascii_strtoll(value, NULL, 10) : 0;
    return TRUE;
}

/* A database that has just been made has nothing to destroy yet: its first day begins. */
static gboolean keep(const Desk *desk, gint64 now, GError **error)
{
    Destroyed destroyed;
    gint64 last_at = 0;
    if (!find_last_run(desk, &last_at, error))
        return FALSE;
    if (last_at == 0)
        return note_run(desk, now, error);
    if (llabs(now - last_at) < SECONDS_PER_DAY)
        return TRUE;
    if (!keeping_run(desk, &destroyed, error))
        return FALSE;
    g_info("destroyed the words of %u requests, the text of %u letters, %u held answers, %u old "
           "records",
           destroyed.requests, destroyed.letters, destroyed.held, destroyed.counts);
    return TRUE;
}

void desk_keep(const Desk *desk)
{
    g_autoptr(GError) error = NULL;
    gint64 now = clock_now(&desk->clock);
    if (keep(desk, now, &error))
        return;
    g_warning("destroying what is kept no longer: %s (next try in an hour)", error->message);
    (void)note_run(desk, now - SECONDS_PER_DAY + RETRY_SECONDS, NULL);
}
