/* SPDX-License-Identifier: MIT */
#include "store/mentor-index.h"
#include "store/people.h"
#include "store/search-words.h"

static gboolean is_wanted(const MentorSearch *search, const Listed *mentor)
{
    gboolean inside = search->agency_id != 0 && mentor->agency_id == search->agency_id;
    if ((search->side == SIDE_INSIDE && !inside) || (search->side == SIDE_OUTSIDE && inside))
        return FALSE;
    if (search->among != NULL && !g_hash_table_contains(search->among, &mentor->id))
        return FALSE;
    /* Stand-by volunteers take any topic (rule 8). */
    return search->standby_only ? mentor->standby : search->any_topic || mentor->score > 0;
}

/* TRUE if the rules could list this one now. */
static gboolean is_news(const MentorSearch *search, const Person *mentor)
{
    const Case *case_ = search->case_;
    return person_is_free(mentor, search->now)
           && (case_ == NULL
               || (case_offer_to(case_, mentor->id) == NULL
                   && case_->request->mentee_id != mentor->id));
}

static void candidate_drop(gpointer candidate)
{
    candidate_free(candidate);
}

/* Adds the mentor; those that the rules could list get their reasons, which are dear. */
static gboolean add_candidate(Store *store, const MentorSearch *search, const SearchWords *words,
                              const Listed *mentor, GPtrArray *candidates, gboolean *news,
                              GError **error)
{
    Candidate *candidate = candidate_new();
    g_ptr_array_add(candidates, candidate);
    candidate->score = mentor->score;
    if (!store_load_person(store, mentor->id, search->default_zone, &candidate->mentor, error))
        return FALSE;
    *news = is_news(search, candidate->mentor);
    return !*news || search_explain(store, words, candidate, error);
}

static gboolean add_candidates(Store *store, const MentorSearch *search, const SearchWords *words,
                               GPtrArray *candidates, GError **error)
{
    static const GPtrArray no_stems = {0};
    /* In rotation, whatever the words. */
    const GPtrArray *stems = search->standby_only ? &no_stems : words->stems;
    const GArray *ranked = mentor_index_rank(store, stems, error);
    guint shown = 0;
    for (guint i = 0; ranked != NULL && i < ranked->len && shown < search->shown; i++) {
        const Listed *mentor = &g_array_index(ranked, Listed, i);
        gboolean news = FALSE;
        if (!is_wanted(search, mentor))
            continue;
        if (!add_candidate(store, search, words, mentor, candidates, &news, error))
            return FALSE;
        shown += news;
    }
    return ranked != NULL;
}

gboolean store_search_mentors(Store *store, const MentorSearch *search, GPtrArray **candidates,
                              GError **error)
{
    *candidates = NULL;
    if (!mentor_index_refresh(store, error))
        return FALSE;
    g_autoptr(SearchWords) words = search_words_of(store, search->situation, error);
    if (words == NULL)
        return FALSE;
    g_autoptr(GPtrArray) result = g_ptr_array_new_with_free_func(candidate_drop);
    if (!add_candidates(store, search, words, result, error))
        return FALSE;
    *candidates = g_steal_pointer(&result);
    return TRUE;
}
