/* SPDX-License-Identifier: MIT */
#pragma once
/* The people of a scenario, from its lines under "## People". */
#include <glib.h>

typedef struct {
    char *name;
    char *email;
    char *agency;
    char *role;   /* mentee, mentor, coordinator, manager, office */
    char *topics; /* "" for none */
    char *bio;    /* "" for none */
    char *zone;   /* "" for the programme's */
    guint capacity;
    gboolean standby, uncommitted;
} Player;

typedef struct {
    GPtrArray *people; /* Player */
} Cast;

Cast *cast_new(void);
void cast_free(Cast *cast);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Cast, cast_free)
/* Reads one line: "- Ben Okafor <ben@energy.example> is a mentor at Energy for "budget cuts",
   capacity 1, in Pacific/Honolulu, stand-by, not committed yet". */
gboolean cast_add(Cast *cast, const char *line, GError **error);
/* Adds those of `others` whose address is not there yet. */
void cast_join(Cast *cast, const Cast *others);
/* By full or first name; NULL if nobody or several. Borrowed. */
const Player *cast_find(const Cast *cast, const char *name);
const Player *cast_with_address(const Cast *cast, const char *address);
char *cast_agencies_csv(const Cast *cast);
char *cast_people_csv(const Cast *cast);
