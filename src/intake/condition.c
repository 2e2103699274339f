/* SPDX-License-Identifier: MIT */
#include "intake/condition.h"

#include <string.h>

#include "intake/vocabulary.h"

static gboolean is_among(const Token *token, const char *const *words)
{
    return token_is_among(token, words);
}

static gboolean is_number(const Token *token)
{
    return g_ascii_isdigit(*token->word);
}

/* What ends by itself: "after my leave", "once I'm back". */
static gboolean is_of_return(const Token *token)
{
    static const char *const RETURNS[] = {
        "back",      "leave", "vacation",   "holiday",      "holidays", "return",
        "returning", "trip",  "sabbatical", "recess",       "vuelva",   "vacaciones",
        "regrese",   "labor", "christmas",  "thanksgiving", "easter",   NULL};
    return is_among(token, RETURNS);
}

static gboolean is_harmless(const Token *token)
{
    static const WordClass HARMLESS[] = {CLASS_COURTESY, CLASS_GLUE,   CLASS_DAY,  CLASS_SPAN,
                                         CLASS_PLACE,    CLASS_ADVERB, CLASS_OTHER};
    static const char *const OTHERS[] = {
        "questions", "question", "anything",     "changes", "schedule", "number", "hold",   "holds",
        "mentee",    "please",   "conversation", "hers",    "soon",     "not",    "mind",   "minds",
        "by",        "read",     "drive",        "walking", "distance", "dog",    "bother", NULL};
    for (guint i = 0; i < G_N_ELEMENTS(HARMLESS); i++)
        if (classes_have(token->classes, HARMLESS[i]))
            return TRUE;
    return is_of_return(token) || is_number(token) || is_among(token, OTHERS);
}

/* Says something of time, place or courtesy, and not only that somebody may or can. "Time" itself
   is what the sender may not find. */
static gboolean is_substance(const Token *token, gboolean own)
{
    if (is_of_return(token) || is_number(token))
        return TRUE;
    if (token_is(token, "time") || token_is(token, "times"))
        return !own;
    if (classes_have(token->classes, CLASS_DAY) || classes_have(token->classes, CLASS_PLACE)
        || classes_have(token->classes, CLASS_SPAN))
        return TRUE;
    return !own && classes_have(token->classes, CLASS_COURTESY);
}

/* "When I ran that office" is no condition; "when my boss has agreed" is. */
static gboolean is_deciding(const Token *token)
{
    static const char *const WORDS[] = {
        "agree",     "agrees",   "agreed",  "approve",    "approves", "approved",   "confirm",
        "confirmed", "confirms", "check",   "checked",    "know",     "hear",       "heard",
        "decide",    "decided",  "decides", "clear",      "clears",   "cleared",    "sign",
        "signs",     "signed",   "permit",  "permits",    "allow",    "allows",     "allowed",
        "settle",    "settled",  "settles", "director",   "boss",     "supervisor", "counsel",
        "ethics",    "time",     "spoken",  "asked",      "things",   "calms",      "dust",
        "figure",    "sure",     "commit",  "director's", "have",     "has",        "consulte",
        "hable",     NULL};
    return is_among(token, WORDS);
}

/* "Whether" is left open by these only where they speak of a decision. */
static gboolean is_of_time(const Speech *speech, const Clause *clause)
{
    static const char *const WORDS[] = {"when",    "whenever", "after", "cuando",
                                        "despues", "before",   "until", "till",
                                        "once",    "as soon",  NULL};
    return is_among(speech_token(speech, clause->first), WORDS)
           || is_among(speech_token(speech, MIN(clause->first + 1, clause->end - 1)), WORDS);
}

static gboolean decides(const Speech *speech, const Clause *clause)
{
    for (guint at = clause->first; at < clause->end; at++)
        if (is_deciding(speech_token(speech, at)))
            return TRUE;
    return FALSE;
}

