/* SPDX-License-Identifier: MIT */
#pragma once
/* What the mailbox's tests share: a temporary folder, and mails as they were handed over. */
#include "mailbox/mailbox.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static inline char *make_temporary_folder(void)
{
    GError *error = NULL;
    char *folder = g_dir_make_tmp("mailbox-XXXXXX", &error);
    g_assert_no_error(error);
    return folder;
}

static inline void remove_folder(const char *path)
{
    GDir *directory = g_dir_open(path, 0, NULL);
    const char *name;
    while (directory != NULL && (name = g_dir_read_name(directory)) != NULL) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        struct stat at;
        if (lstat(inner, &at) == 0 && S_ISDIR(at.st_mode))
            remove_folder(inner);
        else
            g_remove(inner);
    }
    if (directory != NULL)
        g_dir_close(directory);
    g_rmdir(path);
}

/* Delivers as RFC-minded agents do: written in tmp/, renamed into new/. */
static inline void deliver(const char *maildir, const char *name, const char *text)
{
    g_autofree char *from = g_build_filename(maildir, "tmp", name, NULL);
    g_autofree char *to = g_build_filename(maildir, "new", name, NULL);
    GError *error = NULL;
    g_file_set_contents(from, text, -1, &error);
    g_assert_no_error(error);
    g_assert_cmpint(g_chmod(from, 0666), ==, 0);
    g_assert_cmpint(g_rename(from, to), ==, 0);
}

static inline guint count_files(const char *root, const char *folder, const char *part)
{
    g_autofree char *path = g_build_filename(root, folder, part, NULL);
    GDir *directory = g_dir_open(path, 0, NULL);
    guint count = 0;
    while (directory != NULL && g_dir_read_name(directory) != NULL)
        count++;
    if (directory != NULL)
        g_dir_close(directory);
    return count;
}

/* A MailboxFetched: name to text, in a GHashTable. */
static inline void collect(const MailRef *ref, GBytes *bytes, gpointer data)
{
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    g_assert_false(g_hash_table_contains(data, ref->name));
    g_hash_table_insert(data, g_strdup(ref->name), g_strndup(text, length));
}

static inline GHashTable *fetch_all(Mailbox *mailbox, GPtrArray *refs, gboolean header_only)
{
    GHashTable *texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    GError *error = NULL;
    g_assert_true(mailbox_fetch(mailbox, refs, header_only, collect, texts, &error));
    g_assert_no_error(error);
    return texts;
}

static inline GPtrArray *list_all(Mailbox *mailbox)
{
    GPtrArray *refs = NULL;
    GError *error = NULL;
    gboolean listed = mailbox_list(mailbox, &refs, &error);
    g_assert_no_error(error);
    g_assert_true(listed);
    return refs;
}

static inline const char *ref_name(const GPtrArray *refs, guint i)
{
    g_assert_cmpuint(i, <, refs->len);
    return ((const MailRef *)refs->pdata[i])->name;
}
