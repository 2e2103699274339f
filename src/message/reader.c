/* SPDX-License-Identifier: MIT */
#include "message/reader.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/failure.h"
#include "message/prefilter.h"
#include "message/worker.h"

enum {
    MAILS_PER_PROCESS = 1000,
    TRIES = 3,
    IN_FLIGHT = 4, /* given to the process and not answered: it never waits for the next */
    ANSWER_MAX = 256 * 1024,
    START_SECONDS = 20,
};

struct Reader {
    ReaderOptions options;
    pid_t pid; /* 0: no process */
    int socket;
    guint given; /* mails since the process started */
};

typedef struct {
    GBytes *mail;
    GBytes *original; /* or NULL */
    gboolean header_only;
    guint tries;
    Message *message;
    GError *error;
    gboolean done;
} Job;

/* All that is to be read. jobs[0..told) are done and their owner has heard of them. */
typedef struct {
    GArray *jobs; /* Job */
    guint told;
    ReaderDone tell;
    gpointer data;
} Work;

/* The exchange with one process. jobs[head..next) are in flight, in this order; the last of them
   may be sent in part. */
typedef struct {
    Reader *reader;
    Work *work;
    GArray *jobs; /* Job */
    guint head, next;
    gsize sent; /* bytes of jobs[next - 1] with its WorkerRequest; all of it is as good as 0 */
    gboolean sending;
    GByteArray *answer;
    gint64 deadline; /* monotonic, for the answer to jobs[head] */
} Exchange;

Reader *reader_new(const ReaderOptions *options)
{
    Reader *reader = g_new0(Reader, 1);
    reader->options.address = g_strdup(options->address);
    reader->options.authserv_id = g_strdup(options->authserv_id);
    reader->options.boundary = g_strdup(options->boundary);
    reader->options.seconds_per_mail =
        options->seconds_per_mail > 0 ? options->seconds_per_mail : 10;
    reader->options.own_sentences = (const char *const *)g_strdupv((char **)options->own_sentences);
    reader->socket = -1;
    return reader;
}

static void stop_process(Reader *reader)
{
    if (reader->pid == 0)
        return;
    close(reader->socket);
    kill(reader->pid, SIGKILL);
    while (waitpid(reader->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    reader->pid = 0;
    reader->socket = -1;
}

void reader_free(Reader *reader)
{
    if (reader == NULL)
        return;
    stop_process(reader);
    g_free((char *)reader->options.address);
    g_free((char *)reader->options.authserv_id);
    g_free((char *)reader->options.boundary);
    g_strfreev((char **)reader->options.own_sentences);
    g_free(reader);
}

/* Waits for the process's first answer, which says that its sandbox is closed. */
static gboolean process_is_ready(const Reader *reader)
{
    struct pollfd wait = {.fd = reader->socket, .events = POLLIN};
    guint32 hello = 1;
    while (poll(&wait, 1, START_SECONDS * 1000) < 0)
        if (errno != EINTR)
            return FALSE;
    return recv(reader->socket, &hello, sizeof hello, MSG_DONTWAIT) == sizeof hello && hello == 0;
}

static gboolean start_process(Reader *reader, GError **error)
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) {
        failure_set(error, FAILURE_TEMPORARY, "no socket for the reader: %s", g_strerror(errno));
        return FALSE;
    }
    pid_t parent = getpid();
    pid_t pid = fork();
    if (pid == 0)
        worker_run(pair[1], parent, &reader->options);
    close(pair[1]);
    if (pid < 0) {
        failure_set(error, FAILURE_TEMPORARY, "the reader could not be started: %s",
                    g_strerror(errno));
        close(pair[0]);
        return FALSE;
    }
    reader->pid = pid;
    reader->socket = pair[0];
    reader->given = 0;
    if (process_is_ready(reader))
        return TRUE;
    stop_process(reader);
    failure_set(error, FAILURE_TEMPORARY, "the reader could not close its sandbox");
    return FALSE;
}

/* A process that died while idle is nobody's fault. */
static gboolean process_is_alive(const Reader *reader)
{
    char byte;
    if (reader->pid == 0)
        return FALSE;
    ssize_t got = recv(reader->socket, &byte, 1, MSG_DONTWAIT | MSG_PEEK);
    return got < 0 && (errno == EAGAIN || errno == EINTR);
}

static Job *job_at(const Exchange *exchange, guint index)
{
    return &g_array_index(exchange->jobs, Job, index);
}

static void restart_deadline(Exchange *exchange)
{
    exchange->deadline = g_get_monotonic_time()
                         + (gint64)exchange->reader->options.seconds_per_mail * G_USEC_PER_SEC;
}

