/* SPDX-License-Identifier: MIT */
#include "intake/answer.h"

#include <string.h>

#include "base/text.h"
#include "intake/date.h"
#include "intake/peer.h"
#include "intake/vocabulary.h"
#include "intake/vote.h"
#include "intake/weigh.h"

enum { EVIDENCE_MAX = 200 };

/* The votes, counted. Pointers are to the last of a kind that decides and to the first of one that
   only speaks against it; NULL for none. */
typedef struct {
    const Speech *speech;
    const Vote *first_yes, *yes; /* of any kind */
    const Vote *firm;            /* a yes that no later regret takes back: "I accept" */
    const Vote *accepted;        /* in words that mean this request and no other */
    const Vote *refusal, *first_refusal;
    const Vote *referral;
    const Vote *reason; /* busy, away */
    const Vote *away;
    const Vote *except;
    const Vote *pending, *maybe, *question, *condition;
    guint assents, excepts;
    const Vote *assent;
    gboolean crossed; /* the yes, by a "not" that no vote explains */
} Count;

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

typedef struct {
    AnswerClass class;
    const Vote *because; /* NULL: nothing in particular */
} Verdict;

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

/* "Decline.", "I'm out": said to be the answer, and not only a reason for one. */
static gboolean is_performed(const Speech *speech, const Vote *refusal)
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
    if (against != NULL && (count->firm == NULL || is_performed(count->speech, against)))
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
        && is_performed(count->speech, count->refusal))
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
static gboolean ends_in_denial(const Speech *speech, const Vote *yes)
{
    guint last = yes->first;
    for (guint i = yes->clause; i < speech->clauses->len; i++)
        if (speech_clause(speech, i)->sentence == yes->sentence)
            last = speech_clause(speech, i)->end - 1;
    return last >= yes->end && token_is(speech_token(speech, last), "not");
}

/* A short yes with a "not" in its sentence that no vote explains: "have her not call". */
static gboolean is_crossed(const Speech *speech, const GArray *votes, const Vote *yes)
{
    enum { SHORT_WORDS = 16 };
    guint sentence = yes->sentence;
    if (ends_in_denial(speech, yes))
        return TRUE;
    if (speech->tokens->len > SHORT_WORDS)
        return FALSE;
    for (guint i = 0; i < speech->clauses->len; i++) {
        const Clause *clause = speech_clause(speech, i);
        for (guint at = clause->first; clause->sentence == sentence && at < clause->end; at++)
            if (classes_have(speech_token(speech, at)->classes, CLASS_NEGATION)
                && !is_accounted(votes, at))
                return TRUE;
    }
    return FALSE;
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
        "my",       "our",     "agree",  "agrees",   "approve",  "approves", "approval",
        "allow",    "allows",  "permit", "permits",  "let",      "lets",     "clear",
        "clears",   "cleared", "sign",   "signs",    "ok",       "okay",     "okays",
        "blessing", "ethics",  "legal",  "counsel",  "director", "boss",     "chief",
        "lawyer",   "lawyers", "object", "objects",  "decide",   "decides",  "confirm",
        "confirms", "funding", "budget", "shutdown", "passes",   "says",     NULL};
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
   somebody, and for what ends with a refusal or a wait. */
static int least_for_yes(const Count *count)
{
    const Speech *speech = count->speech;
    if (count->crossed || is_denied(speech))
        return NEVER;
    int least = speech->tokens->len > PAGE_WORDS ? YES_FOUND_IN_PAGE : YES_FOUND;
    if (!is_of_people(speech))
        least = YES_FOUND_OF_NOBODY;
    if (count->maybe != NULL || count->question != NULL)
        least = MAX(least, YES_FOUND_AGAINST);
    if (count->condition != NULL)
        least = is_hard_condition(speech, count->condition) ? NEVER : YES_FOUND_ON_CONDITION;
    if (count->refusal != NULL)
        least = has_last_word(speech, count->refusal) ? NEVER : MAX(least, YES_FOUND_ON_CONDITION);
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

static Verdict weigh(const Count *count, Verdict verdict, Weight weight)
{
    if (verdict.class != ANSWER_UNCLEAR && verdict_stands(count, verdict, weight))
        return verdict;
    Verdict found = judge_weight(count, verdict.class, weight);
    return found.class == ANSWER_UNCLEAR && verdict.class == ANSWER_UNCLEAR ? verdict : found;
}

static Verdict judge_clauses(const Speech *speech, const GArray *votes, Count *count)
{
    for (guint i = 0; i < votes->len; i++)
        count_vote(count, &g_array_index(votes, Vote, i));
    if (count->yes == NULL && count->assents >= 2 && count->refusal == NULL)
        count->first_yes = count->yes = count->firm = count->assent;
    Verdict verdict = judge_votes(count);
    count->crossed = verdict.class == ANSWER_ACCEPT && is_crossed(speech, votes, verdict.because);
    return count->crossed ? (Verdict){ANSWER_UNCLEAR, NULL} : verdict;
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

/* What the clauses say by themselves, and what all words weigh. contrib/weigh reads the first. */
static void list_judges(Answer *answer, Verdict clauses, Weight weight)
{
    AnswerClause *clause = g_new0(AnswerClause, 1);
    clause->clause =
        g_strconcat(answer_class_name(clauses.class), clauses.because != NULL ? ", for one " : NULL,
                    clauses.because != NULL ? act_name(clauses.because->act) : NULL, NULL);
    clause->vote = "the clauses by themselves";
    g_ptr_array_add(answer->clauses, clause);
    clause = g_new0(AnswerClause, 1);
    clause->clause =
        g_strdup_printf("for accept %d, for decline %d", weight.accept, weight.decline);
    clause->vote = "all words together";
    g_ptr_array_add(answer->clauses, clause);
}

Answer *answer_read(const char *reply, gint64 now, GTimeZone *zone)
{
    Answer *answer = g_new0(Answer, 1);
    g_autoptr(Speech) speech = speech_read(reply);
    g_autoptr(GArray) votes = votes_read(speech);
    Weight weight = weight_of(reply);
    Count count = {.speech = speech};
    Verdict clauses = judge_clauses(speech, votes, &count);
    Verdict verdict = weigh(&count, clauses, weight);
    if (speech->cut && verdict.class == ANSWER_ACCEPT)
        verdict.class = ANSWER_UNCLEAR;
    answer->class = verdict.class;
    answer->clauses = g_ptr_array_new_with_free_func((GDestroyNotify)clause_free);
    answer->peer = verdict.class != ANSWER_ACCEPT ? peer_find(speech, votes) : NULL;
    answer->until = date_of_return(speech->text, now, zone);
    list_clauses(answer, speech, votes);
    list_judges(answer, clauses, weight);
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
