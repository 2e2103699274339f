/* SPDX-License-Identifier: MIT */
#include "store/connection.h"
#include "store/people.h"
#include "store/search-words.h"

/* Parameters: ?1 the only agency or NULL, ?2 the agency left out or NULL, ?3 1 for stand-by
   volunteers only, ?4 the limit. */
#define MAY_BE_LISTED                                                                              \
    "p.roles & 1 AND p.committed_at IS NOT NULL AND (?1 IS NULL OR p.agency_id = ?1)"              \
    " AND (?2 IS NULL OR p.agency_id IS NOT ?2) AND p.standby >= ?3"

/* bm25 gives less for better, and words that most mentors use some millionths; rounding to these
   makes near misses equal matches, so that the longest unasked stands first (rule 7). */
static const char MATCHING[] =
    "SELECT p.id, max(0.000001, round(-bm25(mentor_search, 10.0, 4.0, 1.0), 6)) AS score"
    " FROM mentor_search JOIN person p ON p.id = mentor_search.rowid"
    " WHERE mentor_search MATCH ?5 AND " MAY_BE_LISTED
    " ORDER BY score DESC, p.last_asked_at, p.id LIMIT ?4";

static const char IN_ROTATION[] = "SELECT p.id, 0.0 FROM person p WHERE " MAY_BE_LISTED
                                  " ORDER BY p.last_asked_at, p.id LIMIT ?4";

enum { NO_AGENCY = -1 };

static void bind_search(Query *query, const MentorSearch *search, guint limit)
{
    gint64 own = search->agency_id != 0 ? search->agency_id : NO_AGENCY;
    bind_number_or_null(query, search->side == SIDE_INSIDE ? own : 0);
    bind_number_or_null(query, search->side == SIDE_OUTSIDE ? own : 0);
    bind_number(query, search->standby_only ? 1 : 0);
    bind_number(query, limit);
}

typedef struct {
    gint64 id;
    double score;
} Found;

/* Adds the rows' people who are not in `found` yet, up to `limit` in all. */
static gboolean collect(Query *query, guint limit, GArray *found, GError **error)
{
    guint known = found->len;
    while (query_next(query) && found->len < limit) {
        Found next = {row_number(query, 0), row_real(query, 1)};
        gboolean again = FALSE;
        for (guint i = 0; i < known && !again; i++)
            again = g_array_index(found, Found, i).id == next.id;
        if (!again)
            g_array_append_val(found, next);
    }
    return query_finish(query, error);
}

static gboolean find_matching(Store *store, const MentorSearch *search, const SearchWords *words,
                              GArray *found, GError **error)
{
    if (words->match == NULL)
        return TRUE;
    g_auto(Query) query = query_new(store, MATCHING);
    bind_search(&query, search, search->limit);
    bind_text(&query, words->match);
    return collect(&query, search->limit, found, error);
}

static gboolean find_in_rotation(Store *store, const MentorSearch *search, GArray *found,
                                 GError **error)
{
    g_auto(Query) query = query_new(store, IN_ROTATION);
    bind_search(&query, search, search->limit + found->len);
    return collect(&query, search->limit, found, error);
}

/* TRUE if the rules could list this one now. */
static gboolean is_news(const MentorSearch *search, const Person *mentor)
{
    return person_is_free(mentor, search->now)
           && (search->case_ == NULL || case_offer_to(search->case_, mentor->id) == NULL);
}

/* Reasons are dear, so only those who will be shown get them. */
static gboolean load_candidates(Store *store, const MentorSearch *search, const SearchWords *words,
                                const GArray *found, GPtrArray *candidates, GError **error)
{
    guint news = 0;
    for (guint i = candidates->len; i < found->len; i++) {
        const Found *one = &g_array_index(found, Found, i);
        Candidate *candidate = candidate_new();
        g_ptr_array_add(candidates, candidate);
        candidate->score = one->score;
        if (!store_load_person(store, one->id, search->default_zone, &candidate->mentor, error))
            return FALSE;
        news += is_news(search, candidate->mentor);
        gboolean wanted =
            search->shown == 0 || (is_news(search, candidate->mentor) && news <= search->shown);
        if (wanted && !search_explain(store, words, candidate, error))
            return FALSE;
    }
    return TRUE;
}

static guint count_news(const MentorSearch *search, const GPtrArray *candidates)
{
    guint count = 0;
    for (guint i = 0; i < candidates->len; i++)
        count += is_news(search, ((const Candidate *)candidates->pdata[i])->mentor);
    return count;
}

static void candidate_drop(gpointer candidate)
{
    candidate_free(candidate);
}

static gboolean find(Store *store, const MentorSearch *search, const SearchWords *words,
                     GArray *found, GError **error)
{
    g_array_set_size(found, 0);
    /* Stand-by volunteers take any topic: they come in rotation, whatever the words (rule 8). */
    if (!search->standby_only && !find_matching(store, search, words, found, error))
        return FALSE;
    return !(search->standby_only || search->any_topic) || found->len >= search->limit
           || find_in_rotation(store, search, found, error);
}

gboolean store_search_mentors(Store *store, const MentorSearch *search, GPtrArray **candidates,
                              GError **error)
{
    *candidates = NULL;
    g_autoptr(SearchWords) words = search_words_of(store, search->situation, error);
    if (words == NULL)
        return FALSE;
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Found));
    g_autoptr(GPtrArray) result = g_ptr_array_new_with_free_func(candidate_drop);
    MentorSearch wider = *search;
    for (;; wider.limit *= 4) {
        g_ptr_array_set_size(result, 0);
        if (!find(store, &wider, words, found, error)
            || !load_candidates(store, search, words, found, result, error))
            return FALSE;
        if (found->len < wider.limit || count_news(search, result) >= search->shown)
            break;
    }
    *candidates = g_steal_pointer(&result);
    return TRUE;
}