static void skip_done(const Exchange *exchange, guint *index)
{
    while (*index < exchange->jobs->len && job_at(exchange, *index)->done)
        (*index)++;
}

/* Takes the next mail in hand if the process may have one more. */
static void take_next(Exchange *exchange)
{
    skip_done(exchange, &exchange->next);
    if (exchange->sending || exchange->next >= exchange->jobs->len
        || exchange->reader->given >= MAILS_PER_PROCESS)
        return;
    guint in_flight = 0;
    for (guint i = exchange->head; i < exchange->next; i++)
        in_flight += !job_at(exchange, i)->done;
    if (in_flight >= IN_FLIGHT)
        return;
    if (in_flight == 0) {
        exchange->head = exchange->next;
        restart_deadline(exchange);
    }
    exchange->next++;
    exchange->reader->given++;
    exchange->sending = TRUE;
    exchange->sent = 0;
}

/* Sends as much as the socket takes; FALSE if it takes no more now. If the process is gone, what it
   answered before is still to be received, so that the right mail is blamed: reading finds the end.
 */
static gboolean send_some(Exchange *exchange)
{
    const Job *job = job_at(exchange, exchange->next - 1);
    gsize size = 0, original_size = 0;
    const char *data = g_bytes_get_data(job->mail, &size);
    const char *original =
        job->original != NULL ? g_bytes_get_data(job->original, &original_size) : "";
    original_size = MIN(original_size, ORIGINAL_MAX);
    WorkerRequest request = {(guint32)size, (guint32)original_size, job->header_only};
    const struct iovec whole[3] = {
        {&request, sizeof request}, {(char *)data, size}, {(char *)original, original_size}};
    struct iovec pieces[3];
    gsize passed = exchange->sent, total = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(whole); i++) {
        gsize skipped = MIN(passed, whole[i].iov_len);
        pieces[i].iov_base = (char *)whole[i].iov_base + skipped;
        pieces[i].iov_len = whole[i].iov_len - skipped;
        passed -= skipped;
        total += whole[i].iov_len;
    }
    const struct msghdr message = {.msg_iov = pieces, .msg_iovlen = G_N_ELEMENTS(pieces)};
    ssize_t put = sendmsg(exchange->reader->socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (put >= 0) {
        exchange->sent += (gsize)put;
        exchange->sending = exchange->sent < total;
    } else if (errno != EAGAIN && errno != EINTR) {
        exchange->sending = FALSE;
    }
    return put >= 0;
}

/* Gives the process as many mails as it may have and its socket takes. */
static void feed(Exchange *exchange)
{
    do
        take_next(exchange);
    while (exchange->sending && send_some(exchange));
}

/* Takes the whole answers from the buffer. FALSE if one is not what a sound process writes. */
static gboolean take_answers(Exchange *exchange)
{
    guint32 length = 0;
    for (;;) {
        GByteArray *buffer = exchange->answer;
        if (buffer->len < sizeof length)
            return TRUE;
        memcpy(&length, buffer->data, sizeof length);
        if (length > ANSWER_MAX || exchange->head >= exchange->next)
            return FALSE;
        if (buffer->len < sizeof length + length)
            return TRUE;
        g_autoptr(GBytes) bytes = g_bytes_new(buffer->data + sizeof length, length);
        Job *job = job_at(exchange, exchange->head);
        job->message = message_deserialise(bytes);
        if (job->message == NULL)
            return FALSE;
        job->done = TRUE;
        g_byte_array_remove_range(buffer, 0, sizeof length + length);
        exchange->head++;
        skip_done(exchange, &exchange->head);
    }
}

static gboolean receive_some(Exchange *exchange)
{
    guint8 chunk[64 * 1024];
    ssize_t got = recv(exchange->reader->socket, chunk, sizeof chunk, MSG_DONTWAIT);
    if (got < 0)
        return errno == EAGAIN || errno == EINTR;
    g_byte_array_append(exchange->answer, chunk, (guint)got);
    return got > 0 && take_answers(exchange);
}

/* Tells of what is done, in order. */
static void tell(Work *work)
{
    for (; work->told < work->jobs->len; work->told++) {
        Job *job = &g_array_index(work->jobs, Job, work->told);
        if (!job->done)
            return;
        work->tell(work->told, g_steal_pointer(&job->message), g_steal_pointer(&job->error),
                   work->data);
    }
}

/* The process reads on meanwhile, so it must have been fed before. */
static void tell_and_wait_anew(Exchange *exchange)
{
    guint told = exchange->work->told;
    tell(exchange->work);
    if (exchange->work->told != told)
        restart_deadline(exchange);
}

