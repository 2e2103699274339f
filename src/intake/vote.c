/* SPDX-License-Identifier: MIT */
#include "intake/vote.h"

#include "intake/condition.h"
#include "intake/grammar.h"
#include "intake/question.h"
#include "intake/scope.h"
#include "intake/settle.h"

enum { TELLING_WORDS = 3 };

typedef struct {
    const Speech *speech;
    const Grammar *grammar;
    GArray *votes;
    Window window;
    guint clause;        /* in hand */
    gboolean all_quoted; /* there is nothing but '"Accept"' */
    /* what the words say that no phrase took */
    gboolean negated, plain_not, modal, wavers, pity, own, reported;
    guint said_end; /* end of the last phrase */
} ClauseReading;

static gboolean is_among(const Token *token, const char *const *words)
{
    return token_is_among(token, words);
}

/* Behind "Hi Ben", "ok so", "thanks": where a word that answers may stand. */
static guint opening_of(const Speech *speech, const Clause *clause)
{
    guint at = clause->first;
    guint names = 0;
    for (; at < clause->end; at++) {
        const Token *token = speech_token(speech, at);
        if (classes_have(token->classes, CLASS_GREETING) || token_is(token, "thanks"))
            names = 2;
        else if (token_is(token, "you") && at > clause->first
                 && token_is(speech_token(speech, at - 1), "thank"))
            names = 1;
        else if (classes_have(token->classes, CLASS_OPENER)
                 || classes_have(token->classes, CLASS_ADVERB))
            continue;
        else if (names == 0 || token->number != 0)
            break;
        else
            names--;
    }
    return at;
}

/* A gladness, a next step: whose? Left of it may stand what goes with "I" or with nothing. */
static gboolean is_mine(const ClauseReading *reading, Act act, guint at)
{
    static const char *const BETWEEN[] = {
        "can", "may",  "should", "please", "to", "go", "do",      "ahead", "and",  "feel", "free",
        "yes", "here", "a",      "an",     "it", "is", "s\u00ed", "as",    "more", "than", NULL};
    gboolean third = FALSE;
    while (at > reading->window.first && at > reading->said_end) {
        const Token *token = speech_token(reading->speech, at - 1);
        third |= token_is(token, "is");
        if (classes_have(token->classes, CLASS_ME))
            return TRUE;
        if (token_is(token, "am"))
            return TRUE;
        if (token_is(token, "you"))
            return act != ACT_GLAD;
        if (at - 1 < reading->window.opening)
            return TRUE;
        if (!classes_have(token->classes, CLASS_BE) && !classes_have(token->classes, CLASS_ADVERB)
            && !classes_have(token->classes, CLASS_NEGATION) && !is_among(token, BETWEEN))
            return token_is(token, "office") || token_is(token, "team");
        at--;
    }
    return !third || at == reading->window.first;
}

static gboolean names_its_subject(const ClauseReading *reading, guint at)
{
    const Token *token = speech_token(reading->speech, at);
    return classes_have(token->classes, CLASS_ME) || classes_have(token->classes, CLASS_OTHER)
           || classes_have(token->classes, CLASS_DAY) || token_is(token, "my")
           || token_is(token, "our") || token_is(token, "it") || token_is(token, "that")
           || token_is(token, "this") || token_is(token, "answer") || token_is(token, "yes")
           || token_is(token, "in") || token_is(token, "acepto")
           || scope_is_titled(reading->speech, at);
}

static gboolean has_before(const ClauseReading *reading, guint end, const char *word)
{
    for (guint at = reading->window.first; at < end; at++)
        if (token_is(speech_token(reading->speech, at), word))
            return TRUE;
    return FALSE;
}

static void add_vote(ClauseReading *reading, Act act, guint first, guint end)
{
    const Clause *clause = speech_clause(reading->speech, reading->clause);
    Vote vote = {.act = act,
                 .clause = reading->clause,
                 .sentence = clause->sentence,
                 .first = first,
                 .end = end,
                 .hypothetical = has_before(reading, end, "would"),
                 .after_turn = clause->turns};
    g_array_append_val(reading->votes, vote);
}

static void note_word(ClauseReading *reading, guint at)
{
    const Token *token = speech_token(reading->speech, at);
    gboolean of_others =
        at > reading->window.first
        && classes_have(speech_token(reading->speech, at - 1)->classes, CLASS_OTHER);
    gboolean past =
        at > reading->window.first && token_in(speech_token(reading->speech, at - 1), SET_PAST);
    reading->negated |= classes_have(token->classes, CLASS_NEGATION) && !past;
    reading->plain_not |= token_is(token, "not") || token_is(token, "never");
    reading->wavers |= token_in(token, SET_WAVERING) && !of_others;
    reading->modal |= classes_have(token->classes, CLASS_MODAL) && !of_others;
    reading->pity |= classes_have(token->classes, CLASS_PITY);
    reading->own |= classes_have(token->classes, CLASS_ME);
    reading->reported |= token_in(token, SET_REPORTS) && reading->said_end == reading->window.first;
}

