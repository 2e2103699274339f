/* SPDX-License-Identifier: MIT */
#include "store/closures.h"

#include "store/outbox.h"
#include "tests/unit/store/fixture.h"

enum { EVE = 739609, DAY_AFTER = EVE + 2 };

static void assert_closed(Store *store, guint count)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) days = NULL;
    store_list_closures(store, &days, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(days->len, ==, count);
    if (count > 0)
        g_assert_cmpuint(g_array_index(days, guint32, 0), ==, EVE);
}

static void a_closed_day_is_kept_until_it_is_opened(void)
{
    g_autoptr(Store) store = open_programme();
    gint64 entered_at = 0;
    begin(store);
    g_assert_true(store_close_day(store, DAY_AFTER, PERSON_OFFICE, START_AT, NULL));
    g_assert_true(store_close_day(store, EVE, CORA, START_AT, NULL));
    g_assert_true(store_close_day(store, EVE, CORA, START_AT + 9, NULL));
    commit(store);
    assert_closed(store, 2);
    begin(store);
    g_assert_true(store_open_day(store, DAY_AFTER, &entered_at, NULL));
    g_assert_cmpint(entered_at, ==, START_AT);
    g_assert_true(store_open_day(store, DAY_AFTER, &entered_at, NULL));
    g_assert_cmpint(entered_at, ==, 0);
    commit(store);
    assert_closed(store, 1);
}

static void a_closure_that_is_rolled_back_was_never_there(void)
{
    g_autoptr(Store) store = open_programme();
    begin(store);
    g_assert_true(store_close_day(store, EVE, CORA, START_AT, NULL));
    store_rollback(store);
    assert_closed(store, 0);
}

static void requests_are_listed_by_their_clocks(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(GArray) numbers = NULL;
    for (guint i = 1; i <= 3; i++) {
        g_autoptr(Effects) effects = effects_of(i);
        if (i != 2)
            case_set_deadline(effects->after, DEADLINE_CLOSE_SILENT, 0, START_AT + i);
        save(store, effects);
    }
    g_assert_true(store_list_clocked(store, START_AT + 2, &numbers, NULL));
    g_assert_cmpuint(numbers->len, ==, 1);
    g_assert_cmpint(g_array_index(numbers, gint64, 0), ==, 3);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/store/" #name, name)
    TEST(a_closed_day_is_kept_until_it_is_opened);
    TEST(a_closure_that_is_rolled_back_was_never_there);
    TEST(requests_are_listed_by_their_clocks);
    return g_test_run();
}
