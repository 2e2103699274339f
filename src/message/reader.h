/* SPDX-License-Identifier: MIT */
#pragma once
/* The sandboxed process that parses what strangers wrote (no files, no network, bounded memory and
   time), kept and fed one mail after the other, replaced when it dies, hangs or has read 1,000. */
#include "message/message.h"

typedef struct Reader Reader;

typedef struct {
    const char *address;     /* the programme's: our own letters and plus tags are told by it */
    const char *authserv_id; /* NULL: no boundary is trusted */
    const char *boundary;
    guint seconds_per_mail; /* 0: 10 */
    /* What our letters say, NULL-ended or NULL: told from the sender's words where the letter that
       is answered is not known. */
    const char *const *own_sentences;
} ReaderOptions;

/* Options are copied. The process starts at the first read; fork early, while secrets are few. */
Reader *reader_new(const ReaderOptions *options);
void reader_free(Reader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reader, reader_free)

/* Understands one mail. `original`: our letter that it answers, a mail or its bare text, or NULL if
   that is not known; its words are subtracted. NULL with FAILURE_PERMANENT if the pre-filter
   refuses the mail (the reason is the message), if the process died or took too long three times
   over it: quarantine. TEMPORARY if no process could be started. `header_only`: `bytes` is the
   header block of a mail too large to read. */
Message *reader_read(Reader *reader, GBytes *bytes, GBytes *original, gboolean header_only,
                     GError **error);

/* Hears of mails[index]: its message, or why there is none; both are taken. */
typedef void (*ReaderDone)(guint index, Message *message, GError *error, gpointer data);

/* Reads several, in order: while `done` hears of one, the process reads the next. `mails` are
   GBytes, `originals` too (each may be NULL), or NULL for none; they are the caller's. `done` must
   not use the reader. */
void reader_read_each(Reader *reader, GPtrArray *mails, GPtrArray *originals, ReaderDone done,
                      gpointer data);
