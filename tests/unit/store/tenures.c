/* SPDX-License-Identifier: MIT */
#include "store/tenures.h"

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
    store_save_tenure(store, &effects, &error);
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
    g_assert_true(store_save_tenure(store, &effects, NULL));
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
    must_import(store, PEOPLE_HEADER "ben@energy.example,Ben Okafor,,ENE,mentor,,,,,,,,,\n");
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
    g_assert_true(store_save_tenure(store, &effects, NULL));
    commit(store);
    g_autoptr(Tenure) again = load_tenure(store, BEN);
    g_assert_cmpuint(again->mentor->capacity, ==, 3);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/tenures/" #name, name)
    TEST(the_counts_are_of_the_own_offers);
    TEST(open_offers_are_those_that_wait);
    TEST(who_has_left_is_found_no_more);
    TEST(made_a_mentor_again_they_begin_anew);
    TEST(a_pause_and_a_capacity_are_kept);
    TEST(nothing_is_saved_where_nothing_changed);
    return g_test_run();
}
