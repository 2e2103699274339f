/* SPDX-License-Identifier: MIT */
#include "agent/case-desk.h"

#include "store/people.h"

enum { CANDIDATES = 60 };

static Side side_after(const Case *case_, const Event *event)
{
    if (event->kind == EVENT_OUTSIDE)
        return SIDE_OUTSIDE;
    return event->kind == EVENT_INSIDE ? SIDE_INSIDE : case_->request->side;
}

gboolean case_bring_candidates(const Desk *desk, Case *case_, const Event *event, GError **error)
{
    if (!event_wants_candidates(event->kind))
        return TRUE;
    const Request *request = case_->request;
    g_autofree char *situation = g_strdup_printf("%s\n%s", request->subject, request->situation);
    MentorSearch search = {.situation = situation,
                           .default_zone = desk->settings->programme_time_zone,
                           .agency_id = case_mentee(case_)->agency_id,
                           .side = side_after(case_, event),
                           .standby_only = event->kind == EVENT_STANDBY,
                           .any_topic = event->kind == EVENT_BROADER,
                           .limit = CANDIDATES};
    g_autoptr(GPtrArray) candidates = NULL;
    if (!store_search_mentors(desk->store, &search, &candidates, error))
        return FALSE;
    g_ptr_array_unref(case_->candidates);
    case_->candidates = g_steal_pointer(&candidates);
    return TRUE;
}

gboolean case_decide(const Desk *desk, Case *case_, const Event *event, const Occasion *occasion,
                     GError **error)
{
    if (!case_bring_candidates(desk, case_, event, error))
        return FALSE;
    const Settings *settings = desk->settings;
    Rules rules = {.calendar = desk->calendar,
                   .policy = {.asked_at_once = settings->policy_asked_at_once,
                              .answer_within = settings->policy_answer_within,
                              .shortlist = settings->policy_shortlist}};
    g_autoptr(Effects) effects = decide(case_, event, &rules, clock_now(&desk->clock));
    return compose_effects(desk, effects, occasion, error);
}
