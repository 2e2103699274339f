/* SPDX-License-Identifier: MIT */
#include "mailbox/imap-session.h"

#include "base/failure.h"
#include "base/text.h"

#include <string.h>

/* For an answer that carries no mail. */
enum { SMALL_ANSWER_OCTETS = 1024 * 1024 };

/* RFC 3501 5.1.3; ASCII names, which nearly all are, need no charset module for it. */
static char *folder_name(const char *name, GError **error)
{
    if (g_str_is_ascii(name) && strchr(name, '&') == NULL)
        return g_strdup(name);
    char *encoded = g_convert(name, -1, "UTF-7-IMAP", "UTF-8", NULL, NULL, NULL);
    if (encoded == NULL)
        failure_set(error, FAILURE_OPERATOR,
                    "the folder name '%s' cannot be written in IMAP: use ASCII letters in "
                    "mailbox.url, mailbox.handled and mailbox.quarantine",
                    name);
    return encoded;
}

ImapSession *mailbox_session_new(const MailboxOptions *options, GError **error)
{
    ImapSession *imap = g_new0(ImapSession, 1);
    imap->options = options;
    if (mailbox_url_parse(options->url, &imap->url, error)
        && (imap->inbox = folder_name(imap->url.folder, error)) != NULL
        && (imap->folders[MAILBOX_HANDLED] = folder_name(options->handled, error)) != NULL
        && (imap->folders[MAILBOX_QUARANTINE] = folder_name(options->quarantine, error)) != NULL)
        return imap;
    mailbox_session_free(imap);
    return NULL;
}

void mailbox_session_free(ImapSession *imap)
{
    mailbox_session_drop(imap);
    g_free(imap->url.server);
    g_free(imap->url.folder);
    g_free(imap->inbox);
    g_free(imap->folders[MAILBOX_HANDLED]);
    g_free(imap->folders[MAILBOX_QUARANTINE]);
    g_free(imap);
}

/* libetpan's own end would say LOGOUT and wait for the answer of a peer that may be gone. */
void mailbox_session_drop(ImapSession *imap)
{
    if (imap->session != NULL) {
        imap->session->imap_stream = NULL;
        mailimap_free(imap->session);
    }
    imap->session = NULL;
    mailbox_stream_free(imap->stream);
    imap->stream = NULL;
}

void mailbox_session_expect(ImapSession *imap, guint64 octets)
{
    mailbox_stream_expect(imap->stream, octets);
}

static const char *answer_text(const ImapSession *imap)
{
    const mailimap *session = imap->session;
    return session != NULL && session->imap_response != NULL ? session->imap_response : "";
}

gboolean mailbox_session_done(ImapSession *imap, int result, int refused, const char *command,
                              GError **error)
{
    const char *broken = mailbox_stream_broken(imap->stream);
    if (result == MAILIMAP_NO_ERROR && broken == NULL)
        return TRUE;
    if (result == refused && broken == NULL) {
        g_autofree char *said = text_single_line(answer_text(imap), 200);
        failure_set(error, FAILURE_TEMPORARY, "%s: the server refused %s: %s", imap->url.server,
                    command, said);
        return FALSE;
    }
    failure_set(error, FAILURE_TEMPORARY, "%s: connection given up during %s: %s", imap->url.server,
                command, broken != NULL ? broken : "the server's answer is BAD or not IMAP");
    mailbox_session_drop(imap);
    return FALSE;
}

/* A refusal during the opening needs a person, unless its words say that it will pass. */
static gboolean refused(ImapSession *imap, const char *problem, GError **error)
{
    g_autofree char *said = text_single_line(answer_text(imap), 200);
    if (mailbox_refusal_passes(said))
        failure_set(error, FAILURE_TEMPORARY, "%s: the server refuses for now: %s",
                    imap->url.server, said);
    else
        failure_set(error, FAILURE_OPERATOR, "%s: %s (the server said: %s)", imap->url.server,
                    problem, said);
    return FALSE;
}

static void no_progress(size_t current, size_t maximum, void *context)
{
}

static gboolean attach_grammar(ImapSession *imap, GError **error)
{
    imap->session = mailimap_new(0, NULL);
    g_assert(imap->session != NULL);
    /* libetpan calls the handler of each message only where progress is watched. */
    mailimap_set_progress_callback(imap->session, no_progress, no_progress, NULL);
    mailbox_session_expect(imap, SMALL_ANSWER_OCTETS);
    int result = mailimap_connect(imap->session, mailbox_stream_buffered(imap->stream));
    return mailbox_session_done(
        imap, result == MAILIMAP_NO_ERROR_AUTHENTICATED ? MAILIMAP_NO_ERROR : result,
        MAILIMAP_NO_ERROR, "the greeting", error);
}

