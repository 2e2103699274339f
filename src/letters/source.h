/* SPDX-License-Identifier: MIT */
#pragma once
/* A template file as its author wrote it. */
#include <glib.h>

typedef struct {
    char *name;    /* "request.md" */
    char *path;    /* as findings name it: the folder's file, or "templates/request.md" */
    char *subject; /* of the header lines; NULL in a part */
    guint subject_line;
    char *body;
    guint body_line; /* the file's line on which the body begins */
} Source;

/* `name` from `folder` where it has the file (`folder` may be NULL), else the built-in one.
   `with_header`: header lines, an empty line, the body; else the whole is the body.
   FAILURE_OPERATOR "file:line: reason". Owned by the caller. */
Source *source_load(const char *folder, const char *name, gboolean with_header, GError **error);
void source_free(Source *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Source, source_free)
