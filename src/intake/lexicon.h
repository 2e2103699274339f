/* SPDX-License-Identifier: MIT */
#pragma once
/* Every word that a table of this folder names, looked up once for each word of a text. */
#include <glib.h>

typedef struct {
    const char *word; /* lives as long as the process */
    guint length;     /* bytes */
    guint number;     /* in the grammar; 0: in no phrase and no class */
    guint64 classes;  /* vocabulary.h */
    guint64 sets;     /* word-sets.h */
} LexiconEntry;

typedef struct Lexicon Lexicon;

Lexicon *lexicon_new(void);
/* The word's entry, made if there is none; its place does not change. */
LexiconEntry *lexicon_add(Lexicon *lexicon, const char *word, gsize length);
/* NULL for a word that no table has. */
const LexiconEntry *lexicon_find(const Lexicon *lexicon, const char *word, gsize length);
