/* SPDX-License-Identifier: MIT */
/* The IMAP backend against a real Dovecot. */
#include "base/failure.h"
#include "tests/unit/mailbox/dovecot.h"

#include <sys/eventfd.h>

typedef struct {
    const Dovecot *dovecot;
    const char *user;
    char *maildir;
    char *url;
    MailboxOptions options;
} Account;

/* Every test has an account of its own. */
static void open_account(Account *account, const Dovecot *dovecot, const char *user)
{
    account->dovecot = dovecot;
    account->user = user;
    account->maildir = dovecot_maildir(dovecot, user);
    account->url = g_strdup_printf("imaps://localhost:%u/INBOX", dovecot->imaps_port);
    account->options = (MailboxOptions){.url = account->url,
                                        .user = user,
                                        .password = "secret",
                                        .ca_file = dovecot->ca_file,
                                        .handled = "Handled",
                                        .quarantine = "Quarantine",
                                        .timeout_seconds = 10};
}

static void close_account(Account *account)
{
    g_free(account->maildir);
    g_free(account->url);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Account, close_account)

static Mailbox *open_mailbox(const Account *account)
{
    GError *error = NULL;
    Mailbox *mailbox = mailbox_new(&account->options, &error);
    g_assert_no_error(error);
    return mailbox;
}

static void file_away(Mailbox *mailbox, const GPtrArray *refs, MailboxFolder folder)
{
    GError *error = NULL;
    gboolean filed = mailbox_file(mailbox, refs, folder, &error);
    g_assert_no_error(error);
    g_assert_true(filed);
}

static void assert_inbox_is_empty(Mailbox *mailbox)
{
    g_autoptr(GPtrArray) refs = list_all(mailbox);
    g_assert_cmpuint(refs->len, ==, 0);
}

static MailboxWake wait_for(Mailbox *mailbox, int wake_fd, gint64 timeout_ms)
{
    MailboxWake wake = WAKE_TIMEOUT;
    GError *error = NULL;
    gboolean waited = mailbox_wait(mailbox, wake_fd, timeout_ms, &wake, &error);
    g_assert_no_error(error);
    g_assert_true(waited);
    return wake;
}

static void deliver_many(const Account *account, guint count)
{
    for (guint i = 0; i < count; i++) {
        g_autofree char *name = g_strdup_printf("%u.mail.example", 1000 + i);
        g_autofree char *text =
            g_strdup_printf("Subject: mail %u\r\n\r\nText of number %u)\r\n* BYE\r\n", i, i);
        deliver(account->maildir, name, text);
    }
}

static guint mails_in(const Account *account, const char *folder)
{
    return count_files(account->maildir, folder, "new")
           + count_files(account->maildir, folder, "cur");
}

static void mails_are_listed_fetched_and_moved_over_imaps(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "imaps");
    deliver_many(&account, 300);
    g_autoptr(Mailbox) mailbox = open_mailbox(&account);
    g_autoptr(GPtrArray) refs = list_all(mailbox);
    g_assert_cmpuint(refs->len, ==, 300);
    g_autoptr(GHashTable) texts = fetch_all(mailbox, refs, FALSE);
    g_assert_cmpuint(g_hash_table_size(texts), ==, 300);
    g_autoptr(GHashTable) subjects = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, NULL);
    for (guint i = 0; i < refs->len; i++) {
        const MailRef *ref = refs->pdata[i];
        char *text = g_hash_table_lookup(texts, ref->name);
        g_assert_cmpuint(strlen(text), ==, ref->size);
        g_assert_true(g_str_has_suffix(text, ")\r\n* BYE\r\n"));
        g_hash_table_add(subjects, text);
    }
    g_assert_cmpuint(g_hash_table_size(subjects), ==, 300);
    file_away(mailbox, refs, MAILBOX_HANDLED);
    g_assert_cmpuint(mails_in(&account, ".Handled"), ==, 300);
    g_assert_cmpuint(mails_in(&account, ""), ==, 0);
    assert_inbox_is_empty(mailbox);
}

