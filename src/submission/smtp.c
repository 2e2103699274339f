/* SPDX-License-Identifier: MIT */
/* Letters to a server, over as many connections as are worth it, in one poll loop. */
#include "base/failure.h"
#include "submission/backend.h"
#include "submission/channel.h"
#include "submission/ehlo.h"
#include "submission/pace.h"

enum {
    LETTERS_PER_CONNECTION = 20, /* fewer are not worth another login */
    FRUITLESS_MAX = 2,           /* connections that died in a row without a letter judged */
    REPLY_SECONDS = 300,         /* RFC 5321 4.5.3.2 */
    FINISH_SECONDS = 600,
    IDLE_SECONDS = 30,
};

typedef struct {
    Backend backend;
    SubmissionOptions options; /* own copies */
    char *url;
    char *client_name;
    Pace pace;
    GPtrArray *channels;
    /* Of the call that is running: */
    GQueue waiting; /* const Envelope * */
    SubmissionReport report;
    gpointer data;
    guint connections_wanted;
    guint fruitless;
    GError *fault; /* no more connections are opened */
} SmtpBackend;

static const Envelope *next_letter(gpointer data)
{
    SmtpBackend *smtp = data;
    const Envelope *envelope = g_queue_pop_head(&smtp->waiting);
    if (envelope != NULL)
        pace_count(&smtp->pace, g_get_monotonic_time());
    return envelope;
}

static void take_report(const Envelope *envelope, Outcome outcome, const char *reply, gpointer data)
{
    SmtpBackend *smtp = data;
    if (outcome == OUTCOME_UNTRIED)
        g_queue_push_head(&smtp->waiting, (gpointer)envelope);
    else
        smtp->report(envelope, outcome, reply, smtp->data);
}

static gboolean open_channel(SmtpBackend *smtp)
{
    SubmissionConnection *connection =
        submission_connection_open(&smtp->options, smtp->url, &smtp->fault);
    if (connection == NULL)
        return FALSE;
    guint seconds = smtp->options.timeout_seconds;
    DialogueOptions options = {
        .client_name = smtp->client_name,
        .reply_microseconds = (seconds != 0 ? seconds : REPLY_SECONDS) * G_TIME_SPAN_SECOND,
        .finish_microseconds = (seconds != 0 ? seconds : FINISH_SECONDS) * G_TIME_SPAN_SECOND,
        .report = take_report,
        .data = smtp,
    };
    g_ptr_array_add(smtp->channels, channel_new(connection, &options));
    return TRUE;
}

/* One at most: opening blocks, and the others have replies to read meanwhile. */
static gboolean open_missing(SmtpBackend *smtp)
{
    return smtp->fault == NULL && smtp->waiting.length > 0
           && smtp->channels->len < smtp->connections_wanted && open_channel(smtp);
}

static void note_loss(SmtpBackend *smtp, const Channel *channel)
{
    gboolean fruitful = dialogue_was_fruitful(channel->dialogue);
    if (fruitful)
        smtp->fruitless = 0;
    else if (!channel->reused)
        smtp->fruitless++;
    gboolean hopeless = !dialogue_is_proven(channel->dialogue) || smtp->fruitless >= FRUITLESS_MAX;
    if (hopeless && smtp->fault == NULL)
        failure_set(&smtp->fault, FAILURE_TEMPORARY, "submission server: %s",
                    dialogue_fault(channel->dialogue));
}

/* TRUE if a channel awaits something. */
static gboolean work_channels(SmtpBackend *smtp)
{
    gboolean busy = FALSE;
    for (guint i = smtp->channels->len; i-- > 0;) {
        Channel *channel = g_ptr_array_index(smtp->channels, i);
        channel_work(channel, next_letter, smtp);
        busy |= dialogue_is_busy(channel->dialogue);
        if (dialogue_fault(channel->dialogue) == NULL)
            continue;
        note_loss(smtp, channel);
        g_ptr_array_remove_index(smtp->channels, i);
    }
    return busy;
}

/* A letter waits, perhaps given back, that a connection could take or that is worth one more. */
static gboolean work_is_at_hand(const SmtpBackend *smtp)
{
    if (smtp->waiting.length == 0)
        return FALSE;
    gboolean may_open = smtp->fault == NULL && smtp->channels->len < smtp->connections_wanted;
    for (guint i = 0; i < smtp->channels->len && !may_open; i++) {
        const Channel *channel = g_ptr_array_index(smtp->channels, i);
        may_open = dialogue_wants_letter(channel->dialogue);
    }
    return may_open;
}

static int wait_milliseconds(gint64 deadline)
{
    if (deadline == G_MAXINT64)
        return -1;
    gint64 left = (deadline - g_get_monotonic_time()) / G_TIME_SPAN_MILLISECOND + 1;
    return (int)CLAMP(left, 0, G_MAXINT);
}

static void wait_for_any(SmtpBackend *smtp)
{
    guint count = smtp->channels->len;
    g_autofree GPollFD *descriptors = g_new0(GPollFD, count);
    gint64 deadline = G_MAXINT64;
    for (guint i = 0; i < count; i++) {
        const Channel *channel = g_ptr_array_index(smtp->channels, i);
        descriptors[i].fd = submission_connection_descriptor(channel->connection);
        descriptors[i].events = G_IO_IN | (channel->wants_write ? G_IO_OUT : 0);
        deadline = MIN(deadline, dialogue_deadline(channel->dialogue));
    }
    (void)g_poll(descriptors, count, wait_milliseconds(deadline));
}

