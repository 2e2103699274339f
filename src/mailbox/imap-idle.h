/* SPDX-License-Identifier: MIT */
#pragma once
/* IDLE (RFC 2177) as an exchange of our own lines: libetpan 1.9.4's fails when the server speaks
   of new mail before its "+", which is when it matters most. */
#include "mailbox/imap-stream.h"
#include "mailbox/mailbox.h"

typedef struct {
    guint answer_seconds; /* for the "+" and for the end */
    int wake_fd;
    gint64 timeout_ms;
} IdleLimits;

typedef enum {
    IDLE_ENDED,   /* the stream is ready for the next command */
    IDLE_REFUSED, /* so it is, but the server wants no IDLE */
    IDLE_BROKEN,
} IdleEnd;

/* Ended by new mail, the wake-up descriptor or time: *wake. *news becomes TRUE if the server spoke
   of new mail at any point of the exchange, whatever ended it. */
IdleEnd mailbox_idle(MailboxStream *stream, const IdleLimits *limits, MailboxWake *wake,
                     gboolean *news);
