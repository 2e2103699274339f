/* SPDX-License-Identifier: MIT */
/* Timers' letters that wait for their reader's office hours. */
#include "store/connection.h"
#include "store/outbox.h"

void waiting_letter_free(WaitingLetter *letter)
{
    if (letter == NULL)
        return;
    g_free(letter->time_zone);
    g_free(letter);
}

static void waiting_drop(gpointer letter)
{
    waiting_letter_free(letter);
}

gboolean store_list_waiting(Store *store, gint64 now, guint limit, GPtrArray **letters,
                            GError **error)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(waiting_drop);
    g_auto(Query) query = query_new(
        store, "SELECT l.id, l.not_before, coalesce(p.time_zone, a.time_zone)"
               " FROM envelope e INDEXED BY envelope_due JOIN letter l ON l.id = e.letter_id"
               " LEFT JOIN person p ON p.id = l.person_id LEFT JOIN agency a ON a.id = p.agency_id"
               " WHERE (e.state = 'pending' OR e.state = 'deferred' OR e.state = 'uncertain')"
               " AND e.next_attempt_at <= ?1"
               " AND e.state = 'pending' AND e.attempts = 0 AND l.timer"
               " ORDER BY e.next_attempt_at LIMIT ?2");
    *letters = NULL;
    bind_number(&query, now);
    bind_number(&query, limit);
    while (query_next(&query)) {
        WaitingLetter *letter = g_new0(WaitingLetter, 1);
        letter->id = row_number(&query, 0);
        letter->not_before = row_number(&query, 1);
        letter->time_zone = row_text(&query, 2);
        g_ptr_array_add(found, letter);
    }
    if (!query_finish(&query, error))
        return FALSE;
    *letters = g_steal_pointer(&found);
    return TRUE;
}

static gboolean put_off_envelopes(Store *store, const WaitingLetter *letter, GError **error)
{
    g_auto(Query) query =
        query_new(store, "UPDATE envelope SET next_attempt_at = ?2 WHERE letter_id = ?1");
    bind_number(&query, letter->id);
    bind_number(&query, letter->not_before);
    return query_run(&query, error);
}

gboolean store_load_letter(Store *store, gint64 id, GBytes **bytes, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT bytes FROM letter WHERE id = ?1");
    bind_number(&query, id);
    *bytes = query_next(&query) ? row_bytes(&query, 0) : NULL;
    return query_finish(&query, error);
}

gboolean store_put_off_letter(Store *store, const WaitingLetter *letter, GBytes *bytes,
                              GError **error)
{
    g_auto(Query) query =
        query_new(store, "UPDATE letter SET not_before = ?2, bytes = ?3 WHERE id = ?1");
    bind_number(&query, letter->id);
    bind_number(&query, letter->not_before);
    bind_bytes(&query, bytes);
    return query_run(&query, error) && put_off_envelopes(store, letter, error);
}
