/* SPDX-License-Identifier: MIT */
#pragma once
/* What the configured boundary says of the From domain (RFC 8601, DMARC); nobody else is asked. */
#include "message/header.h"
#include "message/message.h"

/* Looks only at Authentication-Results fields that stand above the topmost Received field stamped
   `by` the boundary, with exactly its authserv-id, and believes the topmost of them. PASS only for
   dmarc=pass with header.from equal to `from_domain`. A conflict, a repeated method with another
   result, or anything that cannot be parsed: NONE. `authserv_id`, `boundary` and `from_domain` may
   be NULL: NONE. */
Authenticated authentication_verdict(const Header *header, const char *authserv_id,
                                     const char *boundary, const char *from_domain);
