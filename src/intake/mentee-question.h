/* SPDX-License-Identifier: MIT */
#pragma once
/* "What exactly is the timeline?" A mentor's question to the mentee, to be passed on (rule 14). */
#include <glib.h>

/* TRUE if the whole reply, but for a greeting and a name, is one or two sentences that ask the
   mentee something, and nothing in it speaks for or against. What asks about the programme itself
   is no such question. In doubt FALSE. */
gboolean is_mentee_question(const char *reply);
