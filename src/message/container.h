/* SPDX-License-Identifier: MIT */
#pragma once
/* Parts that hold a whole mail in another format: opaque S/MIME and winmail.dat. For parts.c. */
#include "message/gmime-cleanups.h"
#include "message/transfer.h"

typedef struct {
    GMimeObject *inner;   /* what was signed, or NULL */
    char *text;           /* clean UTF-8, LF, as parts.h wants it, or NULL */
    const char *problem;  /* why there is neither; static, or NULL */
    gboolean is_schedule; /* a meeting of Outlook's, or the answer to one */
} Container;

/* TRUE if the part says by type or file name that it is one. */
gboolean container_is(GMimeObject *object);
/* Opens the part, whose decoded content is `bytes`. Owned by the caller. */
Container *container_open(GMimeObject *object, const GByteArray *bytes, const Charsets *charsets);
void container_free(gpointer container);
