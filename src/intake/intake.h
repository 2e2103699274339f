/* SPDX-License-Identifier: MIT */
#pragma once
/* Message to Event: what does the sender of this mail want, given the letter that it answers? Whose
   mail it is and whether they may is decided before, by the agent. */
#include "message/message.h"
#include "programme/case.h"
#include "programme/event.h"
#include "programme/letter-kind.h"

typedef struct {
    Purpose purpose;    /* of the letter answered */
    LetterKind letter;  /* answered */
    guint offer_number; /* PURPOSE_ANSWER: whose offer */
    const Case *case_;  /* of the request; borrowed */
    GTimeZone *zone;    /* the sender's */
    gint64 now;
} IntakeContext;

/* NULL if the mail is no answer at all: a receipt, a bounce, a newsletter, an absence of somebody
   from whom nothing is awaited. `cause` as in Event. Owned by the caller. */
Event *intake_understand(const Message *message, const IntakeContext *context, const char *cause);

/* What an answer to such a letter is that cannot be understood. */
EventKind intake_unclear_kind(Purpose purpose);
/* TRUE if a bounce says that an address is dead: a full mailbox, a policy or time that ran out does
   not. */
gboolean intake_is_dead_address(const Message *message);
/* TRUE if a short mail says thank you and asks nothing. */
gboolean intake_is_thanks(const Message *message);
/* TRUE if the text is long enough to describe a situation, rather than an answer that lost its
 * letter. */
gboolean intake_is_request(const Message *message);
/* TRUE if all that is said is HELP. */
gboolean intake_asks_for_help(const Message *message);
/* The words that decide: what a button's subject says ("ACCEPT [#42]"), then the reply, so that the
   one may speak against the other. Owned. */
char *intake_words(const Message *message);
