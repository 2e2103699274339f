/* SPDX-License-Identifier: MIT */
#include "intake/choice.h"

#include <string.h>

#include "base/text.h"
#include "intake/words.h"

enum { NUMBER_MAX = 999, LINE_MAX_CHARACTERS = 500 };

static const struct {
    const char *phrase;
    Verb verb;
} VERBS[] = {
    {"choose", VERB_CHOOSE},   {"chose", VERB_CHOOSE},     {"all", VERB_ALL},
    {"everyone", VERB_ALL},    {"both", VERB_BOTH},        {"wait", VERB_WAIT},
    {"next", VERB_NEXT},       {"stand by", VERB_STANDBY}, {"standby", VERB_STANDBY},
    {"broader", VERB_BROADER}, {"outside", VERB_OUTSIDE},  {"inside", VERB_INSIDE},
    {"close", VERB_CANCEL},    {"cancel", VERB_CANCEL},    {"yes", VERB_YES},
    {"i agree", VERB_YES},     {"agreed", VERB_YES},       {"i do agree", VERB_YES},
    {"no", VERB_NO},           {"help", VERB_HELP},
};

static const struct {
    const char *word;
    guint number;
} NUMBERS[] = {
    {"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"fifth", 5},
    {"one", 1},   {"two", 2},    {"three", 3}, {"four", 4},   {"five", 5},
    {"1st", 1},   {"2nd", 2},    {"3rd", 3},   {"4th", 4},    {"5th", 5},
};

/* Words that may stand around a choice and change nothing about it. */
static const char *const FILLERS[] = {
    "and",     "please", "the",       "ask",     "i'd",     "i",     "would",   "like",  "to",
    "talk",    "with",   "speak",     "number",  "numbers", "no",    "pick",    "picks", "mentor",
    "mentors", "option", "options",   "go",      "ahead",   "for",   "let's",   "lets",  "try",
    "of",      "them",   "my",        "choice",  "is",      "are",   "also",    "hi",    "hello",
    "dear",    "team",   "programme", "program", "thanks",  "thank", "you",     "many",  "so",
    "much",    "very",   "again",     "one",     "ones",    "plus",  "contact", "want",  "i'll",
    "take",    "will",   "that",      "was",     "me",      "it",    "wrote",   "sent",  "this",
    "did",     "on",     "list",      "person",  "people",  "best",  "regards", "kind",  "both",
    "ok",      "okay",   "great",     "sure",    "help",    NULL};

static gboolean is_filler(const char *word)
{
    return g_strv_contains(FILLERS, word);
}

static guint number_of(const char *word)
{
    guint64 value = 0;
    if (g_ascii_string_to_unsigned(word, 10, 1, NUMBER_MAX, &value, NULL))
        return (guint)value;
    for (guint i = 0; i < G_N_ELEMENTS(NUMBERS); i++)
        if (g_str_equal(NUMBERS[i].word, word))
            return NUMBERS[i].number;
    return 0;
}

/* The known name that has this word as a part, if just one has; a title's or initial's single
   letter is no name. */
static const char *name_with(const GPtrArray *names, const char *word)
{
    const char *found = NULL;
    for (guint i = 0; i < names->len && word[0] != '\0' && word[1] != '\0'; i++) {
        g_autoptr(Words) parts = words_split(names->pdata[i]);
        if (!g_ptr_array_find_with_equal_func(parts->words, word, g_str_equal, NULL))
            continue;
        if (found != NULL)
            return NULL;
        found = names->pdata[i];
    }
    return found;
}

static gboolean is_ambiguous_name(const GPtrArray *names, const char *word)
{
    guint count = 0;
    for (guint i = 0; i < names->len; i++) {
        g_autoptr(Words) parts = words_split(names->pdata[i]);
        count += g_ptr_array_find_with_equal_func(parts->words, word, g_str_equal, NULL);
    }
    return count > 1;
}

static void add_number(Choice *choice, guint number)
{
    for (guint i = 0; i < choice->numbers->len; i++)
        if (g_array_index(choice->numbers, guint, i) == number)
            return;
    g_array_append_val(choice->numbers, number);
}

static void add_name(Choice *choice, const char *name)
{
    if (!g_ptr_array_find_with_equal_func(choice->names, name, g_str_equal, NULL))
        g_ptr_array_add(choice->names, g_strdup(name));
}

static gboolean take_verb(Choice *choice, const Words *words, guint *at)
{
    guint length;
    for (guint i = 0; i < G_N_ELEMENTS(VERBS); i++) {
        if (!words_match(words, *at, VERBS[i].phrase, &length))
            continue;
        if (VERBS[i].verb == VERB_NO && *at + 1 < words->words->len
            && number_of(words->words->pdata[*at + 1]) != 0)
            return FALSE; /* "no. 3" */
        if (choice->verb != VERB_NONE && choice->verb != VERBS[i].verb)
            return FALSE;
        choice->verb = VERBS[i].verb;
        *at += length;
        return TRUE;
    }
    return FALSE;
}

/* A full name, or a part of one that only one of them has; two people of one name are told apart by
   the part that differs, so the shared part alone is skipped if the other follows. */
static gboolean take_name(Choice *choice, const Words *words, const GPtrArray *names, guint *at)
{
    const char *word = words->words->pdata[*at];
    const char *name = name_with(names, word);
    if (name == NULL && is_ambiguous_name(names, word) && *at + 1 < words->words->len)
        name = name_with(names, words->words->pdata[*at + 1]);
    if (name == NULL)
        return FALSE;
    add_name(choice, name);
    ++*at;
    return TRUE;
}

static gboolean take_number(Choice *choice, const Words *words, guint *at)
{
    const char *word = words->words->pdata[*at];
    guint number = number_of(word);
    gboolean pronoun = g_str_equal(word, "one") && choice->numbers->len > 0;
    if (number == 0 || pronoun)
        return FALSE;
    add_number(choice, number);
    ++*at;
    return TRUE;
}

static void choice_clear(Choice *choice)
{
    choice->verb = VERB_NONE;
    g_array_set_size(choice->numbers, 0);
    g_ptr_array_set_size(choice->names, 0);
}

/* FALSE if a word is neither choice nor filler. */
static gboolean read_line(Choice *choice, const char *line, const GPtrArray *names)
{
    g_autoptr(Words) words = words_split(line);
    guint at = 0;
    while (at < words->words->len) {
        if (!take_verb(choice, words, &at) && !take_number(choice, words, &at)
            && !take_name(choice, words, names, &at)) {
            if (!is_filler(words->words->pdata[at]))
                return FALSE;
            at++;
        }
    }
    return TRUE;
}

/* After the line that chose: thanks and a name are fine, anything that could speak against it is
 * not. */
static gboolean is_harmless(const char *line, const GPtrArray *names)
{
    static const char *const AGAINST[] = {"not",     "don't",  "no",     "never",    "but",
                                          "instead", "except", "unless", "if",       "wait",
                                          "cancel",  "only",   "rather", "actually", "however",
                                          "cannot",  "can't",  "first",  "later",    NULL};
    g_autoptr(Words) words = words_split(line);
    if (strchr(line, '?') != NULL || words_contain(words, AGAINST))
        return FALSE;
    for (guint i = 0; i < words->words->len; i++)
        if (number_of(words->words->pdata[i]) != 0 || name_with(names, words->words->pdata[i]))
            return FALSE;
    return TRUE;
}

/* A telephone number below the name. */
static gboolean is_telephone(const char *line)
{
    enum { DIGITS_MIN = 7 };
    guint digits = 0;
    for (; *line != '\0'; line++)
        digits += g_ascii_isdigit(*line);
    return digits >= DIGITS_MIN;
}

static gboolean take_line_to_others(Choice *choice, const char *line)
{
    static const char MARK[] = "to the others:";
    if (g_ascii_strncasecmp(line, MARK, sizeof MARK - 1) != 0)
        return FALSE;
    g_free(choice->line);
    choice->line = text_single_line(line + sizeof MARK - 1, LINE_MAX_CHARACTERS);
    return TRUE;
}

static gboolean has_choice(const Choice *choice)
{
    return choice->verb != VERB_NONE || choice->numbers->len + choice->names->len > 0;
}

/* Numbers alone pick; a verb that takes no numbers and came with some is in doubt. */
static void settle_verb(Choice *choice)
{
    gboolean named = choice->numbers->len + choice->names->len > 0;
    switch (choice->verb) {
    case VERB_NONE:
        choice->verb = named ? VERB_PICK : VERB_NONE;
        return;
    case VERB_YES:
        choice->verb = named ? VERB_PICK : VERB_YES;
        return;
    case VERB_PICK:
    case VERB_CHOOSE:
        choice->verb = named ? choice->verb : VERB_NONE;
        return;
    case VERB_BOTH:
        choice->verb = choice->numbers->len + choice->names->len == 2 ? VERB_PICK : VERB_BOTH;
        return;
    case VERB_ALL:
    case VERB_WAIT:
    case VERB_NEXT:
    case VERB_STANDBY:
    case VERB_BROADER:
    case VERB_OUTSIDE:
    case VERB_INSIDE:
    case VERB_CANCEL:
    case VERB_NO:
    case VERB_HELP:
        if (named)
            choice_clear(choice);
        return;
    }
}

Choice *choice_read(const char *reply, const GPtrArray *names)
{
    Choice *choice = g_new0(Choice, 1);
    choice->numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    choice->names = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) lines = g_strsplit(reply, "\n", -1);
    gboolean sure = TRUE;
    for (char **line = lines; *line != NULL && sure; line++) {
        g_strstrip(*line);
        if (**line == '\0' || take_line_to_others(choice, *line))
            continue;
        if (has_choice(choice) && (is_telephone(*line) || is_harmless(*line, names)))
            continue;
        sure = strchr(*line, '?') == NULL && read_line(choice, *line, names);
    }
    if (!sure)
        choice_clear(choice);
    settle_verb(choice);
    return choice;
}

void choice_free(Choice *choice)
{
    if (choice == NULL)
        return;
    g_array_unref(choice->numbers);
    g_ptr_array_unref(choice->names);
    g_free(choice->line);
    g_free(choice);
}

const char *verb_name(Verb verb)
{
    static const char *const NAMES[] = {"",       "pick",   "choose",  "all",     "both",
                                        "wait",   "next",   "standby", "broader", "outside",
                                        "inside", "cancel", "yes",     "no",      "help"};
    return NAMES[verb];
}
