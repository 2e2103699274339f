/* SPDX-License-Identifier: MIT */
#pragma once
/* format=flowed (RFC 3676): paragraphs made whole again. */
#include <glib.h>

/* Joins flowed lines of the same quote depth, takes out space stuffing; quoted lines keep one
   ">" per level and a space. `delsp`: the space before a soft break is no part of the text.
   Owned by the caller. */
char *flowed_unwrap(const char *text, gboolean delsp);
