/* SPDX-License-Identifier: MIT */
#pragma once
/* The one gate for mail addresses: nothing else decides what may stand in an envelope or a header.
 */
#include <glib.h>

/* TRUE for one RFC 5322 addr-spec with a dot-atom local part, ASCII, local part at most 64 and the
   whole at most 254 octets, and a domain of letters, digits and hyphens with no empty label. */
gboolean address_is_valid(const char *address);

/* The lower-case form under which addresses are compared and stored; NULL if not valid.
   Owned by the caller. */
char *address_normalise(const char *address);

/* Points at the domain inside a valid address. Borrowed. */
const char *address_domain(const char *address);

/* "mentoring@p.example" and "abc" give "mentoring+abc@p.example" (RFC 5233). Owned by the caller.
 */
char *address_with_detail(const char *address, const char *detail);
