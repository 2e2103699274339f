/* SPDX-License-Identifier: MIT */
#pragma once
/* Words as people type them: "can't", "cant", "Id", "definately". */
#include <glib.h>

/* What a typed word stands for, one or more words with single spaces; NULL: itself. `typed` is
   lower case with straight apostrophes. `next` is the word after it or "", `before` the one before:
   "id love" is "i would love", "id" alone is not. */
const char *spelling_spelt_out(const char *typed, const char *before, const char *next);

/* The typed words for which spelling_spelt_out may give another, one after the other; then NULL. */
const char *spelling_short_form(guint index);

/* "don't" is "do not", "she'll" is "she will". `rest` takes the second word. FALSE: no such. The
   buffer takes the first. */
gboolean spelling_contraction(const char *typed, char *first, gsize size, const char **rest);

/* The decisive word that was probably meant by an unknown one, or NULL. */
const char *spelling_mend(const char *unknown);
