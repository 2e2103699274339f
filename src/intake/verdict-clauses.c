/* SPDX-License-Identifier: MIT */
#include "intake/verdict.h"
#include "intake/vocabulary.h"

/* "Sure" twice is one assent. */
static gboolean same_words(const Count *count, const Vote *vote)
{
    return token_is(speech_token(count->speech, vote->first),
                    speech_token(count->speech, count->assent->first)->word);
}

static void count_yes(Count *count, const Vote *vote)
{
    if (count->first_yes == NULL)
        count->first_yes = vote;
    count->yes = vote;
    if (vote_is_firm(vote))
        count->firm = vote;
    if (vote->act == ACT_ACCEPT || vote->act == ACT_FREE
        || token_is(speech_token(count->speech, vote->end - 1), "accept"))
        count->accepted = vote;
}

static void count_vote(Count *count, const Vote *vote)
{
#define FIRST(place) ((place) = (place) == NULL ? vote : (place))
    switch (vote->act) {
    case ACT_ACCEPT:
    case ACT_YES:
    case ACT_FREE:
    case ACT_GLAD:
        count_yes(count, vote);
        return;
    case ACT_WEAK:
        count->assents += count->assent == NULL || !same_words(count, vote);
        FIRST(count->assent);
        return;
    case ACT_REFUSE:
    case ACT_NO:
        FIRST(count->first_refusal);
        count->refusal = vote;
        return;
    case ACT_BUSY:
        count->reason = vote;
        return;
    case ACT_AWAY:
        count->away = vote;
        return;
    case ACT_EXCEPT:
        count->excepts++;
        count->except = vote;
        return;
    case ACT_REFER:
        FIRST(count->referral);
        return;
    case ACT_PENDING:
        FIRST(count->pending);
        return;
    case ACT_MAYBE:
        if (vote->question)
            FIRST(count->question);
        else
            FIRST(count->maybe);
        return;
    case ACT_CONDITION:
        FIRST(count->condition);
        return;
    case ACT_LIMIT:
    case ACT_CIVIL:
    case ACT_NONE:
        return;
    }
#undef FIRST
}

static const Vote *first_of(const Vote *a, const Vote *b)
{
    return a == NULL || (b != NULL && b->first < a->first) ? b : a;
}

static const Vote *last_of(const Vote *a, const Vote *b)
{
    return a == NULL || (b != NULL && b->first > a->first) ? b : a;
}

/* "But", "still", "so": what is said later stands. */
static gboolean turns_between(const Speech *speech, const Vote *before, const Vote *after)
{
    for (guint i = before->clause + 1; i <= after->clause; i++)
        if (speech_clause(speech, i)->turns || speech_clause(speech, i)->concludes)
            return TRUE;
    return FALSE;
}

gboolean verdict_is_performed(const Speech *speech, const Vote *refusal)
{
    static const char *const WORDS[] = {"decline",  "declined", "declining", "pass", "out",
                                        "withdraw", "recuse",   "no",        NULL};
    if (refusal->act == ACT_NO && token_is(speech_token(speech, refusal->end - 1), "no"))
        return FALSE;
    for (guint at = refusal->first; at < refusal->end; at++)
        if (token_is_among(speech_token(speech, at), WORDS))
            return TRUE;
    return FALSE;
}

/* Both: a yes and something against it. The later stands where a word of contrast leads to it. */
static Verdict judge_both(const Count *count)
{
    const Vote *against = last_of(count->refusal, count->referral);
    if (against != NULL && count->firm == NULL && against->first > count->yes->first)
        return (Verdict){ANSWER_DECLINE, against};
    if (against != NULL
        && !turns_between(count->speech, first_of(against, count->yes),
                          last_of(against, count->yes)))
        return (Verdict){ANSWER_UNCLEAR, against};
    if (against != NULL && against->first > count->yes->first)
        return (Verdict){ANSWER_DECLINE, against};
    if (against != NULL && (count->firm == NULL || verdict_is_performed(count->speech, against)))
        return (Verdict){ANSWER_UNCLEAR, against};
    const Vote *reason = last_of(count->reason, count->away);
    if (count->firm == NULL && reason != NULL && reason->first > count->yes->first)
        return (Verdict){ANSWER_DECLINE, reason};
    if (count->reason != NULL && count->reason->first > count->yes->first)
        return (Verdict){ANSWER_UNCLEAR, count->reason};
    return (Verdict){ANSWER_ACCEPT, count->firm != NULL ? count->firm : count->yes};
}

/* "I can't come to Ohio", but not "I don't often". */
static gboolean is_of_ability(const Count *count)
{
    for (guint at = count->except->first; at < count->except->end; at++)
        if (classes_have(speech_token(count->speech, at)->classes, CLASS_WILL))
            return TRUE;
    return FALSE;
}

