/* SPDX-License-Identifier: MIT */
#pragma once
/* What a mail may say beside all requests, in answer to a letter of ours or not. *taken is FALSE,
   and nothing has happened, if it does not. Inside the caller's transaction; *outcome is for the
   ledger. */
#include "agent/incoming.h"

/* Something about the sender's own data (rule 29): only where nobody else can have written it. */
gboolean aside_own_command(Incoming *mail, gboolean prompted, const char **outcome, gboolean *taken,
                           GError **error);
/* What a mentor says of being one, or a coordinator of a mentor who leaves. */
gboolean aside_tenure(const Incoming *mail, gboolean *taken, const char **outcome, GError **error);
/* Who a stranger is: in a mail that the boundary vouches for, or in answer to a letter of the
   judge's own. `stranger_id` is that letter's; 0: the mail says whom. */
gboolean aside_judgement(Incoming *mail, gint64 stranger_id, gboolean *taken, const char **outcome,
                         GError **error);
