/* SPDX-License-Identifier: MIT */
#pragma once
/* A mail that is about being a mentor: may its sender, and what do they mean? */
#include "agent/compose.h"
#include "message/message.h"
#include "store/outbox.h"

/* All borrowed. */
typedef struct {
    const Desk *desk;
    const Message *message;
    const Person *sender;
    const TokenRecord *token; /* given to the sender; NULL: no letter of ours is answered */
    const Occasion *occasion;
    gint64 now;
} TenureMail;

/* *taken tells whether it was about that: then it is decided and recorded, and *outcome set. */
gboolean tenure_mail_take(const TenureMail *mail, gboolean *taken, const char **outcome,
                          GError **error);
