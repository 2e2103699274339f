/* SPDX-License-Identifier: MIT */
#pragma once
/* Mails in hand together, each with a strike counted before anything dangerous is done with it. */
#include "agent/desk.h"
#include "mailbox/mailbox.h"

enum { REF_NAME_LOGGED = 60 };

/* Same indexes in `refs` and `bytes`. */
typedef struct {
    GPtrArray *refs;    /* MailRef, borrowed from the list */
    GPtrArray *bytes;   /* GBytes or NULL: gone from the mailbox */
    GPtrArray *handled; /* MailRef to file */
    GPtrArray *quarantined;
    gboolean header_only; /* the one mail is too large to read */
} Batch;

Batch *batch_new(void);
void batch_free(Batch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Batch, batch_free)

/* Takes mails of refs[from..] in hand, in a transaction of its own; *taken tells how many of them
   were used up. Who has strikes already was in hand when something died: such a mail is taken
   alone, and after three strikes no more. */
gboolean batch_begin(Batch *batch, const Desk *desk, const GPtrArray *refs, guint from,
                     guint *taken, GError **error);

/* Within a transaction: the mail is to lie in Quarantine. */
gboolean batch_quarantine(Batch *batch, const Desk *desk, const MailRef *ref, const char *reason,
                          GError **error);

/* An orderly failure is no death: the strikes are taken back. */
void batch_give_up(const Batch *batch, const Desk *desk);

/* When all is filed, and no sooner: a condemned mail that lies in INBOX still is never read. */
gboolean batch_end(const Batch *batch, const Desk *desk, GError **error);
