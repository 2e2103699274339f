/* SPDX-License-Identifier: MIT */
#include "intake/choice-words.h"

#include <string.h>

enum { NUMBER_MAX = 999 };

const VerbPhrase VERB_PHRASES[] = {
    {"all of them", VERB_ALL, FALSE},
    {"all of you", VERB_ALL, FALSE},
    {"all four", VERB_ALL, FALSE},
    {"all three", VERB_ALL, FALSE},
    {"all five", VERB_ALL, FALSE},
    {"all", VERB_ALL, FALSE},
    {"everyone", VERB_ALL, FALSE},
    {"everybody", VERB_ALL, FALSE},
    {"todos", VERB_ALL, FALSE},
    {"todas", VERB_ALL, FALSE},
    {"both of them", VERB_BOTH, FALSE},
    {"both", VERB_BOTH, FALSE},
    {"the two of them", VERB_BOTH, FALSE},
    {"ambos", VERB_BOTH, FALSE},
    {"ambas", VERB_BOTH, FALSE},
    {"choose", VERB_CHOOSE, FALSE},
    {"chose", VERB_CHOOSE, FALSE},
    {"my choice is", VERB_CHOOSE, FALSE},
    {"i would rather wait", VERB_WAIT, TRUE},
    {"rather wait", VERB_WAIT, TRUE},
    {"i will wait", VERB_WAIT, TRUE},
    {"let us wait", VERB_WAIT, TRUE},
    {"prefer to wait", VERB_WAIT, TRUE},
    {"happy to wait", VERB_WAIT, TRUE},
    {"like to wait", VERB_WAIT, TRUE},
    {"can wait", VERB_WAIT, TRUE},
    {"wait", VERB_WAIT, TRUE},
    {"hold on", VERB_WAIT, FALSE},
    {"give her time", VERB_WAIT, FALSE},
    {"give him time", VERB_WAIT, FALSE},
    {"give them time", VERB_WAIT, FALSE},
    {"give her more time", VERB_WAIT, FALSE},
    {"give him more time", VERB_WAIT, FALSE},
    {"give them more time", VERB_WAIT, FALSE},
    {"prefiero esperar", VERB_WAIT, TRUE},
    {"esperar", VERB_WAIT, TRUE},
    {"the next one", VERB_NEXT, FALSE},
    {"the next person", VERB_NEXT, FALSE},
    {"the next mentor", VERB_NEXT, FALSE},
    {"next one", VERB_NEXT, FALSE},
    {"next person", VERB_NEXT, FALSE},
    {"next mentor", VERB_NEXT, FALSE},
    {"next in line", VERB_NEXT, FALSE},
    {"next", VERB_NEXT, FALSE},
    {"siguiente", VERB_NEXT, FALSE},
    {"stand by mentor", VERB_STANDBY, FALSE},
    {"standby mentor", VERB_STANDBY, FALSE},
    {"stand by", VERB_STANDBY, FALSE},
    {"standby", VERB_STANDBY, FALSE},
    {"look further", VERB_BROADER, FALSE},
    {"search further", VERB_BROADER, FALSE},
    {"look for others", VERB_BROADER, FALSE},
    {"look for somebody else", VERB_BROADER, FALSE},
    {"look for someone else", VERB_BROADER, FALSE},
    {"none of these", VERB_BROADER, FALSE},
    {"none of them", VERB_BROADER, FALSE},
    {"none of the above", VERB_BROADER, FALSE},
    {"more options", VERB_BROADER, FALSE},
    {"more names", VERB_BROADER, FALSE},
    {"other mentors", VERB_BROADER, FALSE},
    {"other options", VERB_BROADER, FALSE},
    {"widen", VERB_BROADER, FALSE},
    {"broaden", VERB_BROADER, FALSE},
    {"broader", VERB_BROADER, FALSE},
    {"wider", VERB_BROADER, FALSE},
    {"outside my own agency", VERB_OUTSIDE, FALSE},
    {"outside my agency", VERB_OUTSIDE, FALSE},
    {"outside of my own agency", VERB_OUTSIDE, FALSE},
    {"outside of my agency", VERB_OUTSIDE, FALSE},
    {"outside the agency", VERB_OUTSIDE, FALSE},
    {"from another agency", VERB_OUTSIDE, FALSE},
    {"from other agencies", VERB_OUTSIDE, FALSE},
    {"outside", VERB_OUTSIDE, FALSE},
    {"inside my own agency", VERB_INSIDE, FALSE},
    {"inside my agency", VERB_INSIDE, FALSE},
    {"within my own agency", VERB_INSIDE, FALSE},
    {"within my agency", VERB_INSIDE, FALSE},
    {"from my own agency", VERB_INSIDE, FALSE},
    {"from my agency", VERB_INSIDE, FALSE},
    {"inside the agency", VERB_INSIDE, FALSE},
    {"inside", VERB_INSIDE, FALSE},
    {"my coordinator", VERB_COORDINATOR, FALSE},
    {"the coordinator", VERB_COORDINATOR, FALSE},
    {"coordinator", VERB_COORDINATOR, FALSE},
    {"close my request", VERB_CLOSE, FALSE},
    {"close the request", VERB_CLOSE, FALSE},
    {"close this request", VERB_CLOSE, FALSE},
    {"close", VERB_CLOSE, FALSE},
    {"cancel my request", VERB_CANCEL, FALSE},
    {"cancel the request", VERB_CANCEL, FALSE},
    {"cancel this request", VERB_CANCEL, FALSE},
    {"withdraw my request", VERB_CANCEL, FALSE},
    {"call it off", VERB_CANCEL, FALSE},
    {"cancel", VERB_CANCEL, FALSE},
    {"cancelar", VERB_CANCEL, FALSE},
    {"ask her again", VERB_AGAIN, FALSE},
    {"ask him again", VERB_AGAIN, FALSE},
    {"ask them again", VERB_AGAIN, FALSE},
    {"the same mentor again", VERB_AGAIN, FALSE},
    {"again", VERB_AGAIN, FALSE},
    {"i do agree", VERB_AGREE, FALSE},
    {"i agree to both points", VERB_AGREE, FALSE},
    {"i agree to both", VERB_AGREE, FALSE},
    {"i agree to that", VERB_AGREE, FALSE},
    {"i agree to this", VERB_AGREE, FALSE},
    {"i agree to the commitments", VERB_AGREE, FALSE},
    {"i agree to the terms", VERB_AGREE, FALSE},
    {"i agree with both", VERB_AGREE, FALSE},
    {"i agree to all of it", VERB_AGREE, FALSE},
    {"i agree", VERB_AGREE, FALSE},
    {"agreed", VERB_AGREE, FALSE},
    {"agree", VERB_AGREE, FALSE},
    {"estoy de acuerdo", VERB_AGREE, FALSE},
    {"not yet", VERB_NOT_YET, FALSE},
    {"not so far", VERB_NOT_YET, FALSE},
    {"todavia no", VERB_NOT_YET, FALSE},
    {"aun no", VERB_NOT_YET, FALSE},
    {"we have not talked yet", VERB_NOT_YET, FALSE},
    {"we have not spoken yet", VERB_NOT_YET, FALSE},
    {"we have not met yet", VERB_NOT_YET, FALSE},
    {"we have not yet", VERB_NOT_YET, FALSE},
    {"we have not talked", VERB_NO, TRUE},
    {"we have not spoken", VERB_NO, TRUE},
    {"we have not met", VERB_NO, TRUE},
    {"we have not", VERB_NO, TRUE},
    {"we did not talk", VERB_NO, TRUE},
    {"we did not speak", VERB_NO, TRUE},
    {"we did not meet", VERB_NO, TRUE},
    {"we did not", VERB_NO, TRUE},
    {"we never talked", VERB_NO, TRUE},
    {"we never spoke", VERB_NO, TRUE},
    {"we never met", VERB_NO, TRUE},
    {"it did not happen", VERB_NO, TRUE},
    {"it never happened", VERB_NO, TRUE},
    {"we talked", VERB_YES, TRUE},
    {"we spoke", VERB_YES, TRUE},
    {"we have talked", VERB_YES, TRUE},
    {"we have spoken", VERB_YES, TRUE},
    {"we met", VERB_YES, TRUE},
    {"we did", VERB_YES, TRUE},
    {"that was me", VERB_YES, FALSE},
    {"it was me", VERB_YES, FALSE},
    {"yes", VERB_YES, FALSE},
    {"s\u00ed", VERB_YES, FALSE},
    {"si", VERB_YES, FALSE},
    {"no", VERB_NO, FALSE},
    {"help", VERB_HELP, FALSE},
    {"status", VERB_STATUS, FALSE},
    {NULL, VERB_NONE, FALSE},
};

