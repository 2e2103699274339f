/* SPDX-License-Identifier: MIT */
#pragma once
/* A request: one mentee's situation, and the offers made of it to mentors.

   request:  held -> listed -> asked -> introduced -> closed
                        \<--------------/ (they did not talk)
                      \-> watching (no match)   (every state may go to closed)
   offer:    listed -> asked -> accepted -> introduced
                        \-> declined, released, withdrawn  (accepted too), undeliverable
             introduced -> missed -> asked

   Words: a request is "listed" while the mentee chooses whom to ask; an offer is "listed" while its
   mentor knows nothing of it. */
#include <glib.h>

typedef enum {
    REQUEST_HELD, /* waits for the sender's one word: "did you write this?", or the commitments */
    REQUEST_LISTED,
    REQUEST_WATCHING,
    REQUEST_ASKED,
    REQUEST_INTRODUCED,
    REQUEST_CLOSED,
} RequestState;

typedef enum {
    OFFER_LISTED,
    OFFER_ASKED,
    OFFER_ACCEPTED,
    OFFER_DECLINED,
    OFFER_RELEASED,  /* not chosen, or silent too long: told kindly, nothing expected */
    OFFER_WITHDRAWN, /* taken back by the mentee */
    OFFER_INTRODUCED,
    OFFER_MISSED,        /* introduced, and they did not talk: can be asked anew */
    OFFER_UNDELIVERABLE, /* the letter came back: the mentor knows nothing of it */
} OfferState;

typedef enum { SIDE_OUTSIDE, SIDE_INSIDE, SIDE_BOTH } Side;

typedef enum {
    DEADLINE_REMIND,         /* offer: 09:00, the 2nd business day */
    DEADLINE_ANSWER,         /* offer: 17:00, the 2nd business day */
    DEADLINE_RELEASE_SILENT, /* offer: 5 business days */
    DEADLINE_CHOOSE_NUDGE,   /* request: 3 business days after the first acceptance */
    DEADLINE_CHOOSE_RELEASE, /* request: 5 business days after the nudge's clock began */
    DEADLINE_WATCH_END,      /* request: 90 days */
    DEADLINE_CLOSE_SILENT,   /* request: 20 business days without a word */
    DEADLINE_TALKED,         /* request: 10 business days after an introduction */
} DeadlineKind;

/* The stored names of the above; the enums' order. */
const char *request_state_name(RequestState state);
const char *offer_state_name(OfferState state);
const char *side_name(Side side);
const char *deadline_kind_name(DeadlineKind kind);
gboolean request_state_parse(const char *name, RequestState *state);
gboolean offer_state_parse(const char *name, OfferState *state);
gboolean side_parse(const char *name, Side *side);
gboolean deadline_kind_parse(const char *name, DeadlineKind *kind);

typedef struct {
    gint64 number; /* what people see as [#42] */
    gint64 mentee_id;
    RequestState state;
    Side side;
    char *subject;    /* the mentee's; never shown to anybody else */
    char *situation;  /* the mentee's words; "" once forgotten */
    char *message_id; /* of the mail that asked: the mentee's thread hangs there; may be NULL */
    gint64 created_at;
    gint64 closed_at;     /* 0: open */
    guint accepted_count; /* the numbers given to acceptances so far */
    guint talk_questions; /* how often "did you talk?" was asked since the introduction */
    gint64 talked_at;     /* when one of the two said yes to it; 0: nobody did */
    gboolean unsure;      /* held, and nothing vouches that the mentee wrote it */
} Request;

typedef struct {
    guint number; /* its line on the shortlist; unique within the request, never given anew */
    gint64 mentor_id;
    OfferState state;
    char *fitting;   /* the part of the bio that fits, one line */
    char *why;       /* the words that matched, one line */
    gint64 asked_at; /* 0: not yet */
    gint64 due_at;   /* 0: no clock runs */
    gint64 answered_at;
    guint accepted_number; /* 1 for the first acceptance of the request; 0: none */
    guint unclear_count;
    gint64 questioned_at; /* the mentor's question went to the mentee; 0: none did */
    gint64 replied_at;    /* and the mentee's reply to the mentor; 0: not yet */
} Offer;

typedef struct {
    DeadlineKind kind;
    guint offer_number; /* 0: the request's */
    gint64 at;
} Deadline;

Request *request_copy(const Request *request);
void request_free(Request *request);
gboolean request_equal(const Request *a, const Request *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Request, request_free)

Offer *offer_copy(const Offer *offer);
void offer_free(Offer *offer);
gboolean offer_equal(const Offer *a, const Offer *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Offer, offer_free)
