/* SPDX-License-Identifier: MIT */
#include "intake/choice.h"

#include <string.h>

#include "intake/choice-text.h"
#include "intake/choice-words.h"
#include "intake/speech.h"
#include "intake/vocabulary.h"

typedef struct {
    const Speech *speech;
    GPtrArray *names; /* Speech: the names' words */
    const GPtrArray *known;
    Choice *choice;
    guint end; /* of the clause in hand */
} Reading;

static const char *word_at(const Reading *reading, guint at)
{
    return at < reading->end ? speech_token(reading->speech, at)->word : "";
}

static gboolean has_word(const Speech *name, const char *word)
{
    for (guint i = 0; i < name->tokens->len; i++)
        if (token_is(speech_token(name, i), word))
            return TRUE;
    return FALSE;
}

/* The known name that has this word, NULL if none or several have; an initial is no name. */
static const char *name_with(const Reading *reading, const char *word, guint *count)
{
    const char *found = NULL;
    *count = 0;
    for (guint i = 0; i < reading->names->len && word[0] != '\0' && word[1] != '\0'; i++)
        if (has_word(reading->names->pdata[i], word)) {
            found = reading->known->pdata[i];
            ++*count;
        }
    return *count == 1 ? found : NULL;
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

static guint phrase_length(const Reading *reading, guint at, const char *phrase)
{
    guint count = 0;
    while (*phrase != '\0') {
        gsize length = strcspn(phrase, " ");
        const char *word = word_at(reading, at + count);
        if (strlen(word) != length || memcmp(word, phrase, length) != 0)
            return 0;
        count++;
        phrase += length;
        phrase += *phrase == ' ';
    }
    return count;
}

/* The second word may refine the first: "no, not yet", "yes, all of them". FALSE: they differ. */
static gboolean set_verb(Choice *choice, Verb verb)
{
    Verb before = choice->verb;
    gboolean first_is_lead = before == VERB_YES || before == VERB_AGAIN
                             || (before == VERB_NO && verb == VERB_NOT_YET)
                             || (before == VERB_NO && verb == VERB_BROADER)
                             || (before == VERB_BROADER && verb == VERB_OUTSIDE);
    gboolean second_is_trail =
        verb == VERB_YES || verb == VERB_AGAIN || (before == VERB_CLOSE && verb == VERB_CANCEL);
    if (before == VERB_NONE || before == verb || first_is_lead)
        choice->verb = verb;
    else if (!second_is_trail)
        return FALSE;
    return !(before == VERB_YES && (verb == VERB_NO || verb == VERB_NOT_YET));
}

typedef enum { TAKEN_NOTHING, TAKEN, TAKEN_TO_THE_END, REFUSED } Taken;

/* Nothing after an open verb may choose or turn it around. */
static gboolean is_reason(const Reading *reading, guint at)
{
    for (; at < reading->end; at++) {
        const char *word = word_at(reading, at);
        gboolean time = g_str_equal(word, "until") || g_str_equal(word, "before");
        if (g_ascii_isdigit(*word) || (choice_is_against(word) && !time))
            return FALSE;
    }
    return TRUE;
}

static Taken take_verb(Reading *reading, guint *at)
{
    for (const VerbPhrase *row = VERB_PHRASES; row->phrase != NULL; row++) {
        guint length = phrase_length(reading, *at, row->phrase);
        if (length == 0)
            continue;
        if (row->verb == VERB_NO && choice_number(word_at(reading, *at + 1)) != 0) {
            ++*at; /* "no. 3" */
            return TAKEN_NOTHING;
        }
        if (row->verb == VERB_AGAIN && reading->choice->verb != VERB_NONE)
            return TAKEN_NOTHING;
        if (!set_verb(reading->choice, row->verb))
            return REFUSED;
        *at += length;
        if (!row->open)
            return TAKEN;
        return is_reason(reading, *at) ? TAKEN_TO_THE_END : REFUSED;
    }
    return TAKEN_NOTHING;
}

/* Two people of one name are told apart by the part that differs, so the shared part alone is
   skipped if the other follows. */
static Taken take_name(Reading *reading, guint *at)
{
    guint count;
    const char *name = name_with(reading, word_at(reading, *at), &count);
    if (name == NULL && count > 1)
        name = name_with(reading, word_at(reading, *at + 1), &count);
    if (name == NULL)
        return TAKEN_NOTHING;
    add_name(reading->choice, name);
    ++*at;
    return TAKEN;
}

/* "the first two" */
static gboolean take_first_few(Reading *reading, guint *at)
{
    gboolean leads =
        g_str_equal(word_at(reading, *at), "first") || g_str_equal(word_at(reading, *at), "top");
    guint few = leads ? choice_number(word_at(reading, *at + 1)) : 0;
    if (few < 2 || few > 5)
        return FALSE;
    for (guint number = 1; number <= few; number++)
        add_number(reading->choice, number);
    *at += 2;
    return TRUE;
}

/* "1-3", "1 to 3" and "one of them" may mean several things. */
static Taken take_number(Reading *reading, guint *at)
{
    static const char *const POINTING[] = {"this",  "that", "the",  "which", "next", "good",
                                           "other", "last", "each", "every", NULL};
    const char *word = word_at(reading, *at);
    guint number = choice_number(word);
    if (take_first_few(reading, at))
        return TAKEN;
    if (number == 0)
        return TAKEN_NOTHING;
    gboolean first = *at == 0 || speech_token(reading->speech, *at)->mark != 0;
    const char *before = *at > 0 ? speech_token(reading->speech, *at - 1)->word : "";
    if (g_str_equal(word, "one")) {
        if (g_str_equal(word_at(reading, *at + 1), "of"))
            return REFUSED;
        if (!first && (g_strv_contains(POINTING, before) || choice_number(before) != 0))
            return TAKEN_NOTHING; /* a pronoun */
    }
    const char *after = word_at(reading, *at + 1);
    const char *text = reading->speech->text + speech_token(reading->speech, *at)->end;
    if (((g_str_equal(after, "to") || g_str_equal(after, "through"))
         && choice_number(word_at(reading, *at + 2)) != 0)
        || (strchr("-/", *text) != NULL && *text != '\0' && g_ascii_isdigit(text[1]))
        || g_str_has_prefix(text, "\u2013"))
        return REFUSED;
    add_number(reading->choice, number);
    ++*at;
    return TAKEN;
}

typedef enum { CLAUSE_CHOOSES, CLAUSE_FILLS, CLAUSE_TELLS, CLAUSE_CONTRADICTS } ClauseKind;

static void choice_clear(Choice *choice)
{
    choice->verb = VERB_NONE;
    g_array_set_size(choice->numbers, 0);
    g_ptr_array_set_size(choice->names, 0);
}

/* What one clause takes is only kept if all of it is understood. */
typedef struct {
    Verb verb;
    guint numbers, names;
} Mark;

static Mark mark_of(const Choice *choice)
{
    return (Mark){choice->verb, choice->numbers->len, choice->names->len};
}

static void return_to(Choice *choice, Mark mark)
{
    choice->verb = mark.verb;
    g_array_set_size(choice->numbers, mark.numbers);
    g_ptr_array_set_size(choice->names, (gint)mark.names);
}

static ClauseKind read_clause(Reading *reading, const Clause *clause)
{
    Mark mark = mark_of(reading->choice);
    guint at = clause->first;
    gboolean chose = FALSE;
    reading->end = clause->end;
    while (at < clause->end) {
        Taken taken = take_verb(reading, &at);
        if (taken == TAKEN_NOTHING)
            taken = take_number(reading, &at);
        if (taken == TAKEN_NOTHING)
            taken = take_name(reading, &at);
        if (taken == REFUSED)
            return CLAUSE_CONTRADICTS;
        chose |= taken != TAKEN_NOTHING;
        if (taken == TAKEN_TO_THE_END)
            break;
        if (taken == TAKEN_NOTHING && !choice_is_filler(word_at(reading, at++))) {
            return_to(reading->choice, mark);
            return CLAUSE_TELLS;
        }
    }
    return chose ? CLAUSE_CHOOSES : CLAUSE_FILLS;
}

/* "Could you ask the next one?" asks for it; "1 or 2?" asks which. */
static gboolean is_request(const Speech *speech, const Clause *clause)
{
    static const char *const LEADS[] = {"could", "can", "would", "will", "may", NULL};
    return token_is_among(speech_token(speech, clause->first), LEADS)
           && clause->end > clause->first + 2;
}

/* Beside the choice: reasons and thanks are fine, whatever could speak against it is not. To one
   who says no or stops, "I never wrote this" is a reason. */
static gboolean is_harmless(const Reading *reading, const Clause *clause)
{
    static const char *const LIGHT[] = {"hurry", "rush",     "problem", "worries",
                                        "doubt", "pressure", "longer",  NULL};
    static const char *const TELLERS[] = {"i",     "we", "she", "he",  "they",   "it",
                                          "there", "my", "our", "the", "nobody", NULL};
    Verb verb = reading->choice->verb;
    gboolean stops = verb == VERB_NO || verb == VERB_CANCEL || verb == VERB_CLOSE
                     || verb == VERB_BROADER || verb == VERB_NOT_YET || verb == VERB_OUTSIDE;
    gboolean tells = stops && token_is_among(speech_token(reading->speech, clause->first), TELLERS);
    for (guint at = clause->first; at < clause->end; at++) {
        const Token *token = speech_token(reading->speech, at);
        const char *next = at + 1 < clause->end ? speech_token(reading->speech, at + 1)->word : "";
        gboolean negation = token_is(token, "not") || token_is(token, "never");
        guint count;
        if (g_ascii_isdigit(*token->word))
            return FALSE;
        if (name_with(reading, token->word, &count) != NULL && !stops)
            return FALSE;
        if (choice_is_against(token->word) && !(tells && negation)
            && !(token_is(token, "no") && g_strv_contains(LIGHT, next)))
            return FALSE;
    }
    return TRUE;
}

static gboolean names_again(const Reading *reading, const Clause *clause)
{
    /* A signature that is a known name, or an explanation about who was chosen. */
    for (guint at = clause->first; at < clause->end; at++) {
        guint count;
        const char *name = name_with(reading, speech_token(reading->speech, at)->word, &count);
        if (name != NULL
            && !g_ptr_array_find_with_equal_func(reading->choice->names, name, g_str_equal, NULL))
            return TRUE;
    }
    return FALSE;
}

static gboolean read_all(Reading *reading)
{
    const Speech *speech = reading->speech;
    gboolean sure = !speech->cut;
    g_autoptr(GArray) tellers = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < speech->clauses->len && sure; i++) {
        const Clause *clause = speech_clause(speech, i);
        if (clause->asked && !is_request(speech, clause)) {
            /* "That is a pity, could you ask the next one?" */
            sure = !clause->last;
            g_array_append_val(tellers, i);
            continue;
        }
        switch (read_clause(reading, clause)) {
        case CLAUSE_CHOOSES:
        case CLAUSE_FILLS:
            break;
        case CLAUSE_TELLS:
            sure = !clause->asked;
            g_array_append_val(tellers, i);
            break;
        case CLAUSE_CONTRADICTS:
            sure = FALSE;
            break;
        }
    }
    for (guint i = 0; i < tellers->len && sure; i++) {
        const Clause *clause = speech_clause(speech, g_array_index(tellers, guint, i));
        sure = is_harmless(reading, clause) && !names_again(reading, clause);
    }
    return sure;
}

