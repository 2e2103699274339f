/* SPDX-License-Identifier: MIT */
#pragma once
/* One connection and the dialogue over it. */
#include "submission/dialogue.h"
#include "submission/smtp-connection.h"

/* The next letter, or NULL. */
typedef const Envelope *(*ChannelNext)(gpointer data);

typedef struct {
    SubmissionConnection *connection;
    Dialogue *dialogue;
    gboolean wants_write; /* the connection took less than there was */
    gboolean reused;
    gint64 idle_since; /* monotonic microseconds, while not busy */
} Channel;

/* Takes the connection. */
Channel *channel_new(SubmissionConnection *connection, const DialogueOptions *options);
void channel_free(Channel *channel);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Channel, channel_free)

/* Receives, takes letters, sends, as far as that goes without waiting. */
void channel_work(Channel *channel, ChannelNext next, gpointer data);

/* FALSE if the server has closed it or said something since. */
gboolean channel_is_fresh(Channel *channel);

/* QUIT, as far as that goes without waiting. */
void channel_quit(Channel *channel);
