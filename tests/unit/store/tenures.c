/* SPDX-License-Identifier: MIT */
#include "store/tenures.h"
#include "store/watches.h"

#include "store/connection.h"

#include "tests/unit/store/fixture.h"

static Tenure *load_tenure(Store *store, gint64 person_id)
{
    g_autoptr(GError) error = NULL;
    Tenure *tenure = NULL;
    store_load_tenure(store, person_id, ZONE, &tenure, &error);
    g_assert_no_error(error);
    return tenure;
}

/* Saves the tenure as one that an event has changed. */
static void save_tenure(Store *store, Tenure *tenure)
{
    g_autoptr(GError) error = NULL;
    TenureEffects effects = {.after = tenure, .mentor_changed = TRUE};
    begin(store);
    store_save_tenure(store, &effects, START_AT, &error);
    g_assert_no_error(error);
    commit(store);
}

/* An offer to Ben in a request of that number. */
static void offer_to_ben(Store *store, gint64 number, OfferState state, gint64 talked_at)
{
    g_autoptr(Effects) effects = effects_of(number);
    add_offer(effects, 1, CLARA, OFFER_LISTED);
    add_offer(effects, 2, BEN, state)->asked_at = state != OFFER_LISTED ? START_AT : 0;
    effects->after->request->talked_at = talked_at;
    save(store, effects);
}

static void the_counts_are_of_the_own_offers(void)
{
    g_autoptr(Store) store = open_programme();
    offer_to_ben(store, 1, OFFER_LISTED, 0);
    offer_to_ben(store, 2, OFFER_DECLINED, 0);
    offer_to_ben(store, 3, OFFER_INTRODUCED, 0);
    offer_to_ben(store, 4, OFFER_INTRODUCED, START_AT);
    offer_to_ben(store, 5, OFFER_MISSED, START_AT);
    g_autoptr(Tenure) ben = load_tenure(store, BEN);
    g_autoptr(Tenure) clara = load_tenure(store, CLARA);
    g_assert_cmpstr(ben->mentor->name, ==, "Ben Okafor");
    g_assert_cmpuint(ben->asked, ==, 4);
    g_assert_cmpuint(ben->talks, ==, 1);
    g_assert_cmpuint(clara->asked, ==, 0);
    g_assert_null(load_tenure(store, 99));
}

static void open_offers_are_those_that_wait(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(GArray) offers = NULL;
    for (OfferState state = OFFER_LISTED; state <= OFFER_UNDELIVERABLE; state++)
        offer_to_ben(store, 1 + state, state, 0);
    g_autoptr(Effects) closed = effects_of(50);
    add_offer(closed, 1, BEN, OFFER_ASKED)->asked_at = START_AT;
    closed->after->request->state = REQUEST_CLOSED;
    save(store, closed);
    g_assert_true(store_list_open_offers(store, BEN, &offers, NULL));
    g_assert_cmpuint(offers->len, ==, 2);
    g_assert_cmpint(g_array_index(offers, OfferName, 0).request_number, ==, 1 + OFFER_ASKED);
    g_assert_cmpuint(g_array_index(offers, OfferName, 0).offer_number, ==, 2);
    g_assert_cmpint(g_array_index(offers, OfferName, 1).request_number, ==, 1 + OFFER_ACCEPTED);
}

static guint count_found(Store *store)
{
    g_autoptr(GPtrArray) found = NULL;
    MentorSearch asked = {
        .situation = "reorganisation", .default_zone = ZONE, .side = SIDE_BOTH, .shown = 5};
    g_assert_true(store_search_mentors(store, &asked, &found, NULL));
    return found->len;
}

static void who_has_left_is_found_no_more(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Tenure) ben = load_tenure(store, BEN);
    TenureEffects effects = {.after = ben, .mentor_changed = TRUE, .words_changed = TRUE};
    g_assert_cmpuint(count_found(store), ==, 1);
    ben->mentor->roles = ROLE_MENTEE;
    begin(store);
    g_assert_true(store_save_tenure(store, &effects, START_AT, NULL));
    commit(store);
    g_assert_cmpuint(count_found(store), ==, 0);
    g_auto(Query) query = query_new(store, "SELECT count(*) FROM mentor_use WHERE term = 'budget'"
                                           " AND doc = 3");
    gint64 uses = -1;
    g_assert_true(query_number(&query, &uses, NULL));
    g_assert_cmpint(uses, ==, 0);
}

