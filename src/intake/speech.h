/* SPDX-License-Identifier: MIT */
#pragma once
/* A text as words, and the words as clauses with their marks. Bounded: what goes beyond is not
   read, and said to be so. */
#include <glib.h>
#include <string.h>

#include "intake/word-sets.h"

typedef struct {
    const char *word; /* lower case, without accents, contractions spelt out, slips mended */
    guint number;     /* in the grammar; 0: a word it does not know */
    guint64 classes;
    guint64 sets;     /* word-sets.h */
    gsize start, end; /* where it stands in the text, bytes */
    char mark;        /* the strongest mark before it: . ! ? ; newline , : - ( ) " or 0 */
    gboolean capital;
    gboolean quoted; /* between quotation marks */
} Token;

typedef struct {
    guint first, end; /* tokens */
    guint sentence;
    gboolean condition; /* begins with "if", "unless", "once" and the like */
    gboolean turns;     /* begins with "but" and the like */
    gboolean concludes; /* begins with "so", "still" and the like */
    gboolean aside;     /* between parentheses */
    gboolean asked;     /* its sentence ends with a question mark */
    gboolean last;      /* of its sentence */
} Clause;

typedef struct {
    char *text;
    GArray *tokens;  /* Token */
    GArray *clauses; /* Clause */
    GStringChunk *words;
    gboolean cut; /* there was more than is read */
} Speech;

Speech *speech_read(const char *text);
void speech_free(Speech *speech);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Speech, speech_free)

static inline const Token *speech_token(const Speech *speech, guint at)
{
    return &g_array_index(speech->tokens, Token, at);
}

static inline const Clause *speech_clause(const Speech *speech, guint at)
{
    return &g_array_index(speech->clauses, Clause, at);
}

static inline gboolean token_in(const Token *token, WordSet set)
{
    return (token->sets >> set & 1) != 0;
}

static inline gboolean token_is(const Token *token, const char *word)
{
    return *token->word == *word && strcmp(token->word, word) == 0;
}

/* `words` is NULL-ended. */
static inline gboolean token_is_among(const Token *token, const char *const *words)
{
    for (; *words != NULL; words++)
        if (**words == *token->word && strcmp(*words, token->word) == 0)
            return TRUE;
    return FALSE;
}
/* The text of tokens [first, end) as written, on one line. Owned by the caller. */
char *speech_quote(const Speech *speech, guint first, guint end);
