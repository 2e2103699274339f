/* SPDX-License-Identifier: MIT */
#pragma once
/* Every letter of the programme, who reads it and what an answer to it means. The names are those
   of the templates, of X-Mentord-Letter and of `mentord preview`. */
#include <glib.h>

typedef enum {
    READER_MENTEE = 1 << 0,
    READER_MENTOR = 1 << 1,
    READER_COORDINATOR = 1 << 2,
    READER_OFFICE = 1 << 3,
    READER_CHAMPION = 1 << 4,
} ReaderRole;

/* What a reply is read as. */
typedef enum {
    PURPOSE_NONE,    /* no token: the introduction, and what people answer each other */
    PURPOSE_PICK,    /* a mentee; numbers are the shortlist's */
    PURPOSE_CHOOSE,  /* a mentee; numbers are those of the acceptances */
    PURPOSE_ANSWER,  /* a mentor, about one offer */
    PURPOSE_CONFIRM, /* one word for or against a request that is held */
    PURPOSE_VOUCH,   /* one word for or against an answer that came from elsewhere */
    PURPOSE_HELLO,   /* anything from somebody known, about nothing in particular */
    PURPOSE_TALKED,  /* a mentee, or a mentor about one offer: did you talk? */
    PURPOSE_REPLY,   /* a mentee, to the question of one offer's mentor */
    PURPOSE_FORGET,  /* one word for or against being forgotten */
    PURPOSE_TENURE,  /* a mentor, about being one */
    PURPOSE_LEAVER,  /* a coordinator, about a mentor who leaves */
    PURPOSE_VERIFY,  /* a coordinator, about a stranger */
} Purpose;

