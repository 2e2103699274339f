/* SPDX-License-Identifier: MIT */
/* Rule 5: a request that names mentors outright skips the shortlist. Only a full name that exactly
   one committed mentor has counts; to name a mentor of the own agency is to want inside for that
   one (rule 6). As many as may be asked at once are asked. If none of them is free, the ordinary
   shortlist comes, and says so. Scenarios: naming/ */
#include "programme/turn.h"

static const Candidate *find_candidate(const Turn *turn, gint64 mentor_id)
{
    for (guint i = 0; i < turn->case_->candidates->len; i++) {
        const Candidate *candidate = turn->case_->candidates->pdata[i];
        if (candidate->mentor->id == mentor_id)
            return candidate;
    }
    return NULL;
}

/* The search may not have found whom the mentee names; then there is no reason to print. */
static Offer *offer_to_named(Turn *turn, const Person *mentor)
{
    const Candidate *candidate = find_candidate(turn, mentor->id);
    Candidate bare = {.mentor = (Person *)mentor};
    return offer_add(turn, candidate != NULL ? candidate : &bare);
}

/* Committed mentors meant for sure, each once; the mentee and the unwanted are none. */
static GPtrArray *mentors_named(const Turn *turn)
{
    GPtrArray *mentors = g_ptr_array_new();
    const Case *case_ = turn->case_;
    for (guint i = 0; i < case_->wanted->len; i++) {
        gboolean several = FALSE;
        const Person *mentor = mentor_meant(turn, case_->wanted->pdata[i], &several);
        if (mentor != NULL && mentor->committed_at != 0 && mentor->id != case_->request->mentee_id
            && !mentor_is_unwanted(turn, mentor) && !g_ptr_array_find(mentors, mentor, NULL))
            g_ptr_array_add(mentors, (gpointer)mentor);
    }
    return mentors;
}

static gboolean is_any_free(const Turn *turn, const GPtrArray *mentors)
{
    for (guint i = 0; i < mentors->len; i++)
        if (person_is_free(mentors->pdata[i], turn->now))
            return TRUE;
    return FALSE;
}

gboolean outright_ask(Turn *turn)
{
    g_autoptr(GPtrArray) mentors = mentors_named(turn);
    g_autoptr(GPtrArray) offers = g_ptr_array_new();
    if (mentors->len == 0 || unwanted_is_in_doubt(turn))
        return FALSE;
    if (!is_any_free(turn, mentors)) {
        turn->list_topic = "named-unavailable";
        return FALSE;
    }
    case_clear_deadlines(turn->case_, 0);
    for (guint i = 0; i < mentors->len; i++)
        g_ptr_array_add(offers, offer_to_named(turn, mentors->pdata[i]));
    offers_ask(turn, offers);
    return TRUE;
}
