/* SPDX-License-Identifier: MIT */
/* The IMAP backend. Never asks for ENVELOPE or BODYSTRUCTURE: in them a stranger's octets would
   stand inside IMAP's grammar. */
#include "base/failure.h"
#include "mailbox/backend.h"
#include "mailbox/imap-fetch.h"
#include "mailbox/imap-idle.h"
#include "mailbox/imap-session.h"

enum {
    IDLE_LONGEST_MS = 9 * 60 * 1000, /* shorter than what address translators forget after */
    ANSWER_OCTETS = 1024 * 1024,
};

static gpointer open_imap(const MailboxOptions *options, GError **error)
{
    return mailbox_session_new(options, error);
}

static void close_imap(gpointer self)
{
    mailbox_session_free(self);
}

static gboolean connect_imap(gpointer self, GError **error)
{
    return mailbox_session_open(self, error);
}

static gboolean fetch_imap(gpointer self, const GPtrArray *refs, const MailboxFetch *request,
                           GError **error)
{
    return mailbox_imap_fetch(self, refs, request, error);
}

/* Selected anew each time: what came during IDLE is counted, and a mailbox that was made anew under
   us (UIDVALIDITY) is seen. */
static gboolean list_imap(gpointer self, GPtrArray *refs, GError **error)
{
    ImapSession *imap = self;
    if (!mailbox_session_select(imap, error)) {
        mailbox_session_drop(imap);
        return FALSE;
    }
    imap->session->imap_selection_info->sel_has_exists = 0;
    if (!mailbox_imap_list(imap, refs, error))
        return FALSE;
    imap->news = FALSE;
    return TRUE;
}

static gboolean copy_and_expunge(ImapSession *imap, struct mailimap_set *set, const char *folder,
                                 GError **error)
{
    mailbox_session_expect(imap, ANSWER_OCTETS);
    int result = mailimap_uid_copy(imap->session, set, folder);
    if (!mailbox_session_done(imap, result, MAILIMAP_ERROR_UID_COPY, "UID COPY", error))
        return FALSE;
    struct mailimap_flag_list *flags = mailimap_flag_list_new_empty();
    mailimap_flag_list_add(flags, mailimap_flag_new_deleted());
    struct mailimap_store_att_flags *deleted = mailimap_store_att_flags_new_add_flags_silent(flags);
    mailbox_session_expect(imap, ANSWER_OCTETS);
    result = mailimap_uid_store(imap->session, set, deleted);
    mailimap_store_att_flags_free(deleted);
    if (!mailbox_session_done(imap, result, MAILIMAP_ERROR_UID_STORE, "UID STORE", error))
        return FALSE;
    mailbox_session_expect(imap, ANSWER_OCTETS);
    result = mailimap_uid_expunge(imap->session, set);
    return mailbox_session_done(imap, result, MAILIMAP_ERROR_EXTENSION, "UID EXPUNGE", error);
}

static gboolean move(ImapSession *imap, struct mailimap_set *set, const char *folder,
                     GError **error)
{
    if (!imap->has_move)
        return copy_and_expunge(imap, set, folder, error);
    mailbox_session_expect(imap, ANSWER_OCTETS);
    int result = mailimap_uid_move(imap->session, set, folder);
    return mailbox_session_done(imap, result, MAILIMAP_ERROR_UID_MOVE, "UID MOVE", error);
}

/* A refusal drops the session as well: the folder may have been removed by somebody, and opening
   the session again makes it. */
static gboolean file_imap(gpointer self, const GPtrArray *refs, MailboxFolder folder,
                          GError **error)
{
    ImapSession *imap = self;
    struct mailimap_set *set = mailbox_imap_set(imap, refs, NULL);
    if (set == NULL)
        return TRUE;
    gboolean moved = move(imap, set, imap->folders[folder], error);
    mailimap_set_free(set);
    if (!moved)
        mailbox_session_drop(imap);
    return moved;
}

static MailboxWake sleep_without_idle(int wake_fd, gint64 timeout_ms)
{
    MailboxWake wake = mailbox_sleep(-1, wake_fd, MIN(timeout_ms, MAILBOX_POLL_MS));
    return wake == WAKE_TIMEOUT ? WAKE_MAIL : wake;
}

static gboolean wait_imap(gpointer self, int wake_fd, gint64 timeout_ms, MailboxWake *wake,
                          GError **error)
{
    ImapSession *imap = self;
    imap->news |= imap->session->imap_selection_info->sel_has_exists;
    *wake = WAKE_MAIL;
    if (imap->news)
        return TRUE;
    gint64 longest_ms =
        timeout_ms < 0 || timeout_ms > IDLE_LONGEST_MS ? IDLE_LONGEST_MS : timeout_ms;
    IdleLimits limits = {imap->options->timeout_seconds, wake_fd, longest_ms};
    IdleEnd end =
        imap->has_idle ? mailbox_idle(imap->stream, &limits, wake, &imap->news) : IDLE_REFUSED;
    if (end == IDLE_BROKEN)
        return mailbox_session_done(imap, MAILIMAP_ERROR_STREAM, MAILIMAP_NO_ERROR, "IDLE", error);
    if (end == IDLE_REFUSED) {
        imap->has_idle = FALSE;
        *wake = imap->news ? WAKE_MAIL : sleep_without_idle(wake_fd, longest_ms);
    }
    return TRUE;
}

const MailboxBackend mailbox_backend_imap = {
    .open = open_imap,
    .close = close_imap,
    .connect = connect_imap,
    .list = list_imap,
    .fetch = fetch_imap,
    .file = file_imap,
    .wait = wait_imap,
};
