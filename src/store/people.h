/* SPDX-License-Identifier: MIT */
#pragma once
#include "programme/case.h"
#include "store/store.h"

/* The person with this address, registered or other (rule: "may write from several addresses"),
   lower case. *person is NULL if nobody has it. Owned by the caller. */
gboolean store_find_person(Store *store, const char *address, const char *default_zone,
                           Person **person, GError **error);
gboolean store_load_person(Store *store, gint64 id, const char *default_zone, Person **person,
                           GError **error);
gboolean store_record_commitment(Store *store, gint64 person_id, gint64 committed_at,
                                 GError **error);
gboolean store_record_absence(Store *store, gint64 person_id, gint64 away_until, GError **error);
/* Keeps the newest. */
gboolean store_record_asking(Store *store, gint64 person_id, gint64 asked_at, GError **error);

/* What a search is asked for; the mentors of `agency_id` alone (SIDE_INSIDE), all others, or all.
 */
typedef struct {
    const char *situation;
    const char *default_zone;
    gint64 agency_id;
    Side side;
    gboolean standby_only; /* volunteers for any topic: in rotation, whatever the words are */
    gboolean any_topic;    /* words rank, but mentors who share none are found too */
    guint shown;           /* the search ends with so many who could be listed now */
    gint64 now;            /* could be listed when */
    GHashTable *among;     /* ids (gint64): nobody else is looked for; NULL: all */
    const Case *case_;     /* whose offers and mentee are no news; NULL: none */
} MentorSearch;

/* Committed mentors that fit, best first, with the reason words; equal scores (to the millionth) in
   the order of the longest unasked. The paused, away and full among them, whom the rules leave out,
   have no reasons. The words are FTS5's, over topics, title and bio.
   Owned array of Candidate; who shares no word has score 0 and an empty `why`. */
gboolean store_search_mentors(Store *store, const MentorSearch *search, GPtrArray **candidates,
                              GError **error);
