/* SPDX-License-Identifier: MIT */
#pragma once
/* The mailbox that the programme reads, behind one small vtable: IMAP (RFC 3501, 6851, 4315, 2177)
   or a Maildir. INBOX is the queue: what is in it is yet to be handled, whatever its flags say. */
#include <glib.h>

typedef struct Mailbox Mailbox;

typedef struct {
    char *name;   /* names this mail for as long as it lies here: "UIDVALIDITY/UID" or a Maildir's
                     unique name */
    guint64 size; /* octets as the server tells them */
} MailRef;

typedef enum { MAILBOX_HANDLED, MAILBOX_QUARANTINE } MailboxFolder;

typedef enum {
    WAKE_MAIL,   /* something may have come */
    WAKE_SIGNAL, /* the wake-up descriptor became readable */
    WAKE_TIMEOUT,
} MailboxWake;

typedef struct {
    const char *url; /* imaps://HOST[:PORT]/INBOX, imap://... (STARTTLS demanded), maildir:PATH */
    const char *user;
    const char *password;     /* or NULL */
    const char *oauth2_token; /* or NULL: bearer token for OAUTHBEARER or XOAUTH2 */
    const char *ca_file;      /* NULL: the system's */
    gboolean tls_off;         /* only ever TRUE for a loopback address; settings/ sees to that */
    const char *handled;      /* folder names; made when missing */
    const char *quarantine;
    guint timeout_seconds; /* for each answer of the server; 0: 60 */
} MailboxOptions;

/* Options are copied. Connects at the first use and again after every failure.
   FAILURE_OPERATOR for a URL of no known kind. */
Mailbox *mailbox_new(const MailboxOptions *options, GError **error);
void mailbox_free(Mailbox *mailbox);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mailbox, mailbox_free)

/* Connects, logs in, finds or makes the folders. TEMPORARY: server away, throttled; OPERATOR: wrong
   certificate, host name or password, no STARTTLS; the message says what to do. Idempotent. */
gboolean mailbox_connect(Mailbox *mailbox, GError **error);

/* Everything in INBOX now, oldest first. Array of MailRef, owned by the caller. */
gboolean mailbox_list(Mailbox *mailbox, GPtrArray **refs, GError **error);

/* One call per mail, in any order; `bytes` is the caller's to ref. */
typedef void (*MailboxFetched)(const MailRef *ref, GBytes *bytes, gpointer data);

/* The whole of these mails (MailRef, at most some hundreds), never setting \Seen. A mail that has
   gone meanwhile is left out. With header_only the header block alone, at most 256 KiB of it. */
gboolean mailbox_fetch(Mailbox *mailbox, const GPtrArray *refs, gboolean header_only,
                       MailboxFetched fetched, gpointer data, GError **error);

/* Moves them away. A mail that has gone meanwhile is no error. */
gboolean mailbox_file(Mailbox *mailbox, const GPtrArray *refs, MailboxFolder folder,
                      GError **error);

/* Sleeps until something may have come, wake_fd is readable or time is over; at once if anything
   was pushed since the last mailbox_list. Errors mean: connection lost, call mailbox_list again. */
gboolean mailbox_wait(Mailbox *mailbox, int wake_fd, gint64 timeout_ms, MailboxWake *wake,
                      GError **error);

void mailbox_ref_free(MailRef *ref);
