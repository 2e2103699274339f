/* SPDX-License-Identifier: MIT */
#include "intake/answer.h"

#include <string.h>

#include "base/text.h"
#include "intake/date.h"
#include "intake/peer.h"
#include "intake/vote.h"

enum { EVIDENCE_MAX = 200 };

/* The votes, counted; the pointers are to the first of a kind, NULL for none. */
typedef struct {
    const Speech *speech;
    const Vote *yes, *last_yes; /* last_yes: of all kinds of yes */
    const Vote *firm;           /* a yes that no refusal overrides: "I accept" */
    const Vote *refusal, *last_refusal;
    const Vote *reason; /* busy, away */
    const Vote *away;
    const Vote *referral;
    const Vote *limit;
    const Vote *pending, *maybe, *question, *condition;
    guint assents;
    const Vote *assent;
} Count;

/* "Sure" twice is one assent. */
static gboolean same_words(const Count *count, const Vote *vote)
{
    return token_is(speech_token(count->speech, vote->first),
                    speech_token(count->speech, count->assent->first)->word);
}

static void count_vote(Count *count, const Vote *vote)
{
#define FIRST(place) ((place) = (place) == NULL ? vote : (place))
    switch (vote->act) {
    case ACT_ACCEPT:
    case ACT_YES:
    case ACT_FREE:
        FIRST(count->firm);
        FIRST(count->yes);
        count->last_yes = vote;
        return;
    case ACT_GLAD:
        FIRST(count->yes);
        count->last_yes = vote;
        if (!vote->hypothetical)
            FIRST(count->firm);
        return;
    case ACT_WEAK:
        count->assents += count->assent == NULL || !same_words(count, vote);
        FIRST(count->assent);
        return;
    case ACT_REFUSE:
    case ACT_NO:
        FIRST(count->refusal);
        count->last_refusal = vote;
        return;
    case ACT_BUSY:
        count->reason = vote;
        return;
    case ACT_AWAY:
        count->away = vote;
        return;
    case ACT_LIMIT:
        FIRST(count->limit);
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
    case ACT_CIVIL:
    case ACT_NONE:
        return;
    }
#undef FIRST
}

typedef struct {
    AnswerClass class;
    const Vote *because; /* NULL: nothing in particular */
} Verdict;

static const Vote *first_of(const Vote *a, const Vote *b)
{
    return a == NULL || (b != NULL && b->first < a->first) ? b : a;
}

/* Somebody would, and then gives the reason why not: "I'd love to, but I'm swamped". */
static Verdict judge_both(const Count *count)
{
    const Vote *against = first_of(count->refusal, count->referral);
    gboolean would = count->firm == NULL;
    if (against != NULL && would && against->first > count->last_yes->first)
        return (Verdict){ANSWER_DECLINE, against};
    if (against != NULL)
        return (Verdict){ANSWER_UNCLEAR, against};
    const Vote *reason = first_of(count->reason, count->away);
    if (would && reason != NULL && reason->first > count->last_yes->first)
        return (Verdict){ANSWER_DECLINE, reason};
    if (count->reason != NULL && count->reason->first > count->last_yes->first)
        return (Verdict){ANSWER_UNCLEAR, count->reason};
    return (Verdict){ANSWER_ACCEPT, count->yes};
}

static Verdict judge_yes(const Count *count)
{
    const Vote *doubt = first_of(first_of(count->pending, count->maybe),
                                 first_of(count->question, count->condition));
    const Vote *against = first_of(count->refusal, count->referral);
    gboolean overridden = count->firm == NULL && against != NULL
                          && against->first > count->last_yes->first && count->pending == NULL
                          && count->condition == NULL;
    if (doubt != NULL && !overridden)
        return (Verdict){ANSWER_UNCLEAR, doubt};
    if (against != NULL || count->reason != NULL || count->away != NULL)
        return judge_both(count);
    return (Verdict){ANSWER_ACCEPT, count->yes};
}

