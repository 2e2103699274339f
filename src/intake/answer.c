/* SPDX-License-Identifier: MIT */
#include "intake/answer.h"

#include <string.h>

#include "base/text.h"
#include "intake/words.h"

enum { EVIDENCE_MAX = 200, CLAUSES_MAX = 200, BARE_YES_WORDS_MAX = 3 };

/* Words that answer alone: where a clause begins, or after a comma, and nowhere else ("I say yes to
   everything" is no answer). */
static const char *const BARE_YES[] = {"yes",        "yep",       "yeah",      "accept", "accepted",
                                       "absolutely", "certainly", "of course", "sí",     NULL};
/* These only where nothing follows before the next mark: "no problem" is no refusal. */
static const char *const BARE_NO[] = {"no", "nope", "decline", "declined", NULL};

/* What commits, when nothing else in the clause speaks against it. */
static const char *const COMMITMENTS[] = {"i accept",
                                          "i do accept",
                                          "happy to",
                                          "glad to",
                                          "delighted to",
                                          "pleased to",
                                          "honored to",
                                          "honoured to",
                                          "i'd be happy",
                                          "i'd be glad",
                                          "i'd be delighted",
                                          "i would be happy",
                                          "i would be glad",
                                          "i would be delighted",
                                          "i'd be honored",
                                          "i would be honored",
                                          "i'd love to",
                                          "i would love to",
                                          "love to",
                                          "count me in",
                                          "i can help",
                                          "i can do",
                                          "i can do this",
                                          "i can talk",
                                          "i can make time",
                                          "i will do it",
                                          "i'll do it",
                                          "i will help",
                                          "i'll help",
                                          "i'll take",
                                          "i will take",
                                          "i'm willing",
                                          "i am willing",
                                          "willing to",
                                          "i'm available",
                                          "i am available",
                                          "let's talk",
                                          "let's do it",
                                          "i look forward to",
                                          "looking forward to",
                                          "sign me up",
                                          "i agree to",
                                          "acepto",
                                          "con gusto",
                                          "con mucho gusto",
                                          "encantado",
                                          "encantada",
                                          "claro que si",
                                          "claro que sí",
                                          NULL};

/* What refuses, on its own. */
static const char *const REFUSALS[] = {"i decline",
                                       "i must decline",
                                       "have to decline",
                                       "i must pass",
                                       "i have to pass",
                                       "i'll pass",
                                       "i will pass",
                                       "pass on this",
                                       "pass this time",
                                       "have to say no",
                                       "must say no",
                                       "i can't",
                                       "i cannot",
                                       "i can not",
                                       "can't take",
                                       "cannot take",
                                       "can't do",
                                       "cannot do",
                                       "can't help",
                                       "cannot help",
                                       "won't be able",
                                       "will not be able",
                                       "not able to",
                                       "unable to",
                                       "am not available",
                                       "i'm not available",
                                       "not available",
                                       "not the right person",
                                       "not the right fit",
                                       "not a good fit",
                                       "not the best person",
                                       "not the best fit",
                                       "accept my regrets",
                                       "with regret",
                                       "i'm swamped",
                                       "i am swamped",
                                       "swamped",
                                       "overcommitted",
                                       "no capacity",
                                       "don't have the time",
                                       "do not have the time",
                                       "don't have time",
                                       "do not have time",
                                       "no bandwidth",
                                       "don't have the bandwidth",
                                       "do not have the bandwidth",
                                       "take me off",
                                       "remove me",
                                       "no puedo",
                                       "lamentablemente",
                                       "no podré",
                                       NULL};

