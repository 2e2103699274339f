/* SPDX-License-Identifier: MIT */
#include "intake/scope.h"

#include "intake/vocabulary.h"

static gboolean is_among(const Token *token, const char *const *words)
{
    return token_is_among(token, words);
}

/* "You have no time", "nobody could say": whose it is decides the nearest subject to the left. */
gboolean scope_is_of_others(const Window *window, guint at)
{
    static const char *const OTHERS[] = {"she",    "he",       "they",      "you",      "who",
                                         "nobody", "everyone", "everybody", "people",   "somebody",
                                         "others", "someone",  "most",      "whatever", NULL};
    const guint end = at;
    for (; at > window->first; at--) {
        const Token *token = speech_token(window->speech, at - 1);
        if (classes_have(token->classes, CLASS_ME) || token_is(token, "my"))
            return FALSE;
        if (is_among(token, OTHERS))
            return !token_is(token, "you") || at == end;
    }
    return FALSE;
}

/* "I was swamped last year", "for passing this on": told, not said. */
gboolean scope_is_told(const Window *window, guint at)
{
    static const char *const PAST[] = {"was", "were", "did", "had", "used", "wanted", NULL};
    static const char *const BEFORE[] = {"for",  "of",    "about",   "by", "than",
                                         "from", "after", "without", NULL};
    static const char *const RATHER[] = {"better", "best", NULL}; /* "I had better leave it" */
    guint from = at >= window->first + 2 ? at - 2 : window->first;
    for (guint i = from; i < at; i++)
        if (is_among(speech_token(window->speech, i), PAST)
            && !(i + 1 < at && is_among(speech_token(window->speech, i + 1), RATHER)))
            return TRUE;
    return at > window->first && g_str_has_suffix(speech_token(window->speech, at)->word, "ing")
           && is_among(speech_token(window->speech, at - 1), BEFORE);
}

/* "My wife says I can't say no" is hers; "counsel says I can't" binds. */
gboolean scope_is_reported(const Window *window, guint at)
{
    static const char *const REPORTS[] = {"said",  "says",   "say",      "told",  "asked", "thinks",
                                          "wrote", "claims", "believes", "tells", NULL};
    static const char *const BINDING[] = {"counsel",  "lawyer",   "lawyers",  "ethics", "doctor",
                                          "director", "boss",     "attorney", "am",     "been",
                                          "office",   "calendar", "schedule", "diary",  NULL};
    for (guint i = window->first; i < at; i++) {
        if (!is_among(speech_token(window->speech, i), REPORTS))
            continue;
        for (guint j = window->first; j < i; j++)
            if (is_among(speech_token(window->speech, j), BINDING))
                return FALSE;
        return TRUE;
    }
    return FALSE;
}

gboolean scope_is_exclusion(const Window *window)
{
    enum { LONGEST = 6 };
    static const char *const LEADS[] = {"no", "nothing", "not", "never", NULL};
    static const char *const DOUBTS[] = {
        "idea",        "time",       "way",       "chance",  "decision", "promises",
        "guarantee",   "guarantees", "sure",      "certain", "yet",      "really",
        "necessarily", "commitment", "answer",    "promise", "clue",     "i",
        "me",          "today",      "now",       "then",    "again",    "yes",
        "opinion",     "capacity",   "bandwidth", "one",     "thanks",   NULL};
    guint at = window->first;
    while (at + 1 < window->end
           && (classes_have(speech_token(window->speech, at)->classes, CLASS_OPENER)
               || classes_have(speech_token(window->speech, at)->classes, CLASS_ADVERB)))
        at++;
    if (window->end - at < 2 || window->end - at > LONGEST
        || !is_among(speech_token(window->speech, at), LEADS))
        return FALSE;
    for (guint i = at + 1; i < window->end; i++)
        if (is_among(speech_token(window->speech, i), DOUBTS))
            return FALSE;
    return TRUE;
}

/* "Which I suppose makes me an expert": tells of something else. */
gboolean scope_is_relative(const Window *window)
{
    static const char *const LEADS[] = {"which", "who",      "whose",   "whom", "where",
                                        "how",   "whatever", "whoever", NULL};
    guint at = window->first;
    if (at + 1 < window->end && token_is(speech_token(window->speech, at), "and"))
        at++;
    gboolean why = at + 2 < window->end && token_is(speech_token(window->speech, at + 2), "why");
    return is_among(speech_token(window->speech, at), LEADS) && !why
           && !(at + 1 < window->end && token_is(speech_token(window->speech, at + 1), "is"));
}

/* "Ms. Petrakis" asks; a bare name may be anybody's. */
gboolean scope_is_titled(const Speech *speech, guint at)
{
    return classes_have(speech_token(speech, at)->classes, CLASS_NAME)
           && at + 1 < speech->tokens->len
           && classes_have(speech_token(speech, at + 1)->classes, CLASS_HER);
}

/* "Does not permit me" */
gboolean scope_has_not(const Window *window, guint first, guint end)
{
    for (guint at = first; at < end; at++)
        if (token_is(speech_token(window->speech, at), "not"))
            return TRUE;
    return FALSE;
}
