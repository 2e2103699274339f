/* SPDX-License-Identifier: MIT */
#pragma once
/* One event to its case: load, decide, record. */
#include "agent/compose.h"

/* Finds who could be listed if the event may list anybody. */
gboolean case_bring_candidates(const Desk *desk, Case *case_, const Event *event, GError **error);
/* Finds every mentor whom a name in the case or the event may mean. */
gboolean case_bring_named(const Desk *desk, Case *case_, const Event *event, GError **error);
/* The programme office, to write to. Owned by the caller. */
Person *office_new(const Settings *settings);
/* TRUE if that is the office's address; `address` is normalised. */
gboolean office_is_at(const Settings *settings, const char *address);
/* Decides and records, inside the caller's transaction. */
gboolean case_decide(const Desk *desk, Case *case_, const Event *event, const Occasion *occasion,
                     GError **error);