/* The phrase at `*at`; what is said without "I" may be the longer one: "I can't | think of better",
   and then *at is behind it. */
static Act match_at(ClauseReading *reading, guint *at, guint *length)
{
    guint later;
    Act act = grammar_match(reading->grammar, &reading->window, *at, length);
    const Token *token = speech_token(reading->speech, *at);
    for (guint inner = *at + 1; act == ACT_EXCEPT && inner < *at + *length; inner++) {
        /* "I will | not be taking it on" */
        Act inside = grammar_match(reading->grammar, &reading->window, inner, &later);
        if (inside == ACT_NONE || inner + later <= *at + *length)
            continue;
        reading->own = TRUE;
        *at = inner;
        *length = later;
        return inside;
    }
    if (!classes_have(token->classes, CLASS_ME))
        return act;
    guint next = *at + 1;
    while (next < reading->window.end
           && classes_have(speech_token(reading->speech, next)->classes, CLASS_ADVERB))
        next++;
    if (next >= reading->window.end)
        return act;
    Act without = grammar_match(reading->grammar, &reading->window, next, &later);
    if (without == ACT_NONE || next + later <= *at + *length)
        return act;
    reading->own = TRUE;
    *at = next;
    *length = later;
    return without;
}

/* "I will accept or decline by Friday", but "Thursday or Friday works". */
static gboolean is_alternative(const ClauseReading *reading, guint first, guint at)
{
    if (first > reading->window.first && token_is(speech_token(reading->speech, first - 1), "or"))
        return TRUE;
    if (at + 1 >= reading->window.end || !token_is(speech_token(reading->speech, at), "or"))
        return FALSE;
    guint64 classes = speech_token(reading->speech, at + 1)->classes;
    if (token_is(speech_token(reading->speech, at + 1), "later")
        || token_is(speech_token(reading->speech, at + 1), "whenever"))
        return FALSE;
    return !classes_have(classes, CLASS_DAY) && !classes_have(classes, CLASS_PLACE)
           && !classes_have(classes, CLASS_GLUE);
}

static gboolean is_of_sender_alone(Act act)
{
    return act == ACT_REFUSE || act == ACT_BUSY || act == ACT_AWAY || act == ACT_EXCEPT;
}

/* What the phrase says here, beside the others of its clause. */
static Act act_in_place(const ClauseReading *reading, Act act, guint at, guint length)
{
    gboolean others = scope_is_of_others(&reading->window, at)
                      && !classes_have(speech_token(reading->speech, at)->classes, CLASS_HER);
    if (is_of_sender_alone(act)
        && (others || scope_is_told(&reading->window, at)
            || scope_is_reported(&reading->window, at)))
        return ACT_CIVIL;
    if ((act == ACT_PENDING && others)
        || ((act == ACT_PENDING || act == ACT_MAYBE) && scope_is_reported(&reading->window, at)))
        return ACT_CIVIL;
    if ((act == ACT_REFUSE || act == ACT_REFER || act == ACT_BUSY || act == ACT_AWAY)
        && has_before(reading, at, "whether"))
        return ACT_CIVIL;
    if ((is_of_sender_alone(act) && reading->negated)
        || (act_is_yes(act) && is_alternative(reading, at, at + length)))
        return ACT_MAYBE;
    return act;
}

/* Takes the phrases out of the clause one after the other, and notes what is left. */
static void read_phrases(ClauseReading *reading)
{
    guint at = reading->window.first;
    while (at < reading->window.end) {
        guint length;
        Act act = match_at(reading, &at, &length);
        gboolean own_words = !act_is_yes(act) || act == ACT_YES || names_its_subject(reading, at)
                             || is_mine(reading, act, at);
        if (act == ACT_NO && scope_is_exclusion(&reading->window))
            act = ACT_NONE; /* "no restaurants" */
        if (act == ACT_NONE || !own_words) {
            note_word(reading, at++);
            continue;
        }
        for (guint i = at; i < at + length; i++) {
            const Token *token = speech_token(reading->speech, i);
            reading->pity |= classes_have(token->classes, CLASS_PITY);
            reading->own |= classes_have(token->classes, CLASS_ME);
        }
        add_vote(reading, act_in_place(reading, act, at, length), at, at + length);
        at += length;
        reading->said_end = at;
    }
}

static Vote *vote_at(const ClauseReading *reading, guint index)
{
    return &g_array_index(reading->votes, Vote, index);
}

