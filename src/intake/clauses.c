/* SPDX-License-Identifier: MIT */
#include "intake/clauses.h"

#include <string.h>

#include "intake/vocabulary.h"

static const char *const CONDITIONS[] = {
    "if",         "unless",       "provided",    "providing",    "assuming",   "as long as",
    "so long as", "subject to",   "pending",     "depending",    "contingent", "in case",
    "as soon as", "only with",    "conditional", "on condition", "given that", "with the approval",
    "si",         "siempre que",  "a menos que", "cuando",       "despues de", "antes de",
    "except if",  "should the",   "should she",  "should he",    "should you", "should they",
    "should it",  "in the event", "were i to",   "were i not",   NULL};

static const char *const TURNS[] = {"but",
                                    "however",
                                    "although",
                                    "though",
                                    "tho",
                                    "pero",
                                    "aunque",
                                    "except",
                                    "unfortunately",
                                    "sadly",
                                    "alas",
                                    "lamentablemente",
                                    "desafortunadamente",
                                    "only that",
                                    NULL};

/* What follows overrides, or is what comes of it. */
static const char *const CONCLUSIONS[] = {"so",
                                          "still",
                                          "yet",
                                          "anyway",
                                          "nevertheless",
                                          "nonetheless",
                                          "regardless",
                                          "even so",
                                          "that said",
                                          "with that said",
                                          "that being said",
                                          "having said",
                                          "all the same",
                                          "in any case",
                                          "either way",
                                          "on the other hand",
                                          "then again",
                                          "on reflection",
                                          "on second thought",
                                          "on second thoughts",
                                          "this time",
                                          "having read",
                                          "bottom line",
                                          "therefore",
                                          "instead",
                                          "otherwise",
                                          "for her",
                                          "within those",
                                          "with those",
                                          "the good news",
                                          "the bad news",
                                          "here is what",
                                          "update",
                                          "correction",
                                          NULL};

static const char *const NEXT[] = {
    "and i",      "and we",   "and my",    "and our",  "and she", "and he", "and they", "and would",
    "and please", "and have", "and could", "and if",   "and the", "so i",   "so we",    "so please",
    "so my",      "because",  "since i",   "since we", "as i",    "as we",  "as my",    "as our",
    "whereas",    "while",    "y puedo",   "y no",     "porque",  "then i", "yet i",    "would you",
    "could you",  "can you",  "and will",  NULL};

/* After "if she likes" the clause that hangs on it may follow without a comma. */
static const char *const MAINS[] = {
    "i would", "i will", "i am",   "i can",    "i accept", "we would", "we will", "count me",
    "then",    "yes",    "please", "have her", "let us",   "happy to", "glad to", NULL};

const ClauseLead CLAUSE_LEADS[] = {{SET_CONDITION, CONDITIONS},   {SET_TURN, TURNS},
                                   {SET_CONCLUSION, CONCLUSIONS}, {SET_NEXT, NEXT},
                                   {SET_CONSEQUENCE, MAINS},      {SET_COUNT, NULL}};

/* TRUE if the words of the phrase, which stand between single spaces, are those from `at` on. */
static gboolean follows(const Speech *speech, guint at, const char *phrase)
{
    for (; at < speech->tokens->len; at++) {
        const char *word = speech_token(speech, at)->word;
        while (*word != '\0' && *word == *phrase)
            word++, phrase++;
        if (*word != '\0')
            return FALSE;
        if (*phrase == '\0')
            return TRUE;
        if (*phrase++ != ' ')
            return FALSE;
    }
    return FALSE;
}

/* `leads` has the first words of all phrases. */
static gboolean is_any_of(const Speech *speech, guint at, WordSet leads, const char *const *phrases)
{
    const char first = *speech_token(speech, at)->word;
    if (!token_in(speech_token(speech, at), leads))
        return FALSE;
    for (; *phrases != NULL; phrases++)
        if (**phrases == first && follows(speech, at, *phrases))
            return TRUE;
    return FALSE;
}

/* "Before I answer", "after my boss agrees", but not "before October". */
static gboolean begins_time_clause(const Speech *speech, guint at)
{
    static const char *const WORDS[] = {"when", "whenever", "after", "until",
                                        "till", "before",   NULL};
    static const char *const SUBJECTS[] = {"i",  "we",  "she", "he",  "they", "you", "it",
                                           "my", "our", "her", "his", "that", NULL};
    return at + 1 < speech->tokens->len && token_is_among(speech_token(speech, at), WORDS)
           && token_is_among(speech_token(speech, at + 1), SUBJECTS);
}

/* "Once she has ...", but not "I once ran". */
static gboolean begins_once(const Speech *speech, guint at)
{
    static const char *const SUBJECTS[] = {"i",   "we",  "she", "he",  "they", "you",  "it", "my",
                                           "the", "our", "her", "his", "that", "this", NULL};
    return token_is(speech_token(speech, at), "once") && at + 1 < speech->tokens->len
           && token_is_among(speech_token(speech, at + 1), SUBJECTS);
}

