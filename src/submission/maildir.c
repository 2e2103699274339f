/* SPDX-License-Identifier: MIT */
/* Letters as files: each is written whole into tmp/, synced, and renamed into new/; a letter counts
   as sent when the folder is synced too. The file's name comes from the Message-ID, so that a
   letter handed over twice, or going to two recipients, is there once. */
#include "base/failure.h"
#include "submission/backend.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

enum { FOLDER_MODE = 0700, FILE_MODE = 0600, NAME_LENGTH = 32 };

typedef struct {
    Backend backend;
    char *path;
    /* Of the call that is running: */
    GPtrArray *envelopes;
    SubmissionReport report;
    gpointer data;
} MaildirBackend;

static gboolean make_folder(const char *path, const char *name, GError **error)
{
    g_autofree char *folder = g_build_filename(path, name, NULL);
    if (g_mkdir_with_parents(folder, FOLDER_MODE) == 0 && g_access(folder, W_OK | X_OK) == 0)
        return TRUE;
    int why = errno;
    gboolean passing = why == ENOSPC || why == EDQUOT || why == EIO || why == EMFILE;
    failure_set(error, passing ? FAILURE_TEMPORARY : FAILURE_OPERATOR,
                "maildir folder %s cannot be used: %s", folder, g_strerror(why));
    return FALSE;
}

static gboolean maildir_connect(Backend *backend, GError **error)
{
    const char *path = ((MaildirBackend *)backend)->path;
    return make_folder(path, "tmp", error) && make_folder(path, "new", error)
           && make_folder(path, "cur", error);
}

/* Owned by the caller. */
static char *file_name(const Envelope *envelope)
{
    gboolean named = envelope->message_id != NULL && envelope->message_id[0] != '\0';
    char *digest = named
                       ? g_compute_checksum_for_string(G_CHECKSUM_SHA256, envelope->message_id, -1)
                       : g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, envelope->bytes);
    digest[NAME_LENGTH] = '\0';
    return digest;
}

/* The names in one folder without their flags, added to `names`. */
static void collect_names(GHashTable *names, const char *path, const char *name)
{
    g_autofree char *folder = g_build_filename(path, name, NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *entry;
    while (dir != NULL && (entry = g_dir_read_name(dir)) != NULL)
        g_hash_table_add(names, g_strndup(entry, strcspn(entry, ":")));
}

static gboolean write_all(int descriptor, GBytes *bytes)
{
    size_t left;
    const char *at = g_bytes_get_data(bytes, &left);
    while (left > 0) {
        ssize_t count = write(descriptor, at, left);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return FALSE;
        at += count;
        left -= (size_t)count;
    }
    return fsync(descriptor) == 0;
}

/* errno, 0 if it is in new/. */
static int deliver_file(const char *path, const char *name, GBytes *bytes)
{
    /* What a dead process of the same number left there is overwritten. */
    g_autofree char *unique = g_strdup_printf("%s.%d", name, (int)getpid());
    g_autofree char *draft = g_build_filename(path, "tmp", unique, NULL);
    g_autofree char *final = g_build_filename(path, "new", name, NULL);
    int descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
    if (descriptor < 0)
        return errno;
    int why = write_all(descriptor, bytes) ? 0 : errno;
    if (close(descriptor) != 0 && why == 0)
        why = errno;
    if (why == 0 && rename(draft, final) != 0)
        why = errno;
    if (why != 0)
        (void)unlink(draft);
    return why;
}

static int sync_folder(const char *path, const char *name)
{
    g_autofree char *folder = g_build_filename(path, name, NULL);
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    int why = fsync(descriptor) == 0 ? 0 : errno;
    (void)close(descriptor);
    return why;
}

static void report_written(const MaildirBackend *maildir, guint i, int why)
{
    const Envelope *envelope = g_ptr_array_index(maildir->envelopes, i);
    if (why == 0)
        maildir->report(envelope, OUTCOME_SENT, "written", maildir->data);
    else
        maildir->report(envelope, OUTCOME_DEFERRED, g_strerror(why), maildir->data);
}

static void write_letters(const MaildirBackend *maildir)
{
    const char *path = maildir->path;
    const GPtrArray *envelopes = maildir->envelopes;
    g_autoptr(GHashTable) present = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    collect_names(present, path, "new");
    collect_names(present, path, "cur");
    g_autofree int *results = g_new0(int, envelopes->len);
    for (guint i = 0; i < envelopes->len; i++) {
        const Envelope *envelope = g_ptr_array_index(envelopes, i);
        g_autofree char *name = file_name(envelope);
        if (g_hash_table_contains(present, name))
            continue;
        results[i] = deliver_file(path, name, envelope->bytes);
        if (results[i] == 0)
            g_hash_table_add(present, g_steal_pointer(&name));
    }
    /* Nothing is sent before this. Synced also when all were there: who wrote them may have died
       before. */
    int unsynced = sync_folder(path, "new");
    if (unsynced == 0)
        unsynced = sync_folder(path, ".");
    for (guint i = 0; i < envelopes->len; i++)
        report_written(maildir, i, results[i] != 0 ? results[i] : unsynced);
}

static void maildir_begin(Backend *backend, GPtrArray *envelopes, SubmissionReport report,
                          gpointer data)
{
    MaildirBackend *maildir = (MaildirBackend *)backend;
    maildir->envelopes = g_ptr_array_ref(envelopes);
    maildir->report = report;
    maildir->data = data;
}

static void maildir_turn(Backend *backend)
{
}

static gboolean maildir_finish(Backend *backend, GError **error)
{
    MaildirBackend *maildir = (MaildirBackend *)backend;
    gboolean usable = maildir->envelopes->len == 0 || maildir_connect(backend, error);
    if (usable && maildir->envelopes->len > 0)
        write_letters(maildir);
    for (guint i = 0; !usable && i < maildir->envelopes->len; i++)
        maildir->report(g_ptr_array_index(maildir->envelopes, i), OUTCOME_UNTRIED, "no maildir",
                        maildir->data);
    g_clear_pointer(&maildir->envelopes, g_ptr_array_unref);
    return usable;
}

static void maildir_rest(Backend *backend)
{
}

static void maildir_free(Backend *backend)
{
    g_free(((MaildirBackend *)backend)->path);
    g_free(backend);
}

static const BackendMethods maildir_methods = {.connect = maildir_connect,
                                               .begin = maildir_begin,
                                               .turn = maildir_turn,
                                               .finish = maildir_finish,
                                               .rest = maildir_rest,
                                               .free = maildir_free};

Backend *submission_maildir_new(const char *path)
{
    MaildirBackend *maildir = g_new0(MaildirBackend, 1);
    maildir->backend.methods = &maildir_methods;
    maildir->path = g_strdup(path);
    return &maildir->backend;
}
