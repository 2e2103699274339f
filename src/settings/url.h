/* SPDX-License-Identifier: MIT */
#pragma once
/* The URLs of the mailbox and of the submission server. */
#include <glib.h>

typedef enum { URL_OF_MAILBOX, URL_OF_SUBMISSION } UrlKind;

gboolean url_is_maildir(const char *url);
/* The path inside a maildir: URL, borrowed, and the way back, owned by the caller. */
const char *url_maildir_path(const char *url);
char *url_of_maildir(const char *path);

/* NULL if `url`, no maildir: URL, names a server of this kind; else why not. The reason never shows
   the URL, for it may hold a password. Owned by the caller. */
char *url_check(const char *url, UrlKind kind);

/* imaps: or smtps:, TLS from the first byte on. */
gboolean url_begins_with_tls(const char *url);
/* The host is 127.0.0.0/8, ::1 or localhost. */
gboolean url_is_loopback(const char *url);

/* A host name or an IP address. */
gboolean host_is_valid(const char *host);
