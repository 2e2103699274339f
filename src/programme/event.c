/* SPDX-License-Identifier: MIT */
#include "programme/event.h"

static const char *const EVENT_KINDS[] = {
    "asked",      "asked-unsure",  "committed",      "confirmed", "picked",     "broader",
    "outside",    "inside",        "next",           "standby",   "wait",       "chosen",
    "all-chosen", "cancelled",     "mentee-unclear", "accepted",  "declined",   "unclear",
    "away",       "deadline",      "talked",         "not-yet",   "not-talked", "talk-unclear",
    "again",      "undeliverable", "question",       "replied",   "unwanted",   "coordinator",
    "left",       "closure",       "newcomers"};

Event *event_new(EventKind kind, const char *cause)
{
    Event *event = g_new0(Event, 1);
    event->kind = kind;
    event->cause = g_strdup(cause);
    event->numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    event->names = g_ptr_array_new_with_free_func(g_free);
    event->unwanted = g_ptr_array_new_with_free_func(g_free);
    return event;
}

void event_free(Event *event)
{
    if (event == NULL)
        return;
    g_free(event->cause);
    g_array_unref(event->numbers);
    g_ptr_array_unref(event->names);
    g_ptr_array_unref(event->unwanted);
    g_free(event->peer);
    g_free(event->words);
    g_free(event->line);
    g_free(event);
}

const char *event_kind_name(EventKind kind)
{
    return EVENT_KINDS[kind];
}

gboolean event_kind_parse(const char *name, EventKind *kind)
{
    for (guint i = 0; i < G_N_ELEMENTS(EVENT_KINDS); i++) {
        if (g_str_equal(EVENT_KINDS[i], name)) {
            *kind = (EventKind)i;
            return TRUE;
        }
    }
    return FALSE;
}

gboolean event_wants_candidates(EventKind kind)
{
    switch (kind) {
    case EVENT_ASKED:
    case EVENT_COMMITTED:
    case EVENT_CONFIRMED:
    case EVENT_BROADER:
    case EVENT_OUTSIDE:
    case EVENT_INSIDE:
    case EVENT_STANDBY:
    case EVENT_UNWANTED:
    case EVENT_NEWCOMERS:
        return TRUE;
    case EVENT_ASKED_UNSURE:
    case EVENT_PICKED:
    case EVENT_NEXT:
    case EVENT_WAIT:
    case EVENT_CHOSEN:
    case EVENT_ALL_CHOSEN:
    case EVENT_CANCELLED:
    case EVENT_MENTEE_UNCLEAR:
    case EVENT_ACCEPTED:
    case EVENT_DECLINED:
    case EVENT_UNCLEAR:
    case EVENT_AWAY:
    case EVENT_DEADLINE:
    case EVENT_TALKED:
    case EVENT_NOT_YET:
    case EVENT_NOT_TALKED:
    case EVENT_TALK_UNCLEAR:
    case EVENT_AGAIN:
    case EVENT_UNDELIVERABLE:
    case EVENT_QUESTION:
    case EVENT_REPLIED:
    case EVENT_COORDINATOR:
    case EVENT_LEFT:
    case EVENT_CLOSURE:
        return FALSE;
    }
    g_assert_not_reached();
}
