/* SPDX-License-Identifier: MIT */
#pragma once
/* A mail on the desk: who wrote it, and which letter of ours does it answer? */
#include "agent/compose.h"
#include "programme/letter-kind.h"
#include "store/outbox.h"

enum { CAUSE_LENGTH = 24 };

/* And what is known of it so far. */
typedef struct {
    const Desk *desk;
    const Message *message;
    gint64 now;
    Person *sender;       /* NULL: nobody known */
    TokenRecord *token;   /* of the letter answered; NULL: none that is genuine */
    gboolean contradicts; /* genuine tokens of different matters */
    Person *bound;        /* whom the token was given */
    gint64 request_number;
    Occasion occasion;
    char cause[CAUSE_LENGTH + 1];
} Incoming;

void incoming_clear(Incoming *mail);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Incoming, incoming_clear)

/* Finds the sender and the letter answered; `desk`, `message` and `now` are set. */
gboolean incoming_identify(Incoming *mail, GError **error);
/* TRUE if the letter answered is too old to be answered still. */
gboolean incoming_is_expired(const Incoming *mail);
/* PURPOSE_NONE: no letter of ours is answered. */
Purpose incoming_purpose(const Incoming *mail);
/* What a stranger answers to the one letter that they get is one more mail of theirs. */
gboolean incoming_is_of_stranger(const Incoming *mail);
/* Writes a letter about no request. To a mail that nobody vouches for the same letter goes once a
   day at most: it may be forged. */
gboolean incoming_write_plain(const Incoming *mail, LetterKind kind, const Person *reader,
                              const char *topic, GError **error);
