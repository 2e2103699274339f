/* SPDX-License-Identifier: MIT */
#include "store/mentor-index.h"

#include <math.h>
#include <string.h>

#include "store/connection.h"

enum { WORDS_MAX = 50000 };

typedef struct {
    gint64 mentor_id;
    double weight; /* how often, each use weighed by its column */
} Use;

struct MentorIndex {
    GHashTable *words;   /* stem -> GArray of Use, in the order of ids */
    GArray *mentors;     /* Listed, in the order of ids */
    GArray *ranked;      /* Listed */
    gint64 data_version; /* of other connections, when all this was true */
    gboolean mentors_stale, words_stale;
};

static void note_change(void *data, int operation, const char *database, const char *table,
                        sqlite3_int64 row)
{
    MentorIndex *index = data;
    (void)operation, (void)database, (void)row;
    if (strcmp(table, "person") == 0)
        index->mentors_stale = TRUE;
    else if (g_str_has_prefix(table, "mentor_search"))
        index->words_stale = TRUE;
}

/* What was read within the transaction never was. */
static void note_rollback(void *data)
{
    MentorIndex *index = data;
    index->mentors_stale = index->words_stale = TRUE;
}

MentorIndex *mentor_index_new(sqlite3 *db)
{
    MentorIndex *index = g_new0(MentorIndex, 1);
    index->words =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
    index->mentors = g_array_new(FALSE, FALSE, sizeof(Listed));
    index->ranked = g_array_new(FALSE, FALSE, sizeof(Listed));
    note_rollback(index);
    sqlite3_update_hook(db, note_change, index);
    sqlite3_rollback_hook(db, note_rollback, index);
    return index;
}

void mentor_index_free(MentorIndex *index)
{
    if (index == NULL)
        return;
    g_hash_table_unref(index->words);
    g_array_unref(index->mentors);
    g_array_unref(index->ranked);
    g_free(index);
}

static gboolean load_mentors(Store *store, GError **error)
{
    GArray *mentors = store->index->mentors;
    g_array_set_size(mentors, 0);
    g_auto(Query) query =
        query_new(store, "SELECT id, agency_id, last_asked_at, standby FROM person"
                         " WHERE roles & 1 AND committed_at IS NOT NULL ORDER BY id");
    while (query_next(&query)) {
        Listed mentor = {.id = row_number(&query, 0),
                         .agency_id = row_number(&query, 1),
                         .last_asked_at = row_number(&query, 2),
                         .standby = row_number(&query, 3) != 0};
        g_array_append_val(mentors, mentor);
    }
    return query_finish(&query, error);
}

gboolean mentor_index_refresh(Store *store, GError **error)
{
    MentorIndex *index = store->index;
    gint64 version = 0;
    g_auto(Query) query = query_new(store, "PRAGMA data_version");
    if (!query_number(&query, &version, error))
        return FALSE;
    if (version != index->data_version)
        note_rollback(index);
    if (index->words_stale || g_hash_table_size(index->words) > WORDS_MAX)
        g_hash_table_remove_all(index->words);
    if (index->mentors_stale && !load_mentors(store, error))
        return FALSE;
    index->words_stale = index->mentors_stale = FALSE;
    index->data_version = version;
    return TRUE;
}

static gboolean load_uses(Store *store, const char *stem, GArray *uses, GError **error)
{
    g_auto(Query) query = query_new(
        store, "SELECT doc, sum(CASE col WHEN 'topics' THEN 10.0 WHEN 'title' THEN 4.0"
               " ELSE 1.0 END) FROM mentor_use WHERE term = ?1 GROUP BY doc ORDER BY doc");
    bind_text(&query, stem);
    while (query_next(&query)) {
        Use use = {row_number(&query, 0), row_real(&query, 1)};
        g_array_append_val(uses, use);
    }
    return query_finish(&query, error);
}

/* Most words of a situation are no mentor's: that is kept too. NULL on failure. */
static const GArray *find_uses(Store *store, const char *stem, GError **error)
{
    GArray *known = g_hash_table_lookup(store->index->words, stem);
    if (known != NULL)
        return known;
    g_autoptr(GArray) uses = g_array_new(FALSE, FALSE, sizeof(Use));
    if (!load_uses(store, stem, uses, error))
        return NULL;
    g_hash_table_insert(store->index->words, g_strdup(stem), g_array_ref(uses));
    return uses;
}

gboolean mentor_index_count(Store *store, const char *stem, guint *mentors, GError **error)
{
    const GArray *uses = find_uses(store, stem, error);
    *mentors = uses != NULL ? uses->len : 0;
    return uses != NULL;
}

static void add_scores(const GArray *uses, GArray *mentors)
{
    const double saturation = 1.2;
    double all = MAX(mentors->len, uses->len);
    double rarity = log(1 + (all - uses->len + 0.5) / (uses->len + 0.5));
    for (guint i = 0, at = 0; i < mentors->len && at < uses->len; i++) {
        Listed *mentor = &g_array_index(mentors, Listed, i);
        while (at < uses->len && g_array_index(uses, Use, at).mentor_id < mentor->id)
            at++;
        const Use *use = at < uses->len ? &g_array_index(uses, Use, at) : NULL;
        if (use != NULL && use->mentor_id == mentor->id)
            mentor->score += rarity * use->weight * (saturation + 1) / (use->weight + saturation);
    }
}

static gint compare_listed(gconstpointer a, gconstpointer b)
{
    const Listed *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->last_asked_at != y->last_asked_at)
        return x->last_asked_at < y->last_asked_at ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

const GArray *mentor_index_rank(Store *store, const GPtrArray *stems, GError **error)
{
    GArray *ranked = store->index->ranked;
    g_array_set_size(ranked, 0);
    g_array_append_vals(ranked, store->index->mentors->data, store->index->mentors->len);
    for (guint i = 0; i < stems->len; i++) {
        const GArray *uses = find_uses(store, stems->pdata[i], error);
        if (uses == NULL)
            return NULL;
        add_scores(uses, ranked);
    }
    for (guint i = 0; i < ranked->len; i++) {
        Listed *mentor = &g_array_index(ranked, Listed, i);
        mentor->score = round(mentor->score * 1e6) / 1e6;
    }
    g_array_sort(ranked, compare_listed);
    return ranked;
}
