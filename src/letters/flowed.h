/* SPDX-License-Identifier: MIT */
#pragma once
/* A document tree as format=flowed text (RFC 3676), at most 72 columns, LF. */
#include <cmark.h>

/* Links show their words alone. A line inside a paragraph that goes on ends with a space; every
   other line stands as it is. Lines that would begin like a quote, like mbox's "From ", like the
   reference line or like a list's number without being one are space-stuffed (RFC 3676, 4.4): a
   value that happens to be wrapped there cannot pass for structure. Lists have no hanging indent: a
   reader that flows the text anew would leave its spaces in mid-line. Owned by the caller. */
char *flowed_render(cmark_node *document);
