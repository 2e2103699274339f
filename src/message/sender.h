/* SPDX-License-Identifier: MIT */
#pragma once
/* Who sent it, by a grammar stricter than RFC 5322: mail programs disagree on everything else. */
#include "message/header.h"

/* The normalised address of the only From field, if it is one addr-spec, bare or in angle brackets
   behind a display name, or followed by one plain comment. NULL for anything else: no identity.
   Owned by the caller. */
char *sender_address(const Header *header);

/* The address in one address field's raw value, by the same grammar. Owned by the caller. */
char *sender_parse(const char *value);