/* What turns a commitment around or leaves it open, wherever it stands in the same clause. */
static const char *const DOUBTS[] = {"if",
                                     "unless",
                                     "maybe",
                                     "perhaps",
                                     "might",
                                     "possibly",
                                     "depends",
                                     "depending",
                                     "whether",
                                     "provided",
                                     "assuming",
                                     "once i",
                                     "let me check",
                                     "let me see",
                                     "need to check",
                                     "have to check",
                                     "get back to you",
                                     "will let you know",
                                     "i'll let you know",
                                     "tentatively",
                                     "probably",
                                     "not sure",
                                     "unsure",
                                     "could",
                                     "should i",
                                     "would need",
                                     "normally",
                                     "usually",
                                     "in principle",
                                     "before i",
                                     "until i",
                                     "first i",
                                     "wait",
                                     "hold off",
                                     "subject to",
                                     "pending",
                                     "wish i",
                                     "wanted to",
                                     "happy to hear",
                                     "glad to hear",
                                     "delighted to hear",
                                     "pleased to hear",
                                     "happy to see",
                                     "glad to see",
                                     "happy to know",
                                     "happy to say no",
                                     "can't say no",
                                     "cannot say no",
                                     "can't wait",
                                     "si mi",
                                     "tal vez",
                                     "quizás",
                                     "quizá",
                                     "second thought",
                                     "second thoughts",
                                     "sleep on it",
                                     "should decline",
                                     "on reflection",
                                     NULL};

static const char *const NEGATIONS[] = {
    "not",      "never",  "no",      "cannot",        "can't",     "don't",  "won't",   "wouldn't",
    "couldn't", "didn't", "isn't",   "aren't",        "shouldn't", "hardly", "neither", "nor",
    "unable",   "regret", "regrets", "unfortunately", "sadly",     "sorry",  "afraid",  "refuse",
    "hesitate", "nunca",  NULL};

/* Refusals that borrow a word of commitment. */
static const char *const POLITE_REFUSALS[] = {"accept my regrets", "accept my sincere regrets",
                                              "have to say no",    "must say no",
                                              "agree to decline",  NULL};

/* "not this week", "can't do Monday": no refusal of the matter itself. "Until September" is one. */
static const char *const TIME_LIMITS[] = {
    "this week", "next week", "today",      "tomorrow",   "this month", "monday",    "mondays",
    "tuesday",   "tuesdays",  "wednesday",  "wednesdays", "thursday",   "thursdays", "friday",
    "fridays",   "mornings",  "afternoons", "in person",  NULL};

/* Civilities and slogans that use the words and say nothing. */
static const char *const CIVILITIES[] = {"accept my apologies", "accept our apologies",
                                         "accept my apology", "yes and", NULL};

typedef struct {
    gboolean commits, refuses, doubts;
} Votes;

static gboolean is_time_question(const Words *words)
{
    static const char *const TIMES[] = {"when",         "what time", "which day",
                                        "what day",     "how about", "does * work",
                                        "would * work", "is * good", NULL};
    return words_contain(words, TIMES);
}

/* The text around word number `at` of the clause. */
static gboolean begins_part(const char *clause, const Words *words, guint at)
{
    gsize start = g_array_index(words->starts, gsize, at);
    while (start > 0 && g_ascii_isspace(clause[start - 1]))
        start--;
    return at == 0 || (start > 0 && strchr(",:-\"", clause[start - 1]) != NULL);
}

static gboolean ends_part(const char *clause, const Words *words, guint at)
{
    const char *word = words->words->pdata[at];
    const char *after = clause + g_array_index(words->starts, gsize, at) + strlen(word);
    return *after == '\0' || !(g_ascii_isalnum(*after) || *after == ' ');
}

static gboolean has_bare(const char *clause, const Words *words, const char *const *bare,
                         gboolean alone)
{
    guint length;
    for (guint at = 0; at < words->words->len; at++)
        for (const char *const *phrase = bare; *phrase != NULL; phrase++)
            if (words_match(words, at, *phrase, &length) && begins_part(clause, words, at)
                && (!alone || ends_part(clause, words, at + length - 1)))
                return TRUE;
    return FALSE;
}

