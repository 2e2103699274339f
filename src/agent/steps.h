/* SPDX-License-Identifier: MIT */
#pragma once
/* The loop's steps, known to agent.c alone. */
#include "agent/agent.h"

/* INBOX to its end: batches are read, decided in one transaction, then filed. *handled counts
 * mails. */
gboolean receive_mails(const Desk *desk, Mailbox *mailbox, Reader *reader, guint *handled,
                       GError **error);

/* Letters that are due. Returns when none is left that can go now, or `limit` were tried. */
gboolean deliver_letters(const Desk *desk, Submission *submission, guint limit, guint *tried,
                         GError **error);
