/* SPDX-License-Identifier: MIT */
#include "agent/agent.h"

#include <errno.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "agent/lock.h"
#include "agent/steps.h"
#include "base/failure.h"
#include "letters/sentences.h"
#include "store/cases.h"
#include "store/ledger.h"
#include "store/outbox.h"

enum {
    LETTERS_PER_TURN =
        400, /* then the mailbox is looked at again: nobody's mail waits for a flood */
    SCAN_SECONDS = 300,
    BREAKER_FIRST_SECONDS = 5,
    BREAKER_LAST_SECONDS = 900,
};

/* After a failure of a whole server: wait a little, then longer. */
typedef struct {
    gint64 open_at; /* machine time */
    gint64 wait_seconds;
} Breaker;

struct Agent {
    Desk desk;
    Store *store;
    Templates *templates;
    KeyRing *keys;
    Calendar *calendar;
    GHashTable *zones;
    Reader *reader;
    Mailbox *mailbox;
    Submission *submission;
    int lock_fd;
    int signal_fd; /* -1: not running */
    Breaker receiving, delivering;
};

static gint64 machine_now(void)
{
    return g_get_monotonic_time() / G_USEC_PER_SEC;
}

static gboolean breaker_is_closed(const Breaker *breaker)
{
    return machine_now() >= breaker->open_at;
}

static void breaker_failed(Breaker *breaker)
{
    breaker->wait_seconds = breaker->wait_seconds == 0
                                ? BREAKER_FIRST_SECONDS
                                : MIN(breaker->wait_seconds * 2, BREAKER_LAST_SECONDS);
    breaker->open_at = machine_now() + breaker->wait_seconds;
}

static gboolean open_mailbox(Agent *agent, const Settings *settings, GError **error)
{
    g_autofree char *secret = NULL;
    gboolean oauth2 = g_str_equal(settings->mailbox_auth, "oauth2");
    if (!settings_secret(settings, oauth2 ? "oauth2" : "mailbox", &secret, error))
        return FALSE;
    MailboxOptions options = {.url = settings->mailbox_url,
                              .user = settings->mailbox_user,
                              .password = oauth2 ? NULL : secret,
                              .oauth2_token = oauth2 ? secret : NULL,
                              .ca_file = settings->mailbox_ca_file,
                              .tls_off = settings->mailbox_tls == TLS_OFF,
                              .handled = settings->mailbox_handled,
                              .quarantine = settings->mailbox_quarantine};
    agent->mailbox = mailbox_new(&options, error);
    settings_wipe(g_steal_pointer(&secret));
    return agent->mailbox != NULL;
}

static gboolean open_submission(Agent *agent, const Settings *settings, GError **error)
{
    g_autofree char *secret = NULL;
    gboolean oauth2 = g_str_equal(settings->submission_auth, "oauth2");
    if (!settings_secret(settings, oauth2 ? "oauth2" : "submission", &secret, error))
        return FALSE;
    SubmissionOptions options = {.url = settings->submission_url,
                                 .user = settings->submission_user,
                                 .password = oauth2 ? NULL : secret,
                                 .oauth2_token = oauth2 ? secret : NULL,
                                 .ca_file = settings->submission_ca_file,
                                 .tls_off = settings->submission_tls == TLS_OFF,
                                 .connections = settings->submission_connections,
                                 .rate = settings->submission_rate};
    agent->submission = submission_new(&options, error);
    settings_wipe(g_steal_pointer(&secret));
    return agent->submission != NULL;
}

static gboolean open_reader(Agent *agent, const Settings *settings)
{
    g_auto(GStrv) sentences = letters_sentences(settings->programme_templates);
    ReaderOptions options = {.own_sentences = (const char *const *)sentences,
                             .address = settings->programme_address,
                             .authserv_id = settings->trust_authserv_id,
                             .boundary = settings->trust_boundary};
    agent->reader = reader_new(&options);
    return TRUE;
}

static gboolean open_parts(Agent *agent, const Settings *settings, GError **error)
{
    return (agent->lock_fd = lock_take(settings->database_path, error)) >= 0
           && open_reader(agent, settings)
           && (agent->calendar = settings_calendar(settings, error)) != NULL
           && (agent->templates = templates_load(settings->programme_templates, error)) != NULL
           && (agent->store = store_open(settings->database_path, error)) != NULL
           && (agent->keys = key_ring_open(settings->database_key_file, error)) != NULL
           && open_mailbox(agent, settings, error) && open_submission(agent, settings, error);
}

