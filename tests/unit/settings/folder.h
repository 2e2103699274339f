/* SPDX-License-Identifier: MIT */
#pragma once
/* A folder of a test's own, with what the test puts into it. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
    char *path;
} Folder;

static inline void folder_make(Folder *folder, gconstpointer unused)
{
    g_autofree char *made = g_dir_make_tmp("mentord-settings-XXXXXX", NULL);
    g_assert_nonnull(made);
    folder->path = g_canonicalize_filename(made, NULL);
}

static inline char *folder_file(const Folder *folder, const char *name)
{
    return g_build_filename(folder->path, name, NULL);
}

static inline char *folder_write(const Folder *folder, const char *name, const char *text)
{
    char *path = folder_file(folder, name);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    g_assert_cmpint(g_chmod(path, 0600), ==, 0);
    return path;
}

static inline void folder_remove(Folder *folder, gconstpointer unused)
{
    GDir *entries = g_dir_open(folder->path, 0, NULL);
    for (const char *name = g_dir_read_name(entries); name; name = g_dir_read_name(entries)) {
        g_autofree char *path = folder_file(folder, name);
        g_assert_cmpint(g_remove(path), ==, 0);
    }
    g_dir_close(entries);
    g_assert_cmpint(g_rmdir(folder->path), ==, 0);
    g_free(folder->path);
}

#define FOLDER_TEST(name, test) g_test_add(name, Folder, NULL, folder_make, test, folder_remove)
