/* SPDX-License-Identifier: MIT */
#include <sysexits.h>

#include "agent/agent.h"
#include "cli/command.h"

int command_once(const char *config, int count, char **words)
{
    g_autofree char *now = NULL;
    gint64 now_at = 0;
    GError *error = NULL;
    const GOptionEntry entries[] = {{"now", 0, 0, G_OPTION_ARG_STRING, &now,
                                     "as if it were TIME, such as 2026-07-07T09:00:00-04:00",
                                     "TIME"},
                                    G_OPTION_ENTRY_NULL};
    if (!command_options("once", entries, count, words, NULL))
        return EX_USAGE;
    if (now != NULL && !clock_parse(now, &now_at, &error)) {
        (void)command_failed(error);
        return EX_USAGE;
    }
    g_autoptr(Settings) settings = settings_load(config, &error);
    g_autoptr(Agent) agent = settings != NULL ? agent_open(settings, now_at, &error) : NULL;
    if (agent == NULL || !agent_once(agent, &error))
        return command_failed(error);
    return EX_OK;
}
