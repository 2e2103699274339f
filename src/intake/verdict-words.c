/* SPDX-License-Identifier: MIT */
#include "intake/verdict.h"
#include "intake/vocabulary.h"

/* How far the words must lean, in hundredths of a logarithm: measured on answers that were not
   learnt from. A yes more than a no; more in a page, where a clause may be of something else; more
   where clauses are in doubt, or speak against it. */
enum {
    YES_STANDS = -100,
    YES_STANDS_IN_PAGE = 190,
    YES_FOUND = 130,
    YES_FOUND_IN_PAGE = 170,
    YES_FOUND_AGAINST = 190,
    YES_FOUND_ON_CONDITION = 250,
    YES_FOUND_OF_NOBODY = 260, /* as notices of machines are */
    YES_FOUND_PENDING = 350,
    NEVER = G_MAXINT,
    NO_STANDS = -100,
    NO_STANDS_IN_PAGE = 0,
    NO_STANDS_ON_REASON = 50, /* "busy", "ask Lee": a reason, but no refusal yet */
    NO_FOUND = 130,
    NO_FOUND_AFTER_YES = 200,
    PAGE_WORDS = 25
};

/* In few words one "not" turns all of them. */
static gboolean is_denied(const Speech *speech)
{
    gboolean denied = FALSE;
    for (guint at = 0; at < speech->tokens->len; at++)
        denied |= classes_have(speech_token(speech, at)->classes, CLASS_NEGATION);
    return denied && speech->tokens->len <= PAGE_WORDS;
}

static gboolean states_something(const Speech *speech)
{
    for (guint i = 0; i < speech->clauses->len; i++)
        if (!speech_clause(speech, i)->asked)
            return TRUE;
    return FALSE;
}

/* The notice of a machine speaks of none. */
static gboolean is_of_people(const Speech *speech)
{
    for (guint at = 0; at < speech->tokens->len; at++) {
        const Token *token = speech_token(speech, at);
        if (classes_have(token->classes, CLASS_ME) || classes_have(token->classes, CLASS_OTHER)
            || token_is(token, "me") || token_is(token, "my") || token_is(token, "us")
            || token_is(token, "your") || token_is(token, "please") || token_is(token, "yes"))
            return TRUE;
    }
    return FALSE;
}

/* A yes is to her, to talking, or glad: words of nothing of the kind weigh no yes, however they
   lean. A name alone is none, for it stands in quoted headers too. */
static gboolean is_of_the_matter(const Count *count)
{
    if (count->yes != NULL || count->assent != NULL)
        return TRUE;
    for (guint at = 0; at < count->speech->tokens->len; at++) {
        guint64 classes = speech_token(count->speech, at)->classes;
        if (classes_have(classes, CLASS_GLAD) || classes_have(classes, CLASS_DO)
            || (classes_have(classes, CLASS_HER) && !classes_have(classes, CLASS_NAME)))
            return TRUE;
    }
    return FALSE;
}

/* A verdict of the clauses, held against the words of the whole. */
static gboolean verdict_stands(const Count *count, Verdict verdict, Weight weight)
{
    gboolean page = count->speech->tokens->len > PAGE_WORDS && weight.known;
    if (verdict.class == ANSWER_ACCEPT)
        return weight.accept >= (page ? YES_STANDS_IN_PAGE : YES_STANDS);
    gboolean refused = verdict.because == NULL || verdict.because->act == ACT_REFUSE
                       || verdict.because->act == ACT_NO;
    if (!refused && weight.known)
        return weight.decline >= NO_STANDS_ON_REASON;
    return weight.decline >= (page ? NO_STANDS_IN_PAGE : NO_STANDS);
}

/* "If my director agrees": somebody else has the last word. */
static gboolean is_hard_condition(const Speech *speech, const Vote *condition)
{
    static const char *const WORDS[] = {
        "my",      "our",      "agree",   "agrees",   "approve", "approves", "approval", "allow",
        "allows",  "permit",   "permits", "let",      "lets",    "clear",    "clears",   "cleared",
        "sign",    "signs",    "ok",      "okay",     "okays",   "blessing", "ethics",   "legal",
        "counsel", "director", "boss",    "chief",    "lawyer",  "lawyers",  "object",   "objects",
        "decide",  "decides",  "confirm", "confirms", "funding", "budget",   "shutdown", "passes",
        "says",    "unless",   NULL};
    for (guint i = 0; i < speech->clauses->len; i++) {
        const Clause *clause = speech_clause(speech, i);
        for (guint at = clause->first; clause->sentence == condition->sentence && at < clause->end;
             at++)
            if (token_is_among(speech_token(speech, at), WORDS))
                return TRUE;
    }
    return FALSE;
}

static gboolean has_last_word(const Speech *speech, const Vote *vote)
{
    return vote->sentence == speech_clause(speech, speech->clauses->len - 1)->sentence;
}

/* How much all words must weigh for a yes that the clauses leave open; NEVER for what hangs on
   somebody, and beside a refusal, and for what ends with a wait or a question. */
static int least_for_yes(const Count *count)
{
    const Speech *speech = count->speech;
    if (count->crossed || count->refusal != NULL || is_denied(speech) || !is_of_the_matter(count))
        return NEVER;
    int least = speech->tokens->len > PAGE_WORDS ? YES_FOUND_IN_PAGE : YES_FOUND;
    if (!is_of_people(speech))
        least = YES_FOUND_OF_NOBODY;
    if (count->question != NULL && has_last_word(speech, count->question))
        return NEVER;
    if (count->maybe != NULL || count->question != NULL)
        least = MAX(least, YES_FOUND_AGAINST);
    if (count->condition != NULL)
        least = is_hard_condition(speech, count->condition) ? NEVER : YES_FOUND_ON_CONDITION;
    if (count->pending != NULL)
        least = has_last_word(speech, count->pending) ? NEVER : MAX(least, YES_FOUND_PENDING);
    return least;
}

/* Where no clause gave a verdict, or the words did not bear it out, the words alone may give one.
 */
static Verdict judge_weight(const Count *count, AnswerClass clauses, Weight weight)
{
    if (clauses == ANSWER_UNCLEAR && states_something(count->speech)
        && weight.accept >= least_for_yes(count))
        return (Verdict){ANSWER_ACCEPT, count->yes};
    gboolean may_refuse = count->pending == NULL
                          && (clauses != ANSWER_ACCEPT || count->speech->tokens->len > PAGE_WORDS);
    if (may_refuse && weight.decline >= (clauses == ANSWER_ACCEPT ? NO_FOUND_AFTER_YES : NO_FOUND))
        return (Verdict){ANSWER_DECLINE, count->refusal};
    return (Verdict){ANSWER_UNCLEAR, NULL};
}

Verdict verdict_weighed(const Count *count, Verdict verdict, Weight weight)
{
    if (verdict.class != ANSWER_UNCLEAR && verdict_stands(count, verdict, weight))
        return verdict;
    Verdict found = judge_weight(count, verdict.class, weight);
    return found.class == ANSWER_UNCLEAR && verdict.class == ANSWER_UNCLEAR ? verdict : found;
}
