/* SPDX-License-Identifier: MIT */
#pragma once
/* The subcommands: one file each, one table that lists them. */
#include <glib.h>

typedef struct {
    const char *name;
    const char *usage;                                       /* what follows the name */
    const char *help;                                        /* one line */
    int (*run)(const char *config, int count, char **words); /* an exit status of sysexits(3) */
} Command;

/* Ends with a row whose name is NULL. */
extern const Command COMMANDS[];

int command_run(const char *config, int count, char **words);
int command_once(const char *config, int count, char **words);
int command_check(const char *config, int count, char **words);
int command_explain(const char *config, int count, char **words);
int command_import(const char *config, int count, char **words);
int command_status(const char *config, int count, char **words);
int command_purge(const char *config, int count, char **words);
int command_preview(const char *config, int count, char **words);
int command_sample(const char *config, int count, char **words);

/* Reads a subcommand's options; `rest`, if not NULL, takes the words that are no options. FALSE:
   usage was printed, the status is 64. Words must outlive the options' values. */
gboolean command_options(const char *name, const GOptionEntry *entries, int count, char **words,
                         char ***rest);

/* "mentord: message" on standard error, and the exit status that fits; frees the error. */
int command_failed(GError *error);