static gboolean learn_capabilities(ImapSession *imap, GError **error)
{
    g_auto(GStrv) words = mailbox_stream_capabilities(imap->stream, imap->options->timeout_seconds);
    if (words == NULL) {
        failure_set(error, FAILURE_TEMPORARY, "%s: connection given up after the login: %s",
                    imap->url.server, mailbox_stream_broken(imap->stream));
        return FALSE;
    }
    const char *const *list = (const char *const *)words;
    imap->has_move = g_strv_contains(list, "MOVE");
    imap->has_uidplus = g_strv_contains(list, "UIDPLUS");
    imap->has_idle = g_strv_contains(list, "IDLE");
    if (imap->has_move || imap->has_uidplus)
        return TRUE;
    failure_set(error, FAILURE_OPERATOR,
                "%s: the server has neither MOVE nor UIDPLUS, so no mail can be filed safely; "
                "enable one of them there or use another server",
                imap->url.server);
    return FALSE;
}

static gboolean folder_exists(ImapSession *imap, const char *folder, gboolean *exists,
                              GError **error)
{
    struct mailimap_mailbox_data_status *status = NULL;
    clist *attributes = clist_new();
    int *attribute = malloc(sizeof *attribute);
    g_assert(attribute != NULL);
    *attribute = MAILIMAP_STATUS_ATT_UIDVALIDITY;
    clist_append(attributes, attribute);
    struct mailimap_status_att_list *wanted = mailimap_status_att_list_new(attributes);
    mailbox_session_expect(imap, SMALL_ANSWER_OCTETS);
    int result = mailimap_status(imap->session, folder, wanted, &status);
    mailimap_status_att_list_free(wanted);
    if (status != NULL)
        mailimap_mailbox_data_status_free(status);
    *exists = result == MAILIMAP_NO_ERROR;
    return result == MAILIMAP_ERROR_STATUS
           || mailbox_session_done(imap, result, MAILIMAP_NO_ERROR, "STATUS", error);
}

static gboolean make_folder(ImapSession *imap, MailboxFolder folder, GError **error)
{
    gboolean exists = FALSE;
    if (!folder_exists(imap, imap->folders[folder], &exists, error) || exists)
        return exists;
    mailbox_session_expect(imap, SMALL_ANSWER_OCTETS);
    int result = mailimap_create(imap->session, imap->folders[folder]);
    if (result != MAILIMAP_ERROR_CREATE)
        return mailbox_session_done(imap, result, MAILIMAP_ERROR_CREATE, "CREATE", error);
    g_autofree char *problem = g_strdup_printf(
        "the folder '%s' cannot be made; make it by hand, or set mailbox.%s to a name that the "
        "server allows",
        imap->folders[folder], folder == MAILBOX_HANDLED ? "handled" : "quarantine");
    return refused(imap, problem, error);
}

gboolean mailbox_session_select(ImapSession *imap, GError **error)
{
    mailimap *session = imap->session;
    g_assert(session != NULL);
    mailbox_session_expect(imap, SMALL_ANSWER_OCTETS);
    int result = mailimap_select(session, imap->inbox);
    if (result == MAILIMAP_ERROR_SELECT) {
        g_autofree char *problem = g_strdup_printf(
            "the folder '%s' of mailbox.url cannot be opened; correct its name", imap->inbox);
        return refused(imap, problem, error);
    }
    if (!mailbox_session_done(imap, result, MAILIMAP_ERROR_SELECT, "SELECT", error))
        return FALSE;
    if (session->imap_selection_info->sel_perm == MAILIMAP_MAILBOX_READONLY)
        return refused(imap, "the mailbox is read-only; give mailbox.user the right to move mails",
                       error);
    if (session->imap_selection_info->sel_uidvalidity == 0)
        return refused(imap, "the server gives mails no lasting numbers (UIDVALIDITY)", error);
    return TRUE;
}

gboolean mailbox_session_open(ImapSession *imap, GError **error)
{
    if (imap->stream != NULL)
        return TRUE;
    imap->stream = mailbox_stream_dial(imap->options, imap->url.server, error);
    if (imap->stream == NULL)
        return FALSE;
    imap->news = TRUE;
    if (learn_capabilities(imap, error) && attach_grammar(imap, error)
        && make_folder(imap, MAILBOX_HANDLED, error) && make_folder(imap, MAILBOX_QUARANTINE, error)
        && mailbox_session_select(imap, error))
        return TRUE;
    mailbox_session_drop(imap);
    return FALSE;
}

guint32 mailbox_session_uidvalidity(const ImapSession *imap)
{
    const struct mailimap_selection_info *selected = imap->session->imap_selection_info;
    return selected != NULL ? selected->sel_uidvalidity : 0;
}
