/* SPDX-License-Identifier: MIT */
#include "store/tenures.h"

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

static void only_mentors_have_a_tenure(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Tenure) ben = load_tenure(store, BEN);
    g_assert_cmpstr(ben->mentor->name, ==, "Ben Okafor");
    g_assert_null(load_tenure(store, MENTEE));
    g_assert_null(load_tenure(store, 99));
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
    g_assert_true(store_save_tenure(store, &effects, NULL));
    g_autoptr(Tenure) again = load_tenure(store, BEN);
    g_assert_cmpuint(again->mentor->capacity, ==, 3);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/tenures/" #name, name)
    TEST(only_mentors_have_a_tenure);
    TEST(a_pause_and_a_capacity_are_kept);
    TEST(nothing_is_saved_where_nothing_changed);
    return g_test_run();
}
