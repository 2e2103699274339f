/* SPDX-License-Identifier: MIT */
#pragma once
/* Bytes to Message. Runs in the reader process; everything in it may be hostile. */
#include "message/reader.h"
#include "message/transfer.h"

typedef struct {
    ReaderOptions options;
    Charsets *charsets;
} Understanding;

/* Loads what parsing needs; call before the sandbox closes. `options` is borrowed. */
void understanding_prepare(Understanding *understanding, const ReaderOptions *options);
void understanding_clear(Understanding *understanding);

/* Always a Message, within the limits of message_deserialise. Owned by the caller. */
Message *understand(const Understanding *understanding, const char *bytes, gsize length,
                    gboolean header_only);
