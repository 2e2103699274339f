/* SPDX-License-Identifier: MIT */
#include "intake/grammar.h"

#include <string.h>

#include "intake/clauses.h"
#include "intake/grammar-index.h"
#include "intake/spelling.h"
#include "intake/word-sets.h"

enum { ATOMS_MAX = 16 };

static guint number_of(Grammar *grammar, const char *word)
{
    LexiconEntry *entry = lexicon_add(grammar->lexicon, word, strlen(word));
    if (entry->number != 0)
        return entry->number;
    guint64 none = 0;
    entry->number = grammar->classes->len;
    g_array_append_val(grammar->classes, none);
    g_ptr_array_add(grammar->by_word, g_array_new(FALSE, FALSE, sizeof(Candidate)));
    return entry->number;
}

static void add_classes(Grammar *grammar)
{
    for (guint class = 0; class < CLASS_COUNT; class ++) {
        g_auto(GStrv) words = g_strsplit(WORD_CLASSES[class].words, " ", -1);
        for (char **word = words; *word != NULL; word++) {
            guint number = number_of(grammar, *word);
            g_array_index(grammar->classes, guint64, number) |= (guint64)1 << class;
            lexicon_add(grammar->lexicon, *word, strlen(*word))->classes |= (guint64)1 << class;
        }
    }
}

static guint64 class_named(const char *name)
{
    for (guint class = 0; class < CLASS_COUNT; class ++)
        if (g_str_equal(WORD_CLASSES[class].name, name))
            return (guint64)1 << class;
    g_error("a phrase names no class of words: @%s", name);
}

static void add_atom(Grammar *grammar, const char *text)
{
    Atom atom = {.kind = ATOM_WORD, .first = grammar->alternatives->len};
    if (g_str_equal(text, "^"))
        atom.kind = ATOM_START;
    else if (g_str_equal(text, "$"))
        atom.kind = ATOM_END;
    else if (g_str_equal(text, "..."))
        atom.kind = ATOM_GAP;
    g_autofree char *word = g_strdup(text);
    gsize length = strlen(word);
    if (atom.kind == ATOM_WORD && word[length - 1] == '?') {
        atom.optional = TRUE;
        word[length - 1] = '\0';
    }
    g_auto(GStrv) parts = g_strsplit(atom.kind == ATOM_WORD ? word : "", "|", -1);
    for (char **part = parts; *part != NULL; part++) {
        if (**part == '@') {
            atom.classes |= class_named(*part + 1);
            continue;
        }
        if (g_str_equal(*part, "$")) {
            atom.or_end = TRUE;
            continue;
        }
        guint number = number_of(grammar, *part);
        g_array_append_val(grammar->alternatives, number);
        atom.count++;
    }
    g_array_append_val(grammar->atoms, atom);
}

static void add_word_bit(Follow *follow, guint number)
{
    follow->words[number >> 6 & 1] |= (guint64)1 << (number & 63);
}

/* Adds what may stand where the phrase goes on with `at`. */
static void add_follow(const Grammar *grammar, const Phrase *phrase, guint at, Follow *follow)
{
    for (; at < phrase->count; at++) {
        const Atom *atom = &g_array_index(grammar->atoms, Atom, phrase->first + at);
        if (atom->kind == ATOM_END || atom->or_end) {
            follow->flags |= FOLLOW_NOTHING;
            follow->classes |= class_bit(CLASS_OPENER);
        }
        if (atom->kind == ATOM_END)
            return;
        if (atom->kind != ATOM_WORD)
            break;
        follow->flags |= (atom->classes & PERSONS) != 0 ? FOLLOW_PERSON : 0;
        follow->classes |= atom->classes;
        for (guint i = 0; i < atom->count; i++)
            add_word_bit(follow, g_array_index(grammar->alternatives, guint, atom->first + i));
        if (!atom->optional && !atom->or_end)
            return;
    }
    follow->flags |= FOLLOW_ANYTHING;
}

/* A word that must be there, and is one. */
static gboolean is_plain_word(const Grammar *grammar, const Phrase *phrase, guint at)
{
    if (at >= phrase->count)
        return FALSE;
    const Atom *atom = &g_array_index(grammar->atoms, Atom, phrase->first + at);
    return atom->kind == ATOM_WORD && !atom->optional && !atom->or_end
           && (atom->classes & PERSONS) == 0;
}

static Candidate candidate_of(const Grammar *grammar, guint index)
{
    const Phrase *phrase = &g_array_index(grammar->phrases, Phrase, index);
    const guint64 adverb = class_bit(CLASS_ADVERB); /* between any two */
    Candidate candidate = {.phrase = index, .second.classes = adverb, .third.classes = adverb};
    guint first = 0;
    for (; first < phrase->count; first++) {
        const Atom *atom = &g_array_index(grammar->atoms, Atom, phrase->first + first);
        candidate.starts |= atom->kind == ATOM_START && first == 0;
        if (atom->kind == ATOM_START)
            continue;
        candidate.second.flags |= atom->or_end ? FOLLOW_ANYTHING : 0;
        candidate.person |= (atom->classes & PERSONS) != 0;
        add_follow(grammar, phrase, first + 1, &candidate.second);
        if (!atom->optional)
            break;
    }
    guint before = candidate.starts ? 1 : 0;
    if (first == before && is_plain_word(grammar, phrase, first)
        && is_plain_word(grammar, phrase, first + 1))
        add_follow(grammar, phrase, first + 2, &candidate.third);
    else
        candidate.third.flags = FOLLOW_ANYTHING;
    return candidate;
}

