/* SPDX-License-Identifier: MIT */
#pragma once
/* Plays one scenario file. */
#include "tests/player/world.h"

/* What a reply keeps of the letter's token: all carriers, or one alone. */
typedef enum { CARRIERS_ALL, CARRIER_PLUS, CARRIER_THREAD, CARRIER_QUOTE } Carriers;

typedef struct {
    const WorldKind *kind;
    const char *arguments; /* for the world */
    Carriers carriers;
} Stage;

/* TRUE if the diary came true. Else *report is the same diary with the difference marked, beginning
   with "FILE:LINE: reason". */
gboolean diary_play(const char *path, const Stage *stage, char **report);
