/* SPDX-License-Identifier: MIT */
#pragma once
/* Rich Text as Outlook mails it: compressed (MS-OXRTFCP) and, often, with HTML inside
   (MS-OXRTFEX). */
#include "message/transfer.h"

/* Decompresses PR_RTF_COMPRESSED; at most 1 MiB comes out, a broken end is cut off. NULL if it is
   no such thing. Owned by the caller. */
GByteArray *rtf_decompress(const guint8 *bytes, gsize length);

/* The text of Rich Text, hidden text left out; *is_html is set if it is HTML source that was
   wrapped in it. Valid UTF-8, owned by the caller. */
char *rtf_to_text(const GByteArray *rtf, const Charsets *charsets, gboolean *is_html);
