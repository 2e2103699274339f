/* SPDX-License-Identifier: MIT */
#pragma once
/* The subtraction of what we wrote ourselves: our letter's words are found again in a mail wherever
   they stand, quoted with marks or bare, rewrapped or re-encoded. */
#include <glib.h>

typedef struct OwnWords OwnWords;

/* `original`: the text of the letter that is answered, or NULL; `sentences`: what all our letters
   say, NULL-ended or NULL. Returns NULL if neither has words. Owned by the caller. */
OwnWords *own_words_new(const char *original, const char *const *sentences);
void own_words_free(OwnWords *own);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OwnWords, own_words_free)

/* What of a line is ours. */
typedef enum {
    OWN_NOTHING,
    OWN_PART, /* `rest` is the line without our words */
    OWN_WHOLE,
} OwnShare;

typedef struct {
    OwnShare share;
    gboolean touched; /* four words of ours in a row begin, or go on, in it: too few to take out */
    char *rest;       /* or NULL */
} OwnLine;

/* For each of the NULL-ended `lines` an OwnLine. A run of our words counts if it is a dozen or
   more, or whole sentences; never half a sentence of somebody who speaks in our words. Lines that
   `skip` has TRUE for are not looked at (NULL: all are). Linear. Free with own_lines_free. */
GArray *own_words_find(const OwnWords *own, char *const *lines, const gboolean *skip);
void own_lines_free(GArray *own_lines);
