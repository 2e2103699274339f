/* SPDX-License-Identifier: MIT */
#pragma once
/* The loop: receive, understand, decide, record, deliver, wait. */
#include "agent/desk.h"
#include "mailbox/mailbox.h"
#include "message/reader.h"
#include "submission/submission.h"

typedef struct Agent Agent;

/* Opens everything that the settings name; nothing is sent or received yet. One agent per database:
   a second one gets FAILURE_TEMPORARY. `now_at` fixes the clock; 0: the machine's. Borrows
   settings. */
Agent *agent_open(const Settings *settings, gint64 now_at, GError **error);
void agent_close(Agent *agent);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Agent, agent_close)

const Desk *agent_desk(const Agent *agent);

/* Connects and logs in to both servers, for `mentord check`. */
gboolean agent_check_mailbox(Agent *agent, GError **error);
gboolean agent_check_submission(Agent *agent, GError **error);

/* Everything that is waiting and due. TRUE if all went well; what could be done was done in any
 * case. */
gboolean agent_once(Agent *agent, GError **error);

/* Until SIGTERM or SIGINT, or SIGHUP (*reload): the transaction in hand is finished first. */
gboolean agent_run(Agent *agent, gboolean *reload, GError **error);