/* Numbers alone pick; a verb that takes no numbers and came with some is in doubt. */
static void settle_verb(Choice *choice)
{
    guint count = choice->numbers->len + choice->names->len;
    switch (choice->verb) {
    case VERB_NONE:
    case VERB_YES:
        if (count > 0)
            choice->verb = VERB_PICK;
        return;
    case VERB_PICK:
    case VERB_CHOOSE:
        choice->verb = count > 0 ? choice->verb : VERB_NONE;
        return;
    case VERB_AGAIN: /* "AGAIN 1" */
        return;
    case VERB_BOTH:
        choice->verb = count == 2 ? VERB_PICK : VERB_BOTH;
        return;
    case VERB_ALL:
    case VERB_WAIT:
    case VERB_NEXT:
    case VERB_STANDBY:
    case VERB_BROADER:
    case VERB_OUTSIDE:
    case VERB_INSIDE:
    case VERB_COORDINATOR:
    case VERB_CLOSE:
    case VERB_CANCEL:
    case VERB_AGREE:
    case VERB_NOT_YET:
    case VERB_NO:
    case VERB_HELP:
    case VERB_STATUS:
        if (count > 0)
            choice_clear(choice);
        return;
    }
}

Choice *choice_read(const char *reply, const GPtrArray *names)
{
    Choice *choice = g_new0(Choice, 1);
    choice->numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    choice->names = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *spoken = choice_text(reply, &choice->line);
    g_autoptr(Speech) speech = speech_read(spoken);
    g_autoptr(GPtrArray) spelt = g_ptr_array_new_with_free_func((GDestroyNotify)speech_free);
    for (guint i = 0; i < names->len; i++)
        g_ptr_array_add(spelt, speech_read(names->pdata[i]));
    Reading reading = {.speech = speech, .names = spelt, .known = names, .choice = choice};
    if (!read_all(&reading))
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
    static const char *const NAMES[] = {
        "",        "pick",    "choose",  "all",     "both",        "wait",  "next",
        "standby", "broader", "outside", "inside",  "coordinator", "close", "cancel",
        "again",   "agree",   "yes",     "not yet", "no",          "help",  "status"};
    return NAMES[verb];
}
