/* SPDX-License-Identifier: MIT */
#pragma once
/* Where mails become decisions: everything of the agent but the mailbox and the submission server,
   so that the scenario player works with the very same code. */
#include "base/calendar.h"
#include "base/clock.h"
#include "base/token.h"
#include "letters/letters.h"
#include "message/reader.h"
#include "settings/settings.h"
#include "store/store.h"

typedef struct {
    const Settings *settings;
    Store *store;
    const Templates *templates;
    const KeyRing *keys;
    Calendar *calendar; /* the holidays, and the closures as the database has them */
    /* Zones in use, by name: GLib reads a zone's file anew unless somebody holds it. */
    GHashTable *zones;
    Clock clock;
} Desk;

/* A table for Desk.zones. */
GHashTable *desk_zones_new(void);

/* Decides one mail, inside the caller's transaction: ledger entry, records, letters. *outcome is
   the one word that the ledger keeps, static. Failures undo nothing: roll back. */
gboolean desk_handle(const Desk *desk, const Message *message, const char **outcome,
                     GError **error);

/* The newest of our letters that the mail's header names, as it was sent; NULL if it names none
   that is still kept. Nothing is believed of it: what the letter says is taken for a quotation
   where the mail says the same. Owned by the caller. */
gboolean desk_find_original(const Desk *desk, GBytes *mail, GBytes **letter, GError **error);
/* The same for the tokens of a mail that was read. */
gboolean desk_find_letter(const Desk *desk, const GPtrArray *tokens, GBytes **letter,
                          GError **error);
/* Reads one mail with the letter that it answers; failures are reader_read's and the store's. */
Message *desk_read(const Desk *desk, Reader *reader, GBytes *mail, GError **error);

/* Destroys what is kept no longer, once a day; not within a transaction. What fails is logged, and
   tried again in an hour. */
void desk_keep(const Desk *desk);

/* Lets every clock that ran out by now have its effect, in transactions of its own, and writes the
   digests that are due. *count is how many did. */
gboolean desk_run_clocks(const Desk *desk, guint *count, GError **error);

/* Timers' letters that are due and whose hour is over, or falls on a day that has been closed
   meanwhile, wait for the next opening at their reader's (rule 28); in a transaction of its own.
   Before letters are taken to be sent. */
gboolean desk_keep_hours(const Desk *desk, GError **error);
