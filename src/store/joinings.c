/* SPDX-License-Identifier: MIT */
#include "store/joinings.h"

#include <stdlib.h>

#include "store/connection.h"
#include "store/ledger.h"
#include "store/matters.h"
#include "store/people.h"

static const char NOTE[] = "commitments";

gboolean store_commitments_version(Store *store, guint *version, GError **error)
{
    g_autofree char *value = NULL;
    if (!store_get_note(store, NOTE, &value, error))
        return FALSE;
    *version = value != NULL ? (guint)strtoul(value, NULL, 10) : 0;
    return TRUE;
}

/* Whoever joins has no row any more, so this makes one for everybody (see the triggers); who was
   asked about the older text begins anew too. */
static gboolean lapse_all(Store *store, GError **error)
{
    g_auto(Query) people =
        query_new(store, "UPDATE person SET lapsed_at = committed_at, committed_at = NULL"
                         " WHERE roles & 3 AND committed_at IS NOT NULL");
    if (!query_run(&people, error))
        return FALSE;
    g_auto(Query) questions = query_new(store, "UPDATE joining SET step = ?1, at = 1");
    bind_text(&questions, joining_step_name(JOINING_ASK));
    return query_run(&questions, error);
}

gboolean store_require_commitments(Store *store, guint version, GError **error)
{
    guint known = 0;
    if (!store_commitments_version(store, &known, error))
        return FALSE;
    if (version <= known)
        return TRUE;
    g_autofree char *value = g_strdup_printf("%u", version);
    return (known == 0 || lapse_all(store, error)) && store_set_note(store, NOTE, value, error);
}

gboolean store_next_joining_at(Store *store, gint64 *at, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT min(at) FROM joining WHERE at IS NOT NULL");
    return query_number(&query, at, error);
}

gboolean store_next_joining(Store *store, gint64 until, gint64 *person_id, GError **error)
{
    g_auto(Query) query = query_new(
        store, "SELECT person_id FROM joining WHERE at <= ?1 ORDER BY at, person_id LIMIT 1");
    bind_number(&query, until);
    return query_number(&query, person_id, error);
}

gboolean store_put_off_joining(Store *store, gint64 person_id, gint64 at, GError **error)
{
    g_auto(Query) query = query_new(store, "UPDATE joining SET at = ?2 WHERE person_id = ?1");
    bind_number(&query, person_id);
    bind_number(&query, at);
    return query_run(&query, error);
}

static gboolean read_step(Store *store, Joining *joining, GError **error)
{
    g_auto(Query) query = query_new(
        store, "SELECT j.step, j.at, p.lapsed_at,"
               " EXISTS (SELECT 1 FROM request WHERE mentee_id = p.id AND state = ?2)"
               " FROM person p LEFT JOIN joining j ON j.person_id = p.id WHERE p.id = ?1");
    bind_number(&query, joining->person->id);
    bind_text(&query, request_state_name(REQUEST_HELD));
    if (query_next(&query)) {
        g_autofree char *step = row_text(&query, 0);
        joining->step = JOINING_SILENT;
        joining->next_at = row_number(&query, 1);
        joining->lapsed_at = row_number(&query, 2);
        joining->asks = row_number(&query, 3) != 0;
        if (step != NULL && !joining_step_parse(step, &joining->step)) {
            failure_set(error, FAILURE_OPERATOR, "the database holds the unknown step \"%s\"",
                        step);
            return FALSE;
        }
    }
    return query_finish(&query, error);
}

gboolean store_load_joining(Store *store, gint64 person_id, const char *default_zone,
                            Joining **joining, GError **error)
{
    g_autoptr(Joining) found = g_new0(Joining, 1);
    *joining = NULL;
    if (!store_load_person(store, person_id, default_zone, &found->person, error))
        return FALSE;
    if (found->person == NULL)
        return TRUE;
    if (!read_step(store, found, error))
        return FALSE;
    *joining = g_steal_pointer(&found);
    return TRUE;
}

static gboolean save_step(Store *store, gint64 person_id, const JoiningEffects *effects,
                          GError **error)
{
    g_auto(Query) query =
        query_new(store, "INSERT INTO joining (person_id, step, at) VALUES (?1, ?2, ?3)"
                         " ON CONFLICT (person_id) DO UPDATE SET step = ?2, at = ?3");
    bind_number(&query, person_id);
    bind_text(&query, joining_step_name(effects->step));
    bind_number_or_null(&query, effects->next_at);
    return query_run(&query, error);
}

static gboolean record(Store *store, gint64 person_id, gboolean agreed, const JoiningReply *reply,
                       GError **error)
{
    g_auto(Query) query = query_new(store, "INSERT INTO commitment (person_id, version, agreed,"
                                           " message_id, replied_at) VALUES (?1, ?2, ?3, ?4, ?5)");
    bind_number(&query, person_id);
    bind_number(&query, reply->version);
    bind_number(&query, agreed);
    bind_text(&query, reply->message_id);
    bind_number(&query, reply->replied_at);
    return query_run(&query, error)
           && store_record_commitment(store, person_id, agreed ? reply->replied_at : 0, error);
}

gboolean store_save_joining(Store *store, const Joining *joining, const JoiningEffects *effects,
                            const JoiningReply *reply, GError **error)
{
    gint64 id = joining->person->id;
    if (effects->agreed || effects->refused) {
        g_assert(reply != NULL);
        if (!record(store, id, effects->agreed, reply, error))
            return FALSE;
    }
    gboolean moves = effects->step != joining->step || effects->next_at != joining->next_at;
    return !moves || effects->agreed || save_step(store, id, effects, error);
}

gboolean store_list_held_requests(Store *store, gint64 mentee_id, GArray **numbers, GError **error)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_auto(Query) query = query_new(
        store, "SELECT number FROM request WHERE mentee_id = ?1 AND state = ?2 ORDER BY number");
    *numbers = NULL;
    bind_number(&query, mentee_id);
    bind_text(&query, request_state_name(REQUEST_HELD));
    while (query_next(&query)) {
        gint64 number = row_number(&query, 0);
        g_array_append_val(found, number);
    }
    if (!query_finish(&query, error))
        return FALSE;
    *numbers = g_steal_pointer(&found);
    return TRUE;
}
