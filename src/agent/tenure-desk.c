/* SPDX-License-Identifier: MIT */
#include "agent/tenure-desk.h"

#include "agent/case-desk.h"
#include "store/cases.h"
#include "store/people.h"
#include "store/tenures.h"

static gboolean write_letters(const Desk *desk, const TenureEffects *effects,
                              const Occasion *occasion, GError **error)
{
    Occasion own = *occasion;
    own.tenure = effects->after;
    for (guint i = 0; i < effects->letters->len; i++)
        if (!compose_letter(desk, effects->letters->pdata[i], NULL, effects->after->mentor, &own,
                            error))
            return FALSE;
    return TRUE;
}

/* Each open request of the mentor's goes on without them. */
static gboolean release_one(const Desk *desk, const OfferName *name, const Occasion *occasion,
                            GError **error)
{
    g_autoptr(Case) case_ = NULL;
    g_autoptr(Event) event = event_new(EVENT_LEFT, occasion->cause);
    event->offer_number = name->offer_number;
    return store_load_case(desk->store, name->request_number, desk->settings->programme_time_zone,
                           &case_, error)
           && case_decide(desk, case_, event, occasion, error);
}

static gboolean release(const Desk *desk, gint64 mentor_id, const Occasion *occasion,
                        GError **error)
{
    g_autoptr(GArray) offers = NULL;
    if (!store_list_open_offers(desk->store, mentor_id, &offers, error))
        return FALSE;
    for (guint i = 0; i < offers->len; i++)
        if (!release_one(desk, &g_array_index(offers, OfferName, i), occasion, error))
            return FALSE;
    return TRUE;
}

/* The office is nobody on record, so no word of its completes anything. */
static const char *topic_for(const TenureEffects *effects, const Person *hearer)
{
    gboolean office = hearer->id == PERSON_OFFICE;
    return office && g_str_equal(effects->coordinators_hear, "leaves") ? "leaves-office"
                                                                       : effects->coordinators_hear;
}

static gboolean tell_coordinators(const Desk *desk, const TenureEffects *effects,
                                  const Occasion *occasion, GError **error)
{
    g_autoptr(GPtrArray) hearers = NULL;
    Occasion own = *occasion;
    own.tenure = effects->after;
    if (effects->coordinators_hear == NULL)
        return TRUE;
    if (!desk_list_coordinators(desk, effects->after->mentor->agency_id, effects->after->mentor->id,
                                &hearers, error))
        return FALSE;
    for (guint i = 0; i < hearers->len; i++) {
        const Person *hearer = hearers->pdata[i];
        Letter letter = {.kind = LETTER_MENTOR_LEAVES,
                         .reader_id = hearer->id,
                         .about_id = effects->after->mentor->id,
                         .topic = (char *)topic_for(effects, hearer),
                         .urgent = TRUE};
        if (!compose_letter(desk, &letter, NULL, hearer, &own, error))
            return FALSE;
    }
    return TRUE;
}

gboolean tenure_desk_may_complete(const Desk *desk, gint64 coordinator_id, gint64 mentor_id,
                                  gboolean *may, GError **error)
{
    g_autoptr(Tenure) tenure = NULL;
    g_autoptr(GPtrArray) hearers = NULL;
    *may = FALSE;
    if (!store_load_tenure(desk->store, mentor_id, desk->settings->programme_time_zone, &tenure,
                           error))
        return FALSE;
    if (tenure == NULL)
        return TRUE;
    if (!desk_list_coordinators(desk, tenure->mentor->agency_id, tenure->mentor->id, &hearers,
                                error))
        return FALSE;
    for (guint i = 0; i < hearers->len; i++)
        *may |= ((const Person *)hearers->pdata[i])->id == coordinator_id;
    return TRUE;
}

gboolean tenure_desk_decide(const Desk *desk, gint64 mentor_id, const TenureEvent *event,
                            const Occasion *occasion, GError **error)
{
    g_autoptr(Tenure) before = NULL;
    if (!store_load_tenure(desk->store, mentor_id, desk->settings->programme_time_zone, &before,
                           error))
        return FALSE;
    if (before == NULL)
        return TRUE;
    Rules rules = {.calendar = desk->calendar};
    g_autoptr(TenureEffects) effects =
        tenure_decide(before, event, &rules, clock_now(&desk->clock));
    return store_save_tenure(desk->store, effects, clock_now(&desk->clock), error)
           && (!effects->release || release(desk, mentor_id, occasion, error))
           && write_letters(desk, effects, occasion, error)
           && tell_coordinators(desk, effects, occasion, error);
}
