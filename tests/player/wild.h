/* SPDX-License-Identifier: MIT */
#pragma once
/* Months of mails at random, with a word of its own in each thing that somebody confides: it may
   turn up nowhere but before those whom it is for, and all that began must come to an end. */
#include <glib.h>

/* Plays `events` mails and passages of time, then lets all clocks run out. Always the same for the
   same seed. Prints figures; FALSE, and what went wrong on standard output, for the first
   violation. */
gboolean wild_play(guint32 seed, guint events);
