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
    guint limit;       /* candidates looked at first; four times as many while too few are free */
    guint shown;       /* so many free ones get their reasons; 0: all get them */
    gint64 now;        /* free when */
    const Case *case_; /* whose offers are no news; NULL: none */
} MentorSearch;

/* Committed mentors that fit, best first, with the reason words; equal scores (to the millionth) in
   the order of the longest unasked. FTS5 over bio, topics and title; the situation's words are
   bound, never SQL. Paused, away and full mentors are among them: the rules leave those out.
   Owned array of Candidate; who shares no word has score 0 and an empty `why`. */
gboolean store_search_mentors(Store *store, const MentorSearch *search, GPtrArray **candidates,
                              GError **error);
