/* SPDX-License-Identifier: MIT */
#pragma once
/* A mail as the reader process understood it: immutable, bounded, valid UTF-8. */
#include <glib.h>

typedef enum {
    MESSAGE_PERSON,     /* somebody wrote it */
    MESSAGE_AUTOREPLY,  /* a machine on somebody's behalf: away, left, "we received your mail" */
    MESSAGE_BOUNCE,     /* delivery failed for good */
    MESSAGE_RECEIPT,    /* read or deletion receipt */
    MESSAGE_OTHER,      /* delays, calendar answers, lists, newsletters, our own letters */
    MESSAGE_UNREADABLE, /* a person's, but encrypted or with no text that can be had */
} MessageClass;

/* What the configured boundary says of the From domain (RFC 8601, DMARC). */
typedef enum { AUTHENTICATED_NONE, AUTHENTICATED_PASS, AUTHENTICATED_FAIL } Authenticated;

typedef struct {
    char *recipient; /* normalised */
    char *status;    /* "5.1.1" or "" */
    gboolean permanent;
} FailedRecipient;
void failed_recipient_free(gpointer recipient);

/* Why a line is not the sender's newly written text. */
typedef enum {
    TAKEN_OURS,  /* our letter's words */
    TAKEN_QUOTE, /* quoted, or behind what introduces the mail that is answered */
    TAKEN_SIGNATURE,
    TAKEN_TAGLINE, /* "Sent from my ..." */
    TAKEN_BANNER,  /* what a gateway warns of */
    TAKEN_DISCLAIMER,
} TakenKind;

typedef struct {
    TakenKind kind;
    char *text; /* one line */
} Taken;

/* What was typed between the lines of the quoted letter. */
typedef struct {
    char *below; /* the quoted line that it stands below, without marks: one line */
    char *text;  /* as it stands in `reply` */
} InlineAnswer;

typedef struct {
    MessageClass class;
    char *class_reason; /* for people: "Auto-Submitted: auto-replied" */
    char *message_id;   /* without angle brackets; "" if absent or malformed */
    char *references;   /* In-Reply-To and References as ids with angle brackets, space separated */
    char *from;         /* normalised address; "" if the strict grammar finds no single one */
    char *from_name;    /* cleaned, one line */
    char *subject;      /* decoded, one line */
    gint64 sent_at;     /* Date field; 0 if absent */
    Authenticated authenticated;
    char *reply;        /* the newly written text, without quotes and signature */
    char *quoted;       /* the rest of the text: quotes, signature */
    GPtrArray *tokens;  /* char *: token-shaped words, in the order of their carriers (plus tag,
                           In-Reply-To and References, quoted "Ref:" line, returned headers) */
    GPtrArray *failed;  /* FailedRecipient */
    GPtrArray *delayed; /* FailedRecipient: still being tried, never `permanent` by itself */
    GPtrArray *taken;   /* Taken: the beginnings of what is no newly written text, in order */
    GPtrArray *inline_answers; /* InlineAnswer: the parts of `reply` that stand directly below a
                                  quoted line, in order; what stands above the quote is in none */
    char *semantic_hash;       /* SHA-256, hexadecimal */
    char *problem;             /* why it could not be read, or NULL */
} Message;

Message *message_new(void);
void message_free(Message *message);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Message, message_free)
const char *message_class_name(MessageClass class);
/* For people: "quote", "signature". */
const char *taken_kind_name(TakenKind kind);
void taken_free(gpointer taken);
void taken_add(GPtrArray *taken, TakenKind kind, const char *text);
void inline_answer_add(GPtrArray *answers, const char *below, const char *text);

/* The bounded form that crosses the pipe, and back. What comes back is taken as hostile: sizes,
   UTF-8, enum ranges, addresses are checked; NULL if anything is off. */
GBytes *message_serialise(const Message *message);
Message *message_deserialise(GBytes *bytes);
