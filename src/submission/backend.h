/* SPDX-License-Identifier: MIT */
#pragma once
/* What stands behind a Submission: a server or a Maildir. */
#include "submission/submission.h"

typedef struct Backend Backend;

typedef struct {
    gboolean (*connect)(Backend *backend, GError **error);
    /* Every envelope passed wire_fault; each is reported once, here or by the next two. */
    void (*begin)(Backend *backend, GPtrArray *envelopes, SubmissionReport report, gpointer data);
    void (*turn)(Backend *backend);
    gboolean (*finish)(Backend *backend, GError **error);
    void (*rest)(Backend *backend);
    void (*free)(Backend *backend);
} BackendMethods;

struct Backend {
    const BackendMethods *methods;
};

/* `options` are copied. FAILURE_OPERATOR for a URL that is none. */
Backend *submission_smtp_new(const SubmissionOptions *options, GError **error);
/* Names its files after the Message-ID, so that a letter handed over twice is there once. */
Backend *submission_maildir_new(const char *path);
