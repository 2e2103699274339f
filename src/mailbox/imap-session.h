/* SPDX-License-Identifier: MIT */
#pragma once
/* One IMAP login with its folder selected, made and dropped as often as it takes. */
#include "mailbox/imap-connection.h"

#include <libetpan/libetpan.h>

typedef struct {
    const MailboxOptions *options; /* borrowed */
    MailboxUrl url;
    char *inbox;           /* the names as IMAP spells them */
    char *folders[2];      /* by MailboxFolder */
    MailboxStream *stream; /* NULL: not connected */
    mailimap *session;
    gboolean has_move, has_uidplus, has_idle;
    gboolean news; /* something may have come since the last list */
} ImapSession;

ImapSession *mailbox_session_new(const MailboxOptions *options, GError **error);
void mailbox_session_free(ImapSession *imap);

/* Connects, logs in, selects, makes the folders; nothing if that stands. As mailbox_connect. */
gboolean mailbox_session_open(ImapSession *imap, GError **error);

/* Selects INBOX (again): its count and UIDVALIDITY are the server's of this moment. */
gboolean mailbox_session_select(ImapSession *imap, GError **error);

/* Gives the connection up. Needs no answer of the server, who may be dead. */
void mailbox_session_drop(ImapSession *imap);

/* Before a libetpan command of which the answer may have `octets`. */
void mailbox_session_expect(ImapSession *imap, guint64 octets);

/* The end of a libetpan command: TRUE if it returned `result` for OK. If the server refused, which
   libetpan calls `refused`, TEMPORARY and the session stays; if anything else happened, TEMPORARY
   and it is dropped. `command` names it in the message. */
gboolean mailbox_session_done(ImapSession *imap, int result, int refused, const char *command,
                              GError **error);

guint32 mailbox_session_uidvalidity(const ImapSession *imap);
