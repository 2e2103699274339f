/* SPDX-License-Identifier: MIT */
#include "store/connection.h"
#include "tests/unit/store/fixture.h"

enum { TREASURY = 1, ENERGY };

/* Asks this mentor in a request of that number, and notes an unclear answer. */
static Effects *note(Store *store, gint64 number, gint64 mentor_id)
{
    Effects *effects = effects_of(number);
    Matter matter = {MATTER_UNCLEAR, mentor_id, number, 1, NULL};
    add_offer(effects, 1, mentor_id, OFFER_ASKED)->asked_at = START_AT;
    g_array_append_val(effects->matters, matter);
    save(store, effects);
    return effects;
}

static GPtrArray *matters_of(Store *store, gint64 agency_id)
{
    g_autoptr(GError) error = NULL;
    GPtrArray *matters = NULL;
    store_list_matters(store, agency_id, &matters, &error);
    g_assert_no_error(error);
    return matters;
}

static guint count_matters(Store *store, gint64 agency_id)
{
    g_autoptr(GPtrArray) matters = matters_of(store, agency_id);
    return matters->len;
}

static gint64 next_agency(Store *store, gint64 until)
{
    gint64 agency_id = -1;
    g_assert_true(store_next_digest(store, until, &agency_id, NULL));
    return agency_id;
}

static gint64 next_clock_at(Store *store)
{
    gint64 at = -1;
    g_assert_true(store_next_clock_at(store, &at, NULL));
    return at;
}

static void a_matter_is_of_the_persons_agency_and_looked_at_at_once(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = note(store, 7, CLARA);
    g_autoptr(GPtrArray) matters = matters_of(store, TREASURY);
    g_assert_cmpuint(matters->len, ==, 1);
    const NotedMatter *noted = matters->pdata[0];
    g_assert_cmpint(noted->matter.kind, ==, MATTER_UNCLEAR);
    g_assert_cmpint(noted->matter.person_id, ==, CLARA);
    g_assert_cmpstr(noted->person_name, ==, "Clara Diaz");
    g_assert_cmpint(noted->matter.request_number, ==, 7);
    g_assert_cmpuint(noted->matter.offer_number, ==, 1);
    g_assert_cmpint(noted->noted_at, ==, START_AT);
    g_assert_cmpint(noted->told_at, ==, 0);
    g_assert_cmpuint(count_matters(store, ENERGY), ==, 0);
    g_assert_cmpint(next_agency(store, START_AT - 1), ==, 0);
    g_assert_cmpint(next_agency(store, START_AT), ==, TREASURY);
    g_assert_cmpint(next_clock_at(store), ==, START_AT);
}

/* But for the name of somebody recommended. */
static void nobodys_words_are_kept_with_a_matter(void)
{
    g_autoptr(Store) store = open_programme();
    g_auto(Query) query = query_new(store, "SELECT group_concat(name, ' ') FROM"
                                           " pragma_table_info('matter') WHERE type = 'TEXT'");
    g_assert_true(query_next(&query));
    g_autofree char *texts = row_text(&query, 0);
    g_assert_cmpstr(texts, ==, "kind name");
}

static void a_recommendation_outlives_its_offer(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = effects_of(7);
    Matter matter = {MATTER_PEER, CLARA, 7, 1, (char *)"Lee Chen"};
    Offer *offer = add_offer(effects, 1, CLARA, OFFER_DECLINED);
    g_array_append_val(effects->matters, matter);
    save(store, effects);
    offer->state = OFFER_WITHDRAWN;
    g_array_set_clear_func(effects->matters, NULL);
    g_array_set_size(effects->matters, 0);
    save(store, effects);
    g_autoptr(GPtrArray) matters = matters_of(store, TREASURY);
    g_assert_cmpuint(matters->len, ==, 1);
    const NotedMatter *noted = matters->pdata[0];
    g_assert_cmpint(noted->matter.kind, ==, MATTER_PEER);
    g_assert_cmpstr(noted->matter.name, ==, "Lee Chen");
}

static void noted_twice_is_noted_once(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = note(store, 1, CLARA);
    save(store, effects);
    g_assert_cmpuint(count_matters(store, TREASURY), ==, 1);
}

static void without_a_coordinator_a_matter_waits_for_one(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = note(store, 1, BEN);
    g_assert_cmpint(next_agency(store, G_MAXINT64), ==, 0);
    g_assert_cmpint(next_clock_at(store), ==, 0);
    must_import(store, AGENCY_HEADER "ENE,Energy,energy.example,dan@energy.example,,\n");
    g_assert_cmpint(next_agency(store, START_AT), ==, ENERGY);
    g_assert_cmpint(next_clock_at(store), ==, START_AT);
}