static gboolean begins_condition(const Speech *speech, guint at)
{
    static const char *const ARTICLES[] = {"a",   "the",   "this", "any", "no",
                                           "one", "still", "is",   NULL};
    static const char *const ASKED[] = {"see",       "as",    "even", "wonder",
                                        "wondering", "asked", "asks", NULL};
    if (!token_in(speech_token(speech, at), SET_CONDITION))
        return FALSE;
    if (at > 0 && token_is(speech_token(speech, at), "if") && speech_token(speech, at)->mark == 0
        && token_is_among(speech_token(speech, at - 1), ASKED))
        return FALSE; /* "to see if", "as if" */
    if (token_is(speech_token(speech, at), "should") && at + 1 < speech->tokens->len
        && classes_have(speech_token(speech, at + 1)->classes, CLASS_NAME))
        return at == 0 || speech_token(speech, at)->mark != 0; /* "Should Lee decline, ..." */
    if (token_is(speech_token(speech, at), "pending")) /* "a pending case" depends on nothing */
        return at == 0 || !token_is_among(speech_token(speech, at - 1), ARTICLES);
    return begins_time_clause(speech, at) || begins_once(speech, at)
           || is_any_of(speech, at, SET_CONDITION, CONDITIONS);
}

static gboolean begins_turn(const Speech *speech, guint at)
{
    return is_any_of(speech, at, SET_TURN, TURNS);
}

static gboolean begins_conclusion(const Speech *speech, guint at)
{
    return is_any_of(speech, at, SET_CONCLUSION, CONCLUSIONS);
}

static gboolean begins_next(const Speech *speech, guint at)
{
    static const char *const ANSWERS[] = {"acceptance", "yes", "commitment", "agreement", NULL};
    static const char *const AS[] = {"long", "soon", "far", "much", "well", NULL};
    if (!token_in(speech_token(speech, at), SET_NEXT))
        return FALSE;
    if (at > 0 && token_is(speech_token(speech, at), "as")
        && token_is_among(speech_token(speech, at - 1), AS))
        return FALSE; /* "as long | as we" */
    if (token_is(speech_token(speech, at), "as") && at + 2 < speech->tokens->len
        && token_is_among(speech_token(speech, at + 2), ANSWERS))
        return FALSE; /* "take this | as my acceptance" */
    return is_any_of(speech, at, SET_NEXT, NEXT);
}

static gboolean begins_consequence(const Speech *speech, guint at)
{
    return is_any_of(speech, at, SET_CONSEQUENCE, MAINS);
}

static gboolean ends_sentence(char mark)
{
    return mark != 0 && strchr(".!?;\n", mark) != NULL;
}

typedef struct {
    Clause clause;
    gboolean open;
} Segment;

static void close_clause(Speech *speech, Segment *segment, guint end)
{
    segment->clause.end = end;
    if (segment->open && end > segment->clause.first)
        g_array_append_val(speech->clauses, segment->clause);
    segment->clause = (Clause){.first = end, .sentence = segment->clause.sentence};
    segment->open = TRUE;
}

/* Marks the clauses of the sentence that ends with this mark. */
static void close_sentence(Speech *speech, guint sentence, char mark)
{
    for (guint i = speech->clauses->len; i > 0; i--) {
        Clause *clause = &g_array_index(speech->clauses, Clause, i - 1);
        if (clause->sentence != sentence)
            break;
        clause->asked = mark == '?';
        clause->last = i == speech->clauses->len;
    }
}

static gboolean begins_clause(const Speech *speech, const Segment *segment, guint at)
{
    const Token *token = speech_token(speech, at);
    guint length = at - segment->clause.first;
    if (token->mark != 0)
        return TRUE;
    if (begins_condition(speech, at) || begins_turn(speech, at) || begins_next(speech, at))
        return length > 0;
    return segment->clause.condition && length >= 3 && begins_consequence(speech, at);
}

void clauses_read(Speech *speech, char last_mark)
{
    Segment segment = {.open = TRUE};
    gboolean aside = FALSE;
    for (guint at = 0; at < speech->tokens->len; at++) {
        char mark = speech_token(speech, at)->mark;
        if (at > 0 && ends_sentence(mark)) {
            close_clause(speech, &segment, at);
            close_sentence(speech, segment.clause.sentence++, mark);
        } else if (at > 0 && begins_clause(speech, &segment, at)) {
            close_clause(speech, &segment, at);
        }
        aside = mark == '(' || (aside && mark != ')' && !ends_sentence(mark));
        if (at == segment.clause.first) {
            segment.clause.aside = aside;
            segment.clause.condition = begins_condition(speech, at);
            segment.clause.turns = begins_turn(speech, at);
            segment.clause.concludes = begins_conclusion(speech, at);
        } else if (at == segment.clause.first + 1 && !segment.clause.condition) {
            /* "but if", "only if", "and once" */
            segment.clause.condition = begins_condition(speech, at);
        }
    }
    close_clause(speech, &segment, speech->tokens->len);
    close_sentence(speech, segment.clause.sentence, last_mark);
}
