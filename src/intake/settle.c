/* SPDX-License-Identifier: MIT */
#include "intake/settle.h"

#include "intake/vocabulary.h"

enum { TELLING_WORDS = 3 };

/* Time and place tell of the talk, everything else of something else. */
static gboolean is_telling(const Speech *speech, guint first, guint end)
{
    static const char *const TOLD[] = {"got",      "received", "read",   "saw",
                                       "remember", "know",     "recall", NULL};
    for (guint at = first; at < end; at++)
        if (token_is_among(speech_token(speech, at), TOLD))
            return TRUE;
    for (guint at = first; at < end; at++) {
        guint64 classes = speech_token(speech, at)->classes;
        if (classes_have(classes, CLASS_DAY) || classes_have(classes, CLASS_PLACE))
            return FALSE;
    }
    return end - first >= TELLING_WORDS;
}

static gboolean has_vote_in(const GArray *votes, guint clause)
{
    for (guint i = 0; i < votes->len; i++)
        if (g_array_index(votes, Vote, i).clause == clause
            && g_array_index(votes, Vote, i).act != ACT_CIVIL)
            return TRUE;
    return FALSE;
}

/* "Yes, and thank you for the opportunity" */
static gboolean thanks_for_asking(const Speech *speech, const Clause *clause)
{
    static const char *const THANKS[] = {"thank", "thanks", NULL};
    static const char *const ASKING[] = {"opportunity", "asking",   "invitation", "chance",
                                         "honor",       "thinking", "privilege",  NULL};
    gboolean thanks = FALSE;
    for (guint at = clause->first; at < clause->end; at++) {
        const Token *token = speech_token(speech, at);
        thanks |= at < clause->first + 2 && token_is_among(token, THANKS);
        if (thanks && token_is_among(token, ASKING))
            return TRUE;
    }
    return FALSE;
}

/* "Yes - I have been in her shoes", "yes, please have her call": it goes on to the matter. */
static gboolean is_of_matter(const Speech *speech, const Clause *clause)
{
    static const char *const LIVED[] = {
        "been",  "went",     "gone",  "done",   "led",     "ran",     "run",    "did", "dealt",
        "faced", "survived", "lived", "worked", "managed", "handled", "merged", NULL};
    const Token *first = speech_token(speech, clause->first);
    if (token_is(first, "please") || token_is(first, "have") || token_is(first, "let")
        || thanks_for_asking(speech, clause))
        return TRUE;
    for (guint at = clause->first; at < clause->end; at++)
        if (classes_have(first->classes, CLASS_ME)
            && token_is_among(speech_token(speech, at), LIVED))
            return TRUE;
    return FALSE;
}

/* "Yes, whatever": a short rest that is no name, no courtesy and no time. */
static gboolean is_rest(const Speech *speech, const Clause *clause)
{
    if (clause->end - clause->first >= TELLING_WORDS)
        return FALSE;
    for (guint at = clause->first; at < clause->end; at++) {
        const Token *token = speech_token(speech, at);
        if (token->capital || classes_have(token->classes, CLASS_OPENER)
            || classes_have(token->classes, CLASS_ADVERB) || classes_have(token->classes, CLASS_DAY)
            || classes_have(token->classes, CLASS_PLACE))
            return FALSE;
    }
    return TRUE;
}

/* "Yes after the 20th", "yes by phone" */
static gboolean tells_when(const Speech *speech, guint first, guint end)
{
    for (guint at = first; at < MIN(end, first + 5); at++) {
        guint64 classes = speech_token(speech, at)->classes;
        if (classes_have(classes, CLASS_DAY) || classes_have(classes, CLASS_NUMBER)
            || classes_have(classes, CLASS_SPAN))
            return TRUE;
    }
    return FALSE;
}

