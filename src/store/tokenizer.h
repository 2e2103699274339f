/* SPDX-License-Identifier: MIT */
#pragma once
/* Words as the search index sees them: FTS5's own tokenizer, asked from here. */
#include "store/store.h"

typedef struct Tokenizer Tokenizer;

typedef struct {
    char *stem;        /* what the index compares; owned by the array */
    const char *start; /* the word as it is written, inside the text */
    gsize length;      /* bytes */
} Word;

/* The words of `text` in order. The array (Word) is the caller's and points into `text`. NULL on
   failure. */
GArray *words_of(Store *store, const char *text, GError **error);

void tokenizer_free(Tokenizer *tokenizer);
