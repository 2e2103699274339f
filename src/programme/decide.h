/* SPDX-License-Identifier: MIT */
#pragma once
/* The rules' one door: what does this event do to this case? Pure. */
#include "base/calendar.h"
#include "programme/effect.h"
#include "programme/event.h"

typedef struct {
    guint asked_at_once; /* mentors asked in parallel (rule 7) */
    guint answer_within; /* business days (rule 9) */
    guint shortlist;     /* lines (rule 5) */
    guint commitments;   /* the version of their text (rule 2) */
} Policy;

typedef struct {
    const Calendar *calendar;
    Policy policy;
} Rules;

/* An event that the case's state has no place for changes nothing and writes at most one letter.
   Owned by the caller. */
Effects *decide(const Case *before, const Event *event, const Rules *rules, gint64 now);
