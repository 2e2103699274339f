/* SPDX-License-Identifier: MIT */
#include "mailbox/imap-stream.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

enum {
    BUFFER_SIZE = 32 * 1024,
    LONGEST_LINE = 64 * 1024,
    SLOWEST_OCTETS_PER_SECOND = 16 * 1024,
};

static const char made_up_greeting[] = "* PREAUTH ready\r\n";

struct MailboxStream {
    CURL *curl;
    int fd;
    guint timeout_seconds;
    mailstream *buffered;
    const char *greeting; /* what libetpan has not read of it yet */
    GString *line;
    gboolean line_done; /* `line` was handed out and is to be emptied */
    guint64 octets_left;
    gint64 deadline_us;
    char *broken;
};

void mailbox_stream_break(MailboxStream *stream, const char *reason)
{
    if (stream->broken == NULL)
        stream->broken = g_strdup(reason);
}

const char *mailbox_stream_broken(const MailboxStream *stream)
{
    return stream->broken;
}

mailstream *mailbox_stream_buffered(MailboxStream *stream)
{
    return stream->buffered;
}

static gint64 silence_ends_us(const MailboxStream *stream)
{
    return g_get_monotonic_time() + (gint64)stream->timeout_seconds * G_USEC_PER_SEC;
}

void mailbox_stream_expect(MailboxStream *stream, guint64 octets)
{
    stream->octets_left = octets;
    stream->deadline_us =
        silence_ends_us(stream) + (gint64)(octets / SLOWEST_OCTETS_PER_SECOND) * G_USEC_PER_SEC;
}

/* Sleeps for the connection or `wake_fd`. LINE_READY: the connection is worth a try. */
static MailboxLine await(MailboxStream *stream, short events, int wake_fd, gint64 until_us)
{
    struct pollfd watched[] = {{.fd = stream->fd, .events = events},
                               {.fd = wake_fd, .events = POLLIN}};
    for (;;) {
        gint64 left_us = until_us - g_get_monotonic_time();
        if (left_us <= 0)
            return LINE_LATE;
        int ready = poll(watched, 2, (int)MIN(left_us / 1000 + 1, G_MAXINT));
        if (ready > 0 && watched[1].revents != 0)
            return LINE_WOKEN;
        if (ready > 0)
            return LINE_READY;
        if (ready < 0 && errno != EINTR) {
            mailbox_stream_break(stream, g_strerror(errno));
            return LINE_BROKEN;
        }
    }
}

/* Counts what came against the answer's budget; the end of the connection is never "0 octets",
   because libetpan reads on for ever after that. */
static MailboxLine take_account(MailboxStream *stream, CURLcode code, size_t got)
{
    if (code != CURLE_OK)
        mailbox_stream_break(stream, curl_easy_strerror(code));
    else if (got == 0)
        mailbox_stream_break(stream, "the server closed the connection");
    else if (got > stream->octets_left)
        mailbox_stream_break(stream, "the server's answer is far larger than it should be");
    else
        stream->octets_left -= got;
    return stream->broken == NULL ? LINE_READY : LINE_BROKEN;
}

typedef struct {
    int wake_fd;
    gint64 until_us;
} Patience;

/* TLS may hold decrypted octets that poll() knows nothing of: receive first, then sleep. */
static MailboxLine receive(MailboxStream *stream, void *to, size_t room, size_t *got, Patience wait)
{
    for (;;) {
        if (stream->broken != NULL)
            return LINE_BROKEN;
        CURLcode code = curl_easy_recv(stream->curl, to, room, got);
        if (code != CURLE_AGAIN)
            return take_account(stream, code, *got);
        MailboxLine state = await(stream, POLLIN, wait.wake_fd, wait.until_us);
        if (state != LINE_READY)
            return state;
    }
}

static ssize_t driver_read(mailstream_low *low, void *to, size_t room)
{
    MailboxStream *stream = low->data;
    if (*stream->greeting != '\0') {
        size_t length = MIN(room, strlen(stream->greeting));
        memcpy(to, stream->greeting, length);
        stream->greeting += length;
        return (ssize_t)length;
    }
    size_t got = 0;
    Patience wait = {-1, MIN(stream->deadline_us, silence_ends_us(stream))};
    MailboxLine state = receive(stream, to, room, &got, wait);
    if (state == LINE_LATE)
        mailbox_stream_break(stream, "the server took too long to answer");
    return state == LINE_READY ? (ssize_t)got : -1;
}

