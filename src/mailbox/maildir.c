/* SPDX-License-Identifier: MIT */
/* A Maildir as the mailbox: new/ and cur/ are INBOX, folders are Maildir++ (".Handled"). Files are
   found by their unique name, the part before ":2,", because any reader may change the rest. */
#include "base/failure.h"
#include "mailbox/backend.h"
#include "mailbox/maildir-files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

typedef struct {
    const MailboxOptions *options;
    char *root;
    char *folders[2]; /* by MailboxFolder */
    int watch_fd;     /* inotify; -1: not made yet */
    gboolean ready;
} Maildir;

static char *folder_path(const char *root, const char *name)
{
    g_autofree char *dotted = g_strdelimit(g_strdup(name), "/", '.');
    g_autofree char *last = g_strconcat(".", dotted, NULL);
    return g_build_filename(root, last, NULL);
}

static gpointer open_maildir(const MailboxOptions *options, GError **error)
{
    const char *root = options->url + strlen("maildir:");
    if (*root == '\0') {
        failure_set(error, FAILURE_OPERATOR,
                    "mailbox.url names no folder: write maildir:PATH, for example "
                    "maildir:/var/mail/mentoring");
        return NULL;
    }
    Maildir *maildir = g_new0(Maildir, 1);
    maildir->options = options;
    maildir->root = g_strdup(root);
    maildir->folders[MAILBOX_HANDLED] = folder_path(root, options->handled);
    maildir->folders[MAILBOX_QUARANTINE] = folder_path(root, options->quarantine);
    maildir->watch_fd = -1;
    return maildir;
}

static void forget_watch(Maildir *maildir)
{
    if (maildir->watch_fd >= 0)
        close(maildir->watch_fd);
    maildir->watch_fd = -1;
    maildir->ready = FALSE;
}

static void close_maildir(gpointer self)
{
    Maildir *maildir = self;
    forget_watch(maildir);
    for (size_t i = 0; i < G_N_ELEMENTS(maildir->folders); i++)
        g_free(maildir->folders[i]);
    g_free(maildir->root);
    g_free(maildir);
}

/* The watch stands before the first list, so nothing can come unseen between list and wait. Where
   the kernel gives none, the wait falls back to looking every minute. */
static void start_watch(Maildir *maildir)
{
    maildir->watch_fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    for (size_t i = 0; maildir->watch_fd >= 0 && i < 2; i++) {
        g_autofree char *path = g_build_filename(maildir->root, i == 0 ? "new" : "cur", NULL);
        guint32 events = IN_MOVED_TO | IN_CREATE | IN_CLOSE_WRITE | IN_DELETE_SELF | IN_MOVE_SELF;
        if (inotify_add_watch(maildir->watch_fd, path, events) < 0)
            forget_watch(maildir);
    }
}

static gboolean connect_maildir(gpointer self, GError **error)
{
    Maildir *maildir = self;
    if (maildir->ready)
        return TRUE;
    if (!mailbox_files_make(maildir->root, error)
        || !mailbox_files_make(maildir->folders[MAILBOX_HANDLED], error)
        || !mailbox_files_make(maildir->folders[MAILBOX_QUARANTINE], error))
        return FALSE;
    start_watch(maildir);
    maildir->ready = TRUE;
    return TRUE;
}

