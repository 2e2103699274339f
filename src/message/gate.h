/* SPDX-License-Identifier: MIT */
#pragma once
/* Machine or person (the first step of understanding a mail): what a machine wrote never becomes
   an answer. X-Auto-Response-Suppress tells nothing: people's mail carries it. */
#include "message/dsn.h"
#include "message/header.h"
#include "message/message.h"
#include "message/parts.h"

typedef struct {
    const Header *header;
    const Parts *parts;
    const char *subject;
    const char *from;    /* normalised or NULL */
    const char *reply;   /* the newly written text, "" if none */
    gboolean has_quote;  /* something was quoted beside it */
    const char *address; /* the programme's own, or NULL */
} GateMail;

/* The class of the mail. *reason says why for people, owned by the caller; failed and delayed
   recipients are added to `recipients`. MESSAGE_UNREADABLE is for the caller to find. */
MessageClass gate_classify(const GateMail *mail, const DsnRecipients *recipients, char **reason);
