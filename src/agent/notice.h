/* SPDX-License-Identifier: MIT */
#pragma once
/* What coordinators are told of at once, in letters of their own (rule 13). */
#include "agent/compose.h"

/* Writes to each coordinator of the agency of the person whom such a matter is about, but never to
   that person. Once per person and request, however many letters come back. */
gboolean notices_write(const Desk *desk, const Effects *effects, GError **error);
