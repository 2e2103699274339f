/* SPDX-License-Identifier: MIT */
#include "intake/spelling.h"

#include <string.h>

enum { LONGEST = 16 };

/* Without the apostrophe, and the short forms of telephones. */
static const struct {
    const char *typed, *meant;
} SHORT[] = {
    {"cannot", "can not"},
    {"cant", "can not"},
    {"wont", "will not"},
    {"dont", "do not"},
    {"doesnt", "does not"},
    {"didnt", "did not"},
    {"isnt", "is not"},
    {"arent", "are not"},
    {"wasnt", "was not"},
    {"couldnt", "could not"},
    {"wouldnt", "would not"},
    {"shouldnt", "should not"},
    {"havent", "have not"},
    {"hasnt", "has not"},
    {"hadnt", "had not"},
    {"aint", "am not"},
    {"im", "i am"},
    {"ive", "i have"},
    {"shes", "she is"},
    {"hes", "he is"},
    {"thats", "that is"},
    {"lets", "let us"},
    {"youre", "you are"},
    {"theyre", "they are"},
    {"youll", "you will"},
    {"itll", "it will"},
    {"whats", "what is"},
    {"gonna", "going to"},
    {"gotta", "have to"},
    {"wanna", "want to"},
    {"gimme", "give me"},
    {"thx", "thanks"},
    {"tx", "thanks"},
    {"wld", "would"},
    {"cld", "could"},
    {"abt", "about"},
    {"its", "it is"},
    {"tnx", "thanks"},
    {"ty", "thanks"},
    {"pls", "please"},
    {"plz", "please"},
    {"u", "you"},
    {"ur", "your"},
    {"yea", "yes"},
    {"yeah", "yes"},
    {"yep", "yes"},
    {"yup", "yes"},
    {"yess", "yes"},
    {"yse", "yes"},
    {"ys", "yes"},
    {"w", "with"},
    {"shd", "should"},
    {"wd", "would"},
    {"yesss", "yes"},
    {"aye", "yes"},
    {"nope", "no"},
    {"nah", "no"},
    {"okay", "ok"},
    {"okey", "ok"},
    {"k", "ok"},
    {"tho", "though"},
    {"bc", "because"},
    {"cuz", "because"},
    {"tmrw", "tomorrow"},
    {"def", "definitely"},
    {"prob", "probably"},
    {"probs", "probably"},
    {"obv", "obviously"},
    {"mtg", "meeting"},
    {"mtgs", "meetings"},
    {"wk", "week"},
    {"appt", "appointment"},
    {"asap", "soon"},
    {"np", "no problem"},
    {"mos", "months"},
    {"idk", "i do not know"},
    {"tbd", "to be decided"},
    {"&", "and"},
    {"travelling", "traveling"},
};

/* "id" and "ill" are words too; before these they have lost an apostrophe. */
static const char *const AFTER_WOULD[] = {
    "be",   "love",      "like",   "rather", "prefer",   "have",   "gladly",  "happily",
    "say",  "need",      "accept", "take",   "do",       "really", "enjoy",   "suggest",
    "help", "recommend", "also",   "just",   "normally", "want",   "welcome", NULL};
static const char *const AFTER_WILL[] = {
    "be",      "do",   "take", "have",    "help",  "call",   "talk",       "make",  "gladly",
    "happily", "get",  "try",  "let",     "pass",  "accept", "need",       "reach", "send",
    "give",    "find", "sit",  "check",   "think", "see",    "ask",        "meet",  "speak",
    "happily", "set",  "pay",  "decline", "also",  "just",   "definitely", NULL};

/* "its" is a word too. */
static const char *const AFTER_IS[] = {"a",    "no",      "not",  "yes",   "fine",   "ok",
                                       "been", "too",     "just", "my",    "the",    "impossible",
                                       "bad",  "perfect", "good", "great", "really", NULL};

static gboolean is_one_of(const char *word, const char *const *words)
{
    return g_strv_contains(words, word);
}

const char *spelling_spelt_out(const char *typed, const char *before, const char *next)
{
    if (g_str_equal(typed, "id") && is_one_of(next, AFTER_WOULD))
        return "i would";
    if (g_str_equal(typed, "its"))
        return is_one_of(next, AFTER_IS) ? "it is" : NULL;
    if (g_str_equal(typed, "ill") && is_one_of(next, AFTER_WILL) && !g_str_equal(before, "am"))
        return "i will";
    for (guint i = 0; i < G_N_ELEMENTS(SHORT); i++)
        if (*typed == *SHORT[i].typed && g_str_equal(SHORT[i].typed, typed))
            return SHORT[i].meant;
    return NULL;
}

const char *spelling_short_form(guint index)
{
    static const char *const WITHOUT_APOSTROPHE[] = {"id", "ill", NULL};
    return index < G_N_ELEMENTS(SHORT) ? SHORT[index].typed
                                       : WITHOUT_APOSTROPHE[index - G_N_ELEMENTS(SHORT)];
}

static gboolean has_verb_after(const char *word)
{
    static const char *const SUBJECTS[] = {"it",   "that", "she",    "he",   "there", "what",
                                           "who",  "here", "how",    "when", "where", "everything",
                                           "this", "one",  "answer", NULL};
    return is_one_of(word, SUBJECTS);
}