static void without_an_agency_a_matter_waits_too(void)
{
    g_autoptr(Store) store = open_programme();
    must_import(store, PEOPLE_HEADER "olga@office.example,Olga,,,manager,,,,,,,,,\n");
    g_autoptr(Person) olga = NULL;
    g_assert_true(store_find_person(store, "olga@office.example", ZONE, &olga, NULL));
    g_autoptr(Effects) effects = note(store, 1, olga->id);
    g_assert_cmpint(next_agency(store, G_MAXINT64), ==, 0);
    g_assert_cmpint(next_clock_at(store), ==, 0);
}

static void an_offer_that_moves_on_takes_its_matter_along(void)
{
    for (OfferState state = OFFER_ACCEPTED; state <= OFFER_INTRODUCED; state++) {
        g_autoptr(Store) store = open_programme();
        g_autoptr(Effects) effects = note(store, 1, CLARA);
        g_autoptr(Effects) other = note(store, 2, CLARA);
        g_array_set_size(effects->matters, 0);
        case_offer(effects->after, 1)->state = state;
        save(store, effects);
        g_assert_cmpuint(count_matters(store, TREASURY), ==, 1);
    }
}

static void what_was_told_is_told_no_more(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) first = note(store, 1, CLARA);
    g_autoptr(Effects) second = note(store, 2, CLARA);
    g_autoptr(GPtrArray) matters = matters_of(store, TREASURY);
    NotedMatter *told = matters->pdata[0], *half = matters->pdata[1];
    told->told_at = half->told_at = START_AT + 60;
    g_assert_true(store_record_digest(store, told, 0, NULL));
    g_assert_true(store_record_digest(store, half, START_AT + 90, NULL));
    g_autoptr(GPtrArray) left = matters_of(store, TREASURY);
    g_assert_cmpuint(left->len, ==, 1);
    g_assert_cmpint(((NotedMatter *)left->pdata[0])->matter.request_number, ==, 2);
    g_assert_cmpint(((NotedMatter *)left->pdata[0])->told_at, ==, START_AT + 60);
    g_assert_cmpint(next_clock_at(store), ==, START_AT + 90);
    save(store, first);
    g_assert_cmpuint(count_matters(store, TREASURY), ==, 1);
}

static void a_digest_can_be_put_off(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = note(store, 1, CLARA);
    g_assert_true(store_put_off_digest(store, ENERGY, START_AT, START_AT + 5, NULL));
    g_assert_cmpint(next_clock_at(store), ==, START_AT);
    g_assert_true(store_put_off_digest(store, TREASURY, START_AT, START_AT + 5, NULL));
    g_assert_cmpint(next_clock_at(store), ==, START_AT + 5);
}

static void coordinators_are_whoever_has_their_addresses_each_once(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(GPtrArray) none = NULL, two = NULL;
    must_import(store, AGENCY_HEADER "TRE,Treasury,treasury.example,cora@treasury.example;"
                                     "anna@home.example;anna@treasury.example,,\n");
    g_assert_true(store_list_coordinators(store, ENERGY, ZONE, &none, NULL));
    g_assert_cmpuint(none->len, ==, 0);
    g_assert_true(store_list_coordinators(store, TREASURY, ZONE, &two, NULL));
    g_assert_cmpuint(two->len, ==, 2);
    g_assert_cmpstr(((Person *)two->pdata[0])->email, ==, "cora@treasury.example");
    g_assert_cmpstr(((Person *)two->pdata[0])->name, ==, "");
    g_assert_cmpstr(((Person *)two->pdata[1])->email, ==, "anna@treasury.example");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/store/" #name, name)
    TEST(a_matter_is_of_the_persons_agency_and_looked_at_at_once);
    TEST(nobodys_words_are_kept_with_a_matter);
    TEST(noted_twice_is_noted_once);
    TEST(without_a_coordinator_a_matter_waits_for_one);
    TEST(without_an_agency_a_matter_waits_too);
    TEST(an_offer_that_moves_on_takes_its_matter_along);
    TEST(a_recommendation_outlives_its_offer);
    TEST(what_was_told_is_told_no_more);
    TEST(a_digest_can_be_put_off);
    TEST(coordinators_are_whoever_has_their_addresses_each_once);
    return g_test_run();
}
