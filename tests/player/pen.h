/* SPDX-License-Identifier: MIT */
#pragma once
/* Mails as the people of a scenario write them. Owned by the caller; CRLF lines. */
#include "tests/player/diary.h"
#include "tests/player/letter.h"

typedef struct {
    const char *name;
    const char *address;
    gboolean vouched; /* the boundary says dmarc=pass */
    gboolean forged;  /* the boundary says dmarc=fail */
    gint64 at;
    guint serial; /* makes the Message-ID */
} Pen;

/* `body` may begin with a "Subject: ..." line. */
char *pen_write(const Pen *pen, const char *body);
/* Above a quote of the letter, as Outlook and others do. */
char *pen_reply(const Pen *pen, const SentLetter *letter, const char *body, Carriers carriers);
/* Typed into the letter, behind its first line with `below`; nothing marks what is whose. */
char *pen_reply_between(const Pen *pen, const SentLetter *letter, const char *body,
                        const char *below, Carriers carriers);
/* The delivery report (RFC 3464) of a server that could not deliver the letter: `reason` is its
   reply, "550 5.1.1 no such user". */
char *pen_return(const Pen *pen, const SentLetter *letter, const char *reason);
/* A stored mail with From, To and In-Reply-To of this occasion. */
char *pen_send_file(const Pen *pen, const SentLetter *letter, const char *path, GError **error);
