/* SPDX-License-Identifier: MIT */
/* Rule 18: what waits for an agency's coordinators is told them on business mornings, one letter
   each: at the first 09:00 of a business day, where the coordinator is, after it was noted. What
   falls to the same morning stands in the same letter. Scenarios: answering/, time/ */
#include "agent/digest.h"

#include "agent/compose.h"
#include "base/failure.h"
#include "store/matters.h"

enum { MORNING_HOUR = 9, PUT_OFF_SECONDS = 86400 };

/* One agency's digest in the making. */
typedef struct {
    const Desk *desk;
    gint64 agency_id;
    gint64 now;
    GPtrArray *coordinators; /* Person */
    GPtrArray *matters;      /* NotedMatter */
    gint64 *next_at; /* of each matter: the next morning of somebody not told yet; 0: none */
    gboolean *told;  /* of each matter: to somebody, now */
} Digest;

static void digest_clear(Digest *digest)
{
    g_clear_pointer(&digest->coordinators, g_ptr_array_unref);
    g_clear_pointer(&digest->matters, g_ptr_array_unref);
    g_free(digest->next_at);
    g_free(digest->told);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Digest, digest_clear)

static gboolean digest_load(Digest *digest, GError **error)
{
    Store *store = digest->desk->store;
    const char *zone = digest->desk->settings->programme_time_zone;
    if (!store_list_coordinators(store, digest->agency_id, zone, &digest->coordinators, error)
        || !store_list_matters(store, digest->agency_id, &digest->matters, error))
        return FALSE;
    digest->next_at = g_new0(gint64, digest->matters->len);
    digest->told = g_new0(gboolean, digest->matters->len);
    return TRUE;
}

/* What is this coordinator's to hear now; *morning_at is the newest morning it waited for. The
   matters are borrowed. */
static GPtrArray *take_due(Digest *digest, GTimeZone *zone, gint64 *morning_at)
{
    GPtrArray *due = g_ptr_array_new();
    *morning_at = 0;
    for (guint i = 0; i < digest->matters->len; i++) {
        NotedMatter *noted = digest->matters->pdata[i];
        gint64 at = calendar_next_hour(digest->desk->calendar, noted->noted_at, zone, MORNING_HOUR);
        if (at > digest->now) {
            digest->next_at[i] = digest->next_at[i] != 0 ? MIN(digest->next_at[i], at) : at;
        } else if (at > noted->told_at) {
            g_ptr_array_add(due, noted);
            digest->told[i] = TRUE;
            *morning_at = MAX(*morning_at, at);
        }
    }
    return due;
}

/* The cause names the morning and the newest matter, so a digest that is made again is the same
   letter, and one of a morning that comes twice, by a clock that was put back, is not. */
static gboolean tell(Digest *digest, const Person *coordinator, guint *count, GError **error)
{
    gint64 morning_at = 0;
    g_autoptr(GTimeZone) zone = person_time_zone(coordinator);
    g_autoptr(GPtrArray) due = take_due(digest, zone, &morning_at);
    if (due->len == 0)
        return TRUE;
    gint64 newest = 0;
    for (guint i = 0; i < due->len; i++)
        newest = MAX(newest, ((const NotedMatter *)due->pdata[i])->id);
    g_autofree char *cause =
        g_strdup_printf("agency-%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT,
                        digest->agency_id, morning_at, newest);
    Occasion occasion = {.cause = cause, .matters = due};
    Letter letter = {.kind = LETTER_DIGEST, .reader_id = coordinator->id};
    *count += 1;
    return compose_letter(digest->desk, &letter, NULL, coordinator, &occasion, error);
}

static gboolean record(const Digest *digest, GError **error)
{
    for (guint i = 0; i < digest->matters->len; i++) {
        NotedMatter *noted = digest->matters->pdata[i];
        if (digest->told[i])
            noted->told_at = digest->now;
        if (!store_record_digest(digest->desk->store, noted, digest->next_at[i], error))
            return FALSE;
    }
    return TRUE;
}

static gboolean run_digest(const Desk *desk, gint64 agency_id, guint *count, GError **error)
{
    g_auto(Digest) digest = {.desk = desk, .agency_id = agency_id, .now = clock_now(&desk->clock)};
    if (!digest_load(&digest, error))
        return FALSE;
    for (guint i = 0; i < digest.coordinators->len; i++)
        if (!tell(&digest, digest.coordinators->pdata[i], count, error))
            return FALSE;
    return record(&digest, error);
}

static gboolean run_transaction(const Desk *desk, gint64 agency_id, guint *count, GError **error)
{
    guint ran = 0;
    if (!store_begin(desk->store, error))
        return FALSE;
    if (!run_digest(desk, agency_id, &ran, error) || !store_commit(desk->store, error)) {
        store_rollback(desk->store);
        return FALSE;
    }
    *count += ran;
    return TRUE;
}

/* As with other clocks: what cannot be recorded is a fault of ours, and stops nobody else's. */
static gboolean put_off(const Desk *desk, gint64 agency_id, const GError *reason, GError **error)
{
    gint64 now = clock_now(&desk->clock);
    g_warning("digest of agency %" G_GINT64_FORMAT ": %s", agency_id, reason->message);
    return store_put_off_digest(desk->store, agency_id, now, now + PUT_OFF_SECONDS, error);
}

gboolean digests_run(const Desk *desk, guint *count, GError **error)
{
    for (;;) {
        gint64 agency_id = 0;
        g_autoptr(GError) reason = NULL;
        if (!store_next_digest(desk->store, clock_now(&desk->clock), &agency_id, error))
            return FALSE;
        if (agency_id == 0)
            return TRUE;
        if (run_transaction(desk, agency_id, count, &reason))
            continue;
        if (!g_error_matches(reason, FAILURE, FAILURE_PERMANENT)) {
            g_propagate_error(error, g_steal_pointer(&reason));
            return FALSE;
        }
        if (!put_off(desk, agency_id, reason, error))
            return FALSE;
    }
}
