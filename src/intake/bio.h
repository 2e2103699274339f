/* SPDX-License-Identifier: MIT */
#pragma once
/* A mentor's answer to the bio as it is on record (rule 4). */
#include "message/message.h"
#include "programme/letter-kind.h"
#include "programme/tenure.h"

/* OK or a text in answer to `bio-check`, UNDO in answer to any letter about being a mentor; what is
   neither, in answer to `bio-check`, is BIO_UNCLEAR. NULL for thanks and for questions. Owned by
   the caller. */
TenureEvent *bio_read(const Message *message, LetterKind answered);
