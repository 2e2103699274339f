/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "cli/command.h"

/* Beside the source while it is being built there, /etc/... once installed. */
static char *default_config(void)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    if (program != NULL && g_str_has_prefix(program, SOURCE_FOLDER "/"))
        return g_strdup(SOURCE_FOLDER "/config/mentord.conf");
    return g_strdup(CONFIG_FILE);
}

static void print_help(FILE *out)
{
    fputs("mentord " MENTORD_VERSION ": a mentoring programme that runs by email\n\n"
          "usage: mentord [--config FILE] COMMAND [...]\n\n",
          out);
    for (const Command *command = COMMANDS; command->name != NULL; command++) {
        g_autofree char *call = g_strdup_printf("%s %s", command->name, command->usage);
        fprintf(out, "  %-38s %s\n", call, command->help);
    }
    fputs("\nFILE, if not named: " CONFIG_FILE ",\n"
          "or config/mentord.conf for a program in its source folder.\n"
          "Each command has its own --help. Exit status: 0, 64 usage, 65 bad input,\n"
          "75 try again, 78 configuration.\n",
          out);
}

static int usage(const char *problem, const char *word)
{
    fprintf(stderr, "mentord: %s%s; see mentord --help\n", problem, word);
    return EX_USAGE;
}

static const Command *find_command(const char *name)
{
    for (const Command *command = COMMANDS; command->name != NULL; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

int main(int count, char **words)
{
    g_autofree char *config = NULL;
    int at = 1;
    while (at < count && words[at][0] == '-') {
        if (strcmp(words[at], "--help") == 0 || strcmp(words[at], "-h") == 0) {
            print_help(stdout);
            return EX_OK;
        }
        if (strcmp(words[at], "--version") == 0) {
            puts("mentord " MENTORD_VERSION);
            return EX_OK;
        }
        if (g_str_has_prefix(words[at], "--config=")) {
            g_free(config);
            config = g_strdup(words[at] + strlen("--config="));
            at++;
        } else if (strcmp(words[at], "--config") == 0 && at + 1 < count) {
            g_free(config);
            config = g_strdup(words[at + 1]);
            at += 2;
        } else {
            return usage("no such option, or its value is missing: ", words[at]);
        }
    }
    if (at == count)
        return usage("which command?", "");
    const Command *command = find_command(words[at]);
    if (command == NULL)
        return usage("no such command: ", words[at]);
    if (config == NULL)
        config = default_config();
    return command->run(config, count - at, words + at);
}
