/* SPDX-License-Identifier: MIT */
#include "base/failure.h"
#include "store/connection.h"
#include "tests/unit/store/fixture.h"

static void save_and_compare(Store *store, const Effects *effects)
{
    const Case *after = effects->after;
    save(store, effects);
    g_autoptr(Case) loaded = load_case(store, after->request->number);
    g_assert_nonnull(loaded);
    g_assert_true(request_equal(loaded->request, after->request));
    g_assert_cmpuint(loaded->offers->len, ==, after->offers->len);
    for (guint i = 0; i < after->offers->len; i++)
        g_assert_true(offer_equal(loaded->offers->pdata[i], after->offers->pdata[i]));
    g_assert_cmpuint(loaded->deadlines->len, ==, after->deadlines->len);
}

static void every_state_of_a_request_comes_back(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = effects_of(1);
    Request *request = effects->after->request;
    for (RequestState state = REQUEST_HELD; state <= REQUEST_CLOSED; state++) {
        for (Side side = SIDE_OUTSIDE; side <= SIDE_BOTH; side++) {
            request->state = state;
            request->side = side;
            request->accepted_count = state + 1;
            request->talk_questions = state;
            request->talked_at = state == REQUEST_CLOSED ? START_AT : 0;
            save_and_compare(store, effects);
        }
    }
    request->closed_at = START_AT + 1;
    g_free(request->message_id);
    request->message_id = g_strdup("1@treasury.example");
    g_free(request->situation);
    request->situation = g_strdup("");
    save_and_compare(store, effects);
}

static void every_state_of_an_offer_comes_back(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = effects_of(1);
    Offer *plain = add_offer(effects, 1, CLARA, OFFER_LISTED);
    Offer *full = add_offer(effects, 7, BEN, OFFER_LISTED);
    full->fitting = g_strdup("budget cuts");
    full->why = g_strdup("budget, \"fifth\"");
    full->asked_at = START_AT;
    full->due_at = START_AT + 1;
    full->answered_at = START_AT + 2;
    full->accepted_number = 3;
    full->unclear_count = 4;
    full->questioned_at = START_AT + 3;
    full->replied_at = START_AT + 4;
    for (OfferState state = OFFER_LISTED; state <= OFFER_UNDELIVERABLE; state++) {
        plain->state = full->state = state;
        save_and_compare(store, effects);
    }
    g_autoptr(Case) loaded = load_case(store, 1);
    g_assert_cmpstr(case_mentee(loaded)->name, ==, "Anna Bauer");
    g_assert_cmpstr(case_mentor(loaded, case_offer(loaded, 7))->name, ==, "Ben Okafor");
    g_assert_cmpuint(loaded->candidates->len, ==, 0);
}

static void every_clock_comes_back_and_is_replaced_whole(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = effects_of(1);
    for (DeadlineKind kind = DEADLINE_REMIND; kind <= DEADLINE_CLOSE_SILENT; kind++)
        case_set_deadline(effects->after, kind, kind % 3, START_AT + 100 - (gint64)kind);
    save_and_compare(store, effects);
    g_autoptr(Case) loaded = load_case(store, 1);
    for (guint i = 0; i < loaded->deadlines->len; i++) {
        const Deadline *deadline = &g_array_index(loaded->deadlines, Deadline, i);
        g_assert_cmpint(deadline->kind, ==, DEADLINE_CLOSE_SILENT - i);
        g_assert_cmpint(deadline->offer_number, ==, deadline->kind % 3);
        g_assert_cmpint(deadline->at, ==, START_AT + 100 - (gint64)deadline->kind);
    }
    g_array_set_size(effects->after->deadlines, 0);
    effects->deadlines_changed = FALSE;
    save(store, effects);
    g_autoptr(Case) untouched = load_case(store, 1);
    g_assert_cmpuint(untouched->deadlines->len, ==, 7);
    effects->deadlines_changed = TRUE;
    save_and_compare(store, effects);
}

static void only_what_changed_is_saved(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = effects_of(1);
    Offer *offer = add_offer(effects, 1, BEN, OFFER_LISTED);
    save(store, effects);
    offer->state = OFFER_ASKED;
    effects->after->request->state = REQUEST_ASKED;
    effects->request_changed = FALSE;
    g_array_set_size(effects->offers_changed, 0);
    save(store, effects);
    g_autoptr(Case) loaded = load_case(store, 1);
    g_assert_cmpint(loaded->request->state, ==, REQUEST_LISTED);
    g_assert_cmpint(case_offer(loaded, 1)->state, ==, OFFER_LISTED);
}

static void an_unknown_request_is_no_failure(void)
{
    g_autoptr(Store) store = open_programme();
    g_assert_null(load_case(store, 42));
}

