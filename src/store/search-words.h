/* SPDX-License-Identifier: MIT */
#pragma once
/* What a situation asks for, word by word, and where a mentor's own words answer it. */
#include "programme/case.h"
#include "store/store.h"

typedef struct {
    GHashTable *set;  /* of `stems` */
    GPtrArray *stems; /* as the index compares them */
} SearchWords;

/* The telling words of `situation`: at least 3 characters, no English stop word, each stem once, at
   most 12, where there are more those that the fewest mentors use. NULL on failure. */
SearchWords *search_words_of(Store *store, const char *situation, GError **error);
void search_words_free(SearchWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SearchWords, search_words_free)

/* Fills in `why` (the matching words in the mentor's spelling, at most 6) and `fitting` (the topics
   or the sentence of the bio that hold most of them, one line of at most 160 characters). */
gboolean search_explain(Store *store, const SearchWords *words, Candidate *candidate,
                        GError **error);