/* The word that answers must be about the request: "Yes, I received it" is not. */
static void settle_words(const Speech *speech, GArray *votes)
{
    for (guint i = 0; i < votes->len; i++) {
        Vote *vote = &g_array_index(votes, Vote, i);
        if (vote->act != ACT_YES && vote->act != ACT_NO)
            continue;
        const Clause *clause = speech_clause(speech, vote->clause);
        guint left = clause->end - vote->end;
        gboolean name = left == 1 && speech_token(speech, vote->end)->capital;
        gboolean goes_on =
            left > 0 && !name
            && (i + 1 == votes->len || g_array_index(votes, Vote, i + 1).clause != vote->clause)
            && !tells_when(speech, vote->end, clause->end)
            && !classes_have(speech_token(speech, vote->end)->classes, CLASS_OPENER)
            && !classes_have(speech_token(speech, vote->end)->classes, CLASS_DAY);
        gboolean of_else = FALSE;
        gboolean joined = vote->first > 0 && token_is(speech_token(speech, vote->first - 1), "and");
        gboolean command = !joined
                           && (token_is(speech_token(speech, vote->end - 1), "accept")
                               || token_is(speech_token(speech, vote->end - 1), "accepted")
                               || token_is(speech_token(speech, vote->end - 1), "me"));
        if (!command && vote->clause + 1 < speech->clauses->len) {
            const Clause *next = speech_clause(speech, vote->clause + 1);
            of_else = next->sentence == clause->sentence && !next->condition && !next->asked
                      && !has_vote_in(votes, vote->clause + 1)
                      && (is_telling(speech, next->first, next->end) || is_rest(speech, next))
                      && !is_of_matter(speech, next);
        }
        joined &= token_is(speech_token(speech, vote->end - 1), "accepted");
        if (vote->act == ACT_YES && (goes_on || of_else || joined))
            vote->act = ACT_CIVIL;
        else if (vote->act == ACT_NO && goes_on) { /* "No names please" */
            vote->act = ACT_MAYBE;
            vote->faint = TRUE;
        }
    }
}

/* A doubt about something else unless its sentence answers; and where the sentence commits first
   and hereafter only adds to it, no doubt either. */
static gboolean is_of_else(const Speech *speech, const GArray *votes, const Vote *doubt)
{
    gboolean answers = FALSE;
    gboolean turns = speech_clause(speech, doubt->clause)->turns;
    for (guint i = 0; i < votes->len; i++) {
        const Vote *vote = &g_array_index(votes, Vote, i);
        if (vote->sentence != doubt->sentence)
            continue;
        gboolean performs = (vote->act == ACT_ACCEPT || vote->act == ACT_YES)
                            && vote->clause != doubt->clause && !turns
                            && doubt->act != ACT_CONDITION;
        answers |= !performs
                   && (act_is_yes(vote->act) || vote->act == ACT_WEAK || vote->act == ACT_REFUSE);
    }
    return !answers;
}

/* They count where nothing answers at all, so that they may be shown. */
static void drop_faint(const Speech *speech, GArray *votes)
{
    for (guint i = 0; i < votes->len; i++) {
        Vote *vote = &g_array_index(votes, Vote, i);
        if (vote->faint && is_of_else(speech, votes, vote))
            vote->act = ACT_CIVIL;
    }
}

/* "If she is a party to it, I can't": such a refusal is none yet. */
static gboolean is_of_time(const Speech *speech, const Vote *condition)
{
    static const char *const WORDS[] = {"until", "till", "when", "before", "after", NULL};
    return token_is_among(speech_token(speech, condition->first), WORDS);
}

static void doubt_hanging(const Speech *speech, GArray *votes)
{
    for (guint i = 0; i < votes->len; i++) {
        Vote *vote = &g_array_index(votes, Vote, i);
        if (vote->act != ACT_REFUSE && vote->act != ACT_REFER)
            continue;
        for (guint j = 0; j < votes->len; j++) {
            const Vote *other = &g_array_index(votes, Vote, j);
            if (other->act == ACT_CONDITION && !is_of_time(speech, other)
                && other->sentence == vote->sentence && other->clause <= vote->clause + 1)
                vote->act = ACT_MAYBE;
        }
    }
}