static const struct {
    const char *word;
    guint number;
} NUMBERS[] = {
    {"first", 1},   {"second", 2},  {"third", 3},   {"fourth", 4},  {"fifth", 5},   {"one", 1},
    {"two", 2},     {"three", 3},   {"four", 4},    {"five", 5},    {"1st", 1},     {"2nd", 2},
    {"3rd", 3},     {"4th", 4},     {"5th", 5},     {"primero", 1}, {"primera", 1}, {"segundo", 2},
    {"segunda", 2}, {"tercero", 3}, {"tercera", 3}, {"uno", 1},     {"dos", 2},     {"tres", 3},
    {"cuatro", 4},  {"cinco", 5},
};

guint choice_number(const char *word)
{
    guint64 value = 0;
    if (g_ascii_string_to_unsigned(word, 10, 1, NUMBER_MAX, &value, NULL))
        return (guint)value;
    for (guint i = 0; i < G_N_ELEMENTS(NUMBERS); i++)
        if (g_str_equal(NUMBERS[i].word, word))
            return NUMBERS[i].number;
    return 0;
}

gboolean choice_is_verb(const char *word)
{
    gsize length = strlen(word);
    for (const VerbPhrase *row = VERB_PHRASES; row->phrase != NULL; row++)
        if (strncmp(row->phrase, word, length) == 0
            && (row->phrase[length] == '\0' || row->phrase[length] == ' '))
            return TRUE;
    return FALSE;
}