/* Whatever says that somebody is no mentor. */
static void made_a_mentor_again_they_begin_anew(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Tenure) ben = load_tenure(store, BEN);
    ben->mentor->leaving_at = START_AT;
    save_tenure(store, ben);
    g_autoptr(Tenure) leaving = load_tenure(store, BEN);
    g_assert_false(person_is_free(leaving->mentor, START_AT));
    must_import(store, PEOPLE_HEADER "ben@energy.example,Ben Okafor,,ENE,mentee,,,,,,,,,\n");
    must_import(store,
                PEOPLE_HEADER "ben@energy.example,Ben Okafor,,ENE,mentor,,,,,,,,2026-06-01,\n");
    g_autoptr(Tenure) again = load_tenure(store, BEN);
    g_assert_cmpint(again->mentor->leaving_at, ==, 0);
    g_assert_true(person_is_free(again->mentor, START_AT));
}

static void a_pause_and_a_capacity_are_kept(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Tenure) ben = load_tenure(store, BEN);
    ben->mentor->paused_until = UNTIL_RESUMED;
    ben->mentor->away_until = 0;
    ben->mentor->capacity = 7;
    save_tenure(store, ben);
    g_autoptr(Tenure) again = load_tenure(store, BEN);
    g_assert_cmpint(again->mentor->paused_until, ==, UNTIL_RESUMED);
    g_assert_cmpuint(again->mentor->capacity, ==, 7);
    again->mentor->paused_until = 0;
    save_tenure(store, again);
    g_autoptr(Tenure) third = load_tenure(store, BEN);
    g_assert_cmpint(third->mentor->paused_until, ==, 0);
}

static void nothing_is_saved_where_nothing_changed(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Tenure) ben = load_tenure(store, BEN);
    ben->mentor->capacity = 7;
    TenureEffects effects = {.after = ben};
    begin(store);
    g_assert_true(store_save_tenure(store, &effects, START_AT, NULL));
    commit(store);
    g_autoptr(Tenure) again = load_tenure(store, BEN);
    g_assert_cmpuint(again->mentor->capacity, ==, 3);
}

static void clocks_of(Store *store, gint64 person_id, const char *wanted)
{
    g_autoptr(Tenure) tenure = load_tenure(store, person_id);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < tenure->clocks->len; i++) {
        const TenureClock *clock = &g_array_index(tenure->clocks, TenureClock, i);
        g_string_append_printf(text, "%s%s %" G_GINT64_FORMAT, i > 0 ? ", " : "",
                               tenure_clock_kind_name(clock->kind), clock->at);
    }
    g_assert_cmpstr(text->str, ==, wanted);
}

static void whoever_becomes_a_mentor_begins(void)
{
    g_autoptr(Store) store = open_untouched_programme();
    clocks_of(store, BEN, "begin 1");
    clocks_of(store, DORA, ""); /* no commitments yet */
    clocks_of(store, MENTEE, "");
    begin(store);
    g_assert_true(store_record_commitment(store, DORA, START_AT, NULL));
    commit(store);
    clocks_of(store, DORA, "begin 1");
    must_import(store, PEOPLE_HEADER "dora@energy.example,Dora Lind,,ENE,mentee,,,,,,,,,\n");
    clocks_of(store, DORA, "");
    must_import(store,
                PEOPLE_HEADER "dora@energy.example,Dora Lind,,ENE,mentor,,,,,,,,2026-06-01,\n");
    clocks_of(store, DORA, "begin 1");
}

