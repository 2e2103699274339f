/* SPDX-License-Identifier: MIT */
#pragma once
/* The part of a mentee's reply that chooses. */
#include <glib.h>

/* The reply without the line "To the others: ...", which *to_others takes, and without the lines of
   a signature that have numbers. Owned by the caller. */
char *choice_text(const char *reply, char **to_others);
