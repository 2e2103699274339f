/* SPDX-License-Identifier: MIT */
#pragma once
/* What waits for coordinators, told in one letter per agency and coordinator (rule 18). */
#include "agent/desk.h"

/* Writes every digest that is due by now, each agency's in a transaction of its own. *count takes
   the letters on top. */
gboolean digests_run(const Desk *desk, guint *count, GError **error);
