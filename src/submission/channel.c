/* SPDX-License-Identifier: MIT */
#include "submission/channel.h"

#define LOST "the connection was lost"

enum { BUFFER_BYTES = 16384 };

Channel *channel_new(SubmissionConnection *connection, const DialogueOptions *options)
{
    Channel *channel = g_new0(Channel, 1);
    channel->connection = connection;
    channel->dialogue = dialogue_new(options, g_get_monotonic_time());
    return channel;
}

void channel_free(Channel *channel)
{
    if (channel == NULL)
        return;
    dialogue_free(channel->dialogue);
    submission_connection_close(channel->connection);
    g_free(channel);
}

/* FALSE at the connection's end. Receives until that would block: TLS may hold bytes that the
   descriptor does not show. */
static gboolean receive_all(Channel *channel)
{
    char buffer[BUFFER_BYTES];
    while (dialogue_fault(channel->dialogue) == NULL) {
        gssize count = submission_connection_receive(channel->connection, buffer, sizeof buffer);
        if (count <= 0)
            return count == 0;
        dialogue_receive(channel->dialogue, buffer, (size_t)count, g_get_monotonic_time());
    }
    return TRUE;
}

static gboolean send_all(Channel *channel)
{
    size_t length;
    const char *bytes;
    channel->wants_write = FALSE;
    while ((bytes = dialogue_output(channel->dialogue, &length)) != NULL) {
        gssize count = submission_connection_send(channel->connection, bytes, length);
        if (count <= 0) {
            channel->wants_write = TRUE;
            return count == 0;
        }
        dialogue_wrote(channel->dialogue, (size_t)count, g_get_monotonic_time());
    }
    return TRUE;
}

static void take_letters(Channel *channel, ChannelNext next, gpointer data)
{
    while (dialogue_wants_letter(channel->dialogue)) {
        const Envelope *envelope = next(data);
        if (envelope == NULL)
            return;
        dialogue_offer(channel->dialogue, envelope, g_get_monotonic_time());
    }
}

void channel_work(Channel *channel, ChannelNext next, gpointer data)
{
    if (!receive_all(channel)) {
        dialogue_lose(channel->dialogue, LOST);
        return;
    }
    take_letters(channel, next, data);
    if (!send_all(channel)) {
        /* The reason may have come before the end. */
        (void)receive_all(channel);
        dialogue_lose(channel->dialogue, LOST);
    }
    dialogue_tick(channel->dialogue, g_get_monotonic_time());
}

gboolean channel_is_fresh(Channel *channel)
{
    char byte;
    return submission_connection_receive(channel->connection, &byte, 1) == 0;
}

void channel_quit(Channel *channel)
{
    static const char quit[] = "QUIT\r\n";
    (void)submission_connection_send(channel->connection, quit, sizeof quit - 1);
}
