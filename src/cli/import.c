/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <sysexits.h>

#include "base/clock.h"
#include "cli/command.h"
#include "settings/settings.h"
#include "store/import.h"

static int import_files(Store *store, char **files, gboolean dry_run)
{
    const Clock clock = {0};
    for (char **file = files; *file != NULL; file++) {
        ImportCount rows;
        GError *error = NULL;
        if (!store_import(store, *file, clock_now(&clock), dry_run, &rows, &error))
            return command_failed(error);
        printf("%s: %u added, %u changed, %u unchanged%s\n", *file, rows.added, rows.changed,
               rows.unchanged, dry_run ? " (dry run: nothing was kept)" : "");
    }
    return EX_OK;
}

int command_import(const char *config, int count, char **words)
{
    gboolean dry_run = FALSE;
    g_auto(GStrv) files = NULL;
    GError *error = NULL;
    const GOptionEntry entries[] = {{"dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run,
                                     "say what would change, change nothing", NULL},
                                    G_OPTION_ENTRY_NULL};
    if (!command_options("import", entries, count, words, &files))
        return EX_USAGE;
    if (files[0] == NULL) {
        fputs("mentord: import: which file? agencies.csv first, then people.csv\n", stderr);
        return EX_USAGE;
    }
    g_autoptr(Settings) settings = settings_load(config, &error);
    g_autoptr(Store) store = settings != NULL ? store_open(settings->database_path, &error) : NULL;
    if (store == NULL)
        return command_failed(error);
    return import_files(store, files, dry_run);
}
