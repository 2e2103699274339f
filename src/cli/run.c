/* SPDX-License-Identifier: MIT */
#include <sysexits.h>

#include "agent/agent.h"
#include "cli/command.h"

int command_run(const char *config, int count, char **words)
{
    GError *error = NULL;
    if (!command_options("run", NULL, count, words, NULL))
        return EX_USAGE;
    gboolean reload = TRUE;
    g_autoptr(Settings) settings = settings_load(config, &error);
    while (settings != NULL && reload) {
        g_autoptr(Agent) agent = agent_open(settings, 0, &error);
        if (agent == NULL || !agent_run(agent, &reload, &error))
            return command_failed(error);
        g_clear_pointer(&agent, agent_close);
        Settings *fresh = reload ? settings_load(config, &error) : NULL;
        if (fresh != NULL) {
            settings_free(settings);
            settings = fresh;
        } else if (reload) {
            (void)command_failed(g_steal_pointer(&error)); /* told; the old one goes on */
        }
    }
    return settings != NULL ? EX_OK : command_failed(error);
}
