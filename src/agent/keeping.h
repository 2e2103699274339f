/* SPDX-License-Identifier: MIT */
#pragma once
/* What is kept no longer (rule 29). */
#include "agent/desk.h"
#include "store/keeping.h"

/* Destroys it now; of the desk only settings, store, calendar and clock are needed. Not within a
   transaction. */
gboolean keeping_run(const Desk *desk, Destroyed *destroyed, GError **error);
