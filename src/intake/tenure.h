/* SPDX-License-Identifier: MIT */
#pragma once
/* What a mentor says of being one: PAUSE, RESUME, CAPACITY, in a new mail or in reply to any letter
   (rules 3 and 4). */
#include "message/message.h"
#include "programme/letter-kind.h"
#include "programme/tenure.h"

typedef struct {
    LetterKind letter;  /* answered; of no meaning in a new mail */
    Purpose purpose;    /* of the letter answered; PURPOSE_NONE: a new mail */
    gboolean is_mentee; /* may also describe a situation, in any words */
    GTimeZone *zone;    /* the mentor's */
    gint64 now;
} TenureContext;

/* TRUE if a coordinator says DONE, and nothing else. */
gboolean tenure_is_done(const Message *message);
/* NULL if the mail says nothing of the kind, or it can be meant otherwise. Owned by the caller. */
TenureEvent *tenure_read(const Message *message, const TenureContext *context);
