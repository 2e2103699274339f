/* SPDX-License-Identifier: MIT */
#pragma once
/* What a search needs of the mentors, held in memory as far as searches asked for it, and thrown
   away when the database changes. */
#include <sqlite3.h>

#include "store/store.h"

typedef struct MentorIndex MentorIndex;

/* A mentor who may be listed: committed, whatever else. */
typedef struct {
    gint64 id;
    gint64 agency_id; /* 0: none */
    gint64 last_asked_at;
    gboolean standby;
    double score; /* of the last mentor_index_rank; 0: no word in common */
} Listed;

/* Watches the connection for changes. Owned by the store. */
MentorIndex *mentor_index_new(sqlite3 *db);
void mentor_index_free(MentorIndex *index);

/* Brings what is held up to date. To be called before the others, in the same transaction. */
gboolean mentor_index_refresh(Store *store, GError **error);

/* How many mentors use a word of this stem. */
gboolean mentor_index_count(Store *store, const char *stem, guint *mentors, GError **error);

/* All who may be listed, those with most of the stems (strings) first, then the longest unasked.
   The array (Listed) is the index's, true until the next call.
   The score is Okapi BM25 with b = 0, so that a long bio is no fault; a word in the topics counts
   ten times, one in the title four times. To the millionth: near misses are equal matches. */
const GArray *mentor_index_rank(Store *store, const GPtrArray *stems, GError **error);