/* "When our offices were merged" */
static gboolean is_past(const Speech *speech, const Clause *clause)
{
    static const char *const PAST[] = {"was",  "were", "had", "did",       "told", "said",
                                       "went", "came", "got", "cancelled", NULL};
    for (guint at = clause->first; at < clause->end; at++)
        if (is_among(speech_token(speech, at), PAST))
            return TRUE;
    return FALSE;
}

static gboolean is_not_too_late(const Speech *speech, const Clause *clause, guint at)
{
    return token_is(speech_token(speech, at), "not") && at + 1 < clause->end
           && (token_is(speech_token(speech, at + 1), "too")
               || token_is(speech_token(speech, at + 1), "already"));
}

/* "As long as we don't meet here": between the two, not for others to decide. */
static gboolean is_stipulation(const Speech *speech, const Clause *clause)
{
    static const char *const LEADS[] = {"long", "provided", "providing", "far", NULL};
    static const char *const SUBJECTS[] = {"we", "she", "nobody", "nothing", "you", NULL};
    for (guint at = clause->first; at + 1 < clause->end && at < clause->first + 2; at++) {
        if (!is_among(speech_token(speech, at), LEADS))
            continue;
        guint subject = at + 1;
        while (subject + 1 < clause->end
               && (token_is(speech_token(speech, subject), "as")
                   || token_is(speech_token(speech, subject), "that")))
            subject++;
        gboolean decided = FALSE;
        for (guint i = subject; i < clause->end; i++)
            decided |= is_deciding(speech_token(speech, i))
                       && !classes_have(speech_token(speech, i)->classes, CLASS_BE)
                       && !token_is(speech_token(speech, i), "time");
        gboolean stays = token_is(speech_token(speech, subject), "it") && subject + 1 < clause->end
                         && token_is(speech_token(speech, subject + 1), "is");
        return (is_among(speech_token(speech, subject), SUBJECTS) || stays) && !decided;
    }
    return FALSE;
}

/* "If that isn't too gloomy for him", "if she can live with noon", "if he's fine with a blunt man",
   "if that's the kind of mentor she wants", "if she hasn't found anybody yet". */
static gboolean is_of_taste(const Speech *speech, const Clause *clause, guint subject)
{
    static const char *const HERS[] = {"she", "he", "they", NULL};
    static const char *const THIS[] = {"that", "this", "it", NULL};
    static const char *const KIND[] = {"too",    "what",   "kind",    "sort", "enough",
                                       "easier", "better", "simpler", NULL};
    static const char *const HERE[] = {"around", "there", "nearby", "interested",
                                       "ready",  "up",    NULL};
    static const char *const BEARS[] = {"live", "cope", "bear", "stand", "put", NULL};
    static const char *const FINE[] = {"fine", "ok", "happy", "comfortable", "content", NULL};
    static const char *const SOME[] = {"a", "an", "some", "early", "late", NULL};
    static const char *const COMES[] = {"comes", "calls", "rings", "writes",
                                        "stops", "drops", NULL};
    const Token *words[5] = {NULL};
    for (guint i = 0, at = subject; i < 5 && at < clause->end; at++)
        if (!token_is(speech_token(speech, at), "not")
            && !token_is(speech_token(speech, at), "the"))
            words[i++] = speech_token(speech, at);
    for (guint at = clause->first; at < clause->end; at++)
        if (token_is(speech_token(speech, at), "else") || token_is(speech_token(speech, at), "my"))
            return FALSE;
    if (words[2] == NULL)
        return FALSE;
    if (is_among(words[0], THIS))
        return token_is(words[1], "is") && is_among(words[2], KIND);
    gboolean title =
        classes_have(words[0]->classes, CLASS_NAME) && classes_have(words[1]->classes, CLASS_HER);
    guint verb = title ? 2 : 1;
    if ((!title && !is_among(words[0], HERS)) || words[verb + 1] == NULL)
        return FALSE;
    if (is_among(words[verb], COMES))
        return !decides(speech, clause);
    if (token_is(words[verb], "can"))
        return is_among(words[verb + 1], BEARS);
    if (token_is(words[verb], "has"))
        return token_is(words[verb + 1], "found");
    if (token_is(words[verb], "is") && is_among(words[verb + 1], HERE))
        return !decides(speech, clause);
    return token_is(words[verb], "is") && is_among(words[verb + 1], FINE) && verb + 3 < 5
           && words[verb + 2] != NULL && token_is(words[verb + 2], "with")
           && words[verb + 3] != NULL && is_among(words[verb + 3], SOME);
}

