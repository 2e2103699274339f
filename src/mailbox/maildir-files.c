/* SPDX-License-Identifier: MIT */
#include "mailbox/maildir-files.h"

#include "base/failure.h"
#include "mailbox/backend.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Permissions are a person's to mend; a full or failing disk may pass. */
static gboolean fail(GError **error, const char *doing, const char *path)
{
    int cause = errno;
    gboolean passes = cause == EIO || cause == ENOSPC || cause == EDQUOT || cause == ENFILE
                      || cause == EMFILE || cause == ENOMEM || cause == EAGAIN || cause == ESTALE;
    failure_set(error, passes ? FAILURE_TEMPORARY : FAILURE_OPERATOR,
                "cannot %s %s: %s; check mailbox.url and who may write there", doing, path,
                g_strerror(cause));
    return FALSE;
}

gboolean mailbox_files_make(const char *root, GError **error)
{
    static const char *const parts[] = {"new", "cur", "tmp"};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *path = g_build_filename(root, parts[i], NULL);
        if (g_mkdir_with_parents(path, 0700) != 0)
            return fail(error, "make the folder", path);
    }
    return TRUE;
}

static void file_free(gpointer data)
{
    MaildirFile *file = data;
    g_free(file->unique);
    g_free(file->path);
    g_free(file);
}

static char *unique_name(const char *name)
{
    const char *flags = strstr(name, ":2,");
    return flags != NULL ? g_strndup(name, (gsize)(flags - name)) : g_strdup(name);
}

/* A mail that is being moved from new/ to cur/ may show twice: the first one found counts. */
static void add_file(GHashTable *files, const char *folder, const char *name, const struct stat *at)
{
    g_autofree char *unique = unique_name(name);
    if (g_hash_table_contains(files, unique))
        return;
    MaildirFile *file = g_new(MaildirFile, 1);
    file->unique = g_steal_pointer(&unique);
    file->path = g_build_filename(folder, name, NULL);
    file->size = (guint64)at->st_size;
    file->modified_ns = (gint64)at->st_mtim.tv_sec * 1000000000 + at->st_mtim.tv_nsec;
    g_hash_table_insert(files, file->unique, file);
}

static gboolean scan_folder(GHashTable *files, const char *folder, GError **error)
{
    DIR *directory = opendir(folder);
    if (directory == NULL)
        return fail(error, "read", folder);
    const struct dirent *entry;
    errno = 0;
    while ((entry = readdir(directory)) != NULL) {
        struct stat at;
        if (entry->d_name[0] != '.'
            && fstatat(dirfd(directory), entry->d_name, &at, AT_SYMLINK_NOFOLLOW) == 0
            && S_ISREG(at.st_mode))
            add_file(files, folder, entry->d_name, &at);
        errno = 0;
    }
    gboolean whole = errno == 0 || fail(error, "read", folder);
    closedir(directory);
    return whole;
}

GHashTable *mailbox_files_scan(const char *root, GError **error)
{
    g_autoptr(GHashTable) files = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, file_free);
    g_autofree char *new_mail = g_build_filename(root, "new", NULL);
    g_autofree char *seen_mail = g_build_filename(root, "cur", NULL);
    if (!scan_folder(files, new_mail, error) || !scan_folder(files, seen_mail, error))
        return NULL;
    return g_steal_pointer(&files);
}

/* The length up to and with the first empty line, or all of it. */
static gsize header_length(const char *bytes, gsize length)
{
    for (gsize start = 0; start < length;) {
        const char *end = memchr(bytes + start, '\n', length - start);
        if (end == NULL)
            return length;
        gsize next = (gsize)(end - bytes) + 1;
        if (next - start == 1 || (next - start == 2 && bytes[start] == '\r'))
            return next;
        start = next;
    }
    return length;
}

static gboolean read_all(int fd, char *buffer, gsize wanted, gsize *length)
{
    *length = 0;
    while (*length < wanted) {
        ssize_t got = read(fd, buffer + *length, wanted - *length);
        if (got == 0)
            return TRUE;
        if (got < 0 && errno != EINTR)
            return FALSE;
        *length += got > 0 ? (gsize)got : 0;
    }
    return TRUE;
}

static gboolean read_open(int fd, gboolean header_only, GBytes **bytes)
{
    struct stat at;
    if (fstat(fd, &at) != 0)
        return FALSE;
    if (!S_ISREG(at.st_mode))
        return TRUE;
    gsize wanted = header_only ? MIN((gsize)at.st_size, MAILBOX_HEADER_LIMIT) : (gsize)at.st_size;
    g_autofree char *buffer = g_try_malloc(wanted + 1);
    gsize length = 0;
    if (buffer == NULL) {
        errno = ENOMEM;
        return FALSE;
    }
    if (!read_all(fd, buffer, wanted, &length))
        return FALSE;
    if (header_only)
        length = header_length(buffer, length);
    *bytes = g_bytes_new_take(g_steal_pointer(&buffer), length);
    return TRUE;
}

gboolean mailbox_files_read(const MaildirFile *file, gboolean header_only, GBytes **bytes,
                            GError **error)
{
    *bytes = NULL;
    int fd = open(file->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT || errno == ELOOP || fail(error, "read", file->path);
    gboolean read_well = read_open(fd, header_only, bytes);
    if (!read_well)
        fail(error, "read", file->path);
    close(fd);
    return read_well;
}

/* Some network file systems know no RENAME_NOREPLACE; unique names make the plain rename safe. */
static int rename_aside(const char *from, const char *to)
{
    int status = renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
    return status != 0 && (errno == EINVAL || errno == ENOSYS) ? rename(from, to) : status;
}

/* A mail released from the folder and filed again may meet its own older copy there. */
gboolean mailbox_files_move(const MaildirFile *file, const char *target, GError **error)
{
    const char *flags = strstr(strrchr(file->path, '/'), ":2,");
    for (guint attempt = 0; attempt < 100; attempt++) {
        g_autofree char *suffix = attempt == 0 ? g_strdup("") : g_strdup_printf("_%u", attempt);
        g_autofree char *name =
            g_strconcat(file->unique, suffix, flags != NULL ? flags : ":2,", NULL);
        g_autofree char *to = g_build_filename(target, name, NULL);
        if (rename_aside(file->path, to) == 0)
            return TRUE;
        if (errno == ENOENT && access(target, X_OK) == 0)
            return TRUE;
        if (errno != EEXIST)
            return fail(error, "move a mail into", target);
    }
    errno = EEXIST;
    return fail(error, "move a mail into", target);
}

gboolean mailbox_files_sync(const char *folder, GError **error)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return fail(error, "open", folder);
    gboolean synced = fsync(fd) == 0 || fail(error, "sync", folder);
    close(fd);
    return synced;
}
