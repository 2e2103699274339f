/* SPDX-License-Identifier: MIT */
/* The real program against a real IMAP and a real SMTP server, which tests/integration starts. The
   arguments are "PROGRAM CONFIGURATION MAIL SINK": the configuration is a pattern with @USER@ in
   it, MAIL the folder of the users' Maildirs, SINK the folder into which the SMTP server puts each
   letter. */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/failure.h"
#include "tests/player/letter.h"
#include "tests/player/world.h"

struct World {
    char *program, *pattern, *mail, *sink;
    char *folder; /* of this scenario's configuration and database */
    char *user;
    guint serial;
    GHashTable *seen; /* files and message ids */
};

/* Any file's content, in a file of the scenario's folder. Owned. */
static char *put(const World *world, const char *name, const char *text, GError **error)
{
    char *path = g_build_filename(world->folder, name, NULL);
    if (g_file_set_contents(path, text, -1, error))
        return path;
    g_free(path);
    return NULL;
}

static gboolean run_program(const World *world, const char *const *words, GError **error)
{
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    g_autofree char *config = g_build_filename(world->folder, "mentord.conf", NULL);
    g_autofree char *said = NULL;
    int status = 0;
    g_ptr_array_add(argv, world->program);
    g_ptr_array_add(argv, (char *)"--config");
    g_ptr_array_add(argv, config);
    for (; *words != NULL; words++)
        g_ptr_array_add(argv, (char *)*words);
    g_ptr_array_add(argv, NULL);
    if (!g_spawn_sync(NULL, (char **)argv->pdata, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                      NULL, &said, &status, error))
        return FALSE;
    if (status == 0)
        return TRUE;
    failure_set(error, FAILURE_PERMANENT, "mentord ended with status %d: %s", status >> 8, said);
    return FALSE;
}

static gboolean import_text(const World *world, const char *name, const char *text, GError **error)
{
    g_autofree char *path = put(world, name, text, error);
    const char *const words[] = {"import", path, NULL};
    return path != NULL && run_program(world, words, error);
}

static gboolean configure(const World *world, const char *extra, GError **error)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents(world->pattern, &text, NULL, error))
        return FALSE;
    g_autoptr(GString) config = g_string_new(text);
    g_string_replace(config, "@USER@", world->user, 0);
    g_string_append(config, extra);
    g_autofree char *path = put(world, "mentord.conf", config->str, error);
    return path != NULL;
}

static void servers_close(World *world)
{
    g_free(world->program);
    g_free(world->pattern);
    g_free(world->mail);
    g_free(world->sink);
    g_free(world->folder);
    g_free(world->user);
    g_hash_table_unref(world->seen);
    g_free(world);
}

/* Letters of earlier scenarios lie in the sink too. */
static void see_what_is_there(World *world)
{
    g_autoptr(GDir) dir = g_dir_open(world->sink, 0, NULL);
    for (const char *name = dir != NULL ? g_dir_read_name(dir) : NULL; name != NULL;
         name = g_dir_read_name(dir))
        g_hash_table_add(world->seen, g_strdup(name));
}

static World *servers_open(const Setting *setting, gint64 start_at, const char *arguments,
                           GError **error)
{
    g_auto(GStrv) words = g_strsplit(arguments, " ", -1);
    g_assert_cmpuint(g_strv_length(words), ==, 4);
    World *world = g_new0(World, 1);
    world->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    world->program = g_strdup(words[0]);
    world->pattern = g_strdup(words[1]);
    world->mail = g_strdup(words[2]);
    world->sink = g_strdup(words[3]);
    world->folder = g_build_filename(world->mail, "scenario-XXXXXX", NULL);
    if (g_mkdtemp(world->folder) == NULL) {
        failure_set(error, FAILURE_PERMANENT, "no folder %s", world->folder);
        servers_close(world);
        return NULL;
    }
    world->user = g_path_get_basename(world->folder);
    g_autofree char *user = g_ascii_strdown(world->user, -1);
    g_free(g_steal_pointer(&world->user));
    world->user = g_steal_pointer(&user);
    see_what_is_there(world);
    if (configure(world, setting->settings, error)
        && import_text(world, "agencies.csv", setting->agencies_csv, error)
        && import_text(world, "people.csv", setting->people_csv, error))
        return world;
    servers_close(world);
    return NULL;
}

static gboolean servers_configure(World *world, const char *settings, GError **error)
{
    return configure(world, settings, error);
}

static gboolean servers_import(World *world, const Setting *files, GError **error)
{
    return import_text(world, "agencies.csv", files->agencies_csv, error)
           && import_text(world, "people.csv", files->people_csv, error);
}

/* Into the Maildir as a delivery agent does it: tmp, then new. The IMAP server may work for another
   user than we do: the test's umask says who else may write there. */
static gboolean servers_deliver(World *world, const char *mail, gint64 at, GError **error)
{
    g_autofree char *tmp = g_build_filename(world->mail, world->user, "maildir", "tmp", NULL);
    g_autofree char *new = g_build_filename(world->mail, world->user, "maildir", "new", NULL);
    g_autofree char *name = g_strdup_printf("%" G_GINT64_FORMAT ".%u.test", at, ++world->serial);
    g_autofree char *from = g_build_filename(tmp, name, NULL);
    g_autofree char *to = g_build_filename(new, name, NULL);
    g_mkdir_with_parents(tmp, 0777);
    g_mkdir_with_parents(new, 0777);
    if (!g_file_set_contents(from, mail, -1, error))
        return FALSE;
    if (g_rename(from, to) == 0)
        return TRUE;
    failure_set(error, FAILURE_PERMANENT, "%s: %s", to, g_strerror(errno));
    return FALSE;
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static gboolean collect(World *world, GPtrArray *letters, GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(world->sink, 0, error);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    if (dir == NULL)
        return FALSE;
    for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir))
        if (g_hash_table_add(world->seen, g_strdup(name)))
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(world->sink, names->pdata[i], NULL);
        g_autofree char *text = NULL;
        gsize length = 0;
        if (!g_file_get_contents(path, &text, &length, error))
            return FALSE;
        SentLetter *letter = sent_letter_parse(text, length, NULL);
        if (g_hash_table_add(world->seen, g_strdup(letter->message_id)))
            g_ptr_array_add(letters, letter);
        else
            sent_letter_free(letter);
    }
    return TRUE;
}

static gboolean servers_advance(World *world, gint64 at, GPtrArray *letters, gint64 *reached_at,
                                GError **error)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(at);
    g_autofree char *now = g_date_time_format_iso8601(time);
    const char *const words[] = {"once", "--now", now, NULL};
    *reached_at = at;
    return run_program(world, words, error) && collect(world, letters, error);
}

const WorldKind WORLD_SERVERS = {
    .open = servers_open,
    .close = servers_close,
    .configure = servers_configure,
    .import = servers_import,
    .deliver = servers_deliver,
    .advance = servers_advance,
};
