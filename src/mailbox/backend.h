/* SPDX-License-Identifier: MIT */
#pragma once
/* What a kind of mailbox must be able to do. Private to this folder: a third kind is one file that
   fills in a MailboxBackend, and one line in the table of mailbox.c. */
#include "mailbox/mailbox.h"

/* One octet more is never asked for by header_only. */
enum { MAILBOX_HEADER_LIMIT = 256 * 1024 };

/* How often a mailbox that cannot tell us of new mail is looked at. */
enum { MAILBOX_POLL_MS = 60 * 1000 };

typedef struct {
    gboolean header_only;
    MailboxFetched fetched;
    gpointer data;
} MailboxFetch;

/* `connect` is called before each of list, fetch, file and wait, and must be cheap when there is
   nothing to do. `options` outlives the backend's `self`. */
typedef struct {
    gpointer (*open)(const MailboxOptions *options, GError **error);
    void (*close)(gpointer self);
    gboolean (*connect)(gpointer self, GError **error);
    gboolean (*list)(gpointer self, GPtrArray *refs, GError **error);
    gboolean (*fetch)(gpointer self, const GPtrArray *refs, const MailboxFetch *request,
                      GError **error);
    gboolean (*file)(gpointer self, const GPtrArray *refs, MailboxFolder folder, GError **error);
    gboolean (*wait)(gpointer self, int wake_fd, gint64 timeout_ms, MailboxWake *wake,
                     GError **error);
} MailboxBackend;

extern const MailboxBackend mailbox_backend_imap;
extern const MailboxBackend mailbox_backend_maildir;

/* Sleeps until `fd` (-1: none) is readable, WAKE_MAIL; `wake_fd` is, WAKE_SIGNAL; or the time is
   over, WAKE_TIMEOUT. The signal goes first. */
MailboxWake mailbox_sleep(int fd, int wake_fd, gint64 timeout_ms);

/* The name as a new MailRef, owned by the caller; takes `name`. */
MailRef *mailbox_ref_new(char *name, guint64 size);