static gssize send_some(MailboxStream *stream, const void *from, size_t length)
{
    gint64 until_us = silence_ends_us(stream);
    for (;;) {
        if (stream->broken != NULL)
            return -1;
        size_t sent = 0;
        CURLcode code = curl_easy_send(stream->curl, from, length, &sent);
        if (code == CURLE_OK && sent > 0)
            return (gssize)sent;
        if (code != CURLE_AGAIN && code != CURLE_OK)
            mailbox_stream_break(stream, curl_easy_strerror(code));
        else if (await(stream, POLLOUT, -1, until_us) == LINE_LATE)
            mailbox_stream_break(stream, "the server takes no more from us");
    }
}

static ssize_t driver_write(mailstream_low *low, const void *from, size_t length)
{
    return length > 0 ? send_some(low->data, from, length) : 0;
}

static int driver_close(mailstream_low *low)
{
    return 0;
}

static int driver_fd(mailstream_low *low)
{
    return ((MailboxStream *)low->data)->fd;
}

static void driver_free(mailstream_low *low)
{
    free(low); /* libetpan allocated it with malloc() and leaves it to the driver */
}

static void driver_cancel(mailstream_low *low)
{
}

static mailstream_low_driver driver = {
    .mailstream_read = driver_read,
    .mailstream_write = driver_write,
    .mailstream_close = driver_close,
    .mailstream_get_fd = driver_fd,
    .mailstream_free = driver_free,
    .mailstream_cancel = driver_cancel,
};

MailboxStream *mailbox_stream_new(CURL *curl, guint timeout_seconds)
{
    MailboxStream *stream = g_new0(MailboxStream, 1);
    curl_socket_t fd = CURL_SOCKET_BAD;
    stream->curl = curl;
    if (curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &fd) != CURLE_OK || fd == CURL_SOCKET_BAD)
        mailbox_stream_break(stream, "the connection was lost");
    stream->fd = fd;
    stream->timeout_seconds = timeout_seconds;
    stream->greeting = made_up_greeting;
    stream->line = g_string_new(NULL);
    stream->buffered = mailstream_new(mailstream_low_new(stream, &driver), BUFFER_SIZE);
    g_assert(stream->buffered != NULL);
    return stream;
}

void mailbox_stream_free(MailboxStream *stream)
{
    if (stream == NULL)
        return;
    size_t sent;
    if (stream->broken == NULL)
        (void)curl_easy_send(stream->curl, "BYE LOGOUT\r\n", strlen("BYE LOGOUT\r\n"), &sent);
    mailstream_close(stream->buffered);
    curl_easy_cleanup(stream->curl);
    g_string_free(stream->line, TRUE);
    g_free(stream->broken);
    g_free(stream);
}

gboolean mailbox_stream_send(MailboxStream *stream, const char *line)
{
    g_autofree char *whole = g_strconcat(line, "\r\n", NULL);
    size_t length = strlen(whole);
    for (size_t done = 0; done < length;) {
        gssize sent = send_some(stream, whole + done, length - done);
        if (sent < 0)
            return FALSE;
        done += (size_t)sent;
    }
    return TRUE;
}

/* Moves what is buffered, up to a line feed, to `line`. TRUE when the line is complete. */
static gboolean take_line(MailboxStream *stream)
{
    mailstream *from = stream->buffered;
    if (from->read_buffer_len == 0)
        return FALSE;
    const char *end = memchr(from->read_buffer, '\n', from->read_buffer_len);
    size_t taken = end != NULL ? (size_t)(end - from->read_buffer) + 1 : from->read_buffer_len;
    g_string_append_len(stream->line, from->read_buffer, (gssize)taken);
    from->read_buffer_len -= taken;
    memmove(from->read_buffer, from->read_buffer + taken, from->read_buffer_len);
    return end != NULL;
}

MailboxLine mailbox_stream_line(MailboxStream *stream, int wake_fd, gint64 until_us,
                                const char **line)
{
    if (stream->line_done)
        g_string_truncate(stream->line, 0);
    stream->line_done = FALSE;
    mailstream *from = stream->buffered;
    while (!take_line(stream)) {
        size_t got = 0;
        if (stream->line->len > LONGEST_LINE)
            mailbox_stream_break(stream, "the server sent a line without an end");
        Patience wait = {wake_fd, until_us};
        MailboxLine state = receive(stream, from->read_buffer, from->buffer_max_size, &got, wait);
        if (state != LINE_READY)
            return state;
        from->read_buffer_len = got;
    }
    g_string_truncate(stream->line, strcspn(stream->line->str, "\r\n"));
    stream->line_done = TRUE;
    *line = stream->line->str;
    return LINE_READY;
}
