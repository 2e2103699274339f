/* SPDX-License-Identifier: MIT */
#include "intake/question.h"

#include "intake/vocabulary.h"

static gboolean is_lead(const Token *token)
{
    return classes_have(token->classes, CLASS_OPENER)
           || classes_have(token->classes, CLASS_GREETING) || token_is(token, "or");
}

static guint skip_lead(const Speech *speech, const Clause *clause)
{
    guint at = clause->first;
    while (at + 1 < clause->end && is_lead(speech_token(speech, at)))
        at++;
    return at;
}

/* "Thursday?", "Friday at noon?" */
static gboolean is_time_alone(const Speech *speech, const Clause *clause)
{
    gboolean day = FALSE;
    for (guint at = clause->first; at < clause->end; at++) {
        const Token *token = speech_token(speech, at);
        gboolean time = classes_have(token->classes, CLASS_DAY)
                        || classes_have(token->classes, CLASS_PLACE)
                        || classes_have(token->classes, CLASS_SPAN);
        day |= time;
        if (!time && !is_lead(token) && !classes_have(token->classes, CLASS_GLUE)
            && !classes_have(token->classes, CLASS_MODAL) && !g_ascii_isdigit(*token->word))
            return FALSE;
    }
    return day;
}

/* "Which one would he like?", of days that were offered */
static gboolean asks_which(const Speech *speech, const Clause *clause)
{
    static const char *const ONE[] = {"one", "day", "time", "slot", "date", NULL};
    static const char *const LIKES[] = {"like", "likes", "prefer", "prefers", "want", NULL};
    guint at = skip_lead(speech, clause);
    if (at + 1 >= clause->end || !token_is(speech_token(speech, at), "which")
        || !token_is_among(speech_token(speech, at + 1), ONE))
        return FALSE;
    for (; at < clause->end; at++)
        if (token_is_among(speech_token(speech, at), LIKES))
            return TRUE;
    return FALSE;
}

/* Asks when, where and how; and for nothing that would have to be known first. */
static gboolean is_scheduling(const Speech *speech, const Clause *clause)
{
    static const char *const ABOUT[] = {
        "when",  "suits",     "suit",    "number",  "email",  "reach",        "contact",
        "touch", "introduce", "connect", "works",   "prefer", "convenient",   "calendar",
        "dates", "write",     "mind",    "shall",   "calls",  "availability", "times",
        "zone",  "slot",      "invite",  "walking", NULL};
    static const char *const FIRST[] = {
        "much",     "many",        "commitment",   "ethics",     "counsel", "view",
        "allowed",  "conflict",    "approval",     "permission", "involve", "involved",
        "entail",   "expectation", "expectations", "often",      "who",     "whom",
        "why",      "decide",      "accept",       "else",       "instead", "commit",
        "required", "expected",    "confidential", "before",     "decline", "another",
        "someone",  "somebody",    "need",         "matter",     "happens", "know",
        "deadline", "due",         "answer",       "reply",      "tell",    NULL};
    gboolean about = asks_which(speech, clause);
    for (guint at = clause->first; at < clause->end; at++) {
        const Token *token = speech_token(speech, at);
        if (token_is_among(token, FIRST))
            return FALSE;
        about |= token_is_among(token, ABOUT) || classes_have(token->classes, CLASS_DAY)
                 || classes_have(token->classes, CLASS_PLACE)
                 || classes_have(token->classes, CLASS_SPAN);
    }
    return about;
}

Question question_of(const Speech *speech, const Clause *clause)
{
    if (!clause->asked)
        return QUESTION_NONE;
    gboolean asks =
        classes_have(speech_token(speech, skip_lead(speech, clause))->classes, CLASS_ASKING);
    if (asks)
        return is_scheduling(speech, clause) ? QUESTION_SCHEDULING : QUESTION_OPEN;
    gboolean though =
        clause->end == clause->first + 1 && token_is(speech_token(speech, clause->first), "though");
    if (!clause->last || though)
        return QUESTION_NONE;
    return is_time_alone(speech, clause) ? QUESTION_SCHEDULING : QUESTION_OF_STATEMENT;
}

/* "Can you tell me which office it is?" */
gboolean question_asks_to_know(const Speech *speech, const Clause *clause)
{
    static const char *const WORDS[] = {"tell", "clarify", "confirm", "explain", NULL};
    for (guint at = clause->first; at + 1 < clause->end; at++)
        if (token_is_among(speech_token(speech, at), WORDS)
            && !classes_have(speech_token(speech, at + 1)->classes, CLASS_HER))
            return TRUE;
    return FALSE;
}

/* "When?", "Thursday?", "When do I meet her?", "How do I reach him?" */
gboolean question_asks_when(const Speech *speech, const Clause *clause)
{
    static const char *const MEET[] = {"meet",    "start", "begin", "talk",  "call", "reach",
                                       "contact", "touch", "book",  "speak", "sit",  NULL};
    guint at = skip_lead(speech, clause);
    const Token *first = speech_token(speech, at);
    if (at + 1 == clause->end)
        return token_is(first, "when") || token_is(first, "where")
               || classes_have(first->classes, CLASS_DAY);
    if (at + 3 >= clause->end || (!token_is(first, "when") && !token_is(first, "how")))
        return FALSE;
    return classes_have(speech_token(speech, at + 2)->classes, CLASS_ME)
           && token_is_among(speech_token(speech, at + 3), MEET);
}

/* "How could I say no?" */
gboolean question_is_rhetorical(const Speech *speech, const Clause *clause)
{
    static const char *const WORDS[] = {"how", "who", "why", NULL};
    return token_is_among(speech_token(speech, clause->first), WORDS);
}