static gboolean names_a_day(const Window *window)
{
    for (guint at = window->first; at < window->end; at++)
        if (classes_have(speech_token(window->speech, at)->classes, CLASS_DAY))
            return TRUE;
    return FALSE;
}

/* Whatever in the clause leaves it open takes the commitment back. */
/* A "not" before it, or close behind it: not in "I will help, so that nobody ..." */
static gboolean is_negated(const ClauseReading *reading, const Vote *vote)
{
    enum { NEAR = 3 };
    guint end = MIN(reading->window.end, vote->end + NEAR);
    for (guint at = reading->window.first; reading->negated && at < end; at++) {
        const Token *token = speech_token(reading->speech, at);
        static const char *const GOES_ON[] = {"and", "that", "so", "because", "since", NULL};
        gboolean inside = at >= vote->first && at < vote->end;
        if (at >= vote->end && is_among(token, GOES_ON))
            return FALSE;
        if (!inside && classes_have(token->classes, CLASS_NEGATION))
            return TRUE;
    }
    return FALSE;
}

/* "I could tell stories": perhaps of something else. */
static gboolean is_modal_alone(const ClauseReading *reading, const Vote *vote)
{
    static const char *const WORDS[] = {"could", "would", NULL};
    return vote->act == ACT_MAYBE && vote->end >= vote->first + 2
           && classes_have(speech_token(reading->speech, vote->first)->classes, CLASS_ME)
           && is_among(speech_token(reading->speech, vote->first + 1), WORDS);
}

/* "You can not | share my number" */
static gboolean is_barred(const ClauseReading *reading, guint first_vote, guint index)
{
    if (index == first_vote)
        return FALSE;
    const Vote *before = vote_at(reading, index - 1);
    const Token *last = speech_token(reading->speech, before->end - 1);
    return before->act != ACT_WEAK && before->end == vote_at(reading, index)->first
           && (token_is(last, "not") || token_is(last, "never"));
}

static void weigh_clause(ClauseReading *reading, guint first_vote)
{
    gboolean says = FALSE, open = FALSE, refused = FALSE;
    for (guint i = first_vote; i < reading->votes->len; i++) {
        says |= vote_at(reading, i)->act != ACT_CIVIL;
        open |= vote_at(reading, i)->act == ACT_MAYBE;
    }
    gboolean doubt = open || reading->modal || reading->pity || reading->reported;
    for (guint i = first_vote; i < reading->votes->len; i++) {
        Vote *vote = vote_at(reading, i);
        gboolean yes = act_is_yes(vote->act) || vote->act == ACT_WEAK;
        vote->faint |= is_modal_alone(reading, vote);
        if (yes && (doubt || is_negated(reading, vote) || is_barred(reading, first_vote, i)))
            vote->act = ACT_MAYBE;
        if (vote->act == ACT_REFUSE && reading->reported && !reading->own)
            vote->act = ACT_CIVIL;
        if (yes && refused)
            vote->act = ACT_CIVIL; /* "this isn't one | I can do" */
        refused |=
            vote->act == ACT_REFUSE
            || (vote->act == ACT_BUSY && scope_has_not(&reading->window, vote->first, vote->end));
        if ((vote->act == ACT_MAYBE || is_of_sender_alone(vote->act))
            && scope_is_relative(&reading->window))
            vote->act = ACT_CIVIL;
    }
    guint length = reading->window.end - reading->window.first;
    gboolean bare = (reading->plain_not || (reading->modal && !names_a_day(&reading->window)))
                    && length < TELLING_WORDS;
    if (!says && scope_is_exclusion(&reading->window)) { /* "no restaurants" */
        add_vote(reading, ACT_LIMIT, reading->window.first, reading->window.end);
        return;
    }
    if (!says && ((reading->own && (reading->negated || reading->wavers)) || bare)) {
        add_vote(reading, ACT_MAYBE, reading->window.first, reading->window.end);
        vote_at(reading, reading->votes->len - 1)->faint = !bare || reading->plain_not;
    }
}

static void read_statement(ClauseReading *reading)
{
    guint first_vote = reading->votes->len;
    read_phrases(reading);
    weigh_clause(reading, first_vote);
}

