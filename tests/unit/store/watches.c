/* SPDX-License-Identifier: MIT */
#include "store/watches.h"
#include "tests/unit/store/fixture.h"

static guint count_newcomers(Store *store, gint64 until, gint64 *newest)
{
    g_autoptr(GHashTable) ids = NULL;
    g_assert_true(store_list_newcomers(store, until, &ids, newest, NULL));
    return g_hash_table_size(ids);
}

static gboolean is_newcomer(Store *store, gint64 mentor_id)
{
    gint64 newest = 0;
    g_autoptr(GHashTable) ids = NULL;
    g_assert_true(store_list_newcomers(store, START_AT, &ids, &newest, NULL));
    return g_hash_table_contains(ids, &mentor_id);
}

static void change(Store *store, const char *sql)
{
    g_assert_cmpint(sqlite3_exec(store->db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void mentors_who_have_promised_are_newcomers(void)
{
    g_autoptr(Store) store = open_untouched_programme();
    gint64 newest = 0, at = 0;
    g_assert_cmpuint(count_newcomers(store, START_AT, &newest), ==, 3);
    g_assert_false(is_newcomer(store, DORA)); /* has not promised */
    g_assert_true(store_next_newcomer_at(store, &at, NULL));
    g_assert_cmpint(at, ==, 1);
    g_assert_true(store_forget_newcomers(store, START_AT, newest, NULL));
    g_assert_cmpuint(count_newcomers(store, START_AT, &newest), ==, 0);
    g_assert_true(store_next_newcomer_at(store, &at, NULL));
    g_assert_cmpint(at, ==, 0);
    g_assert_true(store_record_commitment(store, DORA, START_AT, NULL));
    g_assert_cmpuint(count_newcomers(store, START_AT, &newest), ==, 1);
}

static void a_changed_bio_counts_and_being_asked_does_not(void)
{
    g_autoptr(Store) store = open_programme();
    must_import(store, PEOPLE_FILE);
    g_assert_true(store_record_asking(store, BEN, START_AT, NULL));
    g_assert_false(is_newcomer(store, BEN));
    change(store, "UPDATE person SET bio = 'Moved an office overseas.' WHERE name = 'Ben Okafor'");
    g_assert_true(is_newcomer(store, BEN));
}

static void who_pauses_is_looked_at_on_coming_back(void)
{
    g_autoptr(Store) store = open_programme();
    g_autofree char *pause = g_strdup_printf("UPDATE person SET paused_until = %d, away_until = %d"
                                             " WHERE name = 'Ben Okafor'",
                                             START_AT + 50, START_AT + 20);
    gint64 newest = 0;
    change(store, pause);
    g_assert_false(is_newcomer(store, BEN));
    g_assert_cmpuint(count_newcomers(store, START_AT + 49, &newest), ==, 0);
    g_assert_cmpuint(count_newcomers(store, START_AT + 50, &newest), ==, 1);
    change(store, "UPDATE person SET paused_until = NULL, away_until = NULL"
                  " WHERE name = 'Ben Okafor'"); /* back sooner */
    g_assert_true(is_newcomer(store, BEN));
}

static void who_changes_while_we_look_is_looked_at_again(void)
{
    g_autoptr(Store) store = open_untouched_programme();
    gint64 newest = 0;
    g_assert_cmpuint(count_newcomers(store, START_AT, &newest), ==, 3);
    change(store, "UPDATE person SET topics = 'schools' WHERE name = 'Ben Okafor'");
    g_assert_true(store_forget_newcomers(store, START_AT, newest, NULL));
    g_assert_cmpuint(count_newcomers(store, START_AT, &newest), ==, 1);
    g_assert_true(is_newcomer(store, BEN));
}

static void only_requests_that_watch_are_listed(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) watching = effects_of(4);
    g_autoptr(Effects) listed = effects_of(5);
    g_autoptr(GArray) numbers = NULL;
    watching->after->request->state = REQUEST_WATCHING;
    save(store, watching);
    save(store, listed);
    g_assert_true(store_list_watching(store, &numbers, NULL));
    g_assert_cmpuint(numbers->len, ==, 1);
    g_assert_cmpint(g_array_index(numbers, gint64, 0), ==, 4);
}

static void a_search_among_some_finds_nobody_else(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(GHashTable) among = g_hash_table_new(g_int64_hash, g_int64_equal);
    g_autoptr(GPtrArray) found = NULL;
    g_autoptr(GPtrArray) none = NULL;
    gint64 ben = BEN, clara = CLARA;
    MentorSearch search = {.situation = "budget cuts",
                           .default_zone = ZONE,
                           .side = SIDE_BOTH,
                           .shown = 5,
                           .among = among};
    g_hash_table_add(among, &clara);
    g_assert_true(store_search_mentors(store, &search, &none, NULL));
    g_assert_cmpuint(none->len, ==, 0);
    g_hash_table_add(among, &ben);
    g_assert_true(store_search_mentors(store, &search, &found, NULL));
    g_assert_cmpuint(found->len, ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/watches/" #name, name)
    TEST(mentors_who_have_promised_are_newcomers);
    TEST(a_changed_bio_counts_and_being_asked_does_not);
    TEST(who_pauses_is_looked_at_on_coming_back);
    TEST(who_changes_while_we_look_is_looked_at_again);
    TEST(only_requests_that_watch_are_listed);
    TEST(a_search_among_some_finds_nobody_else);
    return g_test_run();
}
