/* SPDX-License-Identifier: MIT */
#pragma once
/* Content-Transfer-Encoding and charset, undone tolerantly: what a reader would see, nothing lost
   behind a padding character or a wrong label. */
#include <glib.h>

/* Decodes base64 with junk, missing ends and padding in the middle (GMime 3.2 stops there and so
   hides the rest). Owned by the caller. */
GByteArray *transfer_decode_base64(const guint8 *bytes, gsize length);
/* Decodes quoted-printable; a broken escape stays as it is written. Owned by the caller. */
GByteArray *transfer_decode_quoted_printable(const guint8 *bytes, gsize length);

/* Opens the converters that mail needs, so that none has to be loaded from a file later. Kept for
   the life of the process; call once, before the sandbox closes. */
typedef struct Charsets Charsets;
Charsets *charsets_open(void);
void charsets_close(Charsets *charsets);

/* Valid UTF-8 with LF line ends, whatever the label says: UTF-8 where the bytes are that, the
   declared charset if it is known, windows-1252 for the rest. `charset` may be NULL. Owned by the
   caller. */
char *charsets_decode(const Charsets *charsets, const char *charset, const GByteArray *bytes);
