/* SPDX-License-Identifier: MIT */
#pragma once
/* Delivery reports: RFC 3464, and what old servers wrote in plain words. */
#include "message/header.h"
#include "message/message.h"

typedef enum {
    DSN_FAILED,
    DSN_NOT_FINAL, /* delayed, relayed, delivered */
    DSN_SILENT,    /* names no recipient */
} DsnOutcome;

/* Where recipients (FailedRecipient) are added, each once. */
typedef struct {
    GPtrArray *failed;
    GPtrArray *delayed; /* still being tried */
    const char *notice; /* what the report says in words, or NULL */
} DsnRecipients;

/* Reads a message/delivery-status body. A recipient is `permanent` only where status or diagnostic
   speak of the address, and not of a full mailbox, a policy, the content or time that ran out. */
DsnOutcome dsn_read(const char *delivery_status, const DsnRecipients *recipients);

/* A bounce without RFC 3464. */
typedef struct {
    const Header *header; /* whom the bounce comes from and goes to is no failed recipient */
    const char *subject;
    const char *text;
    const char *returned; /* header lines of the returned mail, or NULL */
} PlainBounce;

/* Adds the recipients that it names: X-Failed-Recipients, else addresses at the start of lines
   before the returned mail, else addresses within those lines, else whom the returned mail was
   addressed to. Linear. */
void dsn_read_plain(const PlainBounce *bounce, GPtrArray *recipients);

/* TRUE if `text` has a line that starts with "<address>:", as qmail and its kin write them. */
gboolean dsn_lists_recipients(const char *text);

/* Adds the recipient unless it is there already; `words` is what the server said of it. */
void dsn_add(GPtrArray *recipients, const char *address, const char *status, const char *words);
/* The first enhanced status code (RFC 3463) in `text`, else "". Owned by the caller. */
char *dsn_status_in(const char *text);
