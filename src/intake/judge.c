/* SPDX-License-Identifier: MIT */
#include "intake/judge.h"

#include <math.h>
#include <stdlib.h>

/* contrib/weigh takes the same traits of an answer: change both. */
typedef struct {
    const char *trait;
    int accept, decline; /* in thousandths of a logarithm, ahead of unclear */
} TraitRow;

#define TRAIT(trait, accept, decline) {trait, accept, decline},
static const TraitRow TRAITS[] = {
/* sorted */
#include "intake/judgement.inc"
};
#undef TRAIT

enum { SURE_MAX = 8 };
static const double FAINT = 0.001; /* likelihoods below are alike */
static const double TELLING = 0.1; /* of a sentence that says something */

typedef struct {
    double accept, decline;
} Sums;

static int compare_rows(const void *a, const void *b)
{
    return strcmp(((const TraitRow *)a)->trait, ((const TraitRow *)b)->trait);
}

/* A trait that was never learnt says nothing. */
static void add_value(Sums *sums, const char *trait, double value)
{
    const TraitRow key = {.trait = trait};
    const TraitRow *row = bsearch(&key, TRAITS, G_N_ELEMENTS(TRAITS), sizeof *TRAITS, compare_rows);
    if (row == NULL)
        return;
    sums->accept += value * row->accept / 1000;
    sums->decline += value * row->decline / 1000;
}

static void add_named(Sums *sums, const char *kind, const char *name, double value)
{
    char trait[64];
    g_snprintf(trait, sizeof trait, "%s: %s", kind, name);
    add_value(sums, trait, value);
}

static const char *vote_name(const Vote *vote)
{
    return vote->question ? "asks" : act_name(vote->act);
}

/* Several acts have one name; civilities say nothing. */
static void add_votes(Sums *sums, const GArray *votes)
{
    const Vote *first = NULL, *last = NULL;
    for (guint i = 0; i < votes->len; i++) {
        const Vote *vote = &g_array_index(votes, Vote, i);
        guint before = 0;
        if (vote->act == ACT_CIVIL)
            continue;
        for (guint j = 0; j < i; j++)
            before += g_str_equal(vote_name(&g_array_index(votes, Vote, j)), vote_name(vote));
        if (before == 0)
            add_value(sums, vote_name(vote), 1);
        if (before == 1)
            add_named(sums, "more", vote_name(vote), 1);
        first = first == NULL ? vote : first;
        last = vote;
    }
    if (first != NULL)
        add_named(sums, "first", vote_name(first), 1);
    if (last != NULL)
        add_named(sums, "last", vote_name(last), 1);
}

static void add_verdict(Sums *sums, Verdict verdict)
{
    add_named(sums, "clauses", answer_class_name(verdict.class), 1);
    if (verdict.because != NULL)
        add_named(sums, "because", act_name(verdict.because->act), 1);
}

static void add_length(Sums *sums, guint words, const char *text)
{
    static const struct {
        const char *trait;
        guint words;
    } LENGTHS[] = {{"words > 8", 8}, {"words > 25", 25}, {"words > 60", 60}, {"words > 120", 120}};
    for (guint i = 0; i < G_N_ELEMENTS(LENGTHS); i++)
        if (words > LENGTHS[i].words)
            add_value(sums, LENGTHS[i].trait, 1);
    char last = '\0';
    for (; *text != '\0'; text++)
        last = g_ascii_isspace(*text) ? last : *text;
    if (last == '?')
        add_value(sums, "asks at the end", 1);
}

/* The three likelihoods of a sentence, by name. */
enum { LEANINGS = 3 };
static const char *const LEANING_NAMES[LEANINGS] = {"yes", "no", "open"};

static double leaning(const GArray *sentences, guint at, guint which)
{
    const Leaning *of = &g_array_index(sentences, Leaning, at);
    return which == 0 ? of->yes : which == 1 ? of->no : of->open;
}

static void add_sentence(Sums *sums, const char *kind, const GArray *sentences, guint at)
{
    for (guint which = 0; which < LEANINGS; which++)
        add_named(sums, kind, LEANING_NAMES[which], leaning(sentences, at, which));
}

