/* SPDX-License-Identifier: MIT */
#pragma once
#include "mailbox/backend.h"
#include "mailbox/imap-session.h"

/* As mailbox_list and mailbox_fetch, on an open session. */
gboolean mailbox_imap_list(ImapSession *imap, GPtrArray *refs, GError **error);
gboolean mailbox_imap_fetch(ImapSession *imap, const GPtrArray *refs, const MailboxFetch *request,
                            GError **error);

/* The UIDs of those refs that are of this session's UIDVALIDITY, as ranges; NULL if none is.
   `by_uid` (NULL: not wanted) gets each borrowed MailRef under its UID. Owned by the caller. */
struct mailimap_set *mailbox_imap_set(const ImapSession *imap, const GPtrArray *refs,
                                      GHashTable *by_uid);
