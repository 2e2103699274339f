/* SPDX-License-Identifier: MIT */
#pragma once
/* What somebody asks about the data that is held on them. */
#include "message/message.h"

typedef enum {
    OWN_NONE,
    OWN_DATA,    /* MY DATA */
    OWN_CORRECT, /* CORRECT, and what is wrong */
    OWN_FORGET,  /* FORGET ME */
} OwnCommand;

/* One word for the ledger, static. */
const char *own_command_name(OwnCommand command);

/* NONE unless the command is all that is said: in the body, or as the whole subject of a mail
   without a body. "Forget it" in a sentence is none, nor is a command beside another one. CORRECT
   is a subject, a line of its own, or a line's beginning with a colon; *words takes what stands
   behind it, else NULL. Owned by the caller. */
OwnCommand own_command_read(const Message *message, char **words);