gboolean choice_is_filler(const char *word)
{
    static const char *const FILLERS[] = {
        "and",       "please",  "the",       "ask",     "i",       "would",     "like",
        "to",        "talk",    "with",      "speak",   "number",  "numbers",   "pick",
        "picks",     "mentor",  "mentors",   "option",  "options", "go",        "ahead",
        "for",       "let",     "us",        "try",     "of",      "them",      "my",
        "choice",    "choices", "is",        "are",     "also",    "hi",        "hello",
        "dear",      "team",    "programme", "program", "thanks",  "thank",     "you",
        "many",      "so",      "much",      "very",    "one",     "ones",      "plus",
        "contact",   "want",    "take",      "will",    "that",    "was",       "me",
        "it",        "wrote",   "sent",      "this",    "did",     "on",        "list",
        "person",    "people",  "best",      "regards", "kind",    "ok",        "great",
        "sure",      "then",    "introduce", "her",     "him",     "only",      "just",
        "am",        "prefer",  "request",   "good",    "morning", "afternoon", "evening",
        "everyone",  "all",     "indeed",    "oh",      "well",    "do",        "need",
        "mentoring", "office",  "involve",   "put",     "touch",   "in",        "should",
        "be",        "could",   "can",       "have",    "lets",    "y",         "la",
        "el",        "los",     "las",       "por",     "favor",   "gracias",   "el",
        "con",       "hola",    "now",       "next",    "meet",    "both",      "cheers",
        "a",         "mentee",  "somebody",  "someone", "from",    "warm",      "sincerely",
        "rather",    NULL};
    return g_strv_contains(FILLERS, word);
}

gboolean choice_is_against(const char *word)
{
    static const char *const AGAINST[] = {
        "not",        "never",   "but",      "instead", "except",  "unless",  "if",     "wait",
        "cancel",     "rather",  "actually", "however", "first",   "later",   "or",     "whether",
        "maybe",      "perhaps", "might",    "hold",    "no",      "without", "either", "neither",
        "before",     "until",   "also",     "choose",  "decide",  "second",  "pero",   "nunca",
        "correction", "sorry",   "mistake",  "meant",   "scratch", "think",   "sleep",  NULL};
    return g_strv_contains(AGAINST, word);
}
