/* SPDX-License-Identifier: MIT */
#pragma once
/* Letters with their final bytes, and one envelope per recipient on its way.

   envelope: pending -> inflight -> sent | deferred | failed | uncertain
   deferred and uncertain go out again at next_attempt_at, the same bytes. At start every inflight
   envelope is uncertain: the process died between the dialogue and its record. */
#include "store/store.h"

typedef enum {
    ENVELOPE_PENDING,
    ENVELOPE_INFLIGHT,
    ENVELOPE_DEFERRED,
    ENVELOPE_UNCERTAIN,
    ENVELOPE_SENT,
    ENVELOPE_FAILED,
} EnvelopeState;

typedef struct {
    const char *letter_key; /* unique per letter: writing it again changes nothing */
    const char *message_id; /* without angle brackets */
    const char *letter;     /* its kind's name */
    gint64 request_number;  /* 0: none */
    gint64 person_id;       /* the reader; 0: two */
    guint offer_number;     /* 0: none */
    gboolean timer;         /* no mail asked for it: it can be taken back while it waits */
    gboolean answer;        /* in direct answer to a mail of the reader's: it leaves first */
    gint64 created_at;
    gint64 not_before;
    GBytes *bytes;
    const char *const *recipients; /* NULL-ended, normalised */
} OutboxLetter;

/* Queues it, inside a transaction of the caller's; *queued is FALSE if a letter of this key is
   there already. */
gboolean store_queue_letter(Store *store, const OutboxLetter *letter, gboolean *queued,
                            GError **error);

/* Takes back a timer's letters of that name to that person, about no request, that have not left.
 */
gboolean store_drop_waiting_to(Store *store, gint64 person_id, const char *letter, GError **error);
/* Takes back timers' letters about an offer (0: the request as a whole) of which nothing has left.
 */
gboolean store_drop_waiting(Store *store, gint64 request_number, guint offer_number,
                            GError **error);

/* A timer's letter of which nothing was tried yet. */
typedef struct {
    gint64 id;
    gint64 not_before;
    char *time_zone; /* the reader's; NULL: the programme's */
} WaitingLetter;
void waiting_letter_free(WaitingLetter *letter);
/* Those that are due by now, at most `limit`. Owned array of WaitingLetter. */
gboolean store_list_waiting(Store *store, gint64 now, guint limit, GPtrArray **letters,
                            GError **error);
gboolean store_load_letter(Store *store, gint64 id, GBytes **bytes, GError **error);
/* Has the letter wait until its new not_before, with new bytes; inside a transaction of the
   caller's. */
gboolean store_put_off_letter(Store *store, const WaitingLetter *letter, GBytes *bytes,
                              GError **error);

typedef struct {
    gint64 id;
    char *recipient;
    char *message_id;
    GBytes *bytes;
    EnvelopeState state; /* before it was taken in hand: uncertain may be there already */
    guint attempts;      /* this one included */
    guint copies;        /* that may have arrived, this attempt not counted */
    gint64 created_at;   /* of the letter */
} OutboxEnvelope;
void outbox_envelope_free(OutboxEnvelope *envelope);

/* Takes up to `limit` due envelopes in hand (inflight, attempts + 1), replies to people before
   timers' letters, oldest first, in a transaction of its own. Owned array of OutboxEnvelope. */
gboolean store_take_due_envelopes(Store *store, gint64 now, guint limit, GPtrArray **envelopes,
                                  GError **error);

typedef struct {
    gint64 id;
    EnvelopeState state;
    gint64 next_attempt_at; /* deferred, uncertain */
    const char *reply;      /* the server's last line or our reason, or NULL */
    gboolean untried;       /* it was taken in hand and no more: the attempt does not count */
} EnvelopeResult;
/* Records results (EnvelopeResult) of one round in one transaction of its own. */
gboolean store_record_results(Store *store, const GArray *results, gint64 now, GError **error);

/* Called once at start: every inflight envelope is uncertain now, and due at once: the process that
   had it in hand is gone, its connection too, so waiting would settle nothing. */
gboolean store_recover_inflight(Store *store, gint64 now, GError **error);
/* When the next envelope is due; 0: none waits. */
gboolean store_next_envelope_at(Store *store, gint64 *at, GError **error);

/* Letters queued in direct answer to this person's mails since then: the loop cap. */
gboolean store_count_answers(Store *store, gint64 person_id, gint64 since, guint *count,
                             GError **error);

/* Letters of all kinds about this request since then. */
gboolean store_count_request_letters(Store *store, gint64 request_number, gint64 since,
                                     guint *count, GError **error);

/* The ids of a request's letters to a person, for References: with angle brackets, space separated,
   oldest first; of more than `limit` the first and the newest. The last one is In-Reply-To.
   *references NULL if there is none. */
gboolean store_thread_references(Store *store, gint64 request_number, gint64 person_id, guint limit,
                                 char **references, GError **error);

/* The request of the introduction that one of these ids (with angle brackets, space separated)
   names: a mail in a conversation that the programme has left. 0 if none. */
gboolean store_find_introduction(Store *store, const char *references, gint64 *request_number,
                                 GError **error);

/* A token's record. */
typedef struct {
    char *ref;
    char *purpose;
    gint64 request_number;
    guint offer_number;
    gint64 person_id;
    guint32 expires_on; /* julian day */
    char *letter;       /* kind's name */
    gint64 about_id;    /* somebody else whom the letter is about; 0: nobody */
} TokenRecord;
void token_record_free(TokenRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TokenRecord, token_record_free)
/* Recording the same token again changes nothing. */
gboolean store_record_token(Store *store, const TokenRecord *record, GError **error);
/* *record is NULL if unknown. */
gboolean store_find_token(Store *store, const char *ref, TokenRecord **record, GError **error);

/* The bytes of the newest letter with one of these Message-IDs (char *) whose text is still kept;
   NULL if there is none. Owned by the caller. */
gboolean store_find_newest_letter(Store *store, const GPtrArray *message_ids, GBytes **bytes,
                                  GError **error);
