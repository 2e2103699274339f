/* SPDX-License-Identifier: MIT */
#pragma once
/* One event to its case: load, decide, record. */
#include "agent/compose.h"

/* Finds who could be listed if the event may list anybody. */
gboolean case_bring_candidates(const Desk *desk, Case *case_, const Event *event, GError **error);
/* Finds every mentor whom a name in the case or the event may mean. */
gboolean case_bring_named(const Desk *desk, Case *case_, const Event *event, GError **error);
/* The agency's coordinators; where it has none, and where there is no agency, the office. Owned
   array of Person, empty where there is no office either. */
gboolean desk_list_coordinators(const Desk *desk, gint64 agency_id, GPtrArray **coordinators,
                                GError **error);
/* Adds the office, if there is one. */
void desk_add_office(const Desk *desk, GPtrArray *people);
/* Decides and records, inside the caller's transaction. */
gboolean case_decide(const Desk *desk, Case *case_, const Event *event, const Occasion *occasion,
                     GError **error);
