/* SPDX-License-Identifier: MIT */
#include "programme/request.h"

static const char *const REQUEST_STATES[] = {"held",  "listed",     "watching",
                                             "asked", "introduced", "closed"};
static const char *const OFFER_STATES[] = {"listed",     "asked",    "accepted",
                                           "declined",   "released", "withdrawn",
                                           "introduced", "missed",   "undeliverable"};
static const char *const SIDES[] = {"outside", "inside", "both"};
static const char *const DEADLINE_KINDS[] = {"remind",       "answer",         "release-silent",
                                             "choose-nudge", "choose-release", "watch-end",
                                             "close-silent", "talked"};

static gboolean name_parse(const char *const *names, guint count, const char *name, guint *value)
{
    for (guint i = 0; i < count; i++) {
        if (g_str_equal(names[i], name)) {
            *value = i;
            return TRUE;
        }
    }
    return FALSE;
}

const char *request_state_name(RequestState state)
{
    return REQUEST_STATES[state];
}

const char *offer_state_name(OfferState state)
{
    return OFFER_STATES[state];
}

const char *side_name(Side side)
{
    return SIDES[side];
}

const char *deadline_kind_name(DeadlineKind kind)
{
    return DEADLINE_KINDS[kind];
}

gboolean request_state_parse(const char *name, RequestState *state)
{
    return name_parse(REQUEST_STATES, G_N_ELEMENTS(REQUEST_STATES), name, (guint *)state);
}

gboolean offer_state_parse(const char *name, OfferState *state)
{
    return name_parse(OFFER_STATES, G_N_ELEMENTS(OFFER_STATES), name, (guint *)state);
}

gboolean side_parse(const char *name, Side *side)
{
    return name_parse(SIDES, G_N_ELEMENTS(SIDES), name, (guint *)side);
}

gboolean deadline_kind_parse(const char *name, DeadlineKind *kind)
{
    return name_parse(DEADLINE_KINDS, G_N_ELEMENTS(DEADLINE_KINDS), name, (guint *)kind);
}

Request *request_copy(const Request *request)
{
    Request *copy = g_memdup2(request, sizeof *request);
    copy->subject = g_strdup(request->subject);
    copy->situation = g_strdup(request->situation);
    copy->message_id = g_strdup(request->message_id);
    return copy;
}

void request_free(Request *request)
{
    if (request == NULL)
        return;
    g_free(request->subject);
    g_free(request->situation);
    g_free(request->message_id);
    g_free(request);
}

gboolean request_equal(const Request *a, const Request *b)
{
    return a->number == b->number && a->mentee_id == b->mentee_id && a->state == b->state
           && a->side == b->side && g_strcmp0(a->subject, b->subject) == 0
           && g_strcmp0(a->situation, b->situation) == 0
           && g_strcmp0(a->message_id, b->message_id) == 0 && a->created_at == b->created_at
           && a->closed_at == b->closed_at && a->accepted_count == b->accepted_count
           && a->talk_questions == b->talk_questions && a->talked_at == b->talked_at;
}

Offer *offer_copy(const Offer *offer)
{
    Offer *copy = g_memdup2(offer, sizeof *offer);
    copy->fitting = g_strdup(offer->fitting);
    copy->why = g_strdup(offer->why);
    return copy;
}

void offer_free(Offer *offer)
{
    if (offer == NULL)
        return;
    g_free(offer->fitting);
    g_free(offer->why);
    g_free(offer);
}

gboolean offer_equal(const Offer *a, const Offer *b)
{
    return a->number == b->number && a->mentor_id == b->mentor_id && a->state == b->state
           && g_strcmp0(a->fitting, b->fitting) == 0 && g_strcmp0(a->why, b->why) == 0
           && a->asked_at == b->asked_at && a->due_at == b->due_at
           && a->answered_at == b->answered_at && a->accepted_number == b->accepted_number
           && a->unclear_count == b->unclear_count && a->questioned_at == b->questioned_at
           && a->replied_at == b->replied_at;
}
