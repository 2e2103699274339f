/* SPDX-License-Identifier: MIT */
#pragma once
/* A template checked without being run, so in branches not taken too, and made ready for
   template-glib: parts put in place, a line that holds nothing but a condition leaves no trace. */
#include <glib.h>

#include "letters/source.h"

/* Under what a letter's files are checked, and what was found. */
typedef struct {
    const char *folder;  /* where parts are looked for; may be NULL */
    guint readers;       /* Reader: all of them must be allowed to see each fact */
    gboolean answers;    /* FALSE: no answer links */
    GPtrArray *findings; /* char *: "file:line: reason"; each once */
} Check;

void check_add(Check *check, const char *path, guint line, const char *reason);

/* What template-glib parses, its newlines disguised (template-glib swallows some); owned by
   the caller. It is of use only if nothing was added to the findings. */
char *compile_subject(Check *check, const Source *source);
char *compile_body(Check *check, const Source *source);

/* The expanded text with its newlines back. Owned by the caller. */
char *compiled_restore_newlines(const char *expanded);
