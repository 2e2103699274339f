/* SPDX-License-Identifier: MIT */
#pragma once
/* One agent per database on this host. */
#include <glib.h>

/* Takes the lock beside the database; the descriptor holds it until it is closed or the process
   ends. -1: FAILURE_TEMPORARY if another process has it, OPERATOR if the file cannot be made. */
int lock_take(const char *database_path, GError **error);