/* Of all sentences: the surest, how many, and whether any. Gives where the surest is. */
static guint add_leaning(Sums *sums, const GArray *sentences, guint which)
{
    double most = 0, sum = 0, none = 1;
    guint surest = 0;
    for (guint at = 0; at < sentences->len; at++) {
        double value = leaning(sentences, at, which);
        sum += value;
        none *= 1 - value;
        surest = value > most ? at : surest;
        most = MAX(most, value);
    }
    add_named(sums, "most", LEANING_NAMES[which], most);
    add_named(sums, "most, logarithm", LEANING_NAMES[which], log(most + FAINT));
    add_named(sums, "sum", LEANING_NAMES[which], MIN(sum, 3));
    add_named(sums, "any", LEANING_NAMES[which], 1 - none);
    return surest;
}

/* Of all sentences behind `at`; of all there are, behind G_MAXUINT. */
static double most_behind(const GArray *sentences, guint at, guint which)
{
    double most = 0;
    while (++at < sentences->len)
        most = MAX(most, leaning(sentences, at, which));
    return most;
}

static double decided(const GArray *sentences, guint at)
{
    return leaning(sentences, at, 0) + leaning(sentences, at, 1) + leaning(sentences, at, 2);
}

/* The first and the last that say something; where none does, the one that comes nearest. */
static void add_decisive(Sums *sums, const GArray *sentences)
{
    guint first = G_MAXUINT, last = 0, nearest = 0;
    for (guint at = 0; at < sentences->len; at++) {
        if (decided(sentences, at) > decided(sentences, nearest))
            nearest = at;
        if (decided(sentences, at) <= 0.5)
            continue;
        first = MIN(first, at);
        last = at;
    }
    add_sentence(sums, "first sentence", sentences, first == G_MAXUINT ? nearest : first);
    add_sentence(sums, "last sentence", sentences, first == G_MAXUINT ? nearest : last);
}

/* The sentences without those that say nothing; of nothing but these, the one that says most. Owned
   by the caller. */
static GArray *telling(const GArray *sentences)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(Leaning));
    guint nearest = 0;
    for (guint at = 0; at < sentences->len; at++) {
        if (decided(sentences, at) > decided(sentences, nearest))
            nearest = at;
        if (decided(sentences, at) >= TELLING)
            g_array_append_val(found, g_array_index(sentences, Leaning, at));
    }
    if (found->len == 0 && sentences->len > 0)
        g_array_append_val(found, g_array_index(sentences, Leaning, nearest));
    return found;
}

static void add_sentences(Sums *sums, const GArray *all)
{
    g_autoptr(GArray) sentences = telling(all);
    if (sentences->len == 0)
        return;
    guint yes = add_leaning(sums, sentences, 0);
    guint no = add_leaning(sums, sentences, 1);
    (void)add_leaning(sums, sentences, 2);
    add_value(sums, "after yes: no", most_behind(sentences, yes, 1));
    add_value(sums, "after yes: open", most_behind(sentences, yes, 2));
    add_value(sums, "after no: yes", most_behind(sentences, no, 0));
    add_value(sums, "after no: open", most_behind(sentences, no, 2));
    add_decisive(sums, sentences);
    add_sentence(sums, "at the end", sentences, sentences->len - 1);
    if (sentences->len == 1)
        add_value(sums, "one sentence", 1);
}

Judgement judge(const Speech *speech, const GArray *votes, Verdict verdict, const Weight *weight)
{
    Sums sums = {0};
    add_value(&sums, "always", 1);
    add_votes(&sums, votes);
    add_verdict(&sums, verdict);
    add_length(&sums, weight->words, speech->text);
    add_value(&sums, "whole: accept", CLAMP(weight->accept / 100.0, -SURE_MAX, SURE_MAX));
    add_value(&sums, "whole: decline", CLAMP(weight->decline / 100.0, -SURE_MAX, SURE_MAX));
    add_sentences(&sums, weight->sentences);
    double accept = exp(sums.accept), decline = exp(sums.decline);
    return (Judgement){.accept = accept / (1 + accept + decline),
                       .decline = decline / (1 + accept + decline),
                       .no = most_behind(weight->sentences, G_MAXUINT, 1),
                       .words = weight->words};
}
