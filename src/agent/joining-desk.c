/* SPDX-License-Identifier: MIT */
#include "agent/joining-desk.h"

#include "agent/case-desk.h"
#include "agent/clock-runner.h"
#include "programme/joining.h"
#include "store/cases.h"
#include "store/joinings.h"
#include "store/matters.h"
#include "store/outbox.h"

/* What waits for its hour has been overtaken. */
static gboolean drop_waiting(const Desk *desk, const Person *person, GError **error)
{
    const char *name = letter_kind_name(joining_letter(person));
    return store_drop_waiting_to(desk->store, person->id, name, error);
}

/* One decision: records, the coordinators' matter, the letter. */
static gboolean decide_joining(const Desk *desk, const Joining *joining, JoiningEvent event,
                               const JoiningReply *reply, const Occasion *occasion, GError **error)
{
    gint64 now = clock_now(&desk->clock);
    Rules rules = {.calendar = desk->calendar};
    JoiningEffects effects = joining_decide(joining, event, &rules, now);
    if (!drop_waiting(desk, joining->person, error)
        || !store_save_joining(desk->store, joining, &effects, reply, error))
        return FALSE;
    Matter matter = {.kind = effects.matter, .person_id = joining->person->id};
    if (effects.notes && !store_note_matter(desk->store, &matter, now, error))
        return FALSE;
    gboolean asks = letter_asks_to_join(effects.letter);
    Letter letter = {.kind = effects.letter,
                     .reader_id = joining->person->id,
                     .offer_number = asks ? desk->settings->policy_commitments : 0,
                     .topic = (char *)effects.topic,
                     .urgent = event != JOINING_CLOCK};
    return !effects.writes || compose_letter(desk, &letter, NULL, joining->person, occasion, error);
}

static gboolean load(const Desk *desk, gint64 person_id, Joining **joining, GError **error)
{
    return store_load_joining(desk->store, person_id, desk->settings->programme_time_zone, joining,
                              error);
}

static gboolean run_one(const Desk *desk, gint64 person_id, GError **error)
{
    g_autoptr(Joining) joining = NULL;
    if (!load(desk, person_id, &joining, error))
        return FALSE;
    g_autofree char *cause =
        g_strdup_printf("joining-%u-%s-%" G_GINT64_FORMAT, desk->settings->policy_commitments,
                        joining_step_name(joining->step), joining->next_at);
    Occasion occasion = {.cause = cause};
    return decide_joining(desk, joining, JOINING_CLOCK, NULL, &occasion, error);
}

static gboolean run_next(const Desk *desk, gboolean *ran, GError **error)
{
    gint64 person_id = 0;
    if (!store_require_commitments(desk->store, desk->settings->policy_commitments, error)
        || !store_next_joining(desk->store, clock_now(&desk->clock), &person_id, error))
        return FALSE;
    *ran = person_id != 0;
    return !*ran || run_one(desk, person_id, error);
}

static gboolean put_off_first(const Desk *desk, gint64 at, const GError *reason, gboolean *found,
                              GError **error)
{
    gint64 person_id = 0;
    if (!store_next_joining(desk->store, clock_now(&desk->clock), &person_id, error))
        return FALSE;
    *found = person_id != 0;
    if (!*found)
        return TRUE;
    g_warning("person %" G_GINT64_FORMAT ", commitments: %s", person_id, reason->message);
    return store_put_off_joining(desk->store, person_id, at, error);
}

/* TRUE if there is nothing to begin a transaction for. */
static gboolean is_idle(const Desk *desk, gboolean *idle, GError **error)
{
    gint64 person_id = 0;
    guint version = 0;
    if (!store_commitments_version(desk->store, &version, error)
        || !store_next_joining(desk->store, clock_now(&desk->clock), &person_id, error))
        return FALSE;
    *idle = person_id == 0 && version >= desk->settings->policy_commitments;
    return TRUE;
}

gboolean joinings_run(const Desk *desk, guint *count, GError **error)
{
    static const ClockKind KIND = {run_next, put_off_first};
    gboolean idle = TRUE;
    return is_idle(desk, &idle, error) && (idle || clock_runner_run(desk, &KIND, count, error));
}

