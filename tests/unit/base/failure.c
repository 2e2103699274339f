/* SPDX-License-Identifier: MIT */
#include "base/failure.h"

static void a_failure_says_what_to_do_and_why(void)
{
    g_autoptr(GError) error = NULL;
    failure_set(&error, FAILURE_OPERATOR, "%s: line %d", "mentord.conf", 7);
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    g_assert_cmpstr(error->message, ==, "mentord.conf: line 7");
    g_assert_cmpstr(g_quark_to_string(error->domain), ==, "mentord_failure");
}

static void nobody_needs_to_ask_for_the_reason(void)
{
    GError **nobody = NULL;
    failure_set(nobody, FAILURE_TEMPORARY, "nothing is lost");
    g_assert_true(nobody == NULL);
}

static void a_per_cent_sign_in_a_reason_stays(void)
{
    g_autoptr(GError) error = NULL;
    failure_set(&error, FAILURE_PERMANENT, "%s", "100%s %n");
    g_assert_cmpstr(error->message, ==, "100%s %n");
}

static void exit_statuses_follow_sysexits(void)
{
    static const struct {
        FailureCode code;
        int status;
    } rows[] = {{FAILURE_TEMPORARY, 75}, {FAILURE_PERMANENT, 65}, {FAILURE_OPERATOR, 78}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        failure_set(&error, rows[i].code, "x");
        g_assert_cmpint(failure_exit_status(error), ==, rows[i].status);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define T(name) g_test_add_func("/failure/" #name, name)
    T(a_failure_says_what_to_do_and_why);
    T(nobody_needs_to_ask_for_the_reason);
    T(a_per_cent_sign_in_a_reason_stays);
    T(exit_statuses_follow_sysexits);
#undef T
    return g_test_run();
}