#define LETTER_KINDS(X)                                                                            \
    /* kind, name, readers, purpose */                                                             \
    X(CONFIRM, "confirm", READER_MENTEE | READER_MENTOR, PURPOSE_CONFIRM)                          \
    X(WELCOME_MENTEE, "welcome-mentee", READER_MENTEE, PURPOSE_CONFIRM)                            \
    X(SHORTLIST, "shortlist", READER_MENTEE, PURPOSE_PICK)                                         \
    X(NO_MATCH, "no-match", READER_MENTEE, PURPOSE_PICK)                                           \
    X(ASKED, "asked", READER_MENTEE, PURPOSE_PICK)                                                 \
    X(REQUEST, "request", READER_MENTOR, PURPOSE_ANSWER)                                           \
    X(REMINDER, "reminder", READER_MENTOR, PURPOSE_ANSWER)                                         \
    X(RECEIPT, "receipt", READER_MENTOR, PURPOSE_ANSWER)                                           \
    X(UNCLEAR, "unclear", READER_MENTOR, PURPOSE_ANSWER)                                           \
    X(ONE_QUESTION, "one-question", READER_MENTEE, PURPOSE_PICK)                                   \
    X(DECLINED, "declined", READER_MENTEE, PURPOSE_PICK)                                           \
    X(ACCEPTED, "accepted", READER_MENTEE, PURPOSE_CHOOSE)                                         \
    X(NO_ANSWER, "no-answer", READER_MENTEE, PURPOSE_PICK)                                         \
    X(MENTOR_AWAY, "mentor-away", READER_MENTEE, PURPOSE_PICK)                                     \
    X(CHOOSE_NUDGE, "choose-nudge", READER_MENTEE, PURPOSE_CHOOSE)                                 \
    X(NOT_CHOSEN, "not-chosen", READER_MENTOR, PURPOSE_HELLO)                                      \
    X(RELEASED, "released", READER_MENTOR, PURPOSE_ANSWER)                                         \
    X(WITHDRAWN, "withdrawn", READER_MENTOR, PURPOSE_HELLO)                                        \
    X(INTRODUCTION, "introduction", READER_MENTEE | READER_MENTOR, PURPOSE_NONE)                   \
    X(PRIVATE, "private", READER_MENTEE | READER_MENTOR, PURPOSE_HELLO)                            \
    X(CLOSED, "closed", READER_MENTEE, PURPOSE_HELLO)                                              \
    X(EXPIRED, "expired", READER_MENTEE | READER_MENTOR, PURPOSE_HELLO)                            \
    X(DIGEST, "digest", READER_COORDINATOR, PURPOSE_HELLO)                                         \
    X(UNREADABLE, "unreadable", READER_MENTEE | READER_MENTOR, PURPOSE_HELLO)                      \
    X(HELP, "help", READER_MENTEE | READER_MENTOR | READER_COORDINATOR, PURPOSE_HELLO)             \
    X(TALKED, "talked", READER_MENTEE, PURPOSE_TALKED)                                             \
    X(TALKED_MENTOR, "talked-mentor", READER_MENTOR, PURPOSE_TALKED)                               \
    X(OPTIONS, "options", READER_MENTEE, PURPOSE_PICK)                                             \
    X(BOUNCED, "bounced", READER_COORDINATOR, PURPOSE_HELLO)                                       \
    X(MENTOR_QUESTION, "mentor-question", READER_MENTEE, PURPOSE_REPLY)                            \
    X(MENTEE_REPLY, "mentee-reply", READER_MENTOR, PURPOSE_ANSWER)                                 \
    X(QUESTION, "question", READER_COORDINATOR, PURPOSE_NONE)                                      \
    X(PASSED_ON, "passed-on", READER_MENTEE, PURPOSE_PICK)                                         \
    X(MY_DATA, "my-data", READER_MENTEE | READER_MENTOR | READER_COORDINATOR, PURPOSE_HELLO)       \
    X(CORRECTION, "correction", READER_COORDINATOR, PURPOSE_NONE)                                  \
    X(CORRECTION_SENT, "correction-sent", READER_MENTEE | READER_MENTOR | READER_COORDINATOR,      \
      PURPOSE_HELLO)                                                                               \
    X(FORGET, "forget", READER_MENTEE | READER_MENTOR | READER_COORDINATOR, PURPOSE_FORGET)        \
    X(FORGOTTEN, "forgotten", READER_MENTEE | READER_MENTOR | READER_COORDINATOR, PURPOSE_HELLO)   \
    X(PAUSED, "paused", READER_MENTOR, PURPOSE_TENURE)                                             \
    X(LEAVING, "leaving", READER_MENTOR, PURPOSE_TENURE)                                           \
    X(MENTOR_LEAVES, "mentor-leaves", READER_COORDINATOR, PURPOSE_LEAVER)                          \
    X(BIO_CHECK, "bio-check", READER_MENTOR, PURPOSE_TENURE)                                       \
    X(SIX_MONTHS, "six-months", READER_MENTOR, PURPOSE_TENURE)                                     \
    X(CLOSURES, "closures", READER_OFFICE, PURPOSE_HELLO)                                          \
    X(WELCOME_MENTOR, "welcome-mentor", READER_MENTEE | READER_MENTOR, PURPOSE_CONFIRM)            \
    X(JOINED, "joined", READER_MENTEE | READER_MENTOR, PURPOSE_HELLO)                              \
    X(NEW_MENTOR, "new-mentor", READER_MENTEE, PURPOSE_PICK)                                       \
    X(SEALED, "sealed", READER_MENTEE, PURPOSE_HELLO)                                              \
    X(VERIFY, "verify", READER_COORDINATOR, PURPOSE_VERIFY)

typedef enum {
#define X(kind, name, readers, purpose) LETTER_##kind,
    LETTER_KINDS(X)
#undef X
        LETTER_COUNT
} LetterKind;

const char *letter_kind_name(LetterKind kind);
gboolean letter_kind_parse(const char *name, LetterKind *kind);
guint letter_kind_readers(LetterKind kind);
Purpose letter_kind_purpose(LetterKind kind);
const char *purpose_name(Purpose purpose);
gboolean purpose_parse(const char *name, Purpose *purpose);
