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
                     .vouch = TRUE,
                     .urgent = TRUE};
    return compose_letter(desk, &letter, case_, bound, &occasion, error);
}

/* Only YES lets it have its effect, and only NO drops it; what is neither is asked about again. */
static gboolean answer_about_held(const Desk *desk, Case *case_, guint offer_number,
                                  const Event *event, const Occasion *occasion, GError **error)
{
    g_autoptr(Event) held = NULL;
    if (event->kind == EVENT_MENTEE_UNCLEAR)
        return TRUE;
    if (!store_take_held_event(desk->store, case_->request->number, offer_number, &held, error))
        return FALSE;
    return held == NULL || event->kind != EVENT_CONFIRMED
           || case_decide(desk, case_, held, occasion, error);
}

gboolean confirmation_answer(const Desk *desk, Case *case_, const IntakeContext *context,
                             const Event *event, const Occasion *occasion, GError **error)
{
    if (context->purpose == PURPOSE_VOUCH)
        return answer_about_held(desk, case_, context->offer_number, event, occasion, error);
    /* A "no" to a question that is settled must not cancel what goes on well. */
    if (case_->request->state != REQUEST_HELD && event->kind != EVENT_COMMITTED)
        return TRUE;
    return case_decide(desk, case_, event, occasion, error);
}
