/* SPDX-License-Identifier: MIT */
#pragma once
/* The loop's steps, known to agent.c alone. */
#include "agent/agent.h"

/* TRUE if the signal descriptor has something to say: looked at between transactions, which are
   finished. -1: nobody asks. */
gboolean stop_is_wanted(int stop_fd);

/* INBOX to its end: batches are read, decided in one transaction, then filed. *handled counts
 * mails. */
gboolean receive_mails(const Desk *desk, Mailbox *mailbox, Reader *reader, int stop_fd,
                       guint *handled, GError **error);

/* Letters that are due. Returns when none is left that can go now, or `limit` were tried. */
gboolean deliver_letters(const Desk *desk, Submission *submission, guint limit, guint *tried,
                         GError **error);
