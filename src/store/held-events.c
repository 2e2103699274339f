/* SPDX-License-Identifier: MIT */
#include "store/cases.h"
#include "store/connection.h"

/* Longer than the question can be answered, so that a yes never meets another answer than the one
   that was quoted. */
enum { HELD_SECONDS = 20 * 86400 };

static char *print_numbers(const GArray *numbers)
{
    g_autoptr(GVariant) list = g_variant_ref_sink(g_variant_new_fixed_array(
        G_VARIANT_TYPE_UINT32, numbers->data, numbers->len, sizeof(guint32)));
    return g_variant_print(list, FALSE);
}

static char *print_names(const GPtrArray *names)
{
    g_autoptr(GVariant) list = g_variant_ref_sink(
        g_variant_new_strv((const char *const *)names->pdata, (gssize)names->len));
    return g_variant_print(list, FALSE);
}

static gboolean insert_event(Store *store, gint64 request_number, const Event *event, gint64 now,
                             GError **error)
{
    g_autofree char *numbers = print_numbers(event->numbers);
    g_autofree char *names = print_names(event->names);
    g_autofree char *unwanted = print_names(event->unwanted);
    g_auto(Query) query = query_new(
        store, "INSERT INTO held_event (request_number, offer_number, kind,"
               " cause, numbers, names, words, back_at, deadline, held_at,"
               " unwanted, peer) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
    bind_number(&query, request_number);
    bind_number(&query, event->offer_number);
    bind_text(&query, event_kind_name(event->kind));
    bind_text(&query, event->cause);
    bind_text(&query, numbers);
    bind_text(&query, names);
    bind_text(&query, event->words);
    bind_number_or_null(&query, event->back_at);
    bind_text(&query, deadline_kind_name(event->deadline));
    bind_number(&query, now);
    bind_text(&query, unwanted);
    bind_text(&query, event->peer);
    return query_run(&query, error);
}

static gboolean forget_old_event(Store *store, gint64 request_number, guint offer_number,
                                 gint64 before, GError **error)
{
    g_auto(Query) query =
        query_new(store, "DELETE FROM held_event WHERE request_number = ?1 AND offer_number = ?2"
                         " AND held_at < ?3");
    bind_number(&query, request_number);
    bind_number(&query, offer_number);
    bind_number(&query, before);
    return query_run(&query, error);
}

static gboolean is_held(Store *store, gint64 request_number, guint offer_number, gboolean *held,
                        GError **error)
{
    g_auto(Query) query = query_new(
        store, "SELECT 1 FROM held_event WHERE request_number = ?1 AND offer_number = ?2");
    bind_number(&query, request_number);
    bind_number(&query, offer_number);
    *held = query_next(&query);
    return query_finish(&query, error);
}

gboolean store_hold_event(Store *store, gint64 request_number, const Event *event, gint64 now,
                          gboolean *held, GError **error)
{
    gboolean waits = FALSE;
    *held = FALSE;
    if (!forget_old_event(store, request_number, event->offer_number, now - HELD_SECONDS, error)
        || !is_held(store, request_number, event->offer_number, &waits, error))
        return FALSE;
    *held = !waits;
    return waits || insert_event(store, request_number, event, now, error);
}

static gboolean parse_numbers(const char *text, GArray *numbers)
{
    g_autoptr(GVariant) list = g_variant_parse(G_VARIANT_TYPE("au"), text, NULL, NULL, NULL);
    if (list == NULL)
        return FALSE;
    gsize count = 0;
    const guint32 *values = g_variant_get_fixed_array(list, &count, sizeof *values);
    if (count > 0)
        g_array_append_vals(numbers, values, (guint)count);
    return TRUE;
}

static gboolean parse_names(const char *text, GPtrArray *names)
{
    g_autoptr(GVariant) list = g_variant_parse(G_VARIANT_TYPE("as"), text, NULL, NULL, NULL);
    if (list == NULL)
        return FALSE;
    for (gsize i = 0; i < g_variant_n_children(list); i++) {
        char *name = NULL;
        g_variant_get_child(list, i, "s", &name);
        g_ptr_array_add(names, name);
    }
    return TRUE;
}

static Event *read_event(const Query *row, guint offer_number, GError **error)
{
    g_autofree char *kind = row_text(row, 0);
    g_autofree char *cause = row_text(row, 1);
    g_autofree char *numbers = row_text(row, 2);
    g_autofree char *names = row_text(row, 3);
    g_autofree char *deadline = row_text(row, 6);
    g_autofree char *unwanted = row_text(row, 7);
    Event *event = event_new(EVENT_UNCLEAR, cause);
    event->offer_number = offer_number;
    event->words = row_text(row, 4);
    event->peer = row_text(row, 8);
    event->back_at = row_number(row, 5);
    if (event_kind_parse(kind, &event->kind) && deadline_kind_parse(deadline, &event->deadline)
        && parse_numbers(numbers, event->numbers) && parse_names(names, event->names)
        && parse_names(unwanted, event->unwanted))
        return event;
    failure_set(error, FAILURE_OPERATOR, "the database holds an event that cannot be read: \"%s\"",
                kind);
    event_free(event);
    return NULL;
}

gboolean store_take_held_event(Store *store, gint64 request_number, guint offer_number,
                               Event **event, GError **error)
{
    *event = NULL;
    g_auto(Query) query = query_new(
        store, "DELETE FROM held_event WHERE request_number = ?1 AND offer_number = ?2"
               " RETURNING kind, cause, numbers, names, words, back_at, deadline, unwanted, peer");
    bind_number(&query, request_number);
    bind_number(&query, offer_number);
    if (query_next(&query) && (*event = read_event(&query, offer_number, error)) == NULL)
        return FALSE;
    return query_run(&query, error);
}
