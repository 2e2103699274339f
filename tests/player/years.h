/* SPDX-License-Identifier: MIT */
#pragma once
/* Two years of requests, with people in ten time zones: every reminder once, every digest once, and
   nothing that a timer sends outside of its reader's office hours. */
#include <glib.h>

typedef enum {
    YEARS_SIX_HOURS,  /* the daemon looks every six hours, as `mentord once` would by a timer */
    YEARS_TO_THE_DOT, /* it is there whenever something falls due */
    YEARS_OUTAGE,     /* as the first, and stands still for three weeks */
    YEARS_PUT_BACK,   /* as the first, and the clock is put back by an hour, and by a day */
    YEARS_MANNERS
} YearsManner;

/* Prints figures; FALSE, and what went wrong on standard output, for the first violation. */
gboolean years_play(YearsManner manner);