/* Reads away what the watch has seen; a folder that was taken from under it is watched anew. */
static void drain_watch(Maildir *maildir)
{
    char events[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
    gboolean folder_went = FALSE;
    ssize_t got;
    while (maildir->watch_fd >= 0 && (got = read(maildir->watch_fd, events, sizeof events)) > 0) {
        for (char *p = events; p < events + got;) {
            const struct inotify_event *event = (const struct inotify_event *)p;
            folder_went |= (event->mask & (IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF)) != 0;
            p += sizeof *event + event->len;
        }
    }
    if (folder_went)
        forget_watch(maildir);
}

static int by_age(gconstpointer a, gconstpointer b)
{
    const MaildirFile *x = *(MaildirFile *const *)a, *y = *(MaildirFile *const *)b;
    if (x->modified_ns != y->modified_ns)
        return x->modified_ns < y->modified_ns ? -1 : 1;
    return strcmp(x->unique, y->unique);
}

static gboolean list_maildir(gpointer self, GPtrArray *refs, GError **error)
{
    Maildir *maildir = self;
    drain_watch(maildir);
    if (!connect_maildir(maildir, error))
        return FALSE;
    g_autoptr(GHashTable) files = mailbox_files_scan(maildir->root, error);
    if (files == NULL)
        return FALSE;
    g_autoptr(GPtrArray) sorted = g_ptr_array_sized_new(g_hash_table_size(files));
    GHashTableIter iterator;
    gpointer each;
    g_hash_table_iter_init(&iterator, files);
    while (g_hash_table_iter_next(&iterator, NULL, &each))
        g_ptr_array_add(sorted, each);
    g_ptr_array_sort(sorted, by_age);
    for (guint i = 0; i < sorted->len; i++) {
        const MaildirFile *file = sorted->pdata[i];
        g_ptr_array_add(refs, mailbox_ref_new(g_strdup(file->unique), file->size));
    }
    return TRUE;
}

static gboolean fetch_maildir(gpointer self, const GPtrArray *refs, const MailboxFetch *request,
                              GError **error)
{
    Maildir *maildir = self;
    g_autoptr(GHashTable) files = mailbox_files_scan(maildir->root, error);
    if (files == NULL)
        return FALSE;
    for (guint i = 0; i < refs->len; i++) {
        const MailRef *ref = refs->pdata[i];
        const MaildirFile *file = g_hash_table_lookup(files, ref->name);
        g_autoptr(GBytes) bytes = NULL;
        if (file != NULL && !mailbox_files_read(file, request->header_only, &bytes, error))
            return FALSE;
        if (bytes != NULL)
            request->fetched(ref, bytes, request->data);
    }
    return TRUE;
}

static gboolean file_maildir(gpointer self, const GPtrArray *refs, MailboxFolder folder,
                             GError **error)
{
    Maildir *maildir = self;
    g_autoptr(GHashTable) files = mailbox_files_scan(maildir->root, error);
    if (files == NULL)
        return FALSE;
    g_autofree char *target = g_build_filename(maildir->folders[folder], "cur", NULL);
    gboolean moved = TRUE;
    for (guint i = 0; moved && i < refs->len; i++) {
        const MailRef *ref = refs->pdata[i];
        const MaildirFile *file = g_hash_table_lookup(files, ref->name);
        if (file != NULL)
            moved = mailbox_files_move(file, target, error);
    }
    if (!moved)
        maildir->ready = FALSE; /* a folder may have been removed: the next use makes it again */
    g_autofree char *new_mail = g_build_filename(maildir->root, "new", NULL);
    g_autofree char *seen_mail = g_build_filename(maildir->root, "cur", NULL);
    return moved && mailbox_files_sync(target, error) && mailbox_files_sync(new_mail, error)
           && mailbox_files_sync(seen_mail, error);
}

static gboolean wait_maildir(gpointer self, int wake_fd, gint64 timeout_ms, MailboxWake *wake,
                             GError **error)
{
    Maildir *maildir = self;
    gboolean blind = maildir->watch_fd < 0;
    gint64 longest_ms = timeout_ms < 0 ? G_MAXINT : timeout_ms;
    *wake = mailbox_sleep(maildir->watch_fd, wake_fd,
                          blind ? MIN(longest_ms, MAILBOX_POLL_MS) : longest_ms);
    if (blind && *wake == WAKE_TIMEOUT)
        *wake = WAKE_MAIL;
    return TRUE;
}

const MailboxBackend mailbox_backend_maildir = {
    .open = open_maildir,
    .close = close_maildir,
    .connect = connect_maildir,
    .list = list_maildir,
    .fetch = fetch_maildir,
    .file = file_maildir,
    .wait = wait_maildir,
};
