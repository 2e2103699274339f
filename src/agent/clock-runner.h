/* SPDX-License-Identifier: MIT */
#pragma once
/* Runs whatever clocks of one kind are due, many in a transaction. */
#include "agent/desk.h"

typedef struct {
    /* Runs the one due first, inside the caller's transaction; *ran is FALSE if none is due. */
    gboolean (*run_next)(const Desk *desk, gboolean *ran, GError **error);
    /* Puts the one due first off until `at`, and logs why; *found is FALSE if none is due. */
    gboolean (*put_off_first)(const Desk *desk, gint64 at, const GError *reason, gboolean *found,
                              GError **error);
} ClockKind;

/* Adds to *count how many ran. A clock whose effects cannot be recorded is a fault of ours: it is
   tried again tomorrow, and stops nobody else's. */
gboolean clock_runner_run(const Desk *desk, const ClockKind *kind, guint *count, GError **error);
