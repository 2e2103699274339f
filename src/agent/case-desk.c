/* SPDX-License-Identifier: MIT */
#include "agent/case-desk.h"

#include "base/address.h"
#include "store/matters.h"
#include "store/people.h"
#include "store/wishes.h"

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
                           .shown = desk->settings->policy_shortlist,
                           .now = clock_now(&desk->clock),
                           .among = event->newcomers,
                           .case_ = case_};
    g_autoptr(GPtrArray) candidates = NULL;
    if (!store_search_mentors(desk->store, &search, &candidates, error))
        return FALSE;
    g_ptr_array_unref(case_->candidates);
    case_->candidates = g_steal_pointer(&candidates);
    return TRUE;
}

static gboolean find_named(const Desk *desk, const GPtrArray *names, GPtrArray *found,
                           GError **error)
{
    for (guint i = 0; i < names->len; i++)
        if (!store_find_named(desk->store, names->pdata[i], desk->settings->programme_time_zone,
                              found, error))
            return FALSE;
    return TRUE;
}

gboolean case_bring_named(const Desk *desk, Case *case_, const Event *event, GError **error)
{
    g_ptr_array_set_size(case_->named, 0);
    return find_named(desk, case_->wanted, case_->named, error)
           && find_named(desk, case_->unwanted, case_->named, error)
           && find_named(desk, event->unwanted, case_->named, error)
           && (event->peer == NULL
               || store_find_named(desk->store, event->peer, desk->settings->programme_time_zone,
                                   case_->named, error));
}

GHashTable *desk_zones_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                 (GDestroyNotify)g_time_zone_unref);
}

static void hold_zones(const Desk *desk, const Case *case_)
{
    GHashTableIter iter;
    gpointer person;
    g_hash_table_iter_init(&iter, case_->people);
    while (g_hash_table_iter_next(&iter, NULL, &person)) {
        const char *name = ((const Person *)person)->time_zone;
        if (!g_hash_table_contains(desk->zones, name))
            g_hash_table_insert(desk->zones, g_strdup(name), person_time_zone(person));
    }
}

Person *office_person(const Settings *settings)
{
    if (settings->programme_office == NULL)
        return NULL;
    Person *office = g_new0(Person, 1);
    office->id = PERSON_OFFICE;
    office->email = g_strdup(settings->programme_office);
    office->name = g_strdup("");
    office->title = g_strdup("");
    office->agency_name = g_strdup("");
    office->time_zone = g_strdup(settings->programme_time_zone);
    return office;
}

gboolean desk_list_coordinators(const Desk *desk, gint64 agency_id, gint64 person_id,
                                GPtrArray **coordinators, GError **error)
{
    if (!store_list_coordinators(desk->store, agency_id, desk->settings->programme_time_zone,
                                 coordinators, error))
        return FALSE;
    for (guint i = (*coordinators)->len; i > 0; i--)
        if (((const Person *)(*coordinators)->pdata[i - 1])->id == person_id)
            g_ptr_array_remove_index(*coordinators, i - 1);
    if ((*coordinators)->len == 0 && desk->settings->programme_office != NULL)
        g_ptr_array_add(*coordinators, office_person(desk->settings));
    return TRUE;
}

gboolean office_is_at(const Settings *settings, const char *address)
{
    if (settings->programme_office == NULL)
        return FALSE;
    g_autofree char *office = address_normalise(settings->programme_office);
    return g_strcmp0(office, address) == 0;
}

static gboolean bring_coordinators(const Desk *desk, Case *case_, const Event *event,
                                   GError **error)
{
    g_autoptr(GPtrArray) found = NULL;
    const Person *mentee = case_mentee(case_);
    if (event->kind != EVENT_COORDINATOR)
        return TRUE;
    if (!desk_list_coordinators(desk, mentee->agency_id, mentee->id, &found, error))
        return FALSE;
    g_ptr_array_unref(case_->coordinators);
    case_->coordinators = g_steal_pointer(&found);
    return TRUE;
}

static Effects *decide_case(const Desk *desk, const Case *case_, const Event *event)
{
    const Settings *settings = desk->settings;
    hold_zones(desk, case_);
    Rules rules = {.calendar = desk->calendar,
                   .policy = {.asked_at_once = settings->policy_asked_at_once,
                              .answer_within = settings->policy_answer_within,
                              .shortlist = settings->policy_shortlist,
                              .commitments = settings->policy_commitments}};
    return decide(case_, event, &rules, clock_now(&desk->clock));
}

gboolean case_decide(const Desk *desk, Case *case_, const Event *event, const Occasion *occasion,
                     GError **error)
{
    if (!case_bring_named(desk, case_, event, error)
        || !bring_coordinators(desk, case_, event, error)
        || !case_bring_candidates(desk, case_, event, error))
        return FALSE;
    g_autoptr(Effects) effects = decide_case(desk, case_, event);
    return compose_effects(desk, effects, occasion, error);
}

gboolean case_move_clocks(const Desk *desk, Case *case_, const Event *event, guint *moved,
                          GError **error)
{
    g_autoptr(Effects) effects = decide_case(desk, case_, event);
    Occasion occasion = {.cause = event->cause};
    for (guint i = 0; i < case_->deadlines->len; i++)
        *moved += g_array_index(case_->deadlines, Deadline, i).at
                  != g_array_index(effects->after->deadlines, Deadline, i).at;
    return compose_effects(desk, effects, &occasion, error);
}
