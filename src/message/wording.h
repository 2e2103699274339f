/* SPDX-License-Identifier: MIT */
#pragma once
/* Machine mail that no header gives away, told by what such programs write. */
#include <glib.h>

/* The beginning of a subject or text in the form in which all below want it: lower case, on one
   line, with plain apostrophes. Owned by the caller. */
char *wording_head(const char *text);

/* A subject that only an automatic reply has ("Automatic reply: ..."). */
gboolean wording_subject_is_autoreply(const char *subject);
/* The newly written text reads like an automatic reply: a phrase that only programs use, or that
   the writer is away together with what such notices say besides. */
gboolean wording_text_is_autoreply(const char *text);
/* A subject, and a text, of a delivery failure. */
gboolean wording_subject_is_bounce(const char *subject);
gboolean wording_text_is_bounce(const char *text);
/* The delivery is only late, and still tried. */
gboolean wording_is_delay(const char *subject, const char *text);
/* Read and deletion receipts of programs that do not send RFC 8098. */
gboolean wording_is_receipt(const char *subject, const char *text);
/* Outlook's recall of an earlier mail. */
gboolean wording_is_recall(const char *subject, const char *text);
