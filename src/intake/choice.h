/* SPDX-License-Identifier: MIT */
#pragma once
/* A mentee's answer: numbers, names and words such as NEXT. Clauses that choose must be understood
   whole, the others must be harmless: a number inside prose is no choice, nor is a question. */
#include <glib.h>

typedef enum {
    VERB_NONE, /* nothing that can be read for sure */
    VERB_PICK, /* bare numbers or names */
    VERB_CHOOSE,
    VERB_ALL,
    VERB_BOTH,
    VERB_WAIT,
    VERB_NEXT,
    VERB_STANDBY,
    VERB_BROADER,
    VERB_OUTSIDE,
    VERB_INSIDE,
    VERB_COORDINATOR,
    VERB_CLOSE,
    VERB_CANCEL,
    VERB_AGAIN,
    VERB_AGREE,
    VERB_YES,
    VERB_NOT_YET,
    VERB_NO,
    VERB_HELP,
    VERB_STATUS,
} Verb;

typedef struct {
    Verb verb;
    GArray *numbers;  /* guint */
    GPtrArray *names; /* char *: as known */
    char *line;       /* what follows "To the others:", or NULL */
} Choice;

/* `names` are the people who may be meant, full names (borrowed); their parts are understood too.
 */
Choice *choice_read(const char *reply, const GPtrArray *names);
void choice_free(Choice *choice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Choice, choice_free)
/* "choose", "next", "not yet", ...; "" for VERB_NONE. */
const char *verb_name(Verb verb);

/* The names on a shortlist ("1. Ben Okafor, ...") in the text of a letter of ours, quoted or not,
   in its order. Owned by the caller (g_ptr_array_unref). */
GPtrArray *choice_names_on_list(const char *letter);
