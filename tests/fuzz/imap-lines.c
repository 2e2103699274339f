/* SPDX-License-Identifier: MIT */
/* Our own lines of an IMAP connection: capabilities and IDLE, with a server that says anything. The
   three functions of libcurl that move its bytes are made up here, and hide the library's. */
#include "mailbox/imap-connection.h"
#include "mailbox/imap-idle.h"
#include "tests/fuzz/fuzz.h"

#include <sys/eventfd.h>
#include <unistd.h>

enum { LINE_MAX_OCTETS = 96 * 1024 };

/* Stands for the CURL handle; 0xff in what the server says is a moment of silence. */
typedef struct {
    Input *input;
    int always_ready;
    size_t piece;
    gboolean silent;
} Server;

#undef curl_easy_getinfo
CURLcode curl_easy_getinfo(CURL *curl, CURLINFO info, ...)
{
    va_list arguments;
    va_start(arguments, info);
    *va_arg(arguments, curl_socket_t *) = ((Server *)curl)->always_ready;
    va_end(arguments);
    return CURLE_OK;
}

void curl_easy_cleanup(CURL *curl)
{
}

CURLcode curl_easy_send(CURL *curl, const void *buffer, size_t length, size_t *sent)
{
    *sent = MIN(length, ((Server *)curl)->piece);
    return CURLE_OK;
}

CURLcode curl_easy_recv(CURL *curl, void *buffer, size_t room, size_t *got)
{
    Server *server = curl;
    Input *input = server->input;
    *got = MIN(MIN(room, server->piece), input->left);
    const char *silence = *got > 0 ? memchr(input->at, 0xff, *got) : NULL;
    if (silence == input->at && input->left > 0) {
        fuzz_byte(input);
        return CURLE_AGAIN;
    }
    if (silence != NULL)
        *got = (size_t)(silence - input->at);
    if (*got > 0)
        memcpy(buffer, input->at, *got);
    input->at += *got;
    input->left -= *got;
    return CURLE_OK;
}

static void check_lines(MailboxStream *stream)
{
    const char *line = NULL;
    mailbox_stream_expect(stream, FUZZ_LARGEST / 2);
    while (mailbox_stream_line(stream, -1, G_MAXINT64, &line) == LINE_READY) {
        g_assert_null(strpbrk(line, "\r\n"));
        g_assert_cmpuint(strlen(line), <=, LINE_MAX_OCTETS);
    }
    g_assert_nonnull(mailbox_stream_broken(stream));
}

FUZZ(input)
{
    Server server = {.input = input, .always_ready = eventfd(1, EFD_CLOEXEC)};
    guint8 how = fuzz_byte(input);
    server.piece = (size_t)1 << (how & 15);
    MailboxStream *stream = mailbox_stream_new((CURL *)&server, 1);
    g_auto(GStrv) capabilities = mailbox_stream_capabilities(stream, 1);
    const IdleLimits limits = {.answer_seconds = 1, .wake_fd = -1, .timeout_ms = 1000};
    MailboxWake wake = WAKE_TIMEOUT;
    gboolean news = FALSE;
    IdleEnd end = capabilities != NULL ? mailbox_idle(stream, &limits, &wake, &news) : IDLE_BROKEN;
    if (end == IDLE_BROKEN)
        g_assert_nonnull(mailbox_stream_broken(stream));
    else
        g_assert_null(mailbox_stream_broken(stream));
    check_lines(stream);
    mailbox_stream_free(stream);
    close(server.always_ready);
}
