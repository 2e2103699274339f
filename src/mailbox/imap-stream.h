/* SPDX-License-Identifier: MIT */
#pragma once
/* The octets of an IMAP connection, under libetpan's grammar and under our own lines alike. What a
   server can make us read or wait for is bounded; once broken a stream stays broken. */
#include <curl/curl.h>
#include <glib.h>
#include <libetpan/mailstream.h>

typedef struct MailboxStream MailboxStream;

typedef enum { LINE_READY, LINE_WOKEN, LINE_LATE, LINE_BROKEN } MailboxLine;

/* Takes `curl`, which must be connected (CONNECT_ONLY). `timeout_seconds` is the longest silence
   within an answer. */
MailboxStream *mailbox_stream_new(CURL *curl, guint timeout_seconds);
/* Closes the connection; says LOGOUT first if the stream is whole. */
void mailbox_stream_free(MailboxStream *stream);

/* libetpan's view, whose first line is a greeting that we make up. Borrowed. */
mailstream *mailbox_stream_buffered(MailboxStream *stream);

/* Call before each command: its whole answer may have `octets`, and time for them. */
void mailbox_stream_expect(MailboxStream *stream, guint64 octets);

/* Ends the use of this stream; the first reason is kept. */
void mailbox_stream_break(MailboxStream *stream, const char *reason);
/* Why it broke, NULL while it is whole. Borrowed. */
const char *mailbox_stream_broken(const MailboxStream *stream);

/* Sends one line; `line` is without CRLF. */
gboolean mailbox_stream_send(MailboxStream *stream, const char *line);

/* The next line without CRLF, what libetpan has read ahead first, borrowed until the next call.
   Waits until it is complete, `wake_fd` (-1: none) is readable or the monotonic time `until_us`
   has come; what had arrived of a line by then is kept for the next call. */
MailboxLine mailbox_stream_line(MailboxStream *stream, int wake_fd, gint64 until_us,
                                const char **line);