static void add_candidate(Grammar *grammar, guint number, const Candidate *candidate)
{
    g_array_append_vals(grammar->by_word->pdata[number], candidate, 1);
}

/* The phrase is looked up by every word that its first atoms allow. */
static void index_phrase(Grammar *grammar, guint index)
{
    const Phrase *phrase = &g_array_index(grammar->phrases, Phrase, index);
    const Candidate candidate = candidate_of(grammar, index);
    for (guint i = 0; i < phrase->count; i++) {
        const Atom *atom = &g_array_index(grammar->atoms, Atom, phrase->first + i);
        if (atom->kind == ATOM_START)
            continue;
        g_assert(atom->kind == ATOM_WORD);
        for (guint j = 0; j < atom->count; j++)
            add_candidate(grammar, g_array_index(grammar->alternatives, guint, atom->first + j),
                          &candidate);
        for (guint number = 1; atom->classes != 0 && number < grammar->classes->len; number++)
            if ((g_array_index(grammar->classes, guint64, number) & atom->classes) != 0)
                add_candidate(grammar, number, &candidate);
        if (!atom->optional)
            return;
    }
}

static void add_phrases(Grammar *grammar, const PhraseRow *rows)
{
    for (; rows->phrases != NULL; rows++) {
        g_auto(GStrv) phrases = g_strsplit(rows->phrases, ";", -1);
        for (char **text = phrases; *text != NULL; text++) {
            g_auto(GStrv) atoms = g_strsplit(g_strstrip(*text), " ", -1);
            Phrase phrase = {.act = rows->act, .first = grammar->atoms->len};
            for (char **atom = atoms; *atom != NULL; atom++)
                if (**atom != '\0')
                    add_atom(grammar, *atom);
            phrase.count = grammar->atoms->len - phrase.first;
            g_assert(phrase.count <= ATOMS_MAX);
            if (phrase.count > 0)
                g_array_append_val(grammar->phrases, phrase);
        }
    }
}

static void add_to_set(Lexicon *lexicon, WordSet set, const char *word)
{
    lexicon_add(lexicon, word, strcspn(word, " "))->sets |= set_bit(set);
}

static void add_sets(Lexicon *lexicon)
{
    for (guint set = 0; set < SET_COUNT; set++) {
        g_auto(GStrv) words = g_strsplit(WORD_SETS[set] != NULL ? WORD_SETS[set] : "", " ", -1);
        for (char **word = words; *word != NULL; word++)
            add_to_set(lexicon, set, *word);
    }
    for (guint i = 0; spelling_short_form(i) != NULL; i++)
        add_to_set(lexicon, SET_SPELT, spelling_short_form(i));
    for (const ClauseLead *lead = CLAUSE_LEADS; lead->phrases != NULL; lead++)
        for (const char *const *phrase = lead->phrases; *phrase != NULL; phrase++)
            add_to_set(lexicon, lead->set, *phrase);
}

static Grammar *grammar_new(void)
{
    Grammar *grammar = g_new0(Grammar, 1);
    guint64 none = 0;
    grammar->lexicon = lexicon_new();
    grammar->classes = g_array_new(FALSE, FALSE, sizeof(guint64));
    grammar->alternatives = g_array_new(FALSE, FALSE, sizeof(guint));
    grammar->atoms = g_array_new(FALSE, FALSE, sizeof(Atom));
    grammar->phrases = g_array_new(FALSE, FALSE, sizeof(Phrase));
    grammar->by_word = g_ptr_array_new();
    g_array_append_val(grammar->classes, none);
    g_ptr_array_add(grammar->by_word, g_array_new(FALSE, FALSE, sizeof(Candidate)));
    add_classes(grammar);
    grammar->nameless = number_of(grammar, "\001");
    g_array_index(grammar->classes, guint64, grammar->nameless) =
        class_bit(CLASS_HER) | class_bit(CLASS_NAME) | class_bit(CLASS_NUMBER);
    /* of two that are equally long the first holds: doubts before all */
    add_phrases(grammar, PHRASES_DOUBT);
    add_phrases(grammar, PHRASES_REFUSE);
    add_phrases(grammar, PHRASES_ACCEPT);
    add_phrases(grammar, PHRASES_SPANISH);
    for (guint i = 0; i < grammar->phrases->len; i++)
        index_phrase(grammar, i);
    add_sets(grammar->lexicon);
    return grammar;
}

const Grammar *grammar_get(void)
{
    /* Made from constant tables at the first use and never changed. */
    static const Grammar *grammar = NULL;
    if (g_once_init_enter(&grammar))
        g_once_init_leave(&grammar, grammar_new());
    return grammar;
}

const LexiconEntry *grammar_find(const Grammar *grammar, const char *word, gsize length)
{
    return lexicon_find(grammar->lexicon, word, length);
}