static void uids_ascend_and_no_flag_is_set_by_reading(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "ascend");
    deliver_many(&account, 12);
    g_autoptr(Mailbox) mailbox = open_mailbox(&account);
    g_autoptr(GPtrArray) refs = list_all(mailbox);
    g_autoptr(GHashTable) texts = fetch_all(mailbox, refs, FALSE);
    g_assert_cmpuint(g_hash_table_size(texts), ==, 12);
    for (guint i = 0; i < 12; i++) {
        g_autofree char *end = g_strdup_printf("/%u", i + 1);
        g_assert_true(g_str_has_suffix(ref_name(refs, i), end));
    }
    g_autofree char *cur = g_build_filename(account.maildir, "cur", NULL);
    GDir *directory = g_dir_open(cur, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(directory)) != NULL)
        g_assert_null(strstr(name, ":2,S"));
    g_dir_close(directory);
}

static void mails_are_read_over_starttls(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "starttls");
    g_autofree char *url = g_strdup_printf("imap://localhost:%u/", account.dovecot->imap_port);
    account.options.url = url;
    deliver_many(&account, 3);
    g_autoptr(Mailbox) mailbox = open_mailbox(&account);
    g_autoptr(GPtrArray) refs = list_all(mailbox);
    g_assert_cmpuint(refs->len, ==, 3);
    g_autoptr(GHashTable) texts = fetch_all(mailbox, refs, TRUE);
    g_assert_cmpstr(g_hash_table_lookup(texts, ref_name(refs, 1)), ==, "Subject: mail 1\r\n\r\n");
}

/* Nothing in the account may have changed, and the message must name the setting. */
static void assert_needs_a_person(const Account *account, const char *setting)
{
    deliver_many(account, 1);
    g_autoptr(Mailbox) mailbox = open_mailbox(account);
    g_autoptr(GError) error = NULL;
    g_assert_false(mailbox_connect(mailbox, &error));
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    g_test_message("%s", error->message);
    g_assert_nonnull(strstr(error->message, setting));
    g_assert_null(strstr(error->message, account->options.password));
    g_assert_cmpuint(count_files(account->maildir, "", "new"), ==, 1);
}

static void an_unknown_authority_is_refused(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "authority");
    account.options.ca_file = account.dovecot->other_ca_file;
    assert_needs_a_person(&account, "mailbox.ca_file");
    account.options.ca_file = NULL;
    g_autoptr(Mailbox) mailbox = open_mailbox(&account);
    g_autoptr(GError) error = NULL;
    g_assert_false(mailbox_connect(mailbox, &error));
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
}

static void a_certificate_for_another_host_is_refused(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "host");
    g_autofree char *url = g_strdup_printf("imaps://127.0.0.1:%u/", account.dovecot->imaps_port);
    account.options.url = url;
    assert_needs_a_person(&account, "mailbox.url");
}

static void a_missing_ca_file_is_told(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "cafile");
    account.options.ca_file = "/nonexistent/ca.pem";
    assert_needs_a_person(&account, "mailbox.ca_file");
}

static void a_wrong_password_is_told(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "password");
    account.options.password = "wrong-one";
    assert_needs_a_person(&account, "mailbox.password_file");
}

static void a_folder_that_is_not_there_is_told(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "nofolder");
    g_autofree char *url = g_strconcat("imaps://localhost:", NULL);
    g_autofree char *whole = g_strdup_printf("%s%u/Nowhere", url, account.dovecot->imaps_port);
    account.options.url = whole;
    assert_needs_a_person(&account, "Nowhere");
}

static void a_server_that_is_away_may_come_back(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "away");
    g_autofree char *url = g_strdup_printf("imaps://localhost:%u/", free_port());
    account.options.url = url;
    g_autoptr(Mailbox) mailbox = open_mailbox(&account);
    g_autoptr(GError) error = NULL;
    g_assert_false(mailbox_connect(mailbox, &error));
    g_assert_error(error, FAILURE, FAILURE_TEMPORARY);
}

static void names_of_an_older_uidvalidity_are_left_out(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "validity");
    deliver_many(&account, 2);
    g_autoptr(Mailbox) mailbox = open_mailbox(&account);
    g_autoptr(GPtrArray) refs = list_all(mailbox);
    MailRef old = {(char *)"1/1", 10};
    g_autoptr(GPtrArray) asked = g_ptr_array_new();
    g_ptr_array_add(asked, &old);
    file_away(mailbox, asked, MAILBOX_HANDLED);
    g_assert_cmpuint(mails_in(&account, ""), ==, 2);
    g_ptr_array_add(asked, refs->pdata[1]);
    g_autoptr(GHashTable) texts = fetch_all(mailbox, asked, FALSE);
    g_assert_cmpuint(g_hash_table_size(texts), ==, 1);
    g_assert_true(g_hash_table_contains(texts, ref_name(refs, 1)));
}

