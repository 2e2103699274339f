/* SPDX-License-Identifier: MIT */
#pragma once
/* Days that the programme office closes, and opens again (rule 27). */
#include "agent/compose.h"
#include "intake/closing-days.h"

/* Brings the desk's calendar up to what the database says: after a transaction that was rolled
   back, the calendar may know of a day that was never closed. */
gboolean closures_refresh(const Desk *desk, GError **error);

/* Carries the office's orders out, moves every open clock that they concern, and tells the sender;
   inside the caller's transaction. Where one of the orders is in doubt, nothing changes at all. */
gboolean closing_order(const Desk *desk, const Person *sender, const DayOrders *orders,
                       const Occasion *occasion, GError **error);

/* Nobody vouches for the order: a letter goes to the registered address, whose answer is proof. */
gboolean closing_ask_for_proof(const Desk *desk, const Person *sender, const Occasion *occasion,
                               GError **error);
