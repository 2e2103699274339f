/* SPDX-License-Identifier: MIT */
#pragma once
/* Which mails were handled, and which were in hand when something died. */
#include "store/store.h"

typedef struct {
    const char *message_id;    /* "" if the mail had none */
    const char *semantic_hash; /* of what the mail says, not of its bytes */
    const char *outcome;       /* one word: "asked", "accepted", "duplicate", "stranger", ... */
    gint64 person_id;          /* 0: nobody known */
    gint64 request_number;     /* 0: none */
    gint64 handled_at;
} LedgerEntry;

/* TRUE in *handled if a mail with this Message-ID and this hash was handled. */
gboolean store_is_handled(Store *store, const char *message_id, const char *semantic_hash,
                          gboolean *handled, GError **error);
/* Recording the same again keeps the first outcome. */
gboolean store_record_handled(Store *store, const LedgerEntry *entry, GError **error);

/* Strikes: `name` is the mailbox's name for the mail. Taking in hand counts one up, before anything
   dangerous is done with it; letting go forgets them. In a transaction of the caller's. */
gboolean store_strikes(Store *store, const char *name, guint *strikes, GError **error);
gboolean store_take_in_hand(Store *store, const char *name, GError **error);
gboolean store_let_go(Store *store, const char *name, GError **error);
gboolean store_condemn(Store *store, const char *name, guint strikes, GError **error);

gboolean store_record_quarantine(Store *store, const char *name, const char *reason, gint64 now,
                                 GError **error);

/* For `mentord status`. Keys are one word, values counts; newest times are 0 if there is none. */
typedef struct {
    guint requests_open, offers_waiting, letters_waiting, letters_uncertain, letters_failed;
    guint quarantined, people, mentors;
    gint64 last_handled_at, last_sent_at, next_deadline_at;
} StoreStatus;
gboolean store_status(Store *store, StoreStatus *status, GError **error);

/* Small facts about the run itself (last mailbox contact, alarms), by name. Value NULL: none. */
gboolean store_set_note(Store *store, const char *name, const char *value, GError **error);
gboolean store_get_note(Store *store, const char *name, char **value, GError **error);
