/* SPDX-License-Identifier: MIT */
#include "agent/confirmation.h"

#include "store/cases.h"

gboolean confirmation_ask(const Desk *desk, const Case *case_, const Person *bound,
                          const Event *event, gint64 now, GError **error)
{
    g_autoptr(GTimeZone) zone = person_time_zone(bound);
    GDate today;
    g_date_clear(&today, 1);
    calendar_day_of(now, zone, &today);
    g_autofree char *cause = g_strdup_printf("foreign-%u", g_date_get_julian(&today));
    Occasion occasion = {.cause = cause};
    Letter letter = {.kind = LETTER_CONFIRM,
                     .reader_id = bound->id,
                     .offer_number = event->offer_number,
                     .topic = (char *)"answer",
                     .urgent = TRUE};
    return store_hold_event(desk->store, case_->request->number, event, now, error)
           && compose_letter(desk, &letter, case_, bound, &occasion, error);
}

gboolean confirmation_answer(const Desk *desk, Case *case_, guint offer_number, const Event *event,
                             const Occasion *occasion, GError **error)
{
    g_autoptr(Event) held = NULL;
    gboolean refused = event->kind == EVENT_CANCELLED;
    gboolean confirmed = event->kind == EVENT_CONFIRMED || event->kind == EVENT_COMMITTED;
    if ((refused || confirmed)
        && !store_take_held_event(desk->store, case_->request->number, offer_number, &held, error))
        return FALSE;
    if (held != NULL && confirmed)
        return case_decide(desk, case_, held, occasion, error);
    if (held != NULL)
        return TRUE;
    /* A "no" to a question that is settled must not cancel what goes on well. */
    if (case_->request->state != REQUEST_HELD)
        return TRUE;
    return case_decide(desk, case_, event, occasion, error);
}