Agent *agent_open(const Settings *settings, gint64 now_at, GError **error)
{
    g_autoptr(Agent) agent = g_new0(Agent, 1);
    agent->lock_fd = -1;
    agent->signal_fd = -1;
    agent->zones = desk_zones_new();
    if (!open_parts(agent, settings, error))
        return NULL;
    agent->desk = (Desk){.settings = settings,
                         .store = agent->store,
                         .templates = agent->templates,
                         .keys = agent->keys,
                         .calendar = agent->calendar,
                         .zones = agent->zones,
                         .clock = {.fixed_at = now_at}};
    if (!store_recover_inflight(agent->store, clock_now(&agent->desk.clock), error))
        return NULL;
    return g_steal_pointer(&agent);
}

void agent_close(Agent *agent)
{
    if (agent == NULL)
        return;
    reader_free(agent->reader);
    mailbox_free(agent->mailbox);
    submission_free(agent->submission);
    templates_free(agent->templates);
    key_ring_free(agent->keys);
    calendar_free(agent->calendar);
    g_hash_table_unref(agent->zones);
    store_close(agent->store);
    if (agent->lock_fd >= 0)
        close(agent->lock_fd);
    g_free(agent);
}

const Desk *agent_desk(const Agent *agent)
{
    return &agent->desk;
}

gboolean agent_check_mailbox(Agent *agent, GError **error)
{
    return mailbox_connect(agent->mailbox, error);
}

gboolean agent_check_submission(Agent *agent, GError **error)
{
    return submission_connect(agent->submission, error);
}

/* Of two failures the one that a person must mend is told first. */
static void keep_worse(GError **kept, GError *other)
{
    if (other == NULL)
        return;
    if (*kept == NULL || g_error_matches(other, FAILURE, FAILURE_OPERATOR)) {
        g_clear_error(kept);
        *kept = other;
    } else {
        g_error_free(other);
    }
}

/* Mails before clocks: an answer that lies in the mailbox must not be called late. */
static gboolean receive_and_run_clocks(Agent *agent, Delivery *delivery, guint *done,
                                       GError **error)
{
    guint handled = 0, clocks = 0;
    Intray intray = {.mailbox = agent->mailbox,
                     .reader = agent->reader,
                     .delivery = delivery,
                     .stop_fd = agent->signal_fd};
    if (!receive_mails(&agent->desk, &intray, &handled, error))
        return FALSE;
    *done += handled;
    if (stop_is_wanted(agent->signal_fd)) /* INBOX may hold more: no clock may run before it */
        return TRUE;
    if (!desk_run_clocks(&agent->desk, &clocks, error))
        return FALSE;
    *done += clocks;
    return TRUE;
}

gboolean agent_once(Agent *agent, GError **error)
{
    guint done;
    GError *failure = NULL;
    do {
        g_autoptr(Delivery) delivery = delivery_new(&agent->desk, agent->submission);
        GError *receiving = NULL;
        GError *delivering = NULL;
        done = 0;
        (void)receive_and_run_clocks(agent, delivery, &done, &receiving);
        (void)delivery_finish(delivery, G_MAXUINT, &delivering);
        keep_worse(&failure, receiving);
        keep_worse(&failure, delivering);
    } while (failure == NULL && done > 0);
    desk_keep(&agent->desk);
    submission_rest(agent->submission);
    if (failure == NULL)
        return TRUE;
    g_propagate_error(error, failure);
    return FALSE;
}

/* An operator's failure of the mailbox or the submission server is retried too while running: a
   certificate that is renewed or a password that is mended needs no restart. */
static void note_failure(Breaker *breaker, const char *what, GError *failure)
{
    breaker_failed(breaker);
    g_warning("%s: %s (next try in %" G_GINT64_FORMAT " s)", what, failure->message,
              breaker->wait_seconds);
    g_error_free(failure);
}

