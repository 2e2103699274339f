/* SPDX-License-Identifier: MIT */
#include "mailbox/mailbox.h"

#include "base/failure.h"
#include "mailbox/backend.h"

#include <errno.h>
#include <poll.h>
#include <string.h>

struct Mailbox {
    MailboxOptions options;
    const MailboxBackend *backend;
    gpointer self;
};

static const struct {
    const char *prefix;
    const MailboxBackend *backend;
} kinds[] = {
    {"imaps://", &mailbox_backend_imap},
    {"imap://", &mailbox_backend_imap},
    {"maildir:", &mailbox_backend_maildir},
};

static const MailboxBackend *backend_for(const char *url)
{
    for (size_t i = 0; url != NULL && i < G_N_ELEMENTS(kinds); i++)
        if (g_ascii_strncasecmp(url, kinds[i].prefix, strlen(kinds[i].prefix)) == 0)
            return kinds[i].backend;
    return NULL;
}

static void copy_options(MailboxOptions *to, const MailboxOptions *from)
{
    *to = *from;
    to->url = g_strdup(from->url);
    to->user = g_strdup(from->user);
    to->password = g_strdup(from->password);
    to->oauth2_token = g_strdup(from->oauth2_token);
    to->ca_file = g_strdup(from->ca_file);
    to->handled = g_strdup(from->handled != NULL ? from->handled : "Handled");
    to->quarantine = g_strdup(from->quarantine != NULL ? from->quarantine : "Quarantine");
    if (to->timeout_seconds == 0)
        to->timeout_seconds = 60;
}

static void wipe(const char *secret)
{
    if (secret != NULL)
        explicit_bzero((char *)secret, strlen(secret));
    g_free((char *)secret);
}

Mailbox *mailbox_new(const MailboxOptions *options, GError **error)
{
    const MailboxBackend *backend = backend_for(options->url);
    if (backend == NULL) {
        failure_set(error, FAILURE_OPERATOR,
                    "mailbox.url is of no known kind: set it to imaps://HOST/INBOX, "
                    "imap://HOST/INBOX or maildir:PATH");
        return NULL;
    }
    g_autoptr(Mailbox) mailbox = g_new0(Mailbox, 1);
    copy_options(&mailbox->options, options);
    mailbox->backend = backend;
    mailbox->self = backend->open(&mailbox->options, error);
    return mailbox->self != NULL ? g_steal_pointer(&mailbox) : NULL;
}

void mailbox_free(Mailbox *mailbox)
{
    if (mailbox == NULL)
        return;
    if (mailbox->self != NULL)
        mailbox->backend->close(mailbox->self);
    g_free((char *)mailbox->options.url);
    g_free((char *)mailbox->options.user);
    wipe(mailbox->options.password);
    wipe(mailbox->options.oauth2_token);
    g_free((char *)mailbox->options.ca_file);
    g_free((char *)mailbox->options.handled);
    g_free((char *)mailbox->options.quarantine);
    g_free(mailbox);
}

gboolean mailbox_connect(Mailbox *mailbox, GError **error)
{
    return mailbox->backend->connect(mailbox->self, error);
}

gboolean mailbox_list(Mailbox *mailbox, GPtrArray **refs, GError **error)
{
    if (!mailbox_connect(mailbox, error))
        return FALSE;
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)mailbox_ref_free);
    if (!mailbox->backend->list(mailbox->self, found, error))
        return FALSE;
    *refs = g_steal_pointer(&found);
    return TRUE;
}

gboolean mailbox_fetch(Mailbox *mailbox, const GPtrArray *refs, gboolean header_only,
                       MailboxFetched fetched, gpointer data, GError **error)
{
    const MailboxFetch request = {header_only, fetched, data};
    return refs->len == 0
           || (mailbox_connect(mailbox, error)
               && mailbox->backend->fetch(mailbox->self, refs, &request, error));
}

gboolean mailbox_file(Mailbox *mailbox, const GPtrArray *refs, MailboxFolder folder, GError **error)
{
    return refs->len == 0
           || (mailbox_connect(mailbox, error)
               && mailbox->backend->file(mailbox->self, refs, folder, error));
}

gboolean mailbox_wait(Mailbox *mailbox, int wake_fd, gint64 timeout_ms, MailboxWake *wake,
                      GError **error)
{
    return mailbox_connect(mailbox, error)
           && mailbox->backend->wait(mailbox->self, wake_fd, timeout_ms, wake, error);
}

MailRef *mailbox_ref_new(char *name, guint64 size)
{
    MailRef *ref = g_new(MailRef, 1);
    ref->name = name;
    ref->size = size;
    return ref;
}

void mailbox_ref_free(MailRef *ref)
{
    if (ref != NULL)
        g_free(ref->name);
    g_free(ref);
}

MailboxWake mailbox_sleep(int fd, int wake_fd, gint64 timeout_ms)
{
    gint64 end_at = g_get_monotonic_time() + timeout_ms * 1000;
    struct pollfd watched[] = {{.fd = wake_fd, .events = POLLIN}, {.fd = fd, .events = POLLIN}};
    for (;;) {
        gint64 left_ms = (end_at - g_get_monotonic_time() + 999) / 1000;
        int ready = poll(watched, G_N_ELEMENTS(watched), (int)CLAMP(left_ms, 0, G_MAXINT));
        if (ready > 0)
            return watched[0].revents != 0 ? WAKE_SIGNAL : WAKE_MAIL;
        if (ready == 0 && left_ms <= G_MAXINT)
            return WAKE_TIMEOUT;
        if (ready < 0 && errno != EINTR)
            return WAKE_TIMEOUT;
    }
}
