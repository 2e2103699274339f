/* SPDX-License-Identifier: MIT */
#include "intake/peer.h"

#include <string.h>

#include "intake/vocabulary.h"

enum { NAME_WORDS = 4, NAME_WITHIN = 8 };

/* A capital that no rule of spelling asks for, or a word that can only be a name. */
static gboolean is_name(const Speech *speech, guint at, const Clause *clause)
{
    static const char *const TITLES[] = {"dr", "mr", "mrs", "ms", "prof", "gen", "sen", NULL};
    const Token *token = speech_token(speech, at);
    if (!token->capital || token_is_among(token, TITLES))
        return FALSE;
    (void)clause;
    return token->number == 0;
}

static guint name_end(const Speech *speech, guint at, guint end, const Clause *clause)
{
    guint from = at;
    while (at < end && at - from < NAME_WORDS && is_name(speech, at, clause)
           && (at == from || speech_token(speech, at)->mark == 0
               || speech_token(speech, at)->mark == '-'))
        at++;
    return at;
}

/* The first name in [first, end), or NULL. */
static char *name_in(const Speech *speech, guint first, guint end, const Clause *clause)
{
    for (guint at = first; at < end; at++) {
        guint after = name_end(speech, at, end, clause);
        if (after > at)
            return speech_quote(speech, at, after);
    }
    return NULL;
}

/* "ask lee instead", all in lower case. */
static char *name_before_instead(const Speech *speech, const Vote *vote)
{
    guint last = vote->end - 1;
    guint first = vote->first + 1;
    gboolean framed =
        token_is(speech_token(speech, last), "instead") && last > first && last - first <= 2;
    for (guint at = first; framed && at < last; at++)
        framed = speech_token(speech, at)->number == 0;
    return framed ? speech_quote(speech, first, last) : NULL;
}

static char *name_of(const Speech *speech, const Vote *vote)
{
    const Clause *clause = speech_clause(speech, vote->clause);
    guint end = MIN(clause->end, vote->end + NAME_WITHIN);
    char *name = name_in(speech, vote->first, end, clause);
    if (name == NULL)
        name = name_in(speech, clause->first, vote->first, clause);
    if (name == NULL && vote->clause + 1 < speech->clauses->len) {
        /* "my colleague, Jo Reyes, would know" */
        const Clause *next = speech_clause(speech, vote->clause + 1);
        if (next->sentence == clause->sentence && !next->turns)
            name = name_in(speech, next->first, next->end, next);
    }
    return name != NULL ? name : name_before_instead(speech, vote);
}

char *peer_find(const Speech *speech, const GArray *votes)
{
    for (guint i = 0; i < votes->len; i++) {
        const Vote *vote = &g_array_index(votes, Vote, i);
        char *name = vote->act == ACT_REFER ? name_of(speech, vote) : NULL;
        if (name != NULL)
            return name;
    }
    return NULL;
}
