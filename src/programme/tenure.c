/* SPDX-License-Identifier: MIT */
#include "programme/tenure.h"

#include "programme/tenure-turn.h"

/* What each thing that a mentor can say is called, and which rule answers it. */
static const struct {
    const char *name;
    void (*rule)(TenureTurn *turn);
} RULES[] = {
    [TENURE_PAUSE] = {"pause", rule_pausing},
    [TENURE_RESUME] = {"resume", rule_resuming},
    [TENURE_CAPACITY] = {"capacity", rule_capacity},
    [TENURE_WITHDRAW] = {"withdraw", rule_withdrawing},
    [TENURE_COMPLETE] = {"complete", rule_completing},
    [TENURE_CLOCK] = {"clock", rule_tenure_clock},
    [TENURE_BIO_OK] = {"bio-ok", rule_bio_confirmed},
    [TENURE_BIO_TEXT] = {"bio-text", rule_bio_corrected},
    [TENURE_BIO_UNCLEAR] = {"bio-unclear", rule_bio_unclear},
    [TENURE_UNDO] = {"undo", rule_bio_undone},
    [TENURE_CONTINUE] = {"continue", rule_continuing},
};

static void (*const CLOCK_RULES[])(TenureTurn *turn) = {
    [TENURE_BEGIN] = rule_tenure_begins,
    [TENURE_BIO_CHECK] = rule_bio_check,
    [TENURE_BIO_STALE] = rule_bio_stale,
    [TENURE_SIX_MONTHS] = rule_six_months,
};

/* A clock that ran out is gone, whatever its rule makes of it. */
void rule_tenure_clock(TenureTurn *turn)
{
    tenure_clear_clock(turn, turn->event->clock);
    CLOCK_RULES[turn->event->clock](turn);
}

Tenure *tenure_new(Person *mentor)
{
    Tenure *tenure = g_new0(Tenure, 1);
    tenure->mentor = mentor;
    tenure->clocks = g_array_new(FALSE, FALSE, sizeof(TenureClock));
    return tenure;
}

Tenure *tenure_copy(const Tenure *original)
{
    Tenure *copy = tenure_new(person_copy(original->mentor));
    copy->asked = original->asked;
    copy->talks = original->talks;
    copy->bio_before = g_strdup(original->bio_before);
    g_array_append_vals(copy->clocks, original->clocks->data, original->clocks->len);
    return copy;
}

void tenure_free(Tenure *tenure)
{
    if (tenure == NULL)
        return;
    person_free(tenure->mentor);
    g_array_unref(tenure->clocks);
    g_free(tenure->bio_before);
    g_free(tenure);
}

TenureEvent *tenure_event_new(TenureEventKind kind)
{
    TenureEvent *event = g_new0(TenureEvent, 1);
    event->kind = kind;
    return event;
}

void tenure_event_free(TenureEvent *event)
{
    if (event == NULL)
        return;
    g_free(event->line);
    g_free(event->words);
    g_free(event);
}

const char *tenure_event_kind_name(TenureEventKind kind)
{
    return RULES[kind].name;
}

void tenure_effects_free(TenureEffects *effects)
{
    if (effects == NULL)
        return;
    tenure_free(effects->after);
    g_ptr_array_unref(effects->letters);
    g_free(effects);
}

Letter *tenure_write(TenureTurn *turn, LetterKind kind, const char *topic)
{
    Letter *letter = g_new0(Letter, 1);
    letter->kind = kind;
    letter->reader_id = turn->tenure->mentor->id;
    letter->topic = g_strdup(topic);
    letter->urgent = turn->event->kind != TENURE_CLOCK;
    g_ptr_array_add(turn->effects->letters, letter);
    return letter;
}

void tenure_ask(TenureTurn *turn, const char *topic)
{
    tenure_write(turn, LETTER_UNCLEAR, topic)->words = g_strdup(turn->event->line);
}

/* Completed, and only a coordinator can change that. */
static void tenure_gone(TenureTurn *turn)
{
    if (turn->event->kind == TENURE_CLOCK)
        tenure_clear_clock(turn, turn->event->clock);
    else if (turn->event->kind == TENURE_COMPLETE)
        turn->effects->coordinators_hear = "completed";
    else
        tenure_write(turn, LETTER_LEAVING, "completed");
}

static gboolean mentor_differs(const Person *a, const Person *b)
{
    return a->paused_until != b->paused_until || a->away_until != b->away_until
           || a->capacity != b->capacity || a->leaving_at != b->leaving_at || a->roles != b->roles
           || g_strcmp0(a->bio, b->bio) != 0;
}

static gboolean clocks_equal(const GArray *a, const GArray *b)
{
    for (guint i = 0; i < a->len && i < b->len; i++) {
        const TenureClock *x = &g_array_index(a, TenureClock, i);
        const TenureClock *y = &g_array_index(b, TenureClock, i);
        if (x->kind != y->kind || x->at != y->at)
            return FALSE;
    }
    return a->len == b->len;
}

static void find_changes(const Tenure *before, TenureEffects *effects)
{
    const Tenure *after = effects->after;
    effects->mentor_changed = mentor_differs(before->mentor, after->mentor)
                              || g_strcmp0(before->bio_before, after->bio_before) != 0;
    effects->words_changed = before->mentor->roles != after->mentor->roles
                             || g_strcmp0(before->mentor->bio, after->mentor->bio) != 0;
    effects->clocks_changed = !clocks_equal(before->clocks, after->clocks);
}

TenureEffects *tenure_decide(const Tenure *before, const TenureEvent *event, const Rules *rules,
                             gint64 now)
{
    TenureEffects *effects = g_new0(TenureEffects, 1);
    effects->after = tenure_copy(before);
    effects->letters = g_ptr_array_new_with_free_func((GDestroyNotify)letter_free);
    TenureTurn turn = {
        .tenure = effects->after, .event = event, .rules = rules, .now = now, .effects = effects};
    if (person_is_mentor(before->mentor))
        RULES[event->kind].rule(&turn);
    else
        tenure_gone(&turn);
    find_changes(before, effects);
    return effects;
}