/* "Who could refuse? I'm in.", "I wasn't sure I'd be of use. I accept.": what was open before is
   settled by a commitment in a later sentence. */
static void drop_answered(GArray *votes)
{
    guint firm = 0;
    for (guint i = 0; i < votes->len; i++)
        if (vote_is_firm(&g_array_index(votes, Vote, i)))
            firm = i;
    for (guint i = 0; i < firm; i++) {
        Vote *vote = &g_array_index(votes, Vote, i);
        if (vote->act == ACT_MAYBE && vote->sentence < g_array_index(votes, Vote, firm).sentence)
            vote->act = ACT_CIVIL;
    }
}

/* "..., but the timing is terrible": a reason against, in words that are not known. */
static gboolean is_turned(const Speech *speech, const GArray *votes, const Vote *vote)
{
    guint clause = vote->clause;
    if (clause + 1 >= speech->clauses->len)
        return FALSE;
    const Clause *next = speech_clause(speech, clause + 1);
    gboolean telling = vote_is_firm(vote) ? is_telling(speech, next->first, next->end)
                                          : next->end - next->first > TELLING_WORDS;
    return next->turns && !next->condition && !next->asked
           && next->sentence == speech_clause(speech, clause)->sentence
           && !has_vote_in(votes, clause + 1) && telling;
}

/* "I'd love to, but my mother is ill": whatever the reason, it is one. */
static gboolean is_regretted(const Speech *speech, const Vote *vote)
{
    const Clause *clause = speech_clause(speech, vote->clause);
    const Clause *next = speech_clause(speech, vote->clause + 1);
    gboolean own = FALSE;
    if (vote_is_firm(vote) || vote->end != clause->end
        || !token_is(speech_token(speech, vote->end - 1), "to"))
        return FALSE;
    for (guint at = next->first; at < next->end; at++) {
        const Token *token = speech_token(speech, at);
        own |= classes_have(token->classes, CLASS_ME) || token_is(token, "my")
               || token_is(token, "our");
        if (classes_have(token->classes, CLASS_DAY) || classes_have(token->classes, CLASS_PLACE)
            || classes_have(token->classes, CLASS_MODAL)
            || classes_have(token->classes, CLASS_SPAN))
            return FALSE;
    }
    return own;
}

static void doubt_turned(const Speech *speech, GArray *votes)
{
    for (guint i = 0; i < votes->len; i++) {
        Vote *vote = &g_array_index(votes, Vote, i);
        if (act_is_yes(vote->act) && vote->act != ACT_ACCEPT && is_turned(speech, votes, vote))
            vote->act = is_regretted(speech, vote) ? ACT_REFUSE : ACT_MAYBE;
    }
}

static gboolean refuses(Act act)
{
    return act == ACT_REFUSE || act == ACT_NO || act == ACT_REFER || act == ACT_BUSY
           || act == ACT_AWAY;
}

/* "I'd love to, but I'm swamped": what follows tells that it was a wish. */
static void drop_wishes(GArray *votes)
{
    for (guint i = 0; i < votes->len; i++) {
        Vote *vote = &g_array_index(votes, Vote, i);
        guint next = i + 1;
        while (next < votes->len && g_array_index(votes, Vote, next).act == ACT_CIVIL)
            next++;
        if (vote->act == ACT_GLAD && vote->hypothetical && next < votes->len
            && refuses(g_array_index(votes, Vote, next).act)
            && g_array_index(votes, Vote, next).sentence <= vote->sentence + 1)
            vote->act = ACT_CIVIL;
    }
}

void votes_settle(const Speech *speech, GArray *votes)
{
    settle_words(speech, votes);
    drop_faint(speech, votes);
    doubt_hanging(speech, votes);
    drop_wishes(votes);
    doubt_turned(speech, votes);
    drop_answered(votes);
}
