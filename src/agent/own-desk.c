/* SPDX-License-Identifier: MIT */
/* Rule 29: MY DATA. Who is known may see all that is held on them, at the registered address.
   Scenarios: keeping/ */
#include "agent/own-desk.h"

#include "store/own-data.h"

gboolean own_desk_show(const Desk *desk, const Person *person, const Occasion *occasion,
                       GError **error)
{
    const Settings *settings = desk->settings;
    g_autoptr(OwnData) own = NULL;
    if (!store_load_own_data(desk->store, person->id, &own, error))
        return FALSE;
    own->keep_situation_days = settings->policy_keep_situation_days;
    own->keep_letter_days = settings->policy_keep_letter_days;
    own->keep_count_years = settings->policy_keep_count_years;
    Occasion showing = *occasion;
    Letter letter = {.kind = LETTER_MY_DATA, .reader_id = person->id, .urgent = TRUE};
    showing.own = own;
    return compose_letter(desk, &letter, NULL, person, &showing, error);
}