gboolean spelling_contraction(const char *typed, char *first, gsize size, const char **rest)
{
    static const struct {
        const char *end, *rest;
    } ENDS[] = {{"'m", "am"}, {"'re", "are"}, {"'ll", "will"}, {"'ve", "have"}, {"'d", "would"}};
    const char *apostrophe = strrchr(typed, '\'');
    gsize length = apostrophe != NULL ? strlen(typed) : 0;
    if (apostrophe == NULL || length >= size)
        return FALSE;
    g_strlcpy(first, typed, size);
    if (g_str_has_suffix(typed, "n't")) {
        first[length - 3] = '\0';
        if (g_str_equal(first, "ca"))
            g_strlcpy(first, "can", size);
        else if (g_str_equal(first, "wo") || g_str_equal(first, "sha"))
            g_strlcpy(first, "will", size);
        else if (g_str_equal(first, "ai"))
            g_strlcpy(first, "am", size);
        *rest = "not";
        return TRUE;
    }
    first[apostrophe - typed] = '\0';
    for (guint i = 0; i < G_N_ELEMENTS(ENDS); i++)
        if (g_str_equal(apostrophe, ENDS[i].end)) {
            *rest = ENDS[i].rest;
            return TRUE;
        }
    if (!g_str_equal(apostrophe, "'s"))
        return FALSE;
    *rest = g_str_equal(first, "let") ? "us" : has_verb_after(first) ? "is" : "";
    return TRUE;
}

/* One slip: a letter too many, too few, wrong, or two exchanged (optimal string alignment). */
static guint slips_between(const char *a, const char *b)
{
    guint rows[3][LONGEST + 2];
    guint length_a = (guint)strlen(a), length_b = (guint)strlen(b);
    for (guint j = 0; j <= length_b; j++)
        rows[0][j] = j;
    for (guint i = 1; i <= length_a; i++) {
        guint *row = rows[i % 3], *above = rows[(i - 1) % 3], *twice = rows[(i + 1) % 3];
        row[0] = i;
        for (guint j = 1; j <= length_b; j++) {
            guint best = MIN(MIN(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            gboolean exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            row[j] = exchanged ? MIN(best, twice[j - 2] + 1) : best;
        }
    }
    return rows[length_a % 3][length_b];
}

/* Letters a to z that stand in the word. */
static guint letters_of(const char *word)
{
    guint letters = 0;
    for (; *word != '\0'; word++)
        letters |= 1u << ((guchar)*word & 31);
    return letters;
}

static guint count_bits(guint bits)
{
    guint count = 0;
    for (; bits != 0; bits &= bits - 1)
        count++;
    return count;
}

const char *spelling_mend(const char *unknown)
{
    /* Only words on which an answer hangs, by their first letters. */
    static const char *const DECISIVE[] = {
        "accept",      "accepted",      "absolutely", "available", "able",        "acepto",
        "although",    "approval",      "bandwidth",  "certainly", "capacity",    "calendar",
        "commitment",  "decline",       "declining",  "delighted", "definitely",  "director",
        "encantada",   "encantado",     "glad",       "gladly",    "gracias",     "happy",
        "honored",     "help",          "helping",    "however",   "introduce",   "instead",
        "maybe",       "overcommitted", "overloaded", "pleased",   "pleasure",    "problem",
        "perhaps",     "possibly",      "probably",   "provided",  "regret",      "regrets",
        "recuse",      "remove",        "retired",    "swamped",   "schedule",    "supervisor",
        "tentatively", "traveling",     "thursday",   "tuesday",   "unavailable", "unfortunately",
        "unable",      "unless",        "willing",    "wednesday"};
    /* Real words one slip away. */
    static const char *const OTHERS[] = {"accent",  "accents",  "stamped",   "swapped", "decided",
                                         "improve", "enable",   "incline",   "grade",   "regreet",
                                         "proved",  "stable",   "pleasures", "healing", "remote",
                                         "rescue",  "delights", "inability", "harpy",   "removed",
                                         "accepts", "excepted", "regrest",   NULL};
    gsize length = strlen(unknown);
    if (length < 4 || length > LONGEST)
        return NULL;
    const guint letters = letters_of(unknown);
    for (guint i = 0; i < G_N_ELEMENTS(DECISIVE); i++) {
        const char *word = DECISIVE[i];
        if (*word > *unknown)
            break;
        if (*word != *unknown)
            continue;
        gsize wanted = strlen(word);
        const guint allowed = wanted >= 8 ? 2 : 1;
        /* each slip changes the length by one at most, and at most one letter for another */
        const guint wanted_letters = letters_of(word);
        if (wanted > length + allowed || length > wanted + allowed
            || count_bits(letters & ~wanted_letters) > allowed
            || count_bits(wanted_letters & ~letters) > allowed)
            continue;
        guint slips = slips_between(unknown, word);
        /* "held" is no slip of "help", "hlep" is: short words are only mended where two letters
           were exchanged. */
        gboolean short_word = wanted <= 4;
        if ((short_word && slips == 1 && length == wanted
             && unknown[wanted - 1] == word[wanted - 1])
            || (short_word && slips == 1 && length == wanted && unknown[1] == word[1]
                && unknown[2] == word[3]))
            return is_one_of(unknown, OTHERS) ? NULL : word;
        if (!short_word && slips <= allowed)
            return is_one_of(unknown, OTHERS) ? NULL : word;
    }
    return NULL;
}
