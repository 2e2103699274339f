/* SPDX-License-Identifier: MIT */
#pragma once
/* What is wrong with a configuration file, collected so that all of it is told at once. */
#include <glib.h>

typedef struct Findings Findings;

/* `file` as the operator wrote it. */
Findings *findings_new(const char *file);
void findings_free(Findings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Findings, findings_free)

/* Where: a line (0: none), a section and a key of it; without a key the section, without both the
   line alone. */
typedef struct {
    guint line;
    const char *section, *key;
} Place;

void findings_add(Findings *findings, Place place, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* TRUE if there are none; else FAILURE_OPERATOR with one line for each, in the file's order, what
   is missing last. */
gboolean findings_are_none(Findings *findings, GError **error);