static void read_question(ClauseReading *reading, Question question)
{
    const Clause *clause = speech_clause(reading->speech, reading->clause);
    guint length;
    guint first_vote = reading->votes->len;
    if (question == QUESTION_SCHEDULING) {
        if (question_asks_when(reading->speech,
                               clause)) /* "When?" goes with a yes, and is none by itself */
            add_vote(reading, ACT_WEAK, reading->window.first, reading->window.end);
        return;
    }
    Act whole = grammar_match(reading->grammar, &reading->window, reading->window.first, &length);
    if (length == reading->window.end - reading->window.first
        && (whole == ACT_WEAK
            || (whole == ACT_GLAD
                && question_is_rhetorical(reading->speech, clause)))) { /* "Why not?" */
        add_vote(reading, whole, reading->window.first, reading->window.end);
        return;
    }
    if (question == QUESTION_OF_STATEMENT) {
        read_statement(reading);
        for (guint i = first_vote; i < reading->votes->len; i++)
            if (act_is_yes(vote_at(reading, i)->act) || vote_at(reading, i)->act == ACT_WEAK
                || vote_at(reading, i)->act == ACT_REFUSE || vote_at(reading, i)->act == ACT_NO)
                vote_at(reading, i)->act = ACT_MAYBE;
    }
    if (question == QUESTION_OPEN && question_asks_to_know(reading->speech, clause))
        add_vote(reading, ACT_PENDING, reading->window.first, reading->window.end);
    add_vote(reading, ACT_MAYBE, reading->window.first, reading->window.end);
    vote_at(reading, reading->votes->len - 1)->question = TRUE;
}

/* "Let me know if ...": what follows hangs on nothing. */
static gboolean is_after_civility(const ClauseReading *reading)
{
    if (reading->votes->len == 0)
        return FALSE;
    const Vote *before = vote_at(reading, reading->votes->len - 1);
    gboolean asks_to_tell = FALSE;
    for (guint at = before->first; at < before->end; at++) {
        const Token *token = speech_token(reading->speech, at);
        asks_to_tell |= token_is(token, "know") || token_is(token, "hesitate");
    }
    return before->act == ACT_CIVIL && asks_to_tell && before->end == reading->window.first;
}

static void read_condition(ClauseReading *reading, const Clause *clause)
{
    guint length;
    if (condition_is_unreal(reading->speech, clause)) { /* "if I were not her cousin" */
        add_vote(reading, ACT_BUSY, clause->first, clause->end);
        return;
    }
    Act act = grammar_match(reading->grammar, &reading->window, reading->window.first, &length);
    if (act == ACT_REFUSE) { /* "if only I could" */
        add_vote(reading, act, clause->first, clause->end);
        return;
    }
    if (is_after_civility(reading))
        return;
    if (!condition_is_of_matter(reading->speech, clause)
        || !condition_is_open(reading->speech, clause))
        return;
    add_vote(reading, ACT_CONDITION, clause->first, clause->end);
    gboolean alone =
        clause->last
        && (clause->first == 0
            || speech_clause(reading->speech, reading->clause - 1)->sentence != clause->sentence);
    vote_at(reading, reading->votes->len - 1)->faint =
        !alone && !condition_is_own(reading->speech, clause);
}

static gboolean is_quoted(const Speech *speech, const Clause *clause)
{
    for (guint at = clause->first; at < clause->end; at++)
        if (!speech_token(speech, at)->quoted)
            return FALSE;
    return TRUE;
}

/* "Yes, and..." */
static gboolean is_dangling(const Speech *speech, const Clause *clause)
{
    static const char *const WORDS[] = {"and", "or", "but", "if", "unless", NULL};
    return clause->end == clause->first + 1 && clause->last
           && is_among(speech_token(speech, clause->first), WORDS);
}

static void read_clause(ClauseReading *reading, guint index)
{
    const Speech *speech = reading->speech;
    const Clause *clause = speech_clause(speech, index);
    reading->clause = index;
    reading->window = (Window){.speech = speech,
                               .first = clause->first,
                               .end = clause->end,
                               .opening = opening_of(speech, clause)};
    reading->negated = reading->plain_not = reading->modal = reading->wavers = FALSE;
    reading->pity = reading->own = reading->reported = FALSE;
    reading->said_end = clause->first;
    if (is_quoted(speech, clause) && !reading->all_quoted)
        return;
    Question question = question_of(speech, clause);
    if (is_dangling(speech, clause))
        add_vote(reading, ACT_MAYBE, clause->first, clause->end);
    else if (question != QUESTION_NONE)
        read_question(reading, question);
    else if (clause->condition)
        read_condition(reading, clause);
    else
        read_statement(reading);
}

GArray *votes_read(const Speech *speech)
{
    ClauseReading reading = {.speech = speech,
                             .grammar = grammar_get(),
                             .votes = g_array_new(FALSE, FALSE, sizeof(Vote))};
    reading.all_quoted = TRUE;
    for (guint i = 0; i < speech->clauses->len; i++)
        reading.all_quoted &= is_quoted(speech, speech_clause(speech, i));
    for (guint i = 0; i < speech->clauses->len; i++)
        read_clause(&reading, i);
    votes_settle(speech, reading.votes);
    return reading.votes;
}
