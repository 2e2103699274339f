/* SPDX-License-Identifier: MIT */
#pragma once
/* Mails of people who are not on record, and the coordinators who say who they are (rule 1). */
#include "agent/compose.h"

/* Holds the mail, if anybody can be told of it. Inside the caller's transaction. */
gboolean stranger_hold(const Desk *desk, const Message *message, const Occasion *occasion,
                       const char **outcome, GError **error);

/* What a coordinator, or the office, has written; who may is decided here, whose mail it is before.
   `stranger_id` is that of the letter answered; 0: none, and the address in the mail says whom.
   *taken is FALSE if it says nothing of a stranger. Inside the caller's transaction. */
gboolean stranger_judge(const Desk *desk, const Message *message, const Person *judge,
                        gint64 stranger_id, const Occasion *occasion, gboolean *taken,
                        GError **error);

/* Destroys what has been held long enough. *count grows if anything was. */
gboolean strangers_run(const Desk *desk, guint *count, GError **error);
