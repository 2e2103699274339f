/* SPDX-License-Identifier: MIT */
/* Our own lines of an IMAP connection: capabilities and IDLE, with a server that says anything. */
#include "mailbox/imap-connection.h"
#include "mailbox/imap-idle.h"
#include "tests/fuzz/fake-imap.h"

enum { LINE_MAX_OCTETS = 96 * 1024 };

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
    fake_imap_start(input);
    MailboxStream *stream = mailbox_stream_new(curl_easy_init(), 1);
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
    fake_imap_stop();
}