/* Waits until the socket can be used and hears what the process says. FALSE if the process is dead,
 * mad or too slow. */
static gboolean turn(Exchange *exchange)
{
    struct pollfd wait = {.fd = exchange->reader->socket,
                          .events = (short)(POLLIN | (exchange->sending ? POLLOUT : 0))};
    gint64 left = (exchange->deadline - g_get_monotonic_time()) / 1000;
    if (left <= 0)
        return FALSE;
    int ready = poll(&wait, 1, (int)MIN(left, G_MAXINT));
    if (ready < 0)
        return errno == EINTR;
    return (wait.revents & (POLLIN | POLLHUP | POLLERR)) == 0 || receive_some(exchange);
}

/* Gives mails to the present process and takes answers until nothing is left or it must be
   replaced. FALSE if it failed over jobs[*culprit]. */
static gboolean exchange_with_process(Reader *reader, Work *work, guint *culprit)
{
    g_autoptr(GByteArray) answer = g_byte_array_new();
    Exchange exchange = {.reader = reader, .work = work, .jobs = work->jobs, .answer = answer};
    for (;;) {
        feed(&exchange);
        tell_and_wait_anew(&exchange);
        skip_done(&exchange, &exchange.head);
        if (exchange.head >= exchange.next)
            return TRUE;
        if (!turn(&exchange)) {
            *culprit = exchange.head;
            return FALSE;
        }
    }
}

static void job_fail(Job *job, GError *error)
{
    job->error = error;
    job->done = TRUE;
}

static void blame(GArray *jobs, guint culprit)
{
    Job *job = culprit < jobs->len ? &g_array_index(jobs, Job, culprit) : NULL;
    if (job == NULL || job->done || ++job->tries < TRIES)
        return;
    GError *error = NULL;
    failure_set(&error, FAILURE_PERMANENT, "the reader died three times");
    job_fail(job, error);
}

static void fail_rest(GArray *jobs, const GError *error)
{
    for (guint i = 0; i < jobs->len; i++) {
        Job *job = &g_array_index(jobs, Job, i);
        if (!job->done)
            job_fail(job, g_error_copy(error));
    }
}

static void prefilter(GArray *jobs)
{
    for (guint i = 0; i < jobs->len; i++) {
        Job *job = &g_array_index(jobs, Job, i);
        gsize size = 0;
        const guint8 *data = g_bytes_get_data(job->mail, &size);
        const char *refusal = prefilter_refusal(data, size);
        GError *error = NULL;
        if (refusal == NULL)
            continue;
        failure_set(&error, FAILURE_PERMANENT, "%s", refusal);
        job_fail(job, error);
    }
}

static void do_work(Reader *reader, Work *work)
{
    prefilter(work->jobs);
    for (tell(work); work->told < work->jobs->len; tell(work)) {
        g_autoptr(GError) error = NULL;
        guint culprit = 0;
        if (!process_is_alive(reader) || reader->given >= MAILS_PER_PROCESS)
            stop_process(reader);
        if (reader->pid == 0 && !start_process(reader, &error)) {
            fail_rest(work->jobs, error);
        } else if (!exchange_with_process(reader, work, &culprit)) {
            stop_process(reader);
            blame(work->jobs, culprit);
        }
    }
}

typedef struct {
    Message *message;
    GError *error;
} One;

static void keep_one(guint index, Message *message, GError *error, gpointer data)
{
    (void)index;
    *(One *)data = (One){message, error};
}

Message *reader_read(Reader *reader, GBytes *bytes, GBytes *original, gboolean header_only,
                     GError **error)
{
    One one = {NULL, NULL};
    g_autoptr(GArray) jobs = g_array_new(FALSE, TRUE, sizeof(Job));
    const Job job = {.mail = bytes, .original = original, .header_only = header_only};
    g_array_append_val(jobs, job);
    do_work(reader, &(Work){.jobs = jobs, .tell = keep_one, .data = &one});
    if (one.error != NULL)
        g_propagate_error(error, one.error);
    return one.message;
}

void reader_read_each(Reader *reader, GPtrArray *mails, GPtrArray *originals, ReaderDone done,
                      gpointer data)
{
    g_autoptr(GArray) jobs = g_array_sized_new(FALSE, TRUE, sizeof(Job), mails->len);
    for (guint i = 0; i < mails->len; i++) {
        const Job job = {.mail = mails->pdata[i],
                         .original = originals != NULL ? originals->pdata[i] : NULL};
        g_array_append_val(jobs, job);
    }
    do_work(reader, &(Work){.jobs = jobs, .tell = done, .data = data});
}
