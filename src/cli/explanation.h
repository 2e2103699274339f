/* SPDX-License-Identifier: MIT */
#pragma once
/* What is said of one mail by `mentord explain`. */
#include "intake/answer.h"
#include "message/message.h"

typedef enum { AS_MENTOR, AS_MENTEE, AS_COORDINATOR, AS_SURVEY } SpokenAs;

/* One thing that was understood: "choose" with "2". */
typedef struct {
    char *verb;
    GPtrArray *args; /* char * */
} SpokenCommand;

typedef struct {
    const char *file;
    const Message *message; /* NULL: could not be read */
    const char *problem;    /* or NULL */
    const char *class;
    SpokenAs role;
    char *words;         /* that decided; NULL for machine mail */
    Answer *answer;      /* NULL for machine mail */
    char *until;         /* YYYY-MM-DD or NULL */
    GPtrArray *commands; /* SpokenCommand */
} Explanation;

/* `original` is the letter that the mail answers, or NULL; `said_at` the time that words like
   "Monday" are read at where the mail has none. */
void explanation_fill(Explanation *explanation, const Message *original, gint64 said_at,
                      GTimeZone *zone);
void explanation_clear(Explanation *explanation);
void explanation_print_json(const Explanation *explanation);
void explanation_print_text(const Explanation *explanation);
