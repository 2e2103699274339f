/* SPDX-License-Identifier: MIT */
#pragma once
/* The HTML document around a letter: templates/frame.md, one column, nothing fetched from anywhere.
 */
#include <cmark.h>

#include "letters/compile.h"

/* frame.md's text, after checks for what no mail may hold; NULL with a finding. Owned. */
char *frame_load(Check *check);

/* A whole document. Owned by the caller. */
char *frame_render(const char *frame, const char *title, cmark_node *document);
