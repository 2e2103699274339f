/* SPDX-License-Identifier: MIT */
#include "base/backoff.h"

static void waits_grow_to_67_minutes_a_tenth_more_or_less(void)
{
    static const gint64 minutes[] = {5, 5, 10, 20, 40, 67, 67};
    for (guint attempts = 0; attempts < G_N_ELEMENTS(minutes); attempts++) {
        for (gint64 salt = 0; salt < 5000; salt++) {
            gint64 seconds = backoff_seconds(attempts, salt);
            g_assert_cmpint(seconds, >=, minutes[attempts] * 60 * 9 / 10);
            g_assert_cmpint(seconds, <=, minutes[attempts] * 60 * 11 / 10);
            g_assert_cmpint(seconds, ==, backoff_seconds(attempts, salt));
        }
    }
    g_assert_cmpint(backoff_seconds(G_MAXUINT, 1), <=, 75 * 60);
}

static void letters_that_failed_together_come_back_apart(void)
{
    g_autoptr(GHashTable) waits = g_hash_table_new(NULL, NULL);
    for (gint64 salt = 1; salt <= 100; salt++)
        g_hash_table_add(waits, GINT_TO_POINTER(backoff_seconds(3, salt)));
    g_assert_cmpuint(g_hash_table_size(waits), >, 50);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define T(name) g_test_add_func("/backoff/" #name, name)
    T(waits_grow_to_67_minutes_a_tenth_more_or_less);
    T(letters_that_failed_together_come_back_apart);
#undef T
    return g_test_run();
}
