/* SPDX-License-Identifier: MIT */
#pragma once
/* Values on their way into a letter.

   A value never meets a parser. What template-glib inserts and cmark parses is one private-use
   character per value, its place; only when the document tree stands is the character, inside a
   text node, exchanged for the value's text. So no value, whatever it holds, can open a list, a
   heading, a link, a tag or another value: the tree was made without it, and the renderers escape
   text nodes. (Quotes add paragraphs and line breaks inside their block quote, nothing else.) */
#include <glib.h>

typedef enum {
    VALUE_LINE,   /* one line */
    VALUE_NUMBER, /* digits; may stand in the words of an answer link */
    VALUE_QUOTE,  /* somebody's own lines; stands alone in a block quote */
} ValueType;

typedef struct {
    ValueType type;
    char *text;
} Value;

typedef struct Values Values;

Values *values_new(void);
void values_free(Values *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Values, values_free)

/* Keeps `text` made harmless: valid UTF-8, no invisible or direction-changing characters, web links
   without their scheme (mail programs would make them links again), cut to `limit` characters, on
   one line unless it is a quote. Gives its place, one character, or "" for NULL or nothing left.
   Owned by the caller. */
char *values_add(Values *values, ValueType type, const char *text, guint limit);

/* The value whose place `c` is, or NULL. Borrowed. */
const Value *values_at(const Values *values, gunichar c);

/* `text` with every place exchanged for its value. Owned by the caller. */
char *values_put_in(const Values *values, const char *text);

/* TRUE for the characters that stand for values: no template may hold one. */
gboolean value_is_place(gunichar c);
