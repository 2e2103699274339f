/* SPDX-License-Identifier: MIT */
#include "intake/judge.h"
#include "intake/vocabulary.h"

/* How likely a verdict must be: measured on answers that were not learnt from. A yes more than a
   no, and what the clauses do not see more than what they do; least what they see where there is no
   room for anything else. */
static const double YES = 0.95, NO_STANDS = 0.75, NO_FOUND = 0.8, NO_FOUND_BESIDE = 0.95,
                    IN_FEW_WORDS = 0.3, NO_IN_SENTENCE = 0.9;

enum { FEW_WORDS = 8 };

/* In few words one "not" turns all of them. */
static gboolean is_denied(const Speech *speech)
{
    enum { FEW_TOKENS = 25 };
    gboolean denied = FALSE;
    for (guint at = 0; at < speech->tokens->len; at++)
        denied |= classes_have(speech_token(speech, at)->classes, CLASS_NEGATION);
    return denied && speech->tokens->len <= FEW_TOKENS;
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

const char *verdict_objection(const Count *count, Judgement judgement)
{
    const Speech *speech = count->speech;
    if (!states_something(speech))
        return "asks";
    if (!is_of_people(speech))
        return "people";
    if (count->crossed || is_denied(speech))
        return "denied";
    if (judgement.no >= NO_IN_SENTENCE)
        return "refusal";
    if (count->refusal != NULL
        && (has_last_word(speech, count->refusal) || verdict_is_performed(speech, count->refusal)
            || verdict_is_performed(speech, count->first_refusal)))
        return "refusal";
    if (count->question != NULL && has_last_word(speech, count->question))
        return "question";
    if (count->condition != NULL && is_hard_condition(speech, count->condition))
        return "condition";
    if (count->pending != NULL && has_last_word(speech, count->pending))
        return "pending";
    return NULL;
}

Verdict verdict_judged(const Count *count, Verdict verdict, Judgement judgement)
{
    gboolean yes = verdict.class == ANSWER_ACCEPT, no = verdict.class == ANSWER_DECLINE;
    gboolean brief = judgement.words <= FEW_WORDS;
    gboolean doubtful = count->pending != NULL || count->accepted != NULL;
    double least = doubtful ? NO_FOUND_BESIDE : NO_FOUND;
    if (no)
        least = brief ? IN_FEW_WORDS : NO_STANDS;
    if (judgement.accept >= (yes && brief ? IN_FEW_WORDS : YES)
        && (yes || verdict_objection(count, judgement) == NULL))
        return yes ? verdict : (Verdict){ANSWER_ACCEPT, count->yes};
    if (judgement.decline >= least)
        return no ? verdict : (Verdict){ANSWER_DECLINE, count->refusal};
    return verdict.class == ANSWER_UNCLEAR ? verdict : (Verdict){ANSWER_UNCLEAR, NULL};
}
