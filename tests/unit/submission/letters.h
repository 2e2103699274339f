/* SPDX-License-Identifier: MIT */
#pragma once
/* Letters to send and what became of them, for the tests of this folder. */
#include "submission/submission.h"

#include <string.h>

enum { OUTCOMES = OUTCOME_UNTRIED + 1 };

typedef struct {
    GPtrArray *envelopes;
    guint counts[OUTCOMES];
    guint told[64]; /* how often, per letter; the rest is in counts alone */
    Outcome outcomes[64];
    char *reply; /* the last */
} Letters;

static inline void letters_add(Letters *letters, const char *text)
{
    guint number = letters->envelopes->len;
    Envelope *envelope = g_new0(Envelope, 1);
    envelope->id = number;
    envelope->sender = "mentoring@programme.example";
    envelope->recipient = g_strdup_printf("person%u@treasury.example", number);
    envelope->message_id = g_strdup_printf("letter%u@programme.example", number);
    envelope->bytes = g_bytes_new(text, strlen(text));
    g_ptr_array_add(letters->envelopes, envelope);
}

static inline void letters_free_one(gpointer data)
{
    Envelope *envelope = data;
    g_free((char *)envelope->recipient);
    g_free((char *)envelope->message_id);
    g_bytes_unref(envelope->bytes);
    g_free(envelope);
}

static inline Letters *letters_new(guint count)
{
    Letters *letters = g_new0(Letters, 1);
    letters->envelopes = g_ptr_array_new_with_free_func(letters_free_one);
    for (guint i = 0; i < count; i++) {
        g_autofree char *text = g_strdup_printf(
            "From: mentoring@programme.example\r\nX-Number: %u\r\n\r\n.Hello\r\n", i);
        letters_add(letters, text);
    }
    return letters;
}

static inline void letters_free(Letters *letters)
{
    g_ptr_array_unref(letters->envelopes);
    g_free(letters->reply);
    g_free(letters);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Letters, letters_free)

static inline void letters_note(const Envelope *envelope, Outcome outcome, const char *reply,
                                gpointer data)
{
    Letters *letters = data;
    letters->counts[outcome]++;
    if ((guint)envelope->id < G_N_ELEMENTS(letters->told)) {
        letters->told[envelope->id]++;
        letters->outcomes[envelope->id] = outcome;
    }
    g_free(letters->reply);
    letters->reply = g_strdup(reply);
}

static inline gboolean letters_send(Letters *letters, Submission *submission, GError **error)
{
    memset(letters->counts, 0, sizeof letters->counts);
    memset(letters->told, 0, sizeof letters->told);
    submission_begin(submission, letters->envelopes, letters_note, letters);
    submission_turn(submission);
    gboolean complete = submission_finish(submission, error);
    for (guint i = 0; i < MIN(letters->envelopes->len, G_N_ELEMENTS(letters->told)); i++)
        g_assert_cmpuint(letters->told[i], ==, 1);
    return complete;
}
