/* SPDX-License-Identifier: MIT */
#pragma once
/* Machine mail that no header gives away, told by what such programs write. All texts are wanted as
   wording_head gives them. */
#include <glib.h>

/* The beginning of a subject or text: lower case, on one line, with plain apostrophes. Owned by the
   caller. */
char *wording_head(const char *text);

/* One of the phrases (NULL-ended) is in the text; the subject starts with one, behind "Re:" and
   what gateways put before it ("Re: your out of office plan" is a person's). */
gboolean wording_has_any(const char *text, const char *const *phrases);
gboolean wording_starts_with_any(const char *subject, const char *const *phrases);

/* How a mail hangs together with the one it answers. */
typedef enum {
    WORDING_NO_ANSWER,         /* neither In-Reply-To nor References */
    WORDING_ANSWER,            /* threaded */
    WORDING_ANSWER_WITH_QUOTE, /* threaded, and quotes what it answers: hardly a program */
} WordingThread;

/* A subject that only an automatic reply has ("Automatic reply: ..."). */
gboolean wording_subject_is_autoreply(const char *subject);
/* The newly written text reads like an automatic reply: a phrase that only programs use, or it
   begins with the writer's being away and says what such notices say besides. */
gboolean wording_text_is_autoreply(const char *text, WordingThread thread);
/* A subject, and a text, of a delivery failure. */
gboolean wording_subject_is_bounce(const char *subject);
gboolean wording_subject_begins_bounce(const char *subject);
gboolean wording_text_is_bounce(const char *text);
/* The delivery is only late, and still tried. */
gboolean wording_is_delay(const char *subject, const char *text);
/* Read and deletion receipts of programs that do not send RFC 8098. */
gboolean wording_is_receipt(const char *subject, const char *text);
/* Outlook's recall of an earlier mail. */
gboolean wording_is_recall(const char *subject, const char *text);
/* "Confirm that you are human": challenge-response filters. */
gboolean wording_is_challenge(const char *subject, const char *text);
/* What lies in a quarantine, who reacted to what. */
gboolean wording_is_digest(const char *subject, const char *text);