/* "If it is about grants I can't", "I can't unless Lee agrees": the refusal hangs on it. */
static gboolean hangs_on(const Vote *refusal, const Vote *condition)
{
    return condition != NULL && condition->sentence == refusal->sentence
           && (condition->clause == refusal->clause + 1
               || condition->clause + 1 == refusal->clause);
}

static Verdict judge_no(const Count *count)
{
    const Vote *refusal = first_of(count->refusal, count->referral);
    const Vote *reason = first_of(count->reason, count->away);
    if (count->pending != NULL)
        return (Verdict){ANSWER_UNCLEAR, count->pending};
    if (count->question != NULL && refusal != NULL && refusal->act == ACT_NO)
        return (Verdict){ANSWER_UNCLEAR, count->question}; /* "No, which letter?" */
    if (refusal != NULL && !hangs_on(refusal, count->condition)
        && (count->refusal != NULL || count->condition == NULL))
        return (Verdict){ANSWER_DECLINE, refusal};
    if (refusal == NULL && reason != NULL && count->condition == NULL && count->question == NULL
        && count->assents == 0)
        return (Verdict){ANSWER_DECLINE, reason};
    return (Verdict){ANSWER_UNCLEAR, first_of(count->condition, count->question)};
}

static Verdict judge(const Speech *speech, const GArray *votes)
{
    Count count = {.speech = speech};
    for (guint i = 0; i < votes->len; i++)
        count_vote(&count, &g_array_index(votes, Vote, i));
    if (count.yes == NULL && count.assents >= 2 && count.refusal == NULL) {
        count.yes = count.last_yes = count.firm = count.assent;
        return judge_yes(&count);
    }
    if (count.yes != NULL)
        return judge_yes(&count);
    if (count.refusal != NULL || count.referral != NULL || count.reason != NULL
        || count.away != NULL)
        return judge_no(&count);
    return (Verdict){ANSWER_UNCLEAR, first_of(first_of(count.pending, count.maybe),
                                              first_of(count.condition, count.question))};
}

static char *first_line(const char *text)
{
    while (g_ascii_isspace(*text))
        text++;
    g_autofree char *line = g_strndup(text, strcspn(text, "\n"));
    return text_single_line(line, EVIDENCE_MAX);
}

static void clause_free(AnswerClause *clause)
{
    g_free(clause->clause);
    g_free(clause);
}

static void list_clauses(Answer *answer, const Speech *speech, const GArray *votes)
{
    for (guint i = 0; i < votes->len; i++) {
        const Vote *vote = &g_array_index(votes, Vote, i);
        AnswerClause *clause = g_new0(AnswerClause, 1);
        clause->clause = speech_quote(speech, vote->first, vote->end);
        clause->vote = vote->question ? "asks" : act_name(vote->act);
        g_ptr_array_add(answer->clauses, clause);
    }
}

Answer *answer_read(const char *reply, gint64 now, GTimeZone *zone)
{
    Answer *answer = g_new0(Answer, 1);
    g_autoptr(Speech) speech = speech_read(reply);
    g_autoptr(GArray) votes = votes_read(speech);
    Verdict verdict = judge(speech, votes);
    if (speech->cut && verdict.class == ANSWER_ACCEPT)
        verdict.class = ANSWER_UNCLEAR;
    answer->class = verdict.class;
    answer->clauses = g_ptr_array_new_with_free_func((GDestroyNotify)clause_free);
    answer->peer = verdict.class != ANSWER_ACCEPT ? peer_find(speech, votes) : NULL;
    answer->until = date_of_return(speech->text, now, zone);
    list_clauses(answer, speech, votes);
    if (verdict.because != NULL) {
        const Clause *clause = speech_clause(speech, verdict.because->clause);
        answer->evidence = speech_quote(speech, clause->first, clause->end);
    } else {
        answer->evidence = first_line(reply);
    }
    return answer;
}

void answer_free(Answer *answer)
{
    if (answer == NULL)
        return;
    g_free(answer->evidence);
    g_free(answer->peer);
    g_ptr_array_unref(answer->clauses);
    g_free(answer);
}

const char *answer_class_name(AnswerClass class)
{
    static const char *const NAMES[] = {"accept", "decline", "unclear"};
    return NAMES[class];
}
