/* SPDX-License-Identifier: MIT */
#pragma once
/* What somebody asks for becomes a request. */
#include "agent/compose.h"

/* Borrowed. */
typedef struct {
    gint64 mentee_id;
    const char *subject;
    const char *words;
    const char *message_id; /* the mentee's thread hangs there */
    gboolean sure;          /* it is theirs: something vouches for it */
} Asking;

/* Makes the request and decides it, inside the caller's transaction. */
gboolean asking_begin(const Desk *desk, const Asking *asking, const Occasion *occasion,
                      gint64 *request_number, GError **error);
