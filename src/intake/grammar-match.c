/* SPDX-License-Identifier: MIT */
#include "intake/grammar-index.h"
#include "intake/word-sets.h"

enum { GAP_WORDS = 4 };

static gboolean atom_takes(const Grammar *grammar, const Atom *atom, const Token *token)
{
    if ((token->classes & atom->classes) != 0)
        return TRUE;
    for (guint i = 0; i < atom->count; i++)
        if (token->number != 0
            && g_array_index(grammar->alternatives, guint, atom->first + i) == token->number)
            return TRUE;
    return FALSE;
}

/* At the end, or only courtesies follow. */
static gboolean is_at_end(const Window *window, guint at)
{
    for (; at < window->end; at++) {
        guint64 classes = speech_token(window->speech, at)->classes;
        if (!classes_have(classes, CLASS_ADVERB) && !classes_have(classes, CLASS_OPENER))
            return FALSE;
    }
    return TRUE;
}

/* "Ms. Anna Bauer", "the young woman", "your colleague": where it ends that names somebody who is
   of `classes`; `at` if nobody is named. */
static guint person_end(const Window *window, guint at, guint64 classes)
{
    guint name = at;
    while (name < window->end && name - at < 2
           && token_in(speech_token(window->speech, name), SET_BEFORE_NAME))
        name++;
    if (name < window->end && name > at && name + 1 < window->end
        && token_is(speech_token(window->speech, name), "young"))
        name++;
    if (name >= window->end)
        return at;
    const Token *token = speech_token(window->speech, name);
    if (name > at && token_in(token, SET_PERSONS))
        return name + 1;
    if ((token->classes & classes) == 0)
        return at;
    guint end = name + 1;
    while (classes_have(token->classes, CLASS_NAME) && end < window->end
           && classes_have(speech_token(window->speech, end)->classes, CLASS_NAME)
           && speech_token(window->speech, end)->mark == 0)
        end++;
    return end;
}

typedef struct {
    const Grammar *grammar;
    const Window *window;
    const Atom *atoms;
    guint count;
    gboolean strict; /* a commitment: its gaps hold no negation */
} Attempt;

static gboolean is_negation(const Window *window, guint at)
{
    return at < window->end
           && classes_have(speech_token(window->speech, at)->classes, CLASS_NEGATION);
}

/* Where the phrase ends that goes on with `atom` at token `at`; 0 if it does not. Branches only at
   gaps and adverbs, of which a phrase has few and each is short. */
static guint match_from(const Attempt *attempt, guint atom, guint at)
{
    const Window *window = attempt->window;
    if (atom == attempt->count)
        return at;
    const Atom *wanted = &attempt->atoms[atom];
    switch (wanted->kind) {
    case ATOM_START:
        return at == window->first || at == window->opening ? match_from(attempt, atom + 1, at) : 0;
    case ATOM_END:
        return is_at_end(window, at) ? match_from(attempt, atom + 1, at) : 0;
    case ATOM_GAP:
        for (guint gap = 0; gap <= GAP_WORDS && at + gap < window->end; gap++) {
            guint end = match_from(attempt, atom + 1, at + gap);
            if (end != 0)
                return end;
            if (attempt->strict && is_negation(window, at + gap))
                return 0;
        }
        return 0;
    case ATOM_WORD:
        break;
    }
    if (at < window->end) {
        const Token *token = speech_token(window->speech, at);
        guint64 persons = wanted->classes & PERSONS;
        guint behind = persons != 0 ? person_end(window, at, persons) : at;
        if (behind == at)
            behind = at + atom_takes(attempt->grammar, wanted, token);
        guint end = behind > at ? match_from(attempt, atom + 1, behind) : 0;
        if (end != 0)
            return end;
        gboolean skip = atom > 0 && at > window->first && attempt->atoms[atom - 1].kind == ATOM_WORD
                        && classes_have(token->classes, CLASS_ADVERB);
        end = skip ? match_from(attempt, atom, at + 1) : 0;
        if (end != 0)
            return end;
    }
    return wanted->optional || (wanted->or_end && is_at_end(window, at))
               ? match_from(attempt, atom + 1, at)
               : 0;
}

static gboolean commits(Act act)
{
    return act == ACT_ACCEPT || act == ACT_YES || act == ACT_GLAD || act == ACT_FREE
           || act == ACT_WEAK;
}

/* A token, as it is held against what may stand in its place. */
typedef struct {
    guint flags;
    guint64 classes;
    guint half;
    guint64 bit; /* within that half */
} Place;

static Place place_of(const Window *window, guint at)
{
    if (at >= window->end)
        return (Place){.flags = FOLLOW_ANYTHING | FOLLOW_NOTHING};
    const Token *token = speech_token(window->speech, at);
    return (Place){.flags = token_in(token, SET_BEFORE_NAME) ? FOLLOW_ANYTHING | FOLLOW_PERSON
                                                             : FOLLOW_ANYTHING,
                   .classes = token->classes,
                   .half = token->number >> 6 & 1,
                   .bit = token->number != 0 ? (guint64)1 << (token->number & 63) : 0};
}

static inline gboolean may_follow(const Follow *follow, const Place *place)
{
    return ((follow->flags & place->flags) | (follow->classes & place->classes)
            | (follow->words[place->half] & place->bit))
           != 0;
}

Act grammar_match(const Grammar *grammar, const Window *window, guint at, guint *length)
{
    const Token *token = speech_token(window->speech, at);
    const Place next = place_of(window, at + 1);
    Place third = place_of(window, at + 2);
    if (classes_have(next.classes, CLASS_ADVERB)) /* which may be passed over */
        third.classes = G_MAXUINT64;
    const gboolean starts = at == window->first || at == window->opening;
    const gboolean several =
        classes_have(token->classes, CLASS_NAME) || token_in(token, SET_BEFORE_NAME);
    guint number = token->number == 0 && token->classes != 0 ? grammar->nameless : token->number;
    const GArray *candidates = grammar->by_word->pdata[number];
    Act act = ACT_NONE;
    *length = 0;
    for (guint i = 0; i < candidates->len; i++) {
        const Candidate *candidate = &g_array_index(candidates, Candidate, i);
        gboolean may =
            may_follow(&candidate->second, &next) && may_follow(&candidate->third, &third);
        if ((candidate->starts && !starts) || (!may && !(candidate->person && several)))
            continue;
        const Phrase *phrase = &g_array_index(grammar->phrases, Phrase, candidate->phrase);
        Attempt attempt = {grammar, window, &g_array_index(grammar->atoms, Atom, phrase->first),
                           phrase->count, commits(phrase->act)};
        guint end = match_from(&attempt, 0, at);
        if (end > at + *length) {
            *length = end - at;
            act = phrase->act;
        }
    }
    return act;
}
