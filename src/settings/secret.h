/* SPDX-License-Identifier: MIT */
#pragma once
/* Where a secret may come from. Both give its first line, owned by the caller (settings_wipe), or
   NULL with FAILURE_OPERATOR. No message shows what was read. */
#include <glib.h>

enum { SECRET_COMMAND_LIMIT_MS = 10000 };

/* The one line of a file; with `private_only` nobody but its owner may have access to it. */
char *secret_from_file(const char *path, gboolean private_only, GError **error);

/* What /bin/sh -c `command` prints first, run in `folder`; it is killed with all that it started
   when the limit is over. */
char *secret_from_command(const char *command, const char *folder, guint limit_ms, GError **error);
