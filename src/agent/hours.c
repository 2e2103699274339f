/* SPDX-License-Identifier: MIT */
/* Rule 28 once more, when a letter is about to leave: it was to leave in office hours, but the
   daemon may have stood still since, or the day may have been closed. Scenarios:
   time/a-closure-and-a-waiting-letter.md; the two years of tests/player/years.c */
#include "agent/closing.h"
#include "message/draft.h"
#include "store/outbox.h"

enum { LETTERS_AT_ONCE = 2000, GRACE_SECONDS = 900 /* a round of deliveries takes its time */ };

static GTimeZone *zone_of(const Desk *desk, const WaitingLetter *letter)
{
    const char *name =
        letter->time_zone != NULL ? letter->time_zone : desk->settings->programme_time_zone;
    GTimeZone *zone = g_hash_table_lookup(desk->zones, name);
    if (zone == NULL) {
        zone = g_time_zone_new_identifier(name);
        if (zone == NULL) /* the import refuses such names */
            zone = g_time_zone_new_utc();
        g_hash_table_insert(desk->zones, g_strdup(name), zone);
    }
    return zone;
}

/* When the letter may leave: 0 for now. */
static gint64 wait_until(const Desk *desk, const WaitingLetter *letter, GTimeZone *zone, gint64 now)
{
    gint64 at = calendar_business_hours(desk->calendar, letter->not_before, zone);
    if (at == letter->not_before && now - at < GRACE_SECONDS)
        return 0;
    at = calendar_business_hours(desk->calendar, MAX(at, now), zone);
    return at > now ? at : 0;
}

static gboolean put_off(const Desk *desk, WaitingLetter *letter, gint64 at, GError **error)
{
    g_autoptr(GBytes) written = NULL;
    if (!store_load_letter(desk->store, letter->id, &written, error))
        return FALSE;
    g_autoptr(GBytes) dated = draft_redate(written, at, zone_of(desk, letter));
    letter->not_before = at;
    return store_put_off_letter(desk->store, letter, dated, error);
}

static gboolean keep_some(const Desk *desk, const GPtrArray *letters, guint *moved, GError **error)
{
    gint64 now = clock_now(&desk->clock);
    for (guint i = 0; i < letters->len; i++) {
        WaitingLetter *letter = letters->pdata[i];
        gint64 at = wait_until(desk, letter, zone_of(desk, letter), now);
        if (at != 0 && !put_off(desk, letter, at, error))
            return FALSE;
        *moved += at != 0;
    }
    return TRUE;
}

static gboolean needs_a_look(const Desk *desk, const GPtrArray *letters)
{
    gint64 now = clock_now(&desk->clock);
    for (guint i = 0; i < letters->len; i++)
        if (wait_until(desk, letters->pdata[i], zone_of(desk, letters->pdata[i]), now) != 0)
            return TRUE;
    return FALSE;
}

/* Most rounds find nothing to put off, and cost no transaction. */
gboolean desk_keep_hours(const Desk *desk, GError **error)
{
    guint moved = 0;
    if (!closures_refresh(desk, error))
        return FALSE;
    do {
        g_autoptr(GPtrArray) letters = NULL;
        moved = 0;
        if (!store_list_waiting(desk->store, clock_now(&desk->clock), LETTERS_AT_ONCE, &letters,
                                error))
            return FALSE;
        if (!needs_a_look(desk, letters))
            return TRUE;
        if (!store_begin(desk->store, error))
            return FALSE;
        if (!keep_some(desk, letters, &moved, error) || !store_commit(desk->store, error)) {
            store_rollback(desk->store);
            return FALSE;
        }
    } while (moved > 0);
    return TRUE;
}
