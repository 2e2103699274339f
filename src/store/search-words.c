/* SPDX-License-Identifier: MIT */
#include "store/search-words.h"

#include <stdlib.h>
#include <string.h>

#include "store/connection.h"
#include "store/mentor-index.h"
#include "store/tokenizer.h"

enum { SHORTEST_WORD = 3, LONGEST_STOP_WORD = 10, MOST_WORDS = 12, MOST_CONSIDERED = 400 };

/* Sorted (bsearch). English words that say nothing of a situation, the civilities of mails among
 * them. */
static const char *const STOP_WORDS[] = {
    "about",   "above",   "after",     "again",    "against", "all",        "almost",
    "along",   "already", "also",      "although", "always",  "among",      "and",
    "another", "any",     "anyone",    "anything", "are",     "around",     "because",
    "been",    "before",  "being",     "below",    "best",    "between",    "both",
    "but",     "can",     "cannot",    "could",    "dear",    "did",        "does",
    "doing",   "don",     "done",      "down",     "during",  "each",       "either",
    "else",    "enough",  "even",      "ever",     "every",   "few",        "for",
    "from",    "further", "get",       "getting",  "give",    "going",      "good",
    "got",     "had",     "has",       "have",     "having",  "hello",      "help",
    "her",     "here",    "hers",      "herself",  "him",     "himself",    "his",
    "how",     "however", "into",      "isn",      "its",     "itself",     "just",
    "kind",    "know",    "last",      "less",     "let",     "like",       "little",
    "looking", "lot",     "made",      "make",     "many",    "may",        "maybe",
    "mentee",  "mentor",  "mentoring", "mentors",  "might",   "mine",       "more",
    "most",    "much",    "must",      "myself",   "need",    "needs",      "neither",
    "never",   "next",    "nor",       "not",      "nothing", "now",        "off",
    "often",   "once",    "one",       "only",     "onto",    "other",      "others",
    "our",     "ours",    "ourselves", "out",      "over",    "own",        "perhaps",
    "please",  "quite",   "rather",    "really",   "regards", "same",       "say",
    "she",     "should",  "since",     "some",     "someone", "something",  "soon",
    "still",   "such",    "sure",      "take",     "than",    "thank",      "thanks",
    "that",    "the",     "their",     "theirs",   "them",    "themselves", "then",
    "there",   "these",   "they",      "thing",    "things",  "this",       "those",
    "though",  "through", "thus",      "too",      "toward",  "towards",    "two",
    "under",   "until",   "upon",      "use",      "very",    "want",       "was",
    "way",     "well",    "were",      "what",     "when",    "where",      "whether",
    "which",   "while",   "who",       "whom",     "whose",   "why",        "will",
    "with",    "within",  "without",   "won",      "would",   "yes",        "yet",
    "you",     "your",    "yours",     "yourself"};

static int compare_words(const void *key, const void *element)
{
    return strcmp(key, *(const char *const *)element);
}

static gboolean is_telling(const Word *word)
{
    char lower[LONGEST_STOP_WORD + 1];
    if (g_utf8_strlen(word->start, (gssize)word->length) < SHORTEST_WORD)
        return FALSE;
    if (word->length > LONGEST_STOP_WORD)
        return TRUE;
    for (gsize i = 0; i <= word->length; i++)
        lower[i] = i < word->length ? g_ascii_tolower(word->start[i]) : '\0';
    return bsearch(lower, STOP_WORDS, G_N_ELEMENTS(STOP_WORDS), sizeof *STOP_WORDS, compare_words)
           == NULL;
}

typedef struct {
    char *stem;
    guint mentors; /* that use it */
    guint place;   /* in the situation */
} Term;

static int compare_rarity(gconstpointer a, gconstpointer b)
{
    const Term *x = a, *y = b;
    if (x->mentors != y->mentors)
        return x->mentors < y->mentors ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

typedef struct {
    GHashTable *seen; /* owned stems */
    GArray *terms;    /* their stems are those of `seen` */
} Telling;

/* Each telling stem once, in the situation's order. */
static gboolean take_term(const Word *word, gpointer data)
{
    Telling *telling = data;
    if (g_hash_table_contains(telling->seen, word->stem))
        return TRUE;
    Term term = {.stem = g_strdup(word->stem), .place = telling->terms->len};
    g_hash_table_add(telling->seen, term.stem);
    if (is_telling(word))
        g_array_append_val(telling->terms, term);
    return telling->terms->len < MOST_CONSIDERED;
}

/* Only a long situation pays for counting. */
static gboolean keep_rarest(Store *store, GArray *terms, GError **error)
{
    if (terms->len <= MOST_WORDS)
        return TRUE;
    for (guint i = 0; i < terms->len; i++) {
        Term *term = &g_array_index(terms, Term, i);
        if (!mentor_index_count(store, term->stem, &term->mentors, error))
            return FALSE;
    }
    for (guint i = terms->len; i > 0; i--)
        if (g_array_index(terms, Term, i - 1).mentors == 0)
            g_array_remove_index(terms, i - 1);
    g_array_sort(terms, compare_rarity);
    if (terms->len > MOST_WORDS)
        g_array_set_size(terms, MOST_WORDS);
    return TRUE;
}

SearchWords *search_words_of(Store *store, const char *situation, GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GArray) terms = g_array_new(FALSE, TRUE, sizeof(Term));
    Telling telling = {.seen = seen, .terms = terms};
    if (!words_each(store, situation, take_term, &telling, error)
        || !keep_rarest(store, terms, error))
        return NULL;
    SearchWords *search = g_new0(SearchWords, 1);
    search->stems = g_ptr_array_new_with_free_func(g_free);
    search->set = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < terms->len; i++) {
        char *stem = g_strdup(g_array_index(terms, Term, i).stem);
        g_ptr_array_add(search->stems, stem);
        g_hash_table_add(search->set, stem);
    }
    return search;
}

void search_words_free(SearchWords *words)
{
    if (words == NULL)
        return;
    g_hash_table_unref(words->set);
    g_ptr_array_unref(words->stems);
    g_free(words);
}
