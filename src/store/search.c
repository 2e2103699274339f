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

static gboolean load_candidates(Store *store, const MentorSearch *search, const SearchWords *words,
                                const GArray *found, GPtrArray *candidates, GError **error)
{
    for (guint i = 0; i < found->len; i++) {
        const Found *one = &g_array_index(found, Found, i);
        Candidate *candidate = candidate_new();
        g_ptr_array_add(candidates, candidate);
        candidate->score = one->score;
        if (!store_load_person(store, one->id, search->default_zone, &candidate->mentor, error)
            || !search_explain(store, words, candidate, error))
            return FALSE;
    }
    return TRUE;
}

static void candidate_drop(gpointer candidate)
{
    candidate_free(candidate);
}

gboolean store_search_mentors(Store *store, const MentorSearch *search, GPtrArray **candidates,
                              GError **error)
{
    *candidates = NULL;
    g_autoptr(SearchWords) words = search_words_of(store, search->situation, error);
    if (words == NULL)
        return FALSE;
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Found));
    /* Stand-by volunteers take any topic: they come in rotation, whatever the words (rule 8). */
    if (!search->standby_only && !find_matching(store, search, words, found, error))
        return FALSE;
    if ((search->standby_only || search->any_topic) && found->len < search->limit
        && !find_in_rotation(store, search, found, error))
        return FALSE;
    g_autoptr(GPtrArray) result = g_ptr_array_new_with_free_func(candidate_drop);
    if (!load_candidates(store, search, words, found, result, error))
        return FALSE;
    *candidates = g_steal_pointer(&result);
    return TRUE;
}