static void clocks_are_kept_and_run_out_in_their_order(void)
{
    g_autoptr(Store) store = open_empty();
    must_import(store, AGENCIES);
    must_import(store, PEOPLE_HEADER "ben@energy.example,Ben,,ENE,mentor,,,,,,,,2026-06-01,\n");
    g_autoptr(Person) person = NULL;
    g_assert_true(store_find_person(store, "ben@energy.example", ZONE, &person, NULL));
    g_autoptr(Tenure) ben = load_tenure(store, person->id);
    TenureEffects effects = {.after = ben, .clocks_changed = TRUE};
    TenureClock set[] = {{TENURE_BIO_STALE, START_AT + 20}, {TENURE_BIO_CHECK, START_AT + 10}};
    gint64 id = -1, at = -1;
    TenureClock clock = {0};
    g_array_set_size(ben->clocks, 0);
    g_array_append_vals(ben->clocks, set, 2);
    begin(store);
    g_assert_true(store_save_tenure(store, &effects, START_AT, NULL));
    g_assert_true(store_forget_newcomers(store, START_AT, G_MAXINT64, NULL));
    commit(store);
    g_assert_true(store_next_clock_at(store, &at, NULL));
    g_assert_cmpint(at, ==, START_AT + 10);
    g_assert_true(store_next_tenure_clock(store, START_AT + 9, &id, &clock, NULL));
    g_assert_cmpint(id, ==, 0);
    g_assert_true(store_next_tenure_clock(store, START_AT + 10, &id, &clock, NULL));
    g_assert_cmpint(id, ==, person->id);
    g_assert_cmpint(clock.kind, ==, TENURE_BIO_CHECK);
    g_assert_true(store_put_off_tenure_clock(store, id, clock.kind, START_AT + 30, NULL));
    g_assert_true(store_next_tenure_clock(store, START_AT + 99, &id, &clock, NULL));
    g_assert_cmpint(clock.kind, ==, TENURE_BIO_STALE);
    g_assert_cmpint(clock.at, ==, START_AT + 20);
}

static void a_new_bio_is_found_and_the_old_one_is_not(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Tenure) ben = load_tenure(store, BEN);
    TenureEffects effects = {.after = ben, .mentor_changed = TRUE, .words_changed = TRUE};
    ben->bio_before = ben->mentor->bio;
    ben->mentor->bio = g_strdup("Ran a laboratory.");
    begin(store);
    g_assert_true(store_save_tenure(store, &effects, START_AT, NULL));
    commit(store);
    g_autoptr(Tenure) again = load_tenure(store, BEN);
    g_assert_cmpstr(again->mentor->bio, ==, "Ran a laboratory.");
    g_assert_cmpstr(again->bio_before, ==, "Cut a budget by a fifth. Led 300 people.");
    g_auto(Query) query = query_new(store, "SELECT group_concat(DISTINCT term) FROM mentor_use"
                                           " WHERE doc = 3 AND col = 'bio'");
    g_assert_true(query_next(&query));
    g_autofree char *terms = row_text(&query, 0);
    g_assert_cmpstr(terms, ==, "a,laboratori,ran");
}

/* There is nothing to take back any more, so that UNDO undoes nobody else's change. */
static void an_imported_bio_is_not_undone(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Tenure) ben = load_tenure(store, BEN);
    ben->bio_before = g_strdup("An older text.");
    save_tenure(store, ben);
    must_import(store, PEOPLE_HEADER "ben@energy.example,Ben Okafor,,ENE,mentor,New.,,,,,,,,\n");
    g_autoptr(Tenure) again = load_tenure(store, BEN);
    g_assert_cmpstr(again->mentor->bio, ==, "New.");
    g_assert_null(again->bio_before);
}

static guint count_stale(Store *store)
{
    g_autoptr(GPtrArray) matters = NULL;
    g_assert_true(store_list_matters(store, 1, &matters, NULL));
    return matters->len;
}

static void a_stale_bio_is_noted_once_and_dropped_when_answered(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Tenure) clara = load_tenure(store, CLARA);
    TenureEffects effects = {.after = clara, .stale_bio = MATTER_NOTED};
    begin(store);
    g_assert_true(store_save_tenure(store, &effects, START_AT, NULL));
    g_assert_true(store_save_tenure(store, &effects, START_AT, NULL));
    g_assert_cmpuint(count_stale(store), ==, 1);
    effects.stale_bio = MATTER_DROPPED;
    g_assert_true(store_save_tenure(store, &effects, START_AT, NULL));
    commit(store);
    g_assert_cmpuint(count_stale(store), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/tenures/" #name, name)
    TEST(the_counts_are_of_the_own_offers);
    TEST(open_offers_are_those_that_wait);
    TEST(who_has_left_is_found_no_more);
    TEST(made_a_mentor_again_they_begin_anew);
    TEST(whoever_becomes_a_mentor_begins);
    TEST(clocks_are_kept_and_run_out_in_their_order);
    TEST(a_new_bio_is_found_and_the_old_one_is_not);
    TEST(an_imported_bio_is_not_undone);
    TEST(a_stale_bio_is_noted_once_and_dropped_when_answered);
    TEST(a_pause_and_a_capacity_are_kept);
    TEST(nothing_is_saved_where_nothing_changed);
    return g_test_run();
}
