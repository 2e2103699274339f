/* SPDX-License-Identifier: MIT */
#include "submission/submission.h"

#include "base/failure.h"
#include "submission/backend.h"
#include "submission/wire.h"

#define MAILDIR_SCHEME "maildir:"

struct Submission {
    Backend *backend;
};

static Backend *backend_new(const SubmissionOptions *options, GError **error)
{
    if (options->url != NULL && g_str_has_prefix(options->url, MAILDIR_SCHEME)
        && options->url[sizeof MAILDIR_SCHEME - 1] != '\0')
        return submission_maildir_new(options->url + sizeof MAILDIR_SCHEME - 1);
    return submission_smtp_new(options, error);
}

Submission *submission_new(const SubmissionOptions *options, GError **error)
{
    Backend *backend = backend_new(options, error);
    if (backend == NULL)
        return NULL;
    Submission *submission = g_new0(Submission, 1);
    submission->backend = backend;
    return submission;
}

void submission_free(Submission *submission)
{
    if (submission == NULL)
        return;
    submission->backend->methods->free(submission->backend);
    g_free(submission);
}

gboolean submission_connect(Submission *submission, GError **error)
{
    return submission->backend->methods->connect(submission->backend, error);
}

void submission_begin(Submission *submission, GPtrArray *envelopes, SubmissionReport report,
                      gpointer data)
{
    g_autoptr(GPtrArray) sound = g_ptr_array_sized_new(envelopes->len);
    for (guint i = 0; i < envelopes->len; i++) {
        Envelope *envelope = g_ptr_array_index(envelopes, i);
        const char *fault = wire_fault(envelope);
        if (fault != NULL)
            report(envelope, OUTCOME_FAILED, fault, data);
        else
            g_ptr_array_add(sound, envelope);
    }
    submission->backend->methods->begin(submission->backend, sound, report, data);
}

void submission_turn(Submission *submission)
{
    submission->backend->methods->turn(submission->backend);
}

gboolean submission_finish(Submission *submission, GError **error)
{
    return submission->backend->methods->finish(submission->backend, error);
}

void submission_rest(Submission *submission)
{
    submission->backend->methods->rest(submission->backend);
}
