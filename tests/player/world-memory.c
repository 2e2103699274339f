/* SPDX-License-Identifier: MIT */
/* Mail and clock in memory: the desk of the real agent, its reader process and a database without a
   file. */
#include <glib/gstdio.h>
#include <string.h>

#include "agent/desk.h"
#include "base/failure.h"
#include "message/reader.h"
#include "store/cases.h"
#include "store/connection.h"
#include "store/import.h"
#include "store/outbox.h"
#include "tests/player/letter.h"
#include "tests/player/world.h"

enum { ENVELOPES = 500 };

struct World {
    Settings *settings;
    Store *store;
    Templates *templates;
    KeyRing *keys;
    Calendar *calendar;
    Reader *reader;
    Desk desk;
    GHashTable *zones;
    GHashTable *seen; /* message ids: a letter with two envelopes is one letter */
};

static gboolean import_text(World *world, const char *folder, const char *name, const char *text,
                            GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    ImportCount count;
    gboolean done = g_file_set_contents(path, text, -1, error)
                    && store_import(world->store, path, 1, FALSE, &count, error);
    (void)g_unlink(path);
    return done;
}

static Settings *make_settings(const char *folder, const char *extra, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "mentord.conf", NULL);
    g_autofree char *text = g_strdup_printf(
        "[programme]\nname = Situational Mentoring\naddress = mentoring@programme.example\n"
        "office = office@programme.example\ntime_zone = America/New_York\n"
        "holidays = " SOURCE_FOLDER "/config/us-federal.ics\n"
        "[mailbox]\nurl = maildir:in\n[submission]\nurl = maildir:out\n"
        "[trust]\nauthserv_id = mx.programme.example\nboundary = mx.programme.example\n%s",
        extra);
    Settings *settings =
        g_file_set_contents(path, text, -1, error) ? settings_load(path, error) : NULL;
    (void)g_unlink(path);
    return settings;
}

static void memory_close(World *world)
{
    settings_free(world->settings);
    templates_free(world->templates);
    key_ring_free(world->keys);
    calendar_free(world->calendar);
    reader_free(world->reader);
    store_close(world->store);
    g_hash_table_unref(world->seen);
    g_hash_table_unref(world->zones);
    g_free(world);
}

static gboolean fill(World *world, const Setting *setting, const char *folder, GError **error)
{
    static const guint8 key[KEY_BYTES] = "a key for scenarios, known to al";
    return (world->settings = make_settings(folder, setting->settings, error)) != NULL
           && (world->templates = templates_load(NULL, error)) != NULL
           && (world->calendar = settings_calendar(world->settings, error)) != NULL
           && (world->keys = key_ring_new(key)) != NULL
           && (world->store = store_open(":memory:", error)) != NULL
           && import_text(world, folder, "agencies.csv", setting->agencies_csv, error)
           && import_text(world, folder, "people.csv", setting->people_csv, error);
}

static World *memory_open(const Setting *setting, gint64 start_at, const char *arguments,
                          GError **error)
{
    World *world = g_new0(World, 1);
    world->zones = desk_zones_new();
    g_autofree char *folder = g_dir_make_tmp("mentord-scenario-XXXXXX", error);
    world->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gboolean good = folder != NULL && fill(world, setting, folder, error);
    if (folder != NULL)
        (void)g_rmdir(folder);
    if (!good) {
        memory_close(world);
        return NULL;
    }
    ReaderOptions options = {.address = world->settings->programme_address,
                             .authserv_id = world->settings->trust_authserv_id,
                             .boundary = world->settings->trust_boundary};
    world->reader = reader_new(&options);
    world->desk = (Desk){.settings = world->settings,
                         .store = world->store,
                         .templates = world->templates,
                         .keys = world->keys,
                         .calendar = world->calendar,
                         .zones = world->zones,
                         .clock = {.fixed_at = start_at}};
    return world;
}

/* The configuration is read as it was at first: from a folder of its own. */
static gboolean memory_configure(World *world, const char *extra, GError **error)
{
    g_autofree char *folder = g_dir_make_tmp("mentord-scenario-XXXXXX", error);
    Settings *settings = folder != NULL ? make_settings(folder, extra, error) : NULL;
    if (folder != NULL)
        (void)g_rmdir(folder);
    if (settings == NULL)
        return FALSE;
    settings_free(world->settings);
    world->desk.settings = world->settings = settings;
    return TRUE;
}

