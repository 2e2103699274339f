/* SPDX-License-Identifier: MIT */
#pragma once
/* A letter of the programme as its reader gets it. */
#include <glib.h>

typedef struct {
    char *name;      /* X-Mentord-Letter */
    GPtrArray *to;   /* char *: addresses in To */
    char *recipient; /* of this copy's envelope, or NULL if unknown */
    char *reply_to;
    char *message_id; /* without angle brackets */
    char *references;
    char *subject;
    char *text;     /* plain part, unfolded: one line per paragraph */
    char *raw_text; /* plain part as it came */
    char *html;
} SentLetter;

SentLetter *sent_letter_parse(const char *bytes, gsize length, const char *recipient);
void sent_letter_free(SentLetter *letter);
