/* SPDX-License-Identifier: MIT */
#pragma once
/* Handing letters to the submission server (RFC 6409, 5321), or into a Maildir. */
#include <glib.h>

typedef struct Submission Submission;

typedef struct {
    /* smtps://HOST[:PORT] (465), smtp://HOST[:PORT] (587, STARTTLS demanded), maildir:PATH */
    const char *url;
    const char *user; /* NULL: no AUTH */
    const char *password;
    const char *oauth2_token;
    const char *ca_file;
    gboolean tls_off; /* only ever TRUE for a loopback address */
    guint connections;
    guint rate;            /* letters in any 60 seconds, SMTP only; 0: no limit */
    guint timeout_seconds; /* per reply; 0: 300, and 600 after the final dot (RFC 5321 4.5.3.2) */
} SubmissionOptions;

typedef enum {
    OUTCOME_SENT,
    OUTCOME_DEFERRED,  /* refused for now, or never got that far: not sent */
    OUTCOME_FAILED,    /* refused for good */
    OUTCOME_UNCERTAIN, /* the whole letter went out and no answer came */
    OUTCOME_UNTRIED,   /* no connection could be had: the letter itself was not tried */
} Outcome;

typedef struct {
    gint64 id;             /* the caller's */
    const char *sender;    /* valid address */
    const char *recipient; /* valid address; one per transaction */
    const char *message_id;
    GBytes *bytes; /* CRLF lines only */
} Envelope;

/* `reply` is the server's last reply line, sanitised, or our reason. Called once per envelope. */
typedef void (*SubmissionReport)(const Envelope *envelope, Outcome outcome, const char *reply,
                                 gpointer data);

/* Options are copied. FAILURE_OPERATOR for a URL of no known kind, or tls_off with a host that is
   no loopback address. */
Submission *submission_new(const SubmissionOptions *options, GError **error);
void submission_free(Submission *submission);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Submission, submission_free)

/* One connection is made and proven (EHLO), for `mentord check`. */
gboolean submission_connect(Submission *submission, GError **error);

/* Begins to send them, over as many connections as are worth it, and returns as soon as these are
   open: each letter is reported here, or by submission_turn or submission_finish, which must
   follow. The envelopes must live until then. One with a bad address or bare CR or LF is reported
   FAILED. What the rate does not allow yet is reported UNTRIED with the reply "rate limit",
   beginning at the end of `envelopes`; that alone is no failure. */
void submission_begin(Submission *submission, GPtrArray *envelopes, SubmissionReport report,
                      gpointer data);

/* Does what can be done without waiting. */
void submission_turn(Submission *submission);

/* Blocks until every letter has its outcome. FALSE if the server could not be reached or refused us
   (the rest were reported UNTRIED): TEMPORARY or OPERATOR (certificate, host name, login, no
   STARTTLS). Connections stay open for the next call for 30 seconds. */
gboolean submission_finish(Submission *submission, GError **error);

/* Closes idle connections (QUIT); nothing else does before the next call. */
void submission_rest(Submission *submission);
