/* SPDX-License-Identifier: MIT */
#pragma once
/* One SMTP session after the login, without I/O and clock: it is fed received bytes and the time,
   and gives bytes to send and outcomes.

   With PIPELINING (RFC 2920) a letter costs one round trip: MAIL, RCPT and DATA of the next letter
   stand in the same write as the body and final dot of this one. So up to two letters are in hand;
   replies come in the order of the commands, and every reply belongs to the elder of the two until
   its transaction has ended. */
#include "submission/submission.h"

typedef struct Dialogue Dialogue;

/* Called once for every letter that was offered. OUTCOME_UNTRIED gives the letter back: nobody
   answered its commands, and another connection may be tried. `reply` is printable ASCII. */
typedef void (*DialogueReport)(const Envelope *envelope, Outcome outcome, const char *reply,
                               gpointer data);

typedef struct {
    const char *client_name;    /* copied */
    gint64 reply_microseconds;  /* the longest silence */
    gint64 finish_microseconds; /* the same after a final dot */
    DialogueReport report;
    gpointer data;
} DialogueOptions;

/* Begins with EHLO. All times are monotonic microseconds. */
Dialogue *dialogue_new(const DialogueOptions *options, gint64 now);
/* Letters in hand are not reported: call dialogue_lose first. */
void dialogue_free(Dialogue *dialogue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Dialogue, dialogue_free)

void dialogue_receive(Dialogue *dialogue, const char *bytes, size_t length, gint64 now);
/* What is to be sent; NULL if nothing is. Borrowed until the next call. */
const char *dialogue_output(const Dialogue *dialogue, size_t *length);
/* So much of it was handed to the connection. */
void dialogue_wrote(Dialogue *dialogue, size_t length, gint64 now);
/* The connection is gone, or given up; `reason` goes into the reports. */
void dialogue_lose(Dialogue *dialogue, const char *reason);
/* Gives up if the server has been silent for too long. */
void dialogue_tick(Dialogue *dialogue, gint64 now);
/* When dialogue_tick would give up; G_MAXINT64 if nothing is awaited. */
gint64 dialogue_deadline(const Dialogue *dialogue);

/* TRUE if a letter may be offered now. */
gboolean dialogue_wants_letter(const Dialogue *dialogue);
/* The envelope passed wire_fault and stays valid until it is reported; a letter beyond the server's
   SIZE is reported FAILED at once. */
void dialogue_offer(Dialogue *dialogue, const Envelope *envelope, gint64 now);
/* The idle connection is used again: a loss before the first reply says nothing of the letter. */
void dialogue_resume(Dialogue *dialogue);

/* Replies are awaited or bytes wait to be sent. */
gboolean dialogue_is_busy(const Dialogue *dialogue);
/* EHLO was answered well. */
gboolean dialogue_is_proven(const Dialogue *dialogue);
/* A letter was judged by a reply other than 421. */
gboolean dialogue_was_fruitful(const Dialogue *dialogue);
/* Why the session is over, NULL while it is not. Borrowed, printable ASCII. */
const char *dialogue_fault(const Dialogue *dialogue);
