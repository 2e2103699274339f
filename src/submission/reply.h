/* SPDX-License-Identifier: MIT */
#pragma once
/* One SMTP reply (RFC 5321 4.2), read from bytes as they come. */
#include <glib.h>

enum { REPLY_LINE_MAX = 2000, REPLY_LINES_MAX = 100, REPLY_TEXT_MAX = 200 };

typedef enum {
    REPLY_MORE,    /* the reply's end has not come yet */
    REPLY_READY,   /* complete; the next feed begins a new one */
    REPLY_GARBLED, /* no SMTP, or beyond the limits: nothing can be known any more */
} ReplyState;

typedef struct {
    guint code;       /* 100 to 599 */
    GPtrArray *texts; /* char *: each line's text behind the code, raw */
    GString *line;    /* a line that is not complete yet */
    gboolean ready;
} ServerReply;

ServerReply *server_reply_new(void);
void server_reply_free(ServerReply *reply);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ServerReply, server_reply_free)

/* Reads on, at most to the end of one reply; *used says how many bytes that took. */
ReplyState server_reply_feed(ServerReply *reply, const char *bytes, size_t length, size_t *used);

/* Code and last line, printable ASCII, at most REPLY_TEXT_MAX octets. Owned by the caller. */
char *server_reply_text(const ServerReply *reply);

/* Any text from the server's side, made printable ASCII and cut. Owned by the caller. */
char *server_text_printable(const char *text);
