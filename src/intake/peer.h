/* SPDX-License-Identifier: MIT */
#pragma once
/* Whom does the sender recommend? "Ask Maria Gomez instead", "Lee would be a better fit". */
#include "intake/vote.h"

/* The name as written, or NULL. Owned by the caller. */
char *peer_find(const Speech *speech, const GArray *votes);