static Verdict judge_yes(const Count *count)
{
    const Vote *doubt = first_of(first_of(count->pending, count->maybe),
                                 first_of(count->question, count->condition));
    const Vote *against = first_of(count->refusal, count->referral);
    gboolean overridden = count->firm == NULL && against != NULL
                          && against->first > count->yes->first && count->pending == NULL
                          && count->condition == NULL;
    if (count->refusal != NULL && count->refusal->first > count->yes->first
        && count->accepted == NULL && count->pending == NULL
        && verdict_is_performed(count->speech, count->refusal))
        return (Verdict){ANSWER_DECLINE, count->refusal};
    if (doubt != NULL && !overridden)
        return (Verdict){ANSWER_UNCLEAR, doubt};
    /* "I'd love to, but I can't drive to Ohio" */
    if (count->firm == NULL && count->except != NULL && is_of_ability(count)
        && count->except->first > count->yes->first && against == NULL)
        return (Verdict){ANSWER_UNCLEAR, count->except};
    return judge_both(count);
}

static Verdict judge_no(const Count *count)
{
    const Vote *refusal = first_of(count->first_refusal, count->referral);
    const Vote *reason = first_of(count->reason, count->away);
    if (count->pending != NULL)
        return (Verdict){ANSWER_UNCLEAR, count->pending};
    if (count->question != NULL && refusal != NULL && refusal->act == ACT_NO)
        return (Verdict){ANSWER_UNCLEAR, count->question}; /* "No, which letter?" */
    if (count->question != NULL && count->maybe != NULL && refusal != NULL
        && refusal->first > count->question->first && refusal->first > count->maybe->first)
        return (Verdict){ANSWER_UNCLEAR, count->question}; /* "Once? That I could. Weekly, no." */
    if (refusal != NULL && (count->refusal != NULL || count->condition == NULL))
        return (Verdict){ANSWER_DECLINE, refusal};
    if (refusal == NULL && reason != NULL && count->condition == NULL && count->question == NULL
        && count->maybe == NULL && count->assents == 0)
        return (Verdict){ANSWER_DECLINE, reason};
    return (Verdict){ANSWER_UNCLEAR, first_of(count->condition, count->question)};
}

static Verdict judge_votes(const Count *count)
{
    if (count->yes != NULL)
        return judge_yes(count);
    if (count->refusal != NULL || count->referral != NULL || count->reason != NULL
        || count->away != NULL)
        return judge_no(count);
    return (Verdict){ANSWER_UNCLEAR, first_of(first_of(count->pending, count->maybe),
                                              first_of(count->condition, count->question))};
}

/* Whether a vote took the word into its account. */
static gboolean is_accounted(const GArray *votes, guint at)
{
    for (guint i = 0; i < votes->len; i++) {
        const Vote *vote = &g_array_index(votes, Vote, i);
        if (at >= vote->first && at < vote->end && vote->act != ACT_EXCEPT)
            return TRUE;
    }
    return FALSE;
}

/* "I'll do her the favor of not." */
static gboolean ends_in_denial(const Speech *speech, const GArray *votes, const Vote *yes)
{
    guint last = yes->first;
    for (guint i = yes->clause; i < speech->clauses->len; i++)
        if (speech_clause(speech, i)->sentence == yes->sentence)
            last = speech_clause(speech, i)->end - 1;
    return last >= yes->end && token_is(speech_token(speech, last), "not")
           && !is_accounted(votes, last);
}

/* "Provided it's not before the 20th" */
static gboolean is_proviso(const Speech *speech, const Clause *clause)
{
    static const char *const LEADS[] = {"provided", "providing", "as", "so", NULL};
    return clause->condition && token_is_among(speech_token(speech, clause->first), LEADS);
}

/* A short yes with a "not" in its sentence that no vote explains: "have her not call". */
static gboolean is_crossed(const Speech *speech, const GArray *votes, const Vote *yes)
{
    enum { SHORT_WORDS = 16 };
    guint sentence = yes->sentence;
    if (ends_in_denial(speech, votes, yes))
        return TRUE;
    if (speech->tokens->len > SHORT_WORDS)
        return FALSE;
    for (guint i = 0; i < speech->clauses->len; i++) {
        const Clause *clause = speech_clause(speech, i);
        if (is_proviso(speech, clause)) /* open ones have a vote */
            continue;
        for (guint at = clause->first; clause->sentence == sentence && at < clause->end; at++)
            if (classes_have(speech_token(speech, at)->classes, CLASS_NEGATION)
                && !is_accounted(votes, at))
                return TRUE;
    }
    return FALSE;
}

Verdict verdict_of_clauses(const Speech *speech, const GArray *votes, Count *count)
{
    for (guint i = 0; i < votes->len; i++)
        count_vote(count, &g_array_index(votes, Vote, i));
    if (count->yes == NULL && count->assents >= 2 && count->refusal == NULL)
        count->first_yes = count->yes = count->firm = count->assent;
    Verdict verdict = judge_votes(count);
    count->crossed = verdict.class == ANSWER_ACCEPT && is_crossed(speech, votes, verdict.because);
    return count->crossed ? (Verdict){ANSWER_UNCLEAR, NULL} : verdict;
}