/* "If she likes", "if it is after the markup", "if not", "if that". */
static gboolean is_courteous(const Speech *speech, const Clause *clause)
{
    static const char *const SUBJECTS[] = {"she", "he", "they", "you", NULL};
    static const char *const WANTS[] = {"like",    "likes", "want",  "wants", "prefer",
                                        "prefers", "mind",  "minds", "wish",  "wishes",
                                        "would",   "ever",  "need",  "needs", NULL};
    static const char *const TIMES[] = {"after", "before", "on",   "by", "at",
                                        "in",    "this",   "over", NULL};
    guint at = clause->first;
    guint length = clause->end - at;
    while (at + 1 < clause->end && !token_is(speech_token(speech, at), "if"))
        at++;
    if (at + 1 >= clause->end)
        return FALSE;
    if (token_is(speech_token(speech, at + 1), "not")
        || (length == 2 && token_is(speech_token(speech, at + 1), "that")))
        return TRUE;
    if (is_of_taste(speech, clause, at + 1))
        return TRUE;
    static const char *const BAD[] = {"bad", "inconvenient", "no", "late", "early", NULL};
    if ((token_is(speech_token(speech, at + 1), "that")
         || token_is(speech_token(speech, at + 1), "it"))
        && at + 3 < clause->end && is_among(speech_token(speech, at + 3), BAD))
        return TRUE;
    gboolean title = at + 2 < clause->end
                     && classes_have(speech_token(speech, at + 1)->classes, CLASS_NAME)
                     && classes_have(speech_token(speech, at + 2)->classes, CLASS_HER);
    guint verb = at + (title ? 3 : 2);
    while (verb + 1 < clause->end
           && (classes_have(speech_token(speech, verb)->classes, CLASS_ADVERB)
               || token_is(speech_token(speech, verb), "does")
               || token_is(speech_token(speech, verb), "not")))
        verb++;
    if (verb + 1 > clause->end)
        return FALSE;
    if ((title || is_among(speech_token(speech, at + 1), SUBJECTS)) && verb < clause->end
        && is_among(speech_token(speech, verb), WANTS))
        return TRUE;
    return token_is(speech_token(speech, at + 1), "it") && at + 3 < clause->end
           && token_is(speech_token(speech, at + 2), "is")
           && is_among(speech_token(speech, at + 3), TIMES);
}

gboolean condition_is_unreal(const Speech *speech, const Clause *clause)
{
    static const char *const UNREAL[] = {"were", "had", "did", NULL};
    static const char *const REAL[] = {"to", "asked", "you", "known", "choose", NULL};
    gboolean unreal = FALSE;
    if (!token_is(speech_token(speech, clause->first), "if"))
        return FALSE;
    for (guint at = clause->first + 1; at < MIN(clause->end, clause->first + 6); at++) {
        const Token *token = speech_token(speech, at);
        if (is_among(token, REAL))
            return FALSE;
        gboolean mine = at >= 1 && !classes_have(speech_token(speech, at - 1)->classes, CLASS_HER);
        unreal |=
            is_among(token, UNREAL)
            && (mine || (at + 1 < clause->end && token_is(speech_token(speech, at + 1), "not")));
        unreal |= token_is(token, "was") && at + 1 < clause->end
                  && token_is(speech_token(speech, at + 1), "not");
    }
    return unreal;
}

