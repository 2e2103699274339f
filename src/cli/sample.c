/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <sysexits.h>

#include "cli/command.h"
#include "settings/settings.h"

int command_sample(const char *config, int count, char **words)
{
    (void)config;
    if (!command_options("sample-config", NULL, count, words, NULL))
        return EX_USAGE;
    g_autofree char *sample = settings_sample();
    fputs(sample, stdout);
    return EX_OK;
}