static void a_mail_that_has_gone_is_left_out(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "gone");
    deliver_many(&account, 3);
    g_autoptr(Mailbox) mailbox = open_mailbox(&account);
    g_autoptr(GPtrArray) refs = list_all(mailbox);
    g_autoptr(GPtrArray) first = g_ptr_array_new();
    g_ptr_array_add(first, refs->pdata[0]);
    file_away(mailbox, first, MAILBOX_QUARANTINE);
    g_assert_cmpuint(mails_in(&account, ".Quarantine"), ==, 1);
    g_autoptr(GHashTable) texts = fetch_all(mailbox, refs, FALSE);
    g_assert_cmpuint(g_hash_table_size(texts), ==, 2);
    file_away(mailbox, first, MAILBOX_HANDLED);
    file_away(mailbox, refs, MAILBOX_HANDLED);
    g_assert_cmpuint(mails_in(&account, ".Handled"), ==, 2);
    g_assert_cmpuint(mails_in(&account, ".Quarantine"), ==, 1);
}

static void a_large_mail_comes_whole_and_its_header_alone(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "large");
    GString *text = g_string_new("Subject: large\r\n\r\n");
    while (text->len < 12 * 1024 * 1024)
        g_string_append(text, "0123456789012345678901234567890123456789012345678901234567\r\n");
    deliver(account.maildir, "1000.large.example", text->str);
    g_autoptr(Mailbox) mailbox = open_mailbox(&account);
    g_autoptr(GPtrArray) refs = list_all(mailbox);
    g_assert_cmpuint(((MailRef *)refs->pdata[0])->size, ==, text->len);
    g_autoptr(GHashTable) header = fetch_all(mailbox, refs, TRUE);
    g_assert_cmpstr(g_hash_table_lookup(header, ref_name(refs, 0)), ==, "Subject: large\r\n\r\n");
    g_autoptr(GHashTable) whole = fetch_all(mailbox, refs, FALSE);
    g_assert_true(strcmp(g_hash_table_lookup(whole, ref_name(refs, 0)), text->str) == 0);
    g_string_free(text, TRUE);
}

static gpointer deliver_soon(gpointer maildir)
{
    g_usleep(200 * 1000);
    deliver(maildir, "9000.late.example", "Subject: late\r\n\r\nlate\r\n");
    return NULL;
}

static void a_delivery_ends_idle_within_two_seconds(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "idle");
    g_autoptr(Mailbox) mailbox = open_mailbox(&account);
    assert_inbox_is_empty(mailbox);
    gint64 begun_us = g_get_monotonic_time();
    GThread *thread = g_thread_new("deliver", deliver_soon, account.maildir);
    g_assert_cmpint(wait_for(mailbox, -1, 20 * 1000), ==, WAKE_MAIL);
    g_assert_cmpint(g_get_monotonic_time() - begun_us, <, 2200 * 1000);
    g_thread_join(thread);
    g_autoptr(GPtrArray) refs = list_all(mailbox);
    g_assert_cmpuint(refs->len, ==, 1);
    file_away(mailbox, refs, MAILBOX_HANDLED);
    assert_inbox_is_empty(mailbox);
    g_assert_cmpint(wait_for(mailbox, -1, 300), ==, WAKE_TIMEOUT);
}

static void before_the_first_list_there_is_nothing_to_wait_for(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "first");
    g_autoptr(Mailbox) mailbox = open_mailbox(&account);
    g_assert_cmpint(wait_for(mailbox, -1, 20 * 1000), ==, WAKE_MAIL);
}

static void the_wake_up_descriptor_ends_idle(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "wake");
    g_autoptr(Mailbox) mailbox = open_mailbox(&account);
    assert_inbox_is_empty(mailbox);
    int wake_fd = eventfd(1, EFD_CLOEXEC);
    g_assert_cmpint(wait_for(mailbox, wake_fd, 20 * 1000), ==, WAKE_SIGNAL);
    close(wake_fd);
    deliver_many(&account, 1);
    g_autoptr(GPtrArray) after = list_all(mailbox);
    g_assert_cmpuint(after->len, ==, 1);
}

