/* SPDX-License-Identifier: MIT */
#pragma once
/* The {{...}} of a template: a small part of what template-glib knows, small enough to be checked
   without being run. */
#include <glib.h>

typedef enum {
    TAG_VALUE,   /* {{name}} {{variable.field}} */
    TAG_IF,      /* {{if name}} {{if !name}} {{if name == "word"}} {{if name > 1}} */
    TAG_ELSE_IF, /* the same after {{else if */
    TAG_ELSE,
    TAG_END,
    TAG_FOR,     /* {{for variable in list}} */
    TAG_INCLUDE, /* {{include "part-NAME.md"}} */
} TagKind;

typedef struct {
    TagKind kind;
    char *name;     /* the fact, the loop's variable, or the part's file */
    char *field;    /* VALUE, IF: of a loop's variable, or NULL */
    char *list;     /* FOR */
    char *compared; /* IF: NULL, "word" or "number": what it is compared with */
} Tag;

/* NULL if `text`, what stands between the braces, is no tag. Owned by the caller. */
Tag *tag_parse(const char *text);
void tag_free(Tag *tag);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tag, tag_free)

/* The next tag at or after `text`: sets `start` to its "{{" and `end` behind its "}}".
   FALSE if there is none. An unclosed one ends at the end of its line, and `closed` is FALSE. */
gboolean tag_find(const char *text, const char **start, const char **end, gboolean *closed);
