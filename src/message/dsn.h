/* SPDX-License-Identifier: MIT */
#pragma once
/* Delivery reports: RFC 3464, and what old servers wrote in plain words. */
#include "message/message.h"

typedef enum {
    DSN_FAILED,
    DSN_NOT_FINAL, /* delayed, relayed, delivered */
    DSN_SILENT,    /* names no recipient */
} DsnOutcome;

/* Reads a message/delivery-status body; every failed recipient is added to `failed`
   (FailedRecipient), `permanent` only where the status speaks of the address and not of a full
   mailbox, a policy, the content or time that ran out. */
DsnOutcome dsn_read(const char *delivery_status, GPtrArray *failed);

/* The recipients that a bounce without RFC 3464 names: X-Failed-Recipients' value (or NULL), then
   addresses at the start of lines before the returned mail, else whom the returned mail was
   addressed to (`returned`: its "To: ..." line among others, or NULL). */
void dsn_read_plain(const char *failed_recipients, const char *text, const char *returned,
                    GPtrArray *failed);
