/* SPDX-License-Identifier: MIT */
#include "store/search-words.h"

#include <stdlib.h>
#include <string.h>

#include "store/connection.h"
#include "store/tokenizer.h"

enum { SHORTEST_WORD = 3, MOST_WORDS = 12, MOST_CONSIDERED = 400 };

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
    if (g_utf8_strlen(word->start, (gssize)word->length) < SHORTEST_WORD)
        return FALSE;
    g_autofree char *lower = g_utf8_strdown(word->start, (gssize)word->length);
    return bsearch(lower, STOP_WORDS, G_N_ELEMENTS(STOP_WORDS), sizeof *STOP_WORDS, compare_words)
           == NULL;
}

typedef struct {
    const Word *word;
    gint64 mentors; /* that use it */
    guint place;    /* in the situation */
} Term;

static int compare_rarity(gconstpointer a, gconstpointer b)
{
    const Term *x = a, *y = b;
    if (x->mentors != y->mentors)
        return x->mentors < y->mentors ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

/* Each telling stem once, in the situation's order. */
static GArray *telling_terms(const GArray *words)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    GArray *terms = g_array_new(FALSE, TRUE, sizeof(Term));
    for (guint i = 0; i < words->len && terms->len < MOST_CONSIDERED; i++) {
        const Word *word = &g_array_index(words, Word, i);
        Term term = {.word = word, .place = i};
        if (is_telling(word) && g_hash_table_add(seen, word->stem))
            g_array_append_val(terms, term);
    }
    return terms;
}

enum { VOCABULARY_MAX = 50000 };

/* Counting a stem walks the index, and situations share most of their words: counts are kept until
   another connection (data_version) or an import of our own changed the database. */
static gboolean refresh_vocabulary(Store *store, GError **error)
{
    gint64 version = 0;
    g_auto(Query) query = query_new(store, "PRAGMA data_version");
    if (!query_number(&query, &version, error))
        return FALSE;
    gboolean stale = store->vocabulary == NULL || version != store->vocabulary_version
                     || g_hash_table_size(store->vocabulary) > VOCABULARY_MAX;
    if (stale) {
        g_clear_pointer(&store->vocabulary, g_hash_table_unref);
        store->vocabulary = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        store->vocabulary_version = version;
    }
    return TRUE;
}

static gboolean look_up_mentors(Store *store, Term *term, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT doc FROM mentor_vocabulary WHERE term = ?1");
    bind_text(&query, term->word->stem);
    return query_number(&query, &term->mentors, error);
}

static gboolean count_mentors(Store *store, Term *term, GError **error)
{
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(store->vocabulary, term->word->stem, NULL, &known)) {
        term->mentors = GPOINTER_TO_INT(known);
        return TRUE;
    }
    if (!look_up_mentors(store, term, error))
        return FALSE;
    g_hash_table_insert(store->vocabulary, g_strdup(term->word->stem),
                        GINT_TO_POINTER((gint)term->mentors));
    return TRUE;
}

/* Only a long situation pays for counting. */
static gboolean keep_rarest(Store *store, GArray *terms, GError **error)
{
    if (terms->len <= MOST_WORDS)
        return TRUE;
    if (!refresh_vocabulary(store, error))
        return FALSE;
    for (guint i = 0; i < terms->len; i++)
        if (!count_mentors(store, &g_array_index(terms, Term, i), error))
            return FALSE;
    for (guint i = terms->len; i > 0; i--)
        if (g_array_index(terms, Term, i - 1).mentors == 0)
            g_array_remove_index(terms, i - 1);
    g_array_sort(terms, compare_rarity);
    if (terms->len > MOST_WORDS)
        g_array_set_size(terms, MOST_WORDS);
    return TRUE;
}

/* The tokenizer's words hold letters, digits and accents, but nothing is to depend on that: within
   quotation marks, doubled where they occur, FTS5 knows no syntax. */
static void append_quoted(GString *match, const Word *word)
{
    g_string_append(match, match->len > 0 ? " OR \"" : "\"");
    for (gsize i = 0; i < word->length; i++) {
        if (word->start[i] == '"')
            g_string_append_c(match, '"');
        g_string_append_c(match, word->start[i]);
    }
    g_string_append_c(match, '"');
}

SearchWords *search_words_of(Store *store, const char *situation, GError **error)
{
    g_autoptr(GArray) words = words_of(store, situation, error);
    if (words == NULL)
        return NULL;
    g_autoptr(GArray) terms = telling_terms(words);
    if (!keep_rarest(store, terms, error))
        return NULL;
    SearchWords *search = g_new0(SearchWords, 1);
    g_autoptr(GString) match = g_string_new(NULL);
    search->stems = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < terms->len; i++) {
        const Word *word = g_array_index(terms, Term, i).word;
        g_hash_table_add(search->stems, g_strdup(word->stem));
        append_quoted(match, word);
    }
    search->match = match->len > 0 ? g_strdup(match->str) : NULL;
    return search;
}

void search_words_free(SearchWords *words)
{
    if (words == NULL)
        return;
    g_hash_table_unref(words->stems);
    g_free(words->match);
    g_free(words);
}