static void numbers_are_never_given_twice(void)
{
    g_autoptr(Store) store = open_programme();
    gint64 number = 0;
    g_assert_true(store_next_request_number(store, &number, NULL));
    g_assert_cmpint(number, ==, 1);
    g_autoptr(Effects) effects = effects_of(41);
    save(store, effects);
    g_auto(Query) forget = query_new(store, "DELETE FROM request WHERE number = 41");
    g_assert_true(query_run(&forget, NULL));
    g_assert_true(store_next_request_number(store, &number, NULL));
    g_assert_cmpint(number, ==, 42);
}

static void the_clock_that_runs_out_first_comes_first(void)
{
    g_autoptr(Store) store = open_programme();
    gint64 number = 0, at = -1;
    Deadline deadline;
    gboolean found = TRUE;
    g_assert_true(store_next_clock_at(store, &at, NULL));
    g_assert_cmpint(at, ==, 0);
    for (gint64 i = 1; i <= 3; i++) {
        g_autoptr(Effects) effects = effects_of(i);
        case_set_deadline(effects->after, DEADLINE_WATCH_END, 0, START_AT + 10 * (4 - i));
        case_set_deadline(effects->after, DEADLINE_REMIND, (guint)i, START_AT + 5);
        save(store, effects);
    }
    g_assert_true(store_next_clock_at(store, &at, NULL));
    g_assert_cmpint(at, ==, START_AT + 5);
    g_assert_true(store_next_deadline(store, START_AT + 4, &number, &deadline, &found, NULL));
    g_assert_false(found);
    g_assert_true(store_next_deadline(store, START_AT + 5, &number, &deadline, &found, NULL));
    g_assert_true(found);
    g_assert_cmpint(number, ==, 1);
    g_assert_cmpint(deadline.kind, ==, DEADLINE_REMIND);
    g_assert_cmpint(deadline.offer_number, ==, 1);
    g_assert_cmpint(deadline.at, ==, START_AT + 5);
}

static void conversations_that_fill_a_place_are_counted(void)
{
    static const guint WANTED[] = {0, 1, 1, 0, 0, 0, 1};
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = effects_of(1);
    Offer *offer = add_offer(effects, 1, BEN, OFFER_LISTED);
    for (OfferState state = OFFER_LISTED; state <= OFFER_INTRODUCED; state++) {
        offer->state = state;
        save(store, effects);
        g_autoptr(Person) ben = load_person(store, BEN);
        g_assert_cmpuint(ben->open_conversations, ==, WANTED[state]);
    }
    effects->after->request->state = REQUEST_CLOSED;
    save(store, effects);
    g_autoptr(Person) ben = load_person(store, BEN);
    g_assert_cmpuint(ben->open_conversations, ==, 0);
}

static void commitments_absences_and_askings_are_recorded(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = effects_of(1);
    gint64 dora = DORA, emil = EMIL, back_at = START_AT + 1000;
    add_offer(effects, 1, BEN, OFFER_ASKED)->asked_at = START_AT + 7;
    g_array_append_val(effects->committed, dora);
    g_hash_table_insert(effects->away, g_memdup2(&emil, sizeof emil),
                        g_memdup2(&back_at, sizeof back_at));
    save(store, effects);
    g_autoptr(Person) committed = load_person(store, DORA);
    g_autoptr(Person) away = load_person(store, EMIL);
    g_autoptr(Person) asked = load_person(store, BEN);
    g_assert_cmpint(committed->committed_at, ==, START_AT);
    g_assert_cmpint(away->away_until, ==, back_at);
    g_assert_cmpint(asked->last_asked_at, ==, START_AT + 7);
    g_assert_true(store_record_asking(store, BEN, START_AT, NULL));
    g_autoptr(Person) later = load_person(store, BEN);
    g_assert_cmpint(later->last_asked_at, ==, START_AT + 7);
}

static void an_offer_to_nobody_is_given_up_alone(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = effects_of(1);
    g_autoptr(GError) error = NULL;
    add_offer(effects, 1, 999, OFFER_LISTED);
    begin(store);
    g_assert_false(store_save_effects(store, effects, START_AT, &error));
    g_assert_error(error, FAILURE, FAILURE_PERMANENT);
    store_rollback(store);
    g_assert_null(load_case(store, 1));
}

static void whom_a_request_names_is_kept_with_it(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = effects_of(1);
    g_ptr_array_add(effects->after->wanted, g_strdup("Ben Okafor"));
    g_ptr_array_add(effects->after->unwanted, g_strdup("Lee"));
    effects->wishes_changed = TRUE;
    save(store, effects);
    g_autoptr(Case) first = load_case(store, 1);
    g_assert_cmpuint(first->wanted->len, ==, 1);
    g_assert_cmpstr(first->wanted->pdata[0], ==, "Ben Okafor");
    g_assert_cmpuint(first->unwanted->len, ==, 1);
    g_assert_cmpstr(first->unwanted->pdata[0], ==, "Lee");
    g_ptr_array_set_size(effects->after->unwanted, 0);
    save(store, effects);
    g_autoptr(Case) second = load_case(store, 1);
    g_assert_cmpuint(second->unwanted->len, ==, 0);
}

