/* SPDX-License-Identifier: MIT */
#pragma once
#include "agent/desk.h"

/* Holds mentors who have come or changed against the requests that watch (rule 8), each request in
   a transaction of its own. *count grows by the requests looked at. */
gboolean watches_run(const Desk *desk, guint *count, GError **error);
