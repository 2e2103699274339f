/* SPDX-License-Identifier: MIT */
#pragma once
/* Days that the programme office closes, and opens again (rule 27). */
#include "agent/compose.h"
#include "intake/closing-days.h"

/* Brings the desk's calendar up to what the database says: after a transaction that was rolled
   back, the calendar may know of a day that was never closed. */
gboolean closures_refresh(const Desk *desk, GError **error);

/* A mail that may be an order about days. All borrowed. */
typedef struct {
    const Desk *desk;
    const Person *sender;
    const Message *message;
    const Occasion *occasion;
    gboolean answers; /* a letter of ours that went to the sender: that is proof, too */
} ClosingMail;

/* Carries the office's orders out, moves every open clock that they concern, and tells the sender;
   inside the caller's transaction. Where one of the orders is in doubt nothing changes at all, and
   where nobody vouches for the mail a letter goes to the registered address, whose answer is proof.
   *taken is FALSE if the mail is no such order, or not the office's. */
gboolean closing_take(const ClosingMail *mail, gboolean *taken, GError **error);
