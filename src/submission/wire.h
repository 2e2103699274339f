/* SPDX-License-Identifier: MIT */
#pragma once
/* Envelopes as bytes on the wire, and the gate that they pass first. */
#include "submission/ehlo.h"
#include "submission/submission.h"

/* Why this envelope must not go out: an invalid address, bare CR or LF, NUL, a line of more than
   998 octets, no CRLF at the end. NULL if it may. Static text. */
const char *wire_fault(const Envelope *envelope);

/* MAIL and RCPT with the parameters that the server offers: SIZE (RFC 1870), BODY=8BITMIME where
   the bytes need it (RFC 6152), RET, ENVID and NOTIFY (RFC 3461). */
void wire_append_mail(GString *out, const Envelope *envelope, const Ehlo *ehlo);
void wire_append_rcpt(GString *out, const Envelope *envelope, const Ehlo *ehlo);

/* The letter with its leading dots doubled (RFC 5321 4.5.2), without the final dot. */
void wire_append_body(GString *out, const Envelope *envelope);
