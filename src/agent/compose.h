/* SPDX-License-Identifier: MIT */
#pragma once
/* Effects to records and outbox: the second half of a decision. */
#include "agent/desk.h"
#include "programme/decide.h"
#include "programme/tenure.h"

/* What a letter is written for. Borrowed. */
typedef struct {
    const char *cause;        /* Event.cause: makes the letters' keys */
    const char *answered_id;  /* Message-ID of the mail answered, or NULL */
    gint64 sender_id;         /* who wrote it; 0: a clock */
    const GPtrArray *matters; /* NotedMatter: what a letter to a coordinator tells, else NULL */
    const OwnData *own;       /* what is held on the reader: of my-data, else NULL */
    const Tenure *tenure;     /* of a letter about being a mentor, else NULL */
    const GPtrArray *coordinators; /* Person: whom a stranger may turn to, else NULL */
    gboolean silent_to_sender; /* the loop cap is reached: no more answers to the sender today */
    const ClosureReport *closures; /* what a letter to the office tells, else NULL */
} Occasion;

/* Saves what changed and queues every letter. */
gboolean compose_effects(const Desk *desk, const Effects *effects, const Occasion *occasion,
                         GError **error);

/* Queues one letter; `case_` NULL for letters about no request. */
gboolean compose_letter(const Desk *desk, const Letter *letter, const Case *case_,
                        const Person *reader, const Occasion *occasion, GError **error);
