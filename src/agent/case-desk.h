/* SPDX-License-Identifier: MIT */
#pragma once
/* One event to its case: load, decide, record. */
#include "agent/compose.h"

/* Finds who could be listed if the event may list anybody. */
gboolean case_bring_candidates(const Desk *desk, Case *case_, const Event *event, GError **error);
/* Finds every mentor whom a name in the case or the event may mean. */
gboolean case_bring_named(const Desk *desk, Case *case_, const Event *event, GError **error);
/* Whom somebody of this agency may turn to, but never `person_id`: an agency without a coordinator
   is the office's, as is whoever has no agency. Owned array of Person, empty if there is nobody. */
gboolean desk_list_coordinators(const Desk *desk, gint64 agency_id, gint64 person_id,
                                GPtrArray **coordinators, GError **error);
/* The office, which is nobody on record: NULL where the settings name none. Owned by the caller. */
Person *office_person(const Settings *settings);
/* EVENT_CLOSURE for one case; *moved counts its clocks that run out at another time. */
gboolean case_move_clocks(const Desk *desk, Case *case_, const Event *event, guint *moved,
                          GError **error);
/* TRUE if that is the office's address; `address` is normalised. */
gboolean office_is_at(const Settings *settings, const char *address);
/* Decides and records, inside the caller's transaction. */
gboolean case_decide(const Desk *desk, Case *case_, const Event *event, const Occasion *occasion,
                     GError **error);