/* `answered` has its own way: what it was asked about is this letter. */
static gboolean decide_request(const Desk *desk, gint64 number, gboolean answered,
                               const Event *event, const Occasion *occasion, GError **error)
{
    g_autoptr(Case) case_ = NULL;
    if (!store_load_case(desk->store, number, desk->settings->programme_time_zone, &case_, error))
        return FALSE;
    if (case_ == NULL)
        return TRUE;
    EventKind kind = event->kind;
    /* To agree is not to say "I wrote that" of a request that the letter does not tell of. */
    if (kind == EVENT_COMMITTED && case_->request->unsure && !answered)
        kind = EVENT_ASKED_UNSURE;
    g_autoptr(Event) own = event_new(kind, event->cause);
    return case_decide(desk, case_, own, occasion, error);
}

/* A settled one hears of a yes that came late, and of no no. */
static gboolean decide_requests(const Desk *desk, const JoiningAnswer *answer, const Event *event,
                                const Occasion *occasion, GError **error)
{
    g_autoptr(GArray) held = NULL;
    gboolean answered = FALSE;
    if (!store_list_held_requests(desk->store, answer->person->id, &held, error))
        return FALSE;
    for (guint i = 0; i < held->len; i++) {
        gint64 number = g_array_index(held, gint64, i);
        answered |= number == answer->request_number;
        if (!decide_request(desk, number, number == answer->request_number, event, occasion, error))
            return FALSE;
    }
    if (answered || answer->request_number == 0 || event->kind != EVENT_COMMITTED)
        return TRUE;
    return decide_request(desk, answer->request_number, TRUE, event, occasion, error);
}

/* Prose in answer to a welcome may be the request itself. */
static gboolean is_something_else(const JoiningAnswer *answer, const Joining *joining)
{
    if (joining->person->committed_at != 0)
        return TRUE;
    return answer->request_number == 0 && person_is_mentee(joining->person)
           && intake_is_request(answer->message);
}

static JoiningEvent joining_event(const Desk *desk, const JoiningAnswer *answer, EventKind kind)
{
    if (kind == EVENT_CANCELLED)
        return JOINING_DECLINED;
    if (kind != EVENT_COMMITTED)
        return JOINING_UNCLEAR;
    return answer->version == desk->settings->policy_commitments ? JOINING_AGREED
                                                                 : JOINING_AGREED_OLD;
}

gboolean joining_answer(const Desk *desk, const JoiningAnswer *answer, const Event *event,
                        const Occasion *occasion, gboolean *taken, GError **error)
{
    g_autoptr(Joining) joining = NULL;
    if (!load(desk, answer->person->id, &joining, error))
        return FALSE;
    JoiningEvent kind = joining_event(desk, answer, event->kind);
    *taken = kind != JOINING_UNCLEAR || !is_something_else(answer, joining);
    if (!*taken)
        return TRUE;
    JoiningReply reply = {.version = answer->version,
                          .message_id = answer->message->message_id,
                          .replied_at = clock_now(&desk->clock)};
    joining->asks |= answer->request_number != 0;
    if (!decide_joining(desk, joining, kind, &reply, occasion, error))
        return FALSE;
    gboolean counts = kind == JOINING_AGREED || kind == JOINING_DECLINED
                      || (kind == JOINING_AGREED_OLD && joining->person->committed_at != 0);
    return !counts || decide_requests(desk, answer, event, occasion, error);
}

gboolean joining_is_open(const Person *person, const char *letter)
{
    LetterKind kind = LETTER_COUNT;
    return letter_kind_parse(letter, &kind) && letter_asks_to_join(kind)
           && person->committed_at == 0;
}

gboolean joining_ask_anew(const Desk *desk, const Person *person, const Occasion *occasion,
                          GError **error)
{
    Letter letter = {.kind = joining_letter(person),
                     .reader_id = person->id,
                     .offer_number = desk->settings->policy_commitments,
                     .urgent = TRUE};
    return compose_letter(desk, &letter, NULL, person, occasion, error);
}
