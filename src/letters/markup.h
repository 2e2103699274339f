/* SPDX-License-Identifier: MIT */
#pragma once
/* Markdown with the places of values, to a document tree with the values in it. */
#include <cmark.h>
#include <glib.h>

#include "letters/value.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cmark_node, cmark_node_free)

/* What [words](reply:WORD) becomes: a mail to `address`, subject "WORD [#42]", body "WORD". A mail
   begun from a link quotes nothing, so where the address does not carry the token (plus addressing
   is off) the body does, as "Ref: TOKEN" below the word. */
typedef struct {
    const char *address;   /* "" where the letter asks for no answer: then no such link may stand */
    const char *token;     /* "" for none */
    gint64 request_number; /* 0: none */
} Reply;

/* Paragraphs, headings, lists, block quotes, emphasis and answer links; a line's end is a line's
   end. Anything else fails with FAILURE_PERMANENT, and `line` is the Markdown's line. A paragraph
   has its user data set if its beginning is structure: a number among the values, of an entry in a
   list of mentors. Owned by the caller. */
cmark_node *markup_parse(const char *markdown, const Values *values, const Reply *reply,
                         guint *line, GError **error);

/* Adds a last paragraph of this text, whose beginning is structure too. */
void markup_append(cmark_node *document, const char *text);
