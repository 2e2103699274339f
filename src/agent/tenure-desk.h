/* SPDX-License-Identifier: MIT */
#pragma once
/* One event to its mentor: load, decide, record. */
#include "agent/compose.h"
#include "programme/tenure.h"

/* Decides and records, inside the caller's transaction. Nothing if the person is no mentor. */
gboolean tenure_desk_decide(const Desk *desk, gint64 mentor_id, const TenureEvent *event,
                            const Occasion *occasion, GError **error);
