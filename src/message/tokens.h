/* SPDX-License-Identifier: MIT */
#pragma once
/* Where a reply carries the token of the letter it answers: plus tag, Message-IDs, "Ref:" line. */
#include "message/header.h"

/* What to look through; any but `header` may be NULL. */
typedef struct {
    const Header *header;
    const char *address; /* the programme's, whose plus tags count */
    const char *reply;
    const char *quoted;
    const char *returned; /* header lines of a returned mail */
} TokenCarriers;

/* Adds every token-shaped word (char *) to `tokens` once, in the order of the carriers: plus tags,
   In-Reply-To, References from the newest to the oldest, "Ref:" lines, returned headers. */
void tokens_collect(const TokenCarriers *carriers, GPtrArray *tokens);