static void mentors_are_found_by_name_committed_or_not(void)
{
    static const struct {
        const char *written;
        gint64 id; /* 0: nobody */
    } CASES[] = {{"Ms. Diaz", CLARA}, {"lind", DORA},    {"Ben Okafor", BEN},
                 {"Anna", 0},         {"Ben Weaver", 0}, {"Ok", 0}};
    g_autoptr(Store) store = open_programme();
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
        g_assert_true(store_find_named(store, CASES[i].written, ZONE, found, NULL));
        g_assert_true(store_find_named(store, CASES[i].written, ZONE, found, NULL));
        g_assert_cmpuint(found->len, ==, CASES[i].id != 0);
        if (found->len > 0)
            g_assert_cmpint(((const Person *)found->pdata[0])->id, ==, CASES[i].id);
    }
}

static void every_kind_of_answer_can_be_held(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = effects_of(1);
    save(store, effects);
    for (EventKind kind = EVENT_ASKED; kind <= EVENT_LEFT; kind++) {
        g_autoptr(Event) event = event_new(kind, "mail <1@x.example>");
        g_autoptr(Event) held = NULL, again = NULL;
        gboolean is_first = FALSE;
        guint numbers[] = {3, 1};
        event->offer_number = kind;
        event->deadline = DEADLINE_CLOSE_SILENT;
        event->back_at = START_AT;
        event->words = g_strdup("Thank you,\n\"Ben's\" \xC3\xA9");
        g_array_append_vals(event->numbers, numbers, 2);
        g_ptr_array_add(event->names, g_strdup("O'Neil, \"Lee\"\n]"));
        g_ptr_array_add(event->unwanted, g_strdup("Ms. D'Arc"));
        event->peer = g_strdup("Lee Chen");
        g_assert_true(store_hold_event(store, 1, event, START_AT, &is_first, NULL));
        g_assert_true(store_take_held_event(store, 1, kind, &held, NULL));
        g_assert_cmpstr(held->peer, ==, "Lee Chen");
        g_assert_cmpuint(held->unwanted->len, ==, 1);
        g_assert_cmpstr(held->unwanted->pdata[0], ==, "Ms. D'Arc");
        g_assert_cmpint(held->kind, ==, kind);
        g_assert_cmpstr(held->cause, ==, event->cause);
        g_assert_cmpuint(held->offer_number, ==, kind);
        g_assert_cmpint(held->deadline, ==, DEADLINE_CLOSE_SILENT);
        g_assert_cmpint(held->back_at, ==, START_AT);
        g_assert_cmpstr(held->words, ==, event->words);
        g_assert_cmpmem(held->numbers->data, held->numbers->len * sizeof(guint), numbers,
                        sizeof numbers);
        g_assert_cmpuint(held->names->len, ==, 1);
        g_assert_cmpstr(held->names->pdata[0], ==, event->names->pdata[0]);
        g_assert_true(store_take_held_event(store, 1, kind, &again, NULL));
        g_assert_null(again);
    }
}

static void the_first_held_answer_is_kept_while_its_question_is_open(void)
{
    enum { LATER = 21 * 86400 };
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = effects_of(1);
    g_autoptr(Event) first = event_new(EVENT_DECLINED, "a"),
                     second = event_new(EVENT_ACCEPTED, "b");
    g_autoptr(Event) held = NULL;
    gboolean is_first = FALSE;
    save(store, effects);
    g_assert_true(store_hold_event(store, 1, first, START_AT, &is_first, NULL));
    g_assert_true(is_first);
    g_assert_true(store_hold_event(store, 1, second, START_AT + 1, &is_first, NULL));
    g_assert_false(is_first);
    g_assert_true(store_hold_event(store, 1, first, START_AT + LATER, &is_first, NULL));
    g_assert_true(is_first);
    g_assert_true(store_take_held_event(store, 1, 0, &held, NULL));
    g_assert_cmpint(held->kind, ==, EVENT_DECLINED);
    g_assert_cmpstr(held->cause, ==, "a");
    g_assert_null(held->words);
    g_assert_cmpuint(held->names->len, ==, 0);
    g_assert_cmpuint(held->numbers->len, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/store/" #name, name)
    TEST(every_state_of_a_request_comes_back);
    TEST(every_state_of_an_offer_comes_back);
    TEST(every_clock_comes_back_and_is_replaced_whole);
    TEST(only_what_changed_is_saved);
    TEST(an_unknown_request_is_no_failure);
    TEST(numbers_are_never_given_twice);
    TEST(the_clock_that_runs_out_first_comes_first);
    TEST(conversations_that_fill_a_place_are_counted);
    TEST(commitments_absences_and_askings_are_recorded);
    TEST(an_offer_to_nobody_is_given_up_alone);
    TEST(whom_a_request_names_is_kept_with_it);
    TEST(mentors_are_found_by_name_committed_or_not);
    TEST(every_kind_of_answer_can_be_held);
    TEST(the_first_held_answer_is_kept_while_its_question_is_open);
    return g_test_run();
}
