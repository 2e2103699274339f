/* SPDX-License-Identifier: MIT */
#pragma once
/* From a URL to an authenticated IMAP connection: libcurl connects, verifies and logs in. */
#include "mailbox/imap-stream.h"
#include "mailbox/mailbox.h"

typedef struct {
    char *server; /* "imaps://HOST[:PORT]": what curl is given and messages name */
    char *folder; /* as written, default INBOX */
} MailboxUrl;

/* FAILURE_OPERATOR for a URL that cannot be read. The parts are the caller's. */
gboolean mailbox_url_parse(const char *url, MailboxUrl *parts, GError **error);

/* A connection of which the login has been answered with OK; owned by the caller. TEMPORARY or
   OPERATOR as mailbox_connect says. No credential leaves before TLS stands (but with tls_off). */
MailboxStream *mailbox_stream_dial(const MailboxOptions *options, const char *server,
                                   GError **error);

/* Asks for the capabilities, in upper case, a NULL-terminated array owned by the caller. Must be
   the first thing that is done: libcurl keeps what it read after the login's OK to itself, and
   this finds the beginning of the next line. NULL if the stream broke. */
char **mailbox_stream_capabilities(MailboxStream *stream, guint timeout_seconds);

/* TRUE if a server's words mean "later", not "never": throttling, maintenance, load. */
gboolean mailbox_refusal_passes(const char *words);
