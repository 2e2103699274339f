/* SPDX-License-Identifier: MIT */
#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include "base/failure.h"

const Command COMMANDS[] = {
    {"run", "", "the daemon, in the foreground", command_run},
    {"once", "[--now TIME]", "what is waiting and due, then exit", command_once},
    {"check", "", "is the set-up sound? a line a finding", command_check},
    {"explain", "[--as ROLE] [--json] FILE...", "what the agent reads in a mail", command_explain},
    {"import", "[--dry-run] FILE.csv...", "agencies, people into the database", command_import},
    {"status", "[--json]", "queue, clocks, mails, quarantine", command_status},
    {"purge", "[--now TIME] [--json]", "destroy what is kept no longer", command_purge},
    {"preview", "[--format FORMAT] LETTER", "a letter with made-up facts", command_preview},
    {"sample-config", "", "a configuration file, explained", command_sample},
    {NULL, NULL, NULL, NULL},
};

gboolean command_options(const char *name, const GOptionEntry *entries, int count, char **words,
                         char ***rest)
{
    g_autofree char *title = g_strdup_printf("mentord %s", name);
    const Command *command = COMMANDS;
    while (!g_str_equal(command->name, name))
        command++;
    /* What is no option stands last in a command's usage. */
    const char *parameter = strrchr(command->usage, ' ');
    g_autoptr(GOptionContext) context = g_option_context_new(rest != NULL ? parameter + 1 : NULL);
    g_autoptr(GError) error = NULL;
    GStrvBuilder *builder = g_strv_builder_new();
    g_set_prgname(title);
    g_option_context_set_summary(context, command->help);
    g_option_context_set_description(
        context, "Another configuration goes before the command: mentord --config FILE ...\n");
    if (entries != NULL)
        g_option_context_add_main_entries(context, entries, NULL);
    for (int i = 0; i < count; i++)
        g_strv_builder_add(builder, words[i]);
    g_auto(GStrv) copy = g_strv_builder_end(builder);
    g_strv_builder_unref(builder);
    if (!g_option_context_parse_strv(context, &copy, &error)) {
        fprintf(stderr, "mentord: %s: %s; see mentord %s --help\n", name, error->message, name);
        return FALSE;
    }
    guint left = g_strv_length(copy);
    if (rest == NULL && left > 1) {
        fprintf(stderr, "mentord: %s: what is '%s'? see mentord %s --help\n", name, copy[1], name);
        return FALSE;
    }
    if (rest != NULL)
        *rest = g_strdupv(copy + (left > 0));
    return TRUE;
}

int command_failed(GError *error)
{
    int status = failure_exit_status(error);
    g_auto(GStrv) lines = g_strsplit(error->message, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        if (**line != '\0')
            fprintf(stderr, "mentord: %s\n", *line);
    g_error_free(error);
    return status;
}
