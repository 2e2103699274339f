/* SPDX-License-Identifier: MIT */
#pragma once
/* Bytes to Message. Runs in the reader process; everything in it may be hostile. */
#include "message/own-words.h"
#include "message/reader.h"
#include "message/transfer.h"

typedef struct {
    ReaderOptions options;
    Charsets *charsets;
    OwnWords *own; /* of options.own_sentences, or NULL */
} Understanding;

/* All borrowed. */
typedef struct {
    const char *bytes;
    gsize length;
    const char *original; /* our letter that is answered, a mail or its bare text; or NULL */
    gboolean header_only;
} UnderstandMail;

/* Loads what parsing needs; call before the sandbox closes. `options` is borrowed. */
void understanding_prepare(Understanding *understanding, const ReaderOptions *options);
void understanding_clear(Understanding *understanding);

/* Always a Message, within the limits of message_deserialise. Owned by the caller. */
Message *understand(const Understanding *understanding, const UnderstandMail *mail);
