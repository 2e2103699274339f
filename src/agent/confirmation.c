/* SPDX-License-Identifier: MIT */
#include "agent/confirmation.h"

#include "store/cases.h"

gboolean confirmation_ask(const Desk *desk, const Case *case_, const Person *bound,
                          const Event *event, const char *from, GError **error)
{
    gboolean held = FALSE;
    if (!store_hold_event(desk->store, case_->request->number, event, clock_now(&desk->clock),
                          &held, error))
        return FALSE;
    if (!held)
        return TRUE;
    g_autofree char *quote = g_strdup_printf("%s: %s", from, event->line);
    Occasion occasion = {.cause = event->cause};
    Letter letter = {.kind = LETTER_CONFIRM,
                     .reader_id = bound->id,
                     .offer_number = event->offer_number,
                     .words = quote,
                     .topic = (char *)"answer",
                     .urgent = TRUE};
    return compose_letter(desk, &letter, case_, bound, &occasion, error);
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
    if (case_->request->state != REQUEST_HELD && event->kind != EVENT_COMMITTED)
        return TRUE;
    return case_decide(desk, case_, event, occasion, error);
}
