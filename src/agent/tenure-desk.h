/* SPDX-License-Identifier: MIT */
#pragma once
/* One event to its mentor: load, decide, record. */
#include "agent/compose.h"
#include "programme/tenure.h"

/* Decides and records, inside the caller's transaction: the mentor's record and letters, open
   requests that go on without them, and what their coordinators hear of it. */
gboolean tenure_desk_decide(const Desk *desk, gint64 mentor_id, const TenureEvent *event,
                            const Occasion *occasion, GError **error);

/* Lets every mentor's clock that ran out by now have its effect, in transactions of its own. *count
   takes them on top. */
gboolean tenure_clocks_run(const Desk *desk, guint *count, GError **error);

/* TRUE in *may if this person is a coordinator of the mentor's agency. */
gboolean tenure_desk_may_complete(const Desk *desk, gint64 coordinator_id, gint64 mentor_id,
                                  gboolean *may, GError **error);
