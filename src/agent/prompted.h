/* SPDX-License-Identifier: MIT */
#pragma once
/* What a mail means that answers a letter of ours: whose it is decides whether it counts. */
#include "agent/incoming.h"

/* `mail` bears a genuine token. Inside the caller's transaction; *outcome is for the ledger. */
gboolean prompted_handle(Incoming *mail, const char **outcome, GError **error);
