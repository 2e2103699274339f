/* SPDX-License-Identifier: MIT */
#include "programme/decide.h"

#include "programme/turn.h"

/* Which rule answers which event: the rule book's table of contents. */
static void (*const RULES[])(Turn *turn) = {
    [EVENT_ASKED] = rule_asking,
    [EVENT_ASKED_UNSURE] = rule_unsure,
    [EVENT_COMMITTED] = rule_committing,
    [EVENT_CONFIRMED] = rule_confirming,
    [EVENT_PICKED] = rule_picking,
    [EVENT_BROADER] = rule_widening,
    [EVENT_OUTSIDE] = rule_widening,
    [EVENT_INSIDE] = rule_widening,
    [EVENT_NEXT] = rule_next,
    [EVENT_STANDBY] = rule_standby,
    [EVENT_WAIT] = rule_waiting,
    [EVENT_CHOSEN] = rule_choosing,
    [EVENT_ALL_CHOSEN] = rule_choosing_all,
    [EVENT_CANCELLED] = rule_cancelling,
    [EVENT_MENTEE_UNCLEAR] = rule_one_question,
    [EVENT_ACCEPTED] = rule_accepting,
    [EVENT_DECLINED] = rule_declining,
    [EVENT_UNCLEAR] = rule_unclear,
    [EVENT_AWAY] = rule_away,
    [EVENT_DEADLINE] = rule_deadline,
    [EVENT_TALKED] = rule_talked,
    [EVENT_NOT_YET] = rule_not_yet,
    [EVENT_NOT_TALKED] = rule_not_talked,
    [EVENT_TALK_UNCLEAR] = rule_talk_unclear,
    [EVENT_AGAIN] = rule_again,
    [EVENT_UNDELIVERABLE] = rule_undeliverable,
    [EVENT_QUESTION] = rule_question,
    [EVENT_REPLIED] = rule_replied,
    [EVENT_UNWANTED] = rule_unwanted,
    [EVENT_COORDINATOR] = rule_coordinator,
    [EVENT_LEFT] = rule_left,
    [EVENT_CLOSURE] = rule_closure,
    [EVENT_NEWCOMERS] = rule_newcomers,
};

static void (*const DEADLINE_RULES[])(Turn *turn) = {
    [DEADLINE_REMIND] = rule_remind,
    [DEADLINE_ANSWER] = rule_no_answer,
    [DEADLINE_RELEASE_SILENT] = rule_release_silent,
    [DEADLINE_CHOOSE_NUDGE] = rule_choose_nudge,
    [DEADLINE_CHOOSE_RELEASE] = rule_choose_release,
    [DEADLINE_WATCH_END] = rule_watch_end,
    [DEADLINE_CLOSE_SILENT] = rule_close_silent,
    [DEADLINE_TALKED] = rule_ask_talked,
};

/* A clock that ran out is gone, whatever its rule makes of it. */
void rule_deadline(Turn *turn)
{
    case_clear_deadline(turn->case_, turn->event->deadline, turn->event->offer_number);
    DEADLINE_RULES[turn->event->deadline](turn);
}

static void matter_clear(gpointer data)
{
    g_free(((Matter *)data)->name);
}

static Effects *effects_new(const Case *before)
{
    Effects *effects = g_new0(Effects, 1);
    effects->after = case_copy(before);
    effects->offers_changed = g_array_new(FALSE, FALSE, sizeof(guint));
    effects->letters = g_ptr_array_new_with_free_func((GDestroyNotify)letter_free);
    effects->committed = g_array_new(FALSE, FALSE, sizeof(gint64));
    effects->away = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    effects->matters = g_array_new(FALSE, TRUE, sizeof(Matter));
    g_array_set_clear_func(effects->matters, matter_clear);
    return effects;
}

static gboolean deadlines_equal(const GArray *a, const GArray *b)
{
    if (a->len != b->len)
        return FALSE;
    for (guint i = 0; i < a->len; i++) {
        const Deadline *x = &g_array_index(a, Deadline, i);
        const Deadline *y = &g_array_index(b, Deadline, i);
        if (x->kind != y->kind || x->offer_number != y->offer_number || x->at != y->at)
            return FALSE;
    }
    return TRUE;
}

static gboolean names_equal(const GPtrArray *a, const GPtrArray *b)
{
    for (guint i = 0; i < a->len && i < b->len; i++)
        if (!g_str_equal(a->pdata[i], b->pdata[i]))
            return FALSE;
    return a->len == b->len;
}

/* Compares the copy with the original: what differs is what is to be saved. */
static void find_changes(const Case *before, Effects *effects)
{
    const Case *after = effects->after;
    effects->request_changed = before->is_new || !request_equal(before->request, after->request);
    effects->deadlines_changed = !deadlines_equal(before->deadlines, after->deadlines);
    effects->wishes_changed = before->is_new || !names_equal(before->wanted, after->wanted)
                              || !names_equal(before->unwanted, after->unwanted);
    for (guint i = 0; i < after->offers->len; i++) {
        const Offer *offer = after->offers->pdata[i];
        const Offer *old = case_offer(before, offer->number);
        if (old == NULL || !offer_equal(old, offer))
            g_array_append_val(effects->offers_changed, offer->number);
    }
}

Effects *decide(const Case *before, const Event *event, const Rules *rules, gint64 now)
{
    Effects *effects = effects_new(before);
    Turn turn = {
        .case_ = effects->after, .event = event, .rules = rules, .now = now, .effects = effects};
    if (unwanted_take(&turn))
        RULES[event->kind](&turn);
    find_changes(before, effects);
    return effects;
}