static gboolean memory_import(World *world, const Setting *files, GError **error)
{
    g_autofree char *folder = g_dir_make_tmp("mentord-scenario-XXXXXX", error);
    gboolean done = folder != NULL
                    && import_text(world, folder, "agencies.csv", files->agencies_csv, error)
                    && import_text(world, folder, "people.csv", files->people_csv, error);
    if (folder != NULL)
        (void)g_rmdir(folder);
    return done;
}

static gboolean memory_deliver(World *world, const char *mail, gint64 at, GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new(mail, strlen(mail));
    const char *outcome = NULL;
    world->desk.clock.fixed_at = at;
    g_autoptr(Message) message = desk_read(&world->desk, world->reader, bytes, error);
    return message != NULL && store_begin(world->store, error)
           && desk_handle(&world->desk, message, &outcome, error)
           && store_commit(world->store, error);
}

static gboolean collect(World *world, GPtrArray *letters, GError **error)
{
    g_autoptr(GPtrArray) envelopes = NULL;
    g_autoptr(GArray) results = g_array_new(FALSE, TRUE, sizeof(EnvelopeResult));
    gint64 now = world->desk.clock.fixed_at;
    if (!desk_keep_hours(&world->desk, error)
        || !store_take_due_envelopes(world->store, now, ENVELOPES, &envelopes, error))
        return FALSE;
    for (guint i = 0; i < envelopes->len; i++) {
        const OutboxEnvelope *envelope = envelopes->pdata[i];
        EnvelopeResult result = {.id = envelope->id, .state = ENVELOPE_SENT};
        gsize length = 0;
        const char *bytes = g_bytes_get_data(envelope->bytes, &length);
        g_array_append_val(results, result);
        if (g_hash_table_add(world->seen, g_strdup(envelope->message_id)))
            g_ptr_array_add(letters, sent_letter_parse(bytes, length, NULL));
    }
    return store_record_results(world->store, results, now, error);
}

/* The next moment at which a clock runs out or a letter may leave; `at` if there is none before. */
static gboolean next_moment(World *world, gint64 at, gint64 *moment, GError **error)
{
    gint64 clock_at = 0, envelope_at = 0;
    if (!store_next_clock_at(world->store, &clock_at, error)
        || !store_next_envelope_at(world->store, &envelope_at, error))
        return FALSE;
    *moment = at;
    if (clock_at != 0)
        *moment = MIN(*moment, clock_at);
    if (envelope_at != 0)
        *moment = MIN(*moment, envelope_at);
    *moment = MAX(*moment, world->desk.clock.fixed_at);
    return TRUE;
}

static gboolean memory_advance(World *world, gint64 at, GPtrArray *letters, gint64 *reached_at,
                               GError **error)
{
    guint before = letters->len;
    do {
        guint count = 0;
        gint64 moment = at;
        if (!next_moment(world, at, &moment, error))
            return FALSE;
        world->desk.clock.fixed_at = *reached_at = moment;
        if (!desk_run_clocks(&world->desk, &count, error) || !collect(world, letters, error))
            return FALSE;
        desk_keep(&world->desk);
    } while (*reached_at < at && letters->len == before);
    return TRUE;
}

gboolean world_memory_wake(World *world, gint64 at, GPtrArray *letters, GError **error)
{
    guint count = 0;
    world->desk.clock.fixed_at = at;
    return desk_run_clocks(&world->desk, &count, error) && collect(world, letters, error);
}

char *world_memory_open_matters(World *world)
{
    static const char SQL[] =
        "SELECT 'request ' || number || ' is ' || state FROM request WHERE state <> 'closed'"
        " UNION ALL SELECT 'offer ' || o.request_number || '/' || o.number || ' is ' || o.state"
        " FROM offer o WHERE o.state IN ('asked', 'accepted')"
        " UNION ALL SELECT 'clock ' || kind || ' of ' || request_number FROM deadline";
    GString *lines = g_string_new(NULL);
    g_auto(Query) query = query_new(world->store, SQL);
    while (query_next(&query)) {
        g_autofree char *line = row_text(&query, 0);
        g_string_append_printf(lines, "%s\n", line);
    }
    return g_string_free(lines, FALSE);
}

const WorldKind WORLD_MEMORY = {
    .open = memory_open,
    .close = memory_close,
    .configure = memory_configure,
    .import = memory_import,
    .deliver = memory_deliver,
    .advance = memory_advance,
};