static Votes clause_vote(const char *clause, gboolean question)
{
    g_autoptr(Words) words = words_split(clause);
    Votes votes = {0};
    gboolean commits =
        words_contain(words, COMMITMENTS)
        || (words->words->len <= BARE_YES_WORDS_MAX && has_bare(clause, words, BARE_YES, FALSE));
    gboolean refuses = words_contain(words, REFUSALS) || has_bare(clause, words, BARE_NO, TRUE);
    gboolean negated = words_contain(words, NEGATIONS);
    gboolean doubts = words_contain(words, DOUBTS);
    gboolean limited = words_contain(words, TIME_LIMITS);
    if (words_contain(words, CIVILITIES))
        return votes;
    if (words_contain(words, POLITE_REFUSALS))
        votes.refuses = TRUE;
    else if (question)
        votes.doubts = !is_time_question(words);
    else if (doubts && (commits || refuses))
        votes.doubts = TRUE;
    else if (doubts)
        votes.doubts = !limited;
    else if (commits && (refuses || negated))
        votes.doubts = TRUE;
    else if (commits)
        votes.commits = TRUE;
    else if (refuses && limited)
        votes.doubts = TRUE;
    else
        votes.refuses = refuses;
    return votes;
}

/* The end of the clause that begins at `p`: sentence marks, line ends and turning words part
   clauses; a full stop inside a number or an abbreviation's single letter does not. */
static const char *clause_end(const char *p)
{
    static const char *const TURNS[] = {" but ",     " however ", " although ", " though ",
                                        " yet ",     " - ",       " and i ",    " so i ",
                                        " because ", " as i ",    NULL};
    for (; *p != '\0'; p++) {
        if (strchr("!?;\n", *p) != NULL)
            return p;
        if (*p == '.' && (p[1] == '\0' || g_ascii_isspace(p[1])))
            return p;
        if (*p == ',' && g_ascii_strncasecmp(p + 1, " but", 4) == 0)
            return p;
        for (const char *const *turn = TURNS; *turn != NULL; turn++)
            if (g_ascii_strncasecmp(p, *turn, strlen(*turn)) == 0)
                return p;
    }
    return p;
}

static Answer *answer_new(AnswerClass class, const char *evidence)
{
    Answer *answer = g_new0(Answer, 1);
    answer->class = class;
    answer->evidence = text_single_line(evidence, EVIDENCE_MAX);
    return answer;
}

static char *first_line(const char *text)
{
    while (g_ascii_isspace(*text))
        text++;
    return g_strndup(text, strcspn(text, "\n"));
}

Answer *answer_read(const char *reply)
{
    g_autofree char *text = text_unwrap(reply);
    g_autofree char *yes = NULL;
    g_autofree char *no = NULL;
    gboolean doubt = FALSE;
    guint clauses = 0;
    for (const char *p = text; *p != '\0' && clauses < CLAUSES_MAX; clauses++) {
        const char *end = clause_end(*p == ' ' ? p + 1 : p);
        g_autofree char *clause = g_strndup(p, (gsize)(end - p));
        Votes votes = clause_vote(clause, *end == '?');
        doubt |= votes.doubts;
        if (votes.commits && yes == NULL)
            yes = g_strdup(clause);
        if (votes.refuses && no == NULL)
            no = g_strdup(clause);
        p = end + (*end != '\0' && *end != ' ');
    }
    doubt |= clauses == CLAUSES_MAX;
    if (yes != NULL && no == NULL && !doubt)
        return answer_new(ANSWER_ACCEPT, yes);
    if (no != NULL && yes == NULL)
        return answer_new(ANSWER_DECLINE, no);
    g_autofree char *line = first_line(reply);
    return answer_new(ANSWER_UNCLEAR, line);
}

void answer_free(Answer *answer)
{
    if (answer == NULL)
        return;
    g_free(answer->evidence);
    g_free(answer);
}

const char *answer_class_name(AnswerClass class)
{
    static const char *const NAMES[] = {"accept", "decline", "unclear"};
    return NAMES[class];
}
