/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <sysexits.h>

#include "agent/keeping.h"
#include "cli/command.h"

static void print_people(const Destroyed *destroyed)
{
    printf("%-22s %u\n", "words of requests", destroyed->requests);
    printf("%-22s %u\n", "texts of letters", destroyed->letters);
    printf("%-22s %u\n", "held answers", destroyed->held);
    printf("%-22s %u\n", "old records", destroyed->counts);
}

static void print_json(const Destroyed *destroyed)
{
    printf("{\"requests\":%u,\"letters\":%u,\"held\":%u,\"records\":%u}\n", destroyed->requests,
           destroyed->letters, destroyed->held, destroyed->counts);
}

/* Beside a daemon that runs: both take turns at the database. */
static int purge(const char *config, gint64 now_at, gboolean json)
{
    Destroyed destroyed;
    GError *error = NULL;
    g_autoptr(Settings) settings = settings_load(config, &error);
    g_autoptr(Calendar) calendar = settings != NULL ? settings_calendar(settings, &error) : NULL;
    g_autoptr(Store) store = calendar != NULL ? store_open(settings->database_path, &error) : NULL;
    Desk desk = {
        .settings = settings, .store = store, .calendar = calendar, .clock = {.fixed_at = now_at}};
    if (store == NULL || !keeping_run(&desk, &destroyed, &error))
        return command_failed(error);
    if (json)
        print_json(&destroyed);
    else
        print_people(&destroyed);
    return EX_OK;
}

int command_purge(const char *config, int count, char **words)
{
    g_autofree char *now = NULL;
    gboolean json = FALSE;
    gint64 now_at = 0;
    GError *error = NULL;
    const GOptionEntry entries[] = {
        {"now", 0, 0, G_OPTION_ARG_STRING, &now, "as if it were TIME", "TIME"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, "one JSON object of counts", NULL},
        G_OPTION_ENTRY_NULL};
    if (!command_options("purge", entries, count, words, NULL))
        return EX_USAGE;
    if (now != NULL && !clock_parse(now, &now_at, &error)) {
        (void)command_failed(error);
        return EX_USAGE;
    }
    return purge(config, now_at, json);
}
