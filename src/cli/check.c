/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <sysexits.h>

#include "agent/agent.h"
#include "base/failure.h"
#include "cli/command.h"
#include "store/ledger.h"

static void tell(const char *what, const char *finding)
{
    printf("%-14s %s\n", what, finding);
}

/* One line for a part that was tried; the worst status so far is kept in *status. */
static void tell_result(const char *what, gboolean good, GError *error, int *status)
{
    if (good) {
        tell(what, "ok");
        return;
    }
    int own = failure_exit_status(error);
    *status = *status == EX_OK || own == EX_CONFIG ? own : *status;
    tell(what, "FAILED");
    (void)command_failed(error);
}

static void tell_trust(const Settings *settings)
{
    if (settings->trust_authserv_id == NULL)
        tell("trust", "nobody vouches for senders: each new request is confirmed by a word; set "
                      "trust.authserv_id and trust.boundary");
    else
        tell("trust", "ok");
}

static void tell_people(Agent *agent)
{
    StoreStatus status;
    g_autoptr(GError) error = NULL;
    if (!store_status(agent_desk(agent)->store, &status, &error))
        tell("people", error->message);
    else if (status.mentors == 0)
        tell("people", "no mentor yet: mentord import agencies.csv people.csv");
    else
        tell("people", "ok");
}

static void tell_calendar(const Calendar *calendar)
{
    g_autofree char *finding =
        g_strdup_printf("ok, %u closed days", calendar_closed_days(calendar));
    tell("calendar", finding);
}

static int check_servers(Agent *agent)
{
    int status = EX_OK;
    GError *error = NULL;
    gboolean good = agent_check_mailbox(agent, &error);
    tell_result("mailbox", good, error, &status);
    error = NULL;
    good = agent_check_submission(agent, &error);
    tell_result("submission", good, error, &status);
    return status;
}

int command_check(const char *config, int count, char **words)
{
    GError *error = NULL;
    if (!command_options("check", NULL, count, words, NULL))
        return EX_USAGE;
    g_autoptr(Settings) settings = settings_load(config, &error);
    if (settings == NULL)
        return command_failed(error);
    tell("configuration", "ok");
    g_autoptr(Agent) agent = agent_open(settings, 0, &error);
    if (agent == NULL)
        return command_failed(error);
    tell("database", "ok");
    tell("templates", "ok");
    tell_calendar(agent_desk(agent)->calendar);
    tell_trust(settings);
    tell_people(agent);
    return check_servers(agent);
}