static void converse(SmtpBackend *smtp)
{
    while (TRUE) {
        (void)open_missing(smtp);
        gboolean busy = work_channels(smtp);
        if (work_is_at_hand(smtp))
            continue;
        if (!busy)
            return;
        wait_for_any(smtp);
    }
}

/* What was left open by the last call and is still good. */
static void wake_channels(SmtpBackend *smtp)
{
    gint64 oldest = g_get_monotonic_time() - IDLE_SECONDS * G_TIME_SPAN_SECOND;
    for (guint i = smtp->channels->len; i-- > 0;) {
        Channel *channel = g_ptr_array_index(smtp->channels, i);
        if (channel->idle_since < oldest)
            channel_quit(channel);
        else if (channel_is_fresh(channel)) {
            dialogue_resume(channel->dialogue);
            channel->reused = TRUE;
            continue;
        }
        g_ptr_array_remove_index(smtp->channels, i);
    }
}

static void lull_channels(SmtpBackend *smtp)
{
    for (guint i = 0; i < smtp->channels->len; i++) {
        Channel *channel = g_ptr_array_index(smtp->channels, i);
        channel->idle_since = g_get_monotonic_time();
    }
}

static void report_waiting(SmtpBackend *smtp, guint keep, const char *reason)
{
    while (smtp->waiting.length > keep)
        smtp->report(g_queue_pop_tail(&smtp->waiting), OUTCOME_UNTRIED, reason, smtp->data);
}

static void smtp_begin(Backend *backend, GPtrArray *envelopes, SubmissionReport report,
                       gpointer data)
{
    SmtpBackend *smtp = (SmtpBackend *)backend;
    smtp->report = report;
    smtp->data = data;
    smtp->fruitless = 0;
    for (guint i = 0; i < envelopes->len; i++)
        g_queue_push_tail(&smtp->waiting, g_ptr_array_index(envelopes, i));
    report_waiting(smtp, pace_allowance(&smtp->pace, g_get_monotonic_time()), "rate limit");
    smtp->connections_wanted =
        MIN(MAX(smtp->options.connections, 1), smtp->waiting.length / LETTERS_PER_CONNECTION + 1);
    wake_channels(smtp);
    (void)work_channels(smtp);
    while (open_missing(smtp))
        (void)work_channels(smtp);
}

static void smtp_turn(Backend *backend)
{
    (void)work_channels((SmtpBackend *)backend);
}

static gboolean smtp_finish(Backend *backend, GError **error)
{
    SmtpBackend *smtp = (SmtpBackend *)backend;
    converse(smtp);
    lull_channels(smtp);
    gboolean complete = smtp->waiting.length == 0;
    if (!complete) {
        g_assert(smtp->fault != NULL);
        report_waiting(smtp, 0, smtp->fault->message);
        g_propagate_error(error, g_steal_pointer(&smtp->fault));
    }
    g_clear_error(&smtp->fault);
    return complete;
}

static void smtp_rest(Backend *backend)
{
    SmtpBackend *smtp = (SmtpBackend *)backend;
    for (guint i = 0; i < smtp->channels->len; i++)
        channel_quit(g_ptr_array_index(smtp->channels, i));
    g_ptr_array_set_size(smtp->channels, 0);
}

static gboolean smtp_connect(Backend *backend, GError **error)
{
    SmtpBackend *smtp = (SmtpBackend *)backend;
    smtp_rest(backend);
    if (open_channel(smtp))
        converse(smtp);
    lull_channels(smtp);
    if (smtp->fault == NULL)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&smtp->fault));
    return FALSE;
}

static void smtp_free(Backend *backend)
{
    SmtpBackend *smtp = (SmtpBackend *)backend;
    smtp_rest(backend);
    g_ptr_array_unref(smtp->channels);
    pace_clear(&smtp->pace);
    g_free((char *)smtp->options.user);
    g_free((char *)smtp->options.password);
    g_free((char *)smtp->options.oauth2_token);
    g_free((char *)smtp->options.ca_file);
    g_free(smtp->client_name);
    g_free(smtp->url);
    g_free(smtp);
}

static const BackendMethods smtp_methods = {.connect = smtp_connect,
                                            .begin = smtp_begin,
                                            .turn = smtp_turn,
                                            .finish = smtp_finish,
                                            .rest = smtp_rest,
                                            .free = smtp_free};

Backend *submission_smtp_new(const SubmissionOptions *options, GError **error)
{
    g_autofree char *client_name = ehlo_client_name();
    char *url = submission_connection_url(options, client_name, error);
    if (url == NULL)
        return NULL;
    SmtpBackend *smtp = g_new0(SmtpBackend, 1);
    smtp->backend.methods = &smtp_methods;
    smtp->options = *options;
    smtp->options.url = NULL;
    smtp->options.user = g_strdup(options->user);
    smtp->options.password = g_strdup(options->password);
    smtp->options.oauth2_token = g_strdup(options->oauth2_token);
    smtp->options.ca_file = g_strdup(options->ca_file);
    smtp->url = url;
    smtp->client_name = g_steal_pointer(&client_name);
    smtp->channels = g_ptr_array_new_with_free_func((GDestroyNotify)channel_free);
    pace_init(&smtp->pace, options->rate);
    g_queue_init(&smtp->waiting);
    return &smtp->backend;
}
