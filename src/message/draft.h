/* SPDX-License-Identifier: MIT */
#pragma once
/* A letter on its way out: Draft to bytes. */
#include <glib.h>

typedef struct {
    const char *from_name;
    const char *from;
    const char *const *to_names; /* NULL-ended, beside to */
    const char *const *to;       /* NULL-ended addresses; one, or the introduction's two */
    const char *const *reply_to; /* NULL-ended addresses */
    const char *subject;         /* UTF-8, one line */
    const char *message_id;      /* without angle brackets */
    const char *in_reply_to;     /* one id with angle brackets, or NULL */
    const char *references;      /* ids with angle brackets, space separated, or NULL */
    const char *letter;          /* X-Mentord-Letter */
    gboolean replied;            /* Auto-Submitted: auto-replied, else auto-generated */
    gint64 date_at;
    GTimeZone *zone;
    const char *text; /* format=flowed text, LF */
    const char *html;
} Draft;

/* RFC 5322 and MIME bytes, CRLF, lines of at most 998 octets, 7 bit; multipart/alternative, text
   first. The same draft gives the same bytes. The bytes are parsed again and the header names and
   recipients compared; FAILURE_PERMANENT if a value changed anything but its own place. */
GBytes *draft_serialise(const Draft *draft, GError **error);

/* The same letter, leaving at another time: its Date alone is another. Owned by the caller. */
GBytes *draft_redate(GBytes *bytes, gint64 date_at, GTimeZone *zone);
