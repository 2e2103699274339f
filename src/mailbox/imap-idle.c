/* SPDX-License-Identifier: MIT */
#include "mailbox/imap-idle.h"

#include <string.h>

enum { IDLE_OCTETS = 4 * 1024 * 1024 };

static const char tag[] = "IDLE ";

/* "* 9 EXISTS" or "* 2 RECENT". */
static gboolean tells_of_mail(const char *line)
{
    if (!g_str_has_prefix(line, "* ") || !g_ascii_isdigit(line[2]))
        return FALSE;
    const char *word = line + 2 + strspn(line + 2, "0123456789");
    return g_ascii_strcasecmp(word, " EXISTS") == 0 || g_ascii_strcasecmp(word, " RECENT") == 0;
}

static gint64 after_seconds(guint seconds)
{
    return g_get_monotonic_time() + (gint64)seconds * G_USEC_PER_SEC;
}

static IdleEnd late(MailboxStream *stream)
{
    mailbox_stream_break(stream, "the server took too long to answer IDLE");
    return IDLE_BROKEN;
}

/* Untagged lines before the "+" are legal, and are the mail that came just before. */
static IdleEnd begin(MailboxStream *stream, const IdleLimits *limits, gboolean *news)
{
    gint64 until_us = after_seconds(limits->answer_seconds);
    const char *line = NULL;
    MailboxLine state;
    if (!mailbox_stream_send(stream, "IDLE IDLE"))
        return IDLE_BROKEN;
    while ((state = mailbox_stream_line(stream, -1, until_us, &line)) == LINE_READY) {
        if (*line == '+')
            return IDLE_ENDED;
        if (g_str_has_prefix(line, tag))
            return IDLE_REFUSED;
        *news |= tells_of_mail(line);
    }
    return state == LINE_LATE ? late(stream) : IDLE_BROKEN;
}

static IdleEnd end(MailboxStream *stream, const IdleLimits *limits, gboolean *news)
{
    gint64 until_us = after_seconds(limits->answer_seconds);
    const char *line = NULL;
    MailboxLine state;
    if (!mailbox_stream_send(stream, "DONE"))
        return IDLE_BROKEN;
    while ((state = mailbox_stream_line(stream, -1, until_us, &line)) == LINE_READY) {
        if (g_str_has_prefix(line, tag))
            return IDLE_ENDED;
        *news |= tells_of_mail(line);
    }
    return state == LINE_LATE ? late(stream) : IDLE_BROKEN;
}

/* A tagged line ends the exchange without our DONE: such a server is not asked again. */
static MailboxLine idle(MailboxStream *stream, const IdleLimits *limits, gboolean *news,
                        gboolean *ended)
{
    gint64 until_us = g_get_monotonic_time() + limits->timeout_ms * 1000;
    const char *line = NULL;
    MailboxLine state = LINE_READY;
    while (!*news && !*ended && state == LINE_READY) {
        state = mailbox_stream_line(stream, limits->wake_fd, until_us, &line);
        *ended = state == LINE_READY && g_str_has_prefix(line, tag);
        *news |= state == LINE_READY && tells_of_mail(line);
    }
    return state;
}

IdleEnd mailbox_idle(MailboxStream *stream, const IdleLimits *limits, MailboxWake *wake,
                     gboolean *news)
{
    mailbox_stream_expect(stream, IDLE_OCTETS);
    IdleEnd begun = begin(stream, limits, news);
    if (begun != IDLE_ENDED)
        return begun;
    gboolean ended = FALSE;
    MailboxLine state = idle(stream, limits, news, &ended);
    if (state == LINE_BROKEN || (!ended && end(stream, limits, news) != IDLE_ENDED))
        return IDLE_BROKEN;
    *wake = state == LINE_WOKEN ? WAKE_SIGNAL : *news ? WAKE_MAIL : WAKE_TIMEOUT;
    return ended && !*news ? IDLE_REFUSED : IDLE_ENDED;
}
