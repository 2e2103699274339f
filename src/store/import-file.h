/* SPDX-License-Identifier: MIT */
#pragma once
/* A CSV file as rows of named cells, and everything that is wrong with it. */
#include <glib.h>

typedef struct {
    const char *path;           /* borrowed; stands before each reason */
    const char *const *columns; /* the kind's, in our order, NULL-ended */
    GPtrArray *rows;            /* ImportRow */
    GString *reasons;           /* a line each, the first 20 */
    guint bad;                  /* how many there were */
} ImportFile;

typedef struct {
    guint line;   /* on which it begins */
    char **cells; /* in the order of `columns` */
} ImportRow;

ImportFile *import_file_new(const char *path);
void import_file_free(ImportFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ImportFile, import_file_free)

/* Reads and splits `path`; `kinds` are the known lists of columns, told apart by their first
   column. TRUE if the header can be used; rows that cannot stand in `reasons`. FALSE: `reasons`
   says why nothing can. */
gboolean import_file_read(ImportFile *file, const char *const *const *kinds, guint kind_count);

/* "path:line: column: reason"; column NULL: the whole line. */
void import_refuse(ImportFile *file, guint line, const char *column, const char *format, ...)
    G_GNUC_PRINTF(4, 5);
