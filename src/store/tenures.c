/* SPDX-License-Identifier: MIT */
#include "store/tenures.h"

#include "store/connection.h"
#include "store/people.h"

gboolean store_load_tenure(Store *store, gint64 person_id, const char *default_zone,
                           Tenure **tenure, GError **error)
{
    g_autoptr(Person) mentor = NULL;
    *tenure = NULL;
    if (!store_load_person(store, person_id, default_zone, &mentor, error))
        return FALSE;
    if (mentor != NULL && person_is_mentor(mentor))
        *tenure = tenure_new(g_steal_pointer(&mentor));
    return TRUE;
}

static gboolean save_mentor(Store *store, const Person *mentor, GError **error)
{
    g_auto(Query) query = query_new(store, "UPDATE person SET paused_until = ?2, away_until = ?3,"
                                           " capacity = ?4 WHERE id = ?1");
    bind_number(&query, mentor->id);
    bind_number_or_null(&query, mentor->paused_until);
    bind_number_or_null(&query, mentor->away_until);
    bind_number(&query, mentor->capacity);
    return query_run(&query, error);
}

gboolean store_save_tenure(Store *store, const TenureEffects *effects, GError **error)
{
    return !effects->mentor_changed || save_mentor(store, effects->after->mentor, error);
}
