/* SPDX-License-Identifier: MIT */
#include "base/backoff.h"

gint64 backoff_seconds(guint attempts, gint64 salt)
{
    static const gint64 MINUTES[] = {5, 10, 20, 40, 67};
    gint64 seconds = MINUTES[CLAMP(attempts, 1, G_N_ELEMENTS(MINUTES)) - 1] * 60;
    gint64 spread = (gint64)(g_int64_hash(&salt) * 2654435761U % 201) - 100; /* -100 to 100 */
    return seconds + seconds * spread / 1000;
}
