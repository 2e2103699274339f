/* SPDX-License-Identifier: MIT */
#pragma once
/* What the server says it can do (RFC 5321 4.1.1.1), and the name we give it. */
#include "submission/reply.h"

typedef struct {
    gboolean pipelining; /* RFC 2920 */
    gboolean size;       /* RFC 1870 */
    guint64 size_max;    /* octets; 0: no limit told */
    gboolean eight_bit;  /* RFC 6152 */
    gboolean dsn;        /* RFC 3461 */
} Ehlo;

/* Reads the answer to EHLO; keywords in any case, unknown ones passed over. */
void ehlo_read(Ehlo *ehlo, const ServerReply *reply);

/* This machine's full name, or an address literal where it has none. Owned by the caller. */
char *ehlo_client_name(void);
