/* SPDX-License-Identifier: MIT */
#pragma once
/* PGP inside a text (RFC 9580 7): what was signed in the clear is read like any other. */
#include <glib.h>

/* `text` without the marks, hash lines, dashes and signature blocks of clear-signed text; NULL if
   there are none. Owned by the caller. */
char *pgp_without_armour(const char *text);
/* Something in it is encrypted. */
gboolean pgp_is_encrypted(const char *text);
