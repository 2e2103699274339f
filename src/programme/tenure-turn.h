/* SPDX-License-Identifier: MIT */
#pragma once
/* One turn of a mentor's tenure, as turn.h is a request's. Known to the rules alone. */
#include "programme/tenure.h"

typedef struct {
    Tenure *tenure; /* the copy */
    const TenureEvent *event;
    const Rules *rules;
    gint64 now;
    TenureEffects *effects;
} TenureTurn;

/* Adds a letter to the mentor, with a static topic or NULL. Borrowed. */
Letter *tenure_write(TenureTurn *turn, LetterKind kind, const char *topic);
/* Asks the mentor for what could not be followed, quoting the line; the topic says what it is. */
void tenure_ask(TenureTurn *turn, const char *topic);

/* RESUME of a mentor who leaves; nothing if they do not. */
void leaving_take_back(TenureTurn *turn);

void rule_pausing(TenureTurn *turn);
void rule_resuming(TenureTurn *turn);
void rule_capacity(TenureTurn *turn);
void rule_withdrawing(TenureTurn *turn);
void rule_completing(TenureTurn *turn);
