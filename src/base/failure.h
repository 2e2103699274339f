/* SPDX-License-Identifier: MIT */
#pragma once
/* The one GError domain. A code says what to do, not what broke; the message says what broke. */
#include <glib.h>

#define FAILURE (failure_quark())

typedef enum {
    FAILURE_TEMPORARY, /* try the same thing again later */
    FAILURE_PERMANENT, /* give this one item up, go on with the next */
    FAILURE_OPERATOR,  /* stop: a person must act first; the message says how */
} FailureCode;

GQuark failure_quark(void);

/* Sets *error, unless error is NULL. Lower case, no full stop, no secret and no word of a mail. */
void failure_set(GError **error, FailureCode code, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* The exit status of sysexits(3) that fits: 75, 65 or 78. */
int failure_exit_status(const GError *error);
