/* SPDX-License-Identifier: MIT */
#pragma once
/* What a mail means that answers no letter of ours, or none that asks for anything. Inside the
   caller's transaction; *outcome is for the ledger. */
#include "agent/incoming.h"

gboolean unprompted_handle(Incoming *mail, const char **outcome, GError **error);