static void receive(Agent *agent, Delivery *delivery, guint *done)
{
    GError *failure = NULL;
    if (!breaker_is_closed(&agent->receiving))
        return;
    if (receive_and_run_clocks(agent, delivery, done, &failure))
        agent->receiving = (Breaker){0};
    else
        note_failure(&agent->receiving, "receiving", failure);
}

static gboolean work_once(Agent *agent)
{
    guint done = 0;
    GError *failure = NULL;
    if (!breaker_is_closed(&agent->delivering)) {
        receive(agent, NULL, &done);
        desk_keep(&agent->desk);
        return done > 0;
    }
    g_autoptr(Delivery) delivery = delivery_new(&agent->desk, agent->submission);
    receive(agent, delivery, &done);
    guint limit = stop_is_wanted(agent->signal_fd) ? 0 : LETTERS_PER_TURN;
    if (delivery_finish(delivery, limit, &failure))
        agent->delivering = (Breaker){0};
    else
        note_failure(&agent->delivering, "delivering", failure);
    desk_keep(&agent->desk);
    return done > 0 || delivery_tried(delivery) >= LETTERS_PER_TURN;
}

/* Until the next clock, the next letter, or the next look at the whole mailbox. */
static gint64 sleep_ms(const Agent *agent)
{
    g_autoptr(GError) ignored = NULL;
    gint64 clock_at = 0, envelope_at = 0;
    gint64 seconds = SCAN_SECONDS;
    gint64 now = clock_now(&agent->desk.clock);
    (void)store_next_clock_at(agent->store, &clock_at, &ignored);
    (void)store_next_envelope_at(agent->store, &envelope_at, NULL);
    if (clock_at != 0 && breaker_is_closed(&agent->receiving)) /* no clock runs before the mails */
        seconds = MIN(seconds, clock_at - now);
    if (envelope_at != 0 && breaker_is_closed(&agent->delivering))
        seconds = MIN(seconds, envelope_at - now);
    if (!breaker_is_closed(&agent->delivering))
        seconds = MIN(seconds, agent->delivering.open_at - machine_now());
    if (!breaker_is_closed(&agent->receiving))
        seconds = MIN(seconds, agent->receiving.open_at - machine_now());
    return MAX(seconds, 1) * 1000;
}

gboolean stop_is_wanted(int stop_fd)
{
    GPollFD stop = {.fd = stop_fd, .events = G_IO_IN};
    return stop_fd >= 0 && g_poll(&stop, 1, 0) > 0;
}

static void sleep_blind(int signal_fd, gint64 timeout_ms)
{
    GPollFD wake = {.fd = signal_fd, .events = G_IO_IN};
    (void)g_poll(&wake, 1, (gint)timeout_ms);
}

static void wait_for_work(Agent *agent, int signal_fd)
{
    gint64 timeout_ms = sleep_ms(agent);
    GError *failure = NULL;
    MailboxWake wake;
    submission_rest(agent->submission);
    if (!breaker_is_closed(&agent->receiving))
        sleep_blind(signal_fd, timeout_ms);
    else if (!mailbox_wait(agent->mailbox, signal_fd, timeout_ms, &wake, &failure))
        note_failure(&agent->receiving, "waiting for mail", failure);
}

static int open_signals(GError **error)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, NULL);
    /* A connection that the server closed is told by write itself. */
    (void)signal(SIGPIPE, SIG_IGN);
    int fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (fd < 0)
        failure_set(error, FAILURE_TEMPORARY, "signals: %s", g_strerror(errno));
    return fd;
}

gboolean agent_run(Agent *agent, gboolean *reload, GError **error)
{
    struct signalfd_siginfo info = {0};
    agent->signal_fd = open_signals(error);
    if (agent->signal_fd < 0)
        return FALSE;
    g_message("running for %s", agent->desk.settings->programme_address);
    while (!stop_is_wanted(agent->signal_fd))
        if (!work_once(agent))
            wait_for_work(agent, agent->signal_fd);
    *reload = read(agent->signal_fd, &info, sizeof info) == (ssize_t)sizeof info
              && info.ssi_signo == SIGHUP;
    g_message(*reload ? "reading the configuration again" : "leaving");
    close(agent->signal_fd);
    agent->signal_fd = -1;
    return TRUE;
}
