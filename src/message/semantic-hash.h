/* SPDX-License-Identifier: MIT */
#pragma once
/* What a mail says, whatever a server made of its bytes: by it a mail is known again. */
#include "message/message.h"

/* SHA-256 in hexadecimal over Message-ID, sender, date, subject and decoded text, white space
   folded (trust rule: the same Message-ID with other content is another mail). Owned by the
   caller. */
char *semantic_hash(const Message *message, const char *text);

/* Has the digest ready; call before the sandbox closes, after cms_prepare. */
void semantic_hash_prepare(void);
