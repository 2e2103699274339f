/* SPDX-License-Identifier: MIT */
#pragma once
/* When to try again: 5, 10, 20, 40, then every 67 minutes, a tenth more or less, so that letters
   that failed together do not come back together. */
#include <glib.h>

/* Seconds to wait after the `attempts`th try (1 is the first); `salt` (an id) moves it, the same
   way each time. */
gint64 backoff_seconds(guint attempts, gint64 salt);
