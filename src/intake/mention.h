/* SPDX-License-Identifier: MIT */
#pragma once
/* Mentors whom a mentee names outright: to be asked, or never to be offered (rules 5 and 6). Only
   forms that cannot be meant otherwise count; a name that is merely told of is no wish. */
#include <glib.h>

typedef struct {
    GPtrArray *wanted;   /* char *: full names as written */
    GPtrArray *unwanted; /* char *: names as written, "Ms. Diaz" too */
    char *rest;          /* the text without these wishes, which nobody else sees */
} Mentions;

/* Of a new request. What is wanted stands in `rest` as an ellipsis. Owned by the caller. */
Mentions *mentions_of_request(const char *text);
/* Of an answer: unwanted ones alone; a lower-case name counts if one of the `known` full names has
   it. Owned by the caller. */
Mentions *mentions_of_answer(const char *text, const GPtrArray *known);
void mentions_free(Mentions *mentions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mentions, mentions_free)
