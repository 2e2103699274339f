/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/text.h"
#include "store/search-words.h"
#include "store/tokenizer.h"

enum { MOST_REASONS = 6, LONGEST_REASON = 40, LONGEST_FITTING = 160 };

/* What of a text was asked for, each stem once. `reasons` gets the spellings, if given. */
typedef struct {
    const SearchWords *asked;
    GHashTable *seen;
    GPtrArray *reasons;
    guint count;
} Matches;

static gboolean take_match(const Word *word, gpointer data)
{
    Matches *matches = data;
    gpointer stem = NULL;
    if (!g_hash_table_lookup_extended(matches->asked->set, word->stem, &stem, NULL)
        || !g_hash_table_add(matches->seen, stem))
        return TRUE;
    matches->count++;
    if (matches->reasons == NULL)
        return TRUE;
    g_autofree char *spelling = g_strndup(word->start, word->length);
    g_ptr_array_add(matches->reasons, text_single_line(spelling, LONGEST_REASON));
    return matches->reasons->len < MOST_REASONS;
}

static char *find_why(Store *store, const SearchWords *asked, const Person *mentor, GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func(g_free);
    Matches matches = {.asked = asked, .seen = seen, .reasons = reasons};
    const char *const texts[] = {mentor->topics, mentor->title, mentor->bio};
    for (guint i = 0; i < G_N_ELEMENTS(texts) && reasons->len < MOST_REASONS; i++)
        if (!words_each(store, texts[i], take_match, &matches, error))
            return NULL;
    g_ptr_array_add(reasons, NULL);
    return g_strjoinv(", ", (char **)reasons->pdata);
}

/* How many different asked words `part` holds; those alone that are not in `seen`. */
static gboolean count_matches(Store *store, const SearchWords *asked, const char *part,
                              GHashTable *seen, guint *count, GError **error)
{
    Matches matches = {.asked = asked, .seen = seen};
    gboolean counted = words_each(store, part, take_match, &matches, error);
    *count = matches.count;
    return counted;
}

/* The topics that hold a word, joined; *count: how many different words. */
static char *fitting_topics(Store *store, const SearchWords *asked, const char *topics,
                            guint *count, GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_auto(GStrv) items = g_strsplit_set(topics, ",;\n", -1);
    g_autoptr(GString) line = g_string_new(NULL);
    *count = 0;
    for (char **item = items; *item != NULL; item++) {
        guint found = 0;
        if (!count_matches(store, asked, g_strstrip(*item), seen, &found, error))
            return NULL;
        *count += found;
        if (found > 0)
            g_string_append_printf(line, "%s%s", line->len > 0 ? ", " : "", *item);
    }
    return g_strdup(line->str);
}

/* Where the sentence that begins at `start` ends. */
static const char *sentence_end(const char *start)
{
    const char *p = start;
    while (*p != '\0' && *p != '\n' && !(strchr(".!?", *p) != NULL && g_ascii_isspace(p[1])))
        p++;
    return *p != '\0' ? p + 1 : p;
}

/* The sentence that holds most words, the first of equals. */
static char *fitting_sentence(Store *store, const SearchWords *asked, const char *bio, guint *count,
                              GError **error)
{
    g_autofree char *best = g_strdup("");
    *count = 0;
    for (const char *start = bio, *end; *start != '\0'; start = end) {
        end = sentence_end(start);
        g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
        g_autofree char *sentence = g_strndup(start, (gsize)(end - start));
        guint found = 0;
        if (!count_matches(store, asked, g_strstrip(sentence), seen, &found, error))
            return NULL;
        if (*sentence != '\0' && (found > *count || *best == '\0')) {
            *count = found;
            g_free(best);
            best = g_steal_pointer(&sentence);
        }
    }
    return g_steal_pointer(&best);
}

/* Topics are the mentor's own summary, so they win where a sentence says no more; somebody who
   shares no word is shown with all topics, or the bio's beginning. */
static char *find_fitting(Store *store, const SearchWords *asked, const Person *mentor,
                          GError **error)
{
    guint in_topics = 0, in_bio = 0;
    g_autofree char *topics = fitting_topics(store, asked, mentor->topics, &in_topics, error);
    if (topics == NULL)
        return NULL;
    g_autofree char *sentence = fitting_sentence(store, asked, mentor->bio, &in_bio, error);
    if (sentence == NULL)
        return NULL;
    const char *fitting = in_bio > in_topics ? sentence : topics;
    if (in_bio == 0 && in_topics == 0)
        fitting = *mentor->topics != '\0' ? mentor->topics : sentence;
    return text_single_line(fitting, LONGEST_FITTING);
}

gboolean search_explain(Store *store, const SearchWords *words, Candidate *candidate,
                        GError **error)
{
    candidate->why = find_why(store, words, candidate->mentor, error);
    if (candidate->why == NULL)
        return FALSE;
    candidate->fitting = find_fitting(store, words, candidate->mentor, error);
    return candidate->fitting != NULL;
}
