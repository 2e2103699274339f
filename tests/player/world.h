/* SPDX-License-Identifier: MIT */
#pragma once
/* Where a scenario is played: in memory, or against real servers. */
#include <glib.h>

typedef struct World World;

/* The programme of one scenario. Owned by the caller. */
typedef struct {
    const char *agencies_csv; /* texts */
    const char *people_csv;
    const char *settings; /* extra lines for the configuration file, or "" */
} Setting;

typedef struct {
    World *(*open)(const Setting *setting, gint64 start_at, const char *arguments, GError **error);
    void (*close)(World *world);
    /* Other extra lines for the configuration file from now on. */
    gboolean (*configure)(World *world, const char *settings, GError **error);
    /* Files are imported; `settings` is not looked at. */
    gboolean (*import)(World *world, const Setting *files, GError **error);
    /* A mail comes in at `at`. */
    gboolean (*deliver)(World *world, const char *mail, gint64 at, GError **error);
    /* Time goes on: everything due up to `at` happens. `letters` (SentLetter) takes what leaves;
       stops early, with *reached_at < at, as soon as something left before. */
    gboolean (*advance)(World *world, gint64 at, GPtrArray *letters, gint64 *reached_at,
                        GError **error);
} WorldKind;

/* Of a world in memory: requests, offers and clocks that have not come to an end, a line each.
   Owned by the caller. */
char *world_memory_open_matters(World *world);

/* Of a world in memory: it is `at`, whatever it was before, and the daemon looks once at what is
   due. `letters` (SentLetter) takes what leaves. */
gboolean world_memory_wake(World *world, gint64 at, GPtrArray *letters, GError **error);

extern const WorldKind WORLD_MEMORY;
extern const WorldKind WORLD_SERVERS;
