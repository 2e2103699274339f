/* SPDX-License-Identifier: MIT */
#pragma once
/* What a coordinator says of a stranger: VERIFY or REFUSE, alone or with the address. */
#include "message/message.h"

typedef enum { JUDGEMENT_NONE, JUDGEMENT_VERIFY, JUDGEMENT_REFUSE } Judgement;

/* JUDGEMENT_NONE if anything else is said as well. *address is normalised, NULL where none stands
   there; owned by the caller. */
Judgement judgement_read(const Message *message, char **address);
