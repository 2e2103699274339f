/* SPDX-License-Identifier: MIT */
#pragma once
/* What is kept no longer (rule 29): destroyed in the records, then in every page of the file. */
#include "store/store.h"

/* What ended before these moments is destroyed. */
typedef struct {
    gint64 situations_before; /* when a request closed, somebody was forgotten */
    gint64 letters_before;    /* when the last copy of a letter was delivered, or given up */
    gint64 held_before;       /* when an answer was put off until a word comes */
    gint64 counts_before;     /* when a request closed, a letter was written, a mail was handled */
    guint32 tokens_before;    /* julian day of a token's expiry */
    gint64 now;               /* what has a time of its own is over */
} KeepingLimits;

typedef struct {
    guint requests; /* whose words were destroyed */
    guint letters;  /* whose texts were */
    guint held;     /* answers that nobody confirmed */
    guint counts;   /* records of requests, letters, mails and tokens that went altogether */
} Destroyed;

/* Inside a transaction of the caller's. `destroyed` is set. */
gboolean store_destroy_old(Store *store, const KeepingLimits *limits, Destroyed *destroyed,
                           GError **error);

/* Leaves nothing in the file and its log but what the records hold now; outside of a transaction.
   FAILURE_TEMPORARY if somebody reads the database the while: then the log keeps what was. */
gboolean store_erase_traces(Store *store, GError **error);
