/* SPDX-License-Identifier: MIT */
#pragma once
/* Days that the programme office closes, beside the holidays (rule 27). */
#include "base/calendar.h"

/* What a closure changed, as the rules see it. */
typedef struct {
    const Calendar *before; /* the calendar without it; borrowed */
    GDate first_day;        /* of those that changed */
    gint64 entered_at;      /* OPEN: when the day had been closed; 0: days were closed now */
} Closure;

/* What became of the office's order, for the letter that tells it. Days are julian day numbers
   (guint32). */
typedef struct {
    GArray *closed;
    GArray *opened;
    GArray *anyway; /* CLOSE: weekends, holidays, days that were closed already */
    GArray *never;  /* OPEN: days that the office had not closed */
    guint moved;    /* open clocks that run out at another time now */
} ClosureReport;

ClosureReport *closure_report_new(void);
void closure_report_free(ClosureReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ClosureReport, closure_report_free)
