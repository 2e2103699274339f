/* SPDX-License-Identifier: MIT */
#pragma once
/* HTML mail to the text that its reader sees; only libxml2's parser, no network, no entities from
   outside. */
#include <glib.h>

/* Loads what the parser sets up on first use; call before the sandbox closes. */
void html_prepare(void);

/* Lines for block elements, "> " before what the writing program marked as quoted (blockquote,
   reply headers, everything behind Outlook's separators), nothing for what is hidden, styled away
   or a comment; clean (text_clean), whatever its entities stand for. `html` is UTF-8. Owned by the
   caller. */
char *html_to_text(const char *html);
