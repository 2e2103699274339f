/* SPDX-License-Identifier: MIT */
#pragma once
/* From a Letter (what the rules want written) to text: facts, template, Markdown, text and HTML. */
#include <glib.h>

#include "base/calendar.h"
#include "programme/closure.h"
#include "programme/effect.h"
#include "programme/own-data.h"
#include "programme/tenure.h"

typedef struct Templates Templates;

/* Loads every letter's template: from `folder` where it has the file, else the built-in one, and
   checks them: header lines, known facts in every branch, facts that the reader may see, mailto:
   links only. FAILURE_OPERATOR with "file:line: reason" for each finding. `folder` may be NULL. */
Templates *templates_load(const char *folder, GError **error);
void templates_free(Templates *templates);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Templates, templates_free)

/* What a letter is written from. All borrowed. */
typedef struct {
    const Letter *letter;
    const Case *case_;        /* after the event; NULL for letters about no request */
    const Person *reader;     /* NULL for the introduction */
    const GPtrArray *matters; /* NotedMatter: of a digest; NULL for all other letters */
    const OwnData *own;       /* what is held on the reader: of my-data; NULL for all others */
    const Tenure *tenure;     /* of a letter about being a mentor; NULL for all other letters */
    const GPtrArray *coordinators; /* Person: of `sealed`; NULL: the case's */
    const char *programme_name;
    const char *reply_address; /* where an answer goes: with the token; "" for the introduction */
    const char *token;         /* "" for none */
    const Calendar *calendar;
    GTimeZone *zone; /* the reader's: dates are printed in it */
    gint64 now;
    const ClosureReport *closures; /* of the letter `closures`; NULL for all others */
} LetterContext;

typedef struct {
    char *subject; /* with the tag [#42] where there is a request */
    char *text;    /* format=flowed (RFC 3676), LF; ends with "Ref: TOKEN" where there is a token */
    char *html;    /* a whole document */
} WrittenLetter;

WrittenLetter *templates_write(const Templates *templates, const LetterContext *context,
                               GError **error);
void written_letter_free(WrittenLetter *letter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WrittenLetter, written_letter_free)

/* The letter with made-up people and matters, for `mentord preview`. */
WrittenLetter *templates_preview(const Templates *templates, LetterKind kind, GError **error);
