/* SPDX-License-Identifier: MIT */
#include "agent/tenure-desk.h"

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
    return store_save_tenure(desk->store, effects, error)
           && write_letters(desk, effects, occasion, error);
}
