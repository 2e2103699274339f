/* SPDX-License-Identifier: MIT */
#pragma once
/* What a vote is worth beside those before and behind it. */
#include "intake/vote.h"

/* Takes "yes" and "no" for what they answer, drops doubts about other matters, and wishes that the
   next clause takes back. */
void votes_settle(const Speech *speech, GArray *votes);
