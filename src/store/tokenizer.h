/* SPDX-License-Identifier: MIT */
#pragma once
/* Words as the search index sees them: FTS5's own tokenizer, asked from here. */
#include "store/store.h"

typedef struct Tokenizer Tokenizer;

typedef struct {
    const char *stem;  /* what the index compares; true until the next word */
    const char *start; /* the word as it is written, inside the text */
    gsize length;      /* bytes */
} Word;

/* FALSE: no more words are wanted. */
typedef gboolean (*WordFound)(const Word *word, gpointer data);

/* Tells of the words of `text` in order. */
gboolean words_each(Store *store, const char *text, WordFound found, gpointer data, GError **error);

void tokenizer_free(Tokenizer *tokenizer);