static void waiting_costs_no_processor_time(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "still");
    g_autoptr(Mailbox) mailbox = open_mailbox(&account);
    assert_inbox_is_empty(mailbox);
    clock_t before = clock();
    g_assert_cmpint(wait_for(mailbox, -1, 1500), ==, WAKE_TIMEOUT);
    g_assert_cmpint(clock() - before, <, CLOCKS_PER_SEC / 50);
}

static void without_move_mails_are_copied_and_expunged(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "copy");
    deliver_many(&account, 5);
    g_autoptr(Mailbox) mailbox = open_mailbox(&account);
    g_autoptr(GPtrArray) refs = list_all(mailbox);
    g_ptr_array_remove_index(refs, 2);
    file_away(mailbox, refs, MAILBOX_HANDLED);
    g_assert_cmpuint(mails_in(&account, ".Handled"), ==, 4);
    g_assert_cmpuint(mails_in(&account, ""), ==, 1);
    g_autoptr(GPtrArray) left = list_all(mailbox);
    g_assert_cmpuint(left->len, ==, 1);
    g_assert_true(g_str_has_suffix(ref_name(left, 0), "/3"));
}

static void without_idle_the_wait_is_a_nap(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "nap");
    g_autoptr(Mailbox) mailbox = open_mailbox(&account);
    assert_inbox_is_empty(mailbox);
    int wake_fd = eventfd(0, EFD_CLOEXEC);
    g_assert_cmpint(wait_for(mailbox, wake_fd, 100), ==, WAKE_MAIL);
    g_assert_cmpint(eventfd_write(wake_fd, 1), ==, 0);
    g_assert_cmpint(wait_for(mailbox, wake_fd, 20 * 1000), ==, WAKE_SIGNAL);
    close(wake_fd);
}

static void a_server_that_cannot_file_safely_is_refused(gconstpointer dovecot)
{
    g_auto(Account) account = {0};
    open_account(&account, dovecot, "unsafe");
    assert_needs_a_person(&account, "UIDPLUS");
}

static int run_with_all(void)
{
    Dovecot *dovecot = dovecot_start("");
#define ADD(name) g_test_add_data_func("/imap/" #name, dovecot, name)
    ADD(mails_are_listed_fetched_and_moved_over_imaps);
    ADD(uids_ascend_and_no_flag_is_set_by_reading);
    ADD(mails_are_read_over_starttls);
    ADD(an_unknown_authority_is_refused);
    ADD(a_certificate_for_another_host_is_refused);
    ADD(a_missing_ca_file_is_told);
    ADD(a_wrong_password_is_told);
    ADD(a_folder_that_is_not_there_is_told);
    ADD(a_server_that_is_away_may_come_back);
    ADD(names_of_an_older_uidvalidity_are_left_out);
    ADD(a_mail_that_has_gone_is_left_out);
    ADD(a_large_mail_comes_whole_and_its_header_alone);
    ADD(a_delivery_ends_idle_within_two_seconds);
    ADD(before_the_first_list_there_is_nothing_to_wait_for);
    ADD(the_wake_up_descriptor_ends_idle);
    ADD(waiting_costs_no_processor_time);
    Dovecot *plain = dovecot_start("imap_capability = IMAP4rev1 UIDPLUS");
    g_test_add_data_func("/imap/without_move_mails_are_copied_and_expunged", plain,
                         without_move_mails_are_copied_and_expunged);
    g_test_add_data_func("/imap/without_idle_the_wait_is_a_nap", plain,
                         without_idle_the_wait_is_a_nap);
    Dovecot *poor = dovecot_start("imap_capability = IMAP4rev1 IDLE");
    g_test_add_data_func("/imap/a_server_that_cannot_file_safely_is_refused", poor,
                         a_server_that_cannot_file_safely_is_refused);
    int status = g_test_run();
    dovecot_stop(dovecot);
    dovecot_stop(plain);
    dovecot_stop(poor);
    return status;
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    return run_with_all();
}