/* "If I can move it", but not "if I sound cranky". */
static gboolean is_of_ability(const Speech *speech, const Clause *clause)
{
    static const char *const WORDS[] = {
        "can",        "could",    "able",    "allowed",   "permitted", "get",    "find",  "manage",
        "free",       "have",     "move",    "survive",   "hear",      "still",  "time",  "make",
        "agree",      "approved", "cleared", "decide",    "commit",    "know",   "need",  "needed",
        "selected",   "asked",    "must",    "available", "back",      "unless", "do",    "accept",
        "here",       "stay",     "keep",    "not",       "want",      "feel",   "learn", "see",
        "understand", "work",     "fit",     "then",      NULL};
    guint subject = clause->first + 1;
    if (subject < clause->end && token_is(speech_token(speech, subject), "if"))
        subject++;
    if (subject >= clause->end || !classes_have(speech_token(speech, subject)->classes, CLASS_ME))
        return TRUE;
    for (guint at = subject + 1; at < clause->end; at++)
        if (is_among(speech_token(speech, at), WORDS) || is_deciding(speech_token(speech, at)))
            return TRUE;
    return FALSE;
}

/* "Unless she would like another time" */
static gboolean is_courteous_exception(const Speech *speech, const Clause *clause)
{
    gboolean time = FALSE;
    for (guint at = clause->first; at < clause->end; at++) {
        const Token *token = speech_token(speech, at);
        if (!is_harmless(token) && !token_is(token, "another") && !token_is(token, "different")
            && !token_is(token, "bad") && !token_is(token, "inconvenient"))
            return FALSE;
        time |=
            classes_have(token->classes, CLASS_DAY) || classes_have(token->classes, CLASS_PLACE);
    }
    return time && !classes_have(speech_token(speech, clause->first + 1)->classes, CLASS_ME);
}

gboolean condition_is_open(const Speech *speech, const Clause *clause)
{
    static const char *const ALWAYS[] = {"subject",     "pending", "depending", "contingent",
                                         "conditional", "case",    "with",      NULL};
    gboolean substance = FALSE;
    gboolean own = FALSE;
    if (is_stipulation(speech, clause) || is_courteous(speech, clause))
        return FALSE;
    if (is_of_time(speech, clause))
        return decides(speech, clause) && !is_past(speech, clause);
    for (guint at = clause->first; at < clause->end; at++) {
        const Token *token = speech_token(speech, at);
        if (at <= clause->first + 1 && is_among(token, ALWAYS))
            return TRUE;
        if (at <= clause->first + 1 && token_is(token, "unless"))
            return !is_courteous_exception(speech, clause);
        own |= classes_have(token->classes, CLASS_ME);
    }
    if (own && !is_of_ability(speech, clause))
        return FALSE;
    for (guint at = clause->first + 1; at < clause->end; at++) {
        const Token *token = speech_token(speech, at);
        if (!is_harmless(token) && !is_not_too_late(speech, clause, at))
            return TRUE;
        substance |= is_substance(token, own);
    }
    return !substance;
}

gboolean condition_is_own(const Speech *speech, const Clause *clause)
{
    static const char *const FAMILY[] = {"husband", "wife",   "kids", "kid", "son", "daughter",
                                         "mother",  "father", "dog",  "cat", NULL};
    static const char *const OWNERS[] = {"i", "we", "my", "our", "nobody", "unless", NULL};
    for (guint at = clause->first; at < MIN(clause->first + 3, clause->end); at++)
        if (is_among(speech_token(speech, at), OWNERS))
            return at + 1 >= clause->end || !is_among(speech_token(speech, at + 1), FAMILY);
    return FALSE;
}

gboolean condition_is_of_matter(const Speech *speech, const Clause *clause)
{
    static const char *const GONE[] = {"asked", "told", "come", "written", "known", "called", NULL};
    for (guint at = clause->first + 1; at < clause->end; at++)
        if (is_among(speech_token(speech, at), GONE)
            && token_is(speech_token(speech, at - 1), "had"))
            return FALSE; /* "if you had asked me in the spring" */
    return TRUE;
}
