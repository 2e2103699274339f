/* SPDX-License-Identifier: MIT */
#include "mailbox/uid-set.h"

#include "mailbox/imap-connection.h"

static char *compressed(const guint32 *numbers, guint count)
{
    g_autoptr(GArray) uids = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_array_append_vals(uids, numbers, count);
    g_autoptr(GArray) ranges = mailbox_uids_compress(uids);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ranges->len; i++) {
        UidRange range = g_array_index(ranges, UidRange, i);
        g_string_append_printf(text, "%s%u:%u", i > 0 ? "," : "", range.first, range.last);
    }
    return g_string_free(text, FALSE);
}

static void neighbours_become_one_range(void)
{
    const guint32 uids[] = {7, 3, 2, 1, 9, 8, 20, 4294967295U, 4294967294U};
    g_autofree char *text = compressed(uids, G_N_ELEMENTS(uids));
    g_assert_cmpstr(text, ==, "1:3,7:9,20:20,4294967294:4294967295");
}

static void the_same_uid_twice_is_asked_for_once(void)
{
    const guint32 uids[] = {5, 5, 6, 5};
    g_autofree char *text = compressed(uids, G_N_ELEMENTS(uids));
    g_assert_cmpstr(text, ==, "5:6");
}

static void nothing_gives_no_range(void)
{
    g_autofree char *text = compressed(NULL, 0);
    g_assert_cmpstr(text, ==, "");
}

static void a_name_is_read_back_only_under_its_uidvalidity(void)
{
    guint32 uid = 0;
    g_autofree char *name = mailbox_uid_name(1700000000U, 4294967295U);
    g_assert_cmpstr(name, ==, "1700000000/4294967295");
    g_assert_true(mailbox_uid_parse(name, 1700000000U, &uid));
    g_assert_cmpuint(uid, ==, 4294967295U);
    g_assert_false(mailbox_uid_parse(name, 1700000001U, &uid));
}

static void what_is_no_name_is_refused(void)
{
    static const char *const names[] = {
        "", "1", "1/", "/1", "1/0", "0/1", "1/4294967296", "1/2/3", "1/-2", "1/ 2", "1700.host"};
    guint32 uid = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        g_assert_false(mailbox_uid_parse(names[i], 1, &uid));
}

static void a_url_gives_server_and_folder(void)
{
    static const struct {
        const char *url, *server, *folder;
    } cases[] = {
        {"imaps://imap.programme.example:993/INBOX", "imaps://imap.programme.example:993", "INBOX"},
        {"imap://imap.programme.example", "imap://imap.programme.example", "INBOX"},
        {"imaps://[::1]:9993/", "imaps://[::1]:9993", "INBOX"},
        {"imaps://mail.example/Shared/To%20read", "imaps://mail.example", "Shared/To read"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        MailboxUrl parts = {0};
        GError *error = NULL;
        g_assert_true(mailbox_url_parse(cases[i].url, &parts, &error));
        g_assert_no_error(error);
        g_assert_cmpstr(parts.server, ==, cases[i].server);
        g_assert_cmpstr(parts.folder, ==, cases[i].folder);
        g_free(parts.server);
        g_free(parts.folder);
    }
}

static void a_server_that_is_busy_is_told_from_one_that_refuses(void)
{
    g_assert_true(mailbox_refusal_passes("A1 NO [UNAVAILABLE] Temporary failure"));
    g_assert_true(mailbox_refusal_passes("Request is throttled. Suggested Backoff Time: 300 ms"));
    g_assert_true(mailbox_refusal_passes("A1 BAD User is authenticated but not connected."));
    g_assert_true(mailbox_refusal_passes("* BYE shutting down"));
    g_assert_false(mailbox_refusal_passes("A1 NO [AUTHENTICATIONFAILED] Authentication failed."));
    g_assert_false(mailbox_refusal_passes("A1 NO AUTHENTICATE failed."));
    g_assert_false(mailbox_refusal_passes(NULL));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/uid-set/neighbours_become_one_range", neighbours_become_one_range);
    g_test_add_func("/uid-set/the_same_uid_twice_is_asked_for_once",
                    the_same_uid_twice_is_asked_for_once);
    g_test_add_func("/uid-set/nothing_gives_no_range", nothing_gives_no_range);
    g_test_add_func("/uid-set/a_name_is_read_back_only_under_its_uidvalidity",
                    a_name_is_read_back_only_under_its_uidvalidity);
    g_test_add_func("/uid-set/what_is_no_name_is_refused", what_is_no_name_is_refused);
    g_test_add_func("/url/a_url_gives_server_and_folder", a_url_gives_server_and_folder);
    g_test_add_func("/refusal/a_server_that_is_busy_is_told_from_one_that_refuses",
                    a_server_that_is_busy_is_told_from_one_that_refuses);
    return g_test_run();
}
