/* SPDX-License-Identifier: MIT */
#pragma once
/* The reader process's own side: mails in, Messages out, until the socket closes. */
#include "message/reader.h"

/* One request: this, then `length` bytes of mail and `original_length` of the letter it answers. An
   answer: its length as guint32, then a serialised Message. The first answer has length 0 and says
   that the sandbox is closed and work can begin. */
typedef struct {
    guint32 length;
    guint32 original_length;
    guint32 header_only;
} WorkerRequest;

enum { ORIGINAL_MAX = 256 * 1024 }; /* of a longer letter the beginning */

/* Never returns. For a process just forked; it owns nothing of its parent's but `socket`. */
G_NORETURN void worker_run(int socket, int parent_pid, const ReaderOptions *options);
