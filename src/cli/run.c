/* SPDX-License-Identifier: MIT */
#include <sysexits.h>

#include "agent/agent.h"
#include "cli/command.h"

int command_run(const char *config, int count, char **words)
{
    GError *error = NULL;
    if (!command_options("run", NULL, count, words, NULL))
        return EX_USAGE;
    g_autoptr(Settings) settings = settings_load(config, &error);
    g_autoptr(Agent) agent = settings != NULL ? agent_open(settings, 0, &error) : NULL;
    if (agent == NULL || !agent_run(agent, &error))
        return command_failed(error);
    return EX_OK;
}
