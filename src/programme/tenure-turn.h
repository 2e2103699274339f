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

/* tenure-clock.c */
void tenure_set_clock(TenureTurn *turn, TenureClockKind kind, gint64 at);
void tenure_clear_clock(TenureTurn *turn, TenureClockKind kind);
/* A business morning so many months from now, at the mentor's. */
gint64 tenure_months_later(const TenureTurn *turn, guint months);
/* TRUE if the mentor is paused: then the clock runs out anew at the end of the pause. */
gboolean tenure_wait_for_return(TenureTurn *turn, TenureClockKind kind);
/* Before a pause changes: what waits for its end waits no more. */
void tenure_wake_clocks(TenureTurn *turn);
void bio_begin(TenureTurn *turn);        /* rule-bio.c */
void six_months_begin(TenureTurn *turn); /* rule-six-months.c */

void rule_pausing(TenureTurn *turn);
void rule_resuming(TenureTurn *turn);
void rule_capacity(TenureTurn *turn);
void rule_withdrawing(TenureTurn *turn);
void rule_completing(TenureTurn *turn);
void rule_bio_confirmed(TenureTurn *turn);
void rule_bio_corrected(TenureTurn *turn);
void rule_bio_unclear(TenureTurn *turn);
void rule_bio_undone(TenureTurn *turn);
void rule_continuing(TenureTurn *turn);
void rule_tenure_clock(TenureTurn *turn);

/* One per kind of clock. */
void rule_tenure_begins(TenureTurn *turn);
void rule_bio_check(TenureTurn *turn);
void rule_bio_stale(TenureTurn *turn);
void rule_six_months(TenureTurn *turn);
