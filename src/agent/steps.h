/* SPDX-License-Identifier: MIT */
#pragma once
/* The loop's steps, known to agent.c alone. */
#include "agent/agent.h"

/* TRUE if the signal descriptor has something to say: looked at between transactions, which are
   finished. -1: nobody asks. */
gboolean stop_is_wanted(int stop_fd);

/* Letters on their way to the submission server, while something else is done. */
typedef struct Delivery Delivery;

Delivery *delivery_new(const Desk *desk, Submission *submission);
/* Takes letters that are due and begins to send them; not within a transaction. Nothing if some are
   under way, or after a failure. */
void delivery_begin(Delivery *delivery);
/* Does what can be done without waiting. */
void delivery_turn(Delivery *delivery);
/* Waits for the outcome of those under way and records it; not within a transaction. */
void delivery_end(Delivery *delivery);
/* Sends until no letter is left that can go now, or about `limit` were tried. FALSE for the first
   failure since delivery_new. */
gboolean delivery_finish(Delivery *delivery, guint limit, GError **error);
guint delivery_tried(const Delivery *delivery);
/* Ends what is under way. */
void delivery_free(Delivery *delivery);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Delivery, delivery_free)

/* What mails are read from, and what goes on meanwhile. */
typedef struct {
    Mailbox *mailbox;
    Reader *reader;
    Delivery *delivery; /* of the letters that earlier mails brought about; NULL: they wait */
    int stop_fd;
} Intray;

/* INBOX to its end: batches are read, decided in one transaction, then filed, and their letters
   begun. *handled counts mails. */
gboolean receive_mails(const Desk *desk, const Intray *intray, guint *handled, GError **error);
