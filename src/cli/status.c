/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <sysexits.h>

#include "cli/command.h"
#include "settings/settings.h"
#include "store/ledger.h"

static void print_time(const char *what, gint64 at, GTimeZone *zone)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    g_autofree char *text = g_date_time_format(local, "%Y-%m-%d %H:%M %Z");
    printf("%-22s %s\n", what, at != 0 ? text : "-");
}

static void print_people(const StoreStatus *status, GTimeZone *zone)
{
    printf("%-22s %u, mentors among them %u\n", "people", status->people, status->mentors);
    printf("%-22s %u\n", "open requests", status->requests_open);
    printf("%-22s %u\n", "answers awaited", status->offers_waiting);
    printf("%-22s %u waiting, %u uncertain, %u refused\n", "letters", status->letters_waiting,
           status->letters_uncertain, status->letters_failed);
    printf("%-22s %u\n", "in quarantine", status->quarantined);
    print_time("last mail handled", status->last_handled_at, zone);
    print_time("last letter sent", status->last_sent_at, zone);
    print_time("next clock", status->next_deadline_at, zone);
}

static void print_json(const StoreStatus *status)
{
    printf("{\"people\":%u,\"mentors\":%u,\"requests_open\":%u,\"offers_waiting\":%u,"
           "\"letters_waiting\":%u,\"letters_uncertain\":%u,\"letters_failed\":%u,"
           "\"quarantined\":%u,\"last_handled_at\":%" G_GINT64_FORMAT
           ",\"last_sent_at\":%" G_GINT64_FORMAT ",\"next_deadline_at\":%" G_GINT64_FORMAT "}\n",
           status->people, status->mentors, status->requests_open, status->offers_waiting,
           status->letters_waiting, status->letters_uncertain, status->letters_failed,
           status->quarantined, status->last_handled_at, status->last_sent_at,
           status->next_deadline_at);
}

int command_status(const char *config, int count, char **words)
{
    gboolean json = FALSE;
    GError *error = NULL;
    StoreStatus status;
    const GOptionEntry entries[] = {{"json", 0, 0, G_OPTION_ARG_NONE, &json,
                                     "one JSON object; times in seconds since 1970", NULL},
                                    G_OPTION_ENTRY_NULL};
    if (!command_options("status", entries, count, words, NULL))
        return EX_USAGE;
    g_autoptr(Settings) settings = settings_load(config, &error);
    g_autoptr(Store) store = settings != NULL ? store_open(settings->database_path, &error) : NULL;
    if (store == NULL || !store_status(store, &status, &error))
        return command_failed(error);
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(settings->programme_time_zone);
    if (json)
        print_json(&status);
    else
        print_people(&status, zone);
    return EX_OK;
}
