/* SPDX-License-Identifier: MIT */
#pragma once
/* One value of the file, checked by its type and kept in its field. */
#include "settings/table.h"

/* NULL when it is kept, else why not: what is wanted, with an example. Owned by the caller. */
char *setting_keep(Settings *settings, const Setting *setting, const char *value);

/* `path` against the folder of the configuration file. Owned by the caller. */
char *settings_path(const Settings *settings, const char *path);
