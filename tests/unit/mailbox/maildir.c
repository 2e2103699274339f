/* SPDX-License-Identifier: MIT */
#include "base/failure.h"
#include "tests/unit/mailbox/collected.h"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

typedef struct {
    char *root;
    Mailbox *mailbox;
} Box;

static void open_box(Box *box, gconstpointer unused)
{
    box->root = make_temporary_folder();
    g_autofree char *url = g_strconcat("maildir:", box->root, "/box", NULL);
    MailboxOptions options = {.url = url, .handled = "Handled", .quarantine = "Quarantine"};
    GError *error = NULL;
    box->mailbox = mailbox_new(&options, &error);
    g_assert_no_error(error);
    g_assert_true(mailbox_connect(box->mailbox, &error));
    g_assert_no_error(error);
    g_autofree char *inner = g_build_filename(box->root, "box", NULL);
    g_free(box->root);
    box->root = g_steal_pointer(&inner);
}

static void close_box(Box *box, gconstpointer unused)
{
    mailbox_free(box->mailbox);
    g_autofree char *top = g_path_get_dirname(box->root);
    remove_folder(top);
    g_free(box->root);
}

static void age(const Box *box, const char *name, time_t at)
{
    g_autofree char *path = g_build_filename(box->root, "new", name, NULL);
    const struct timespec times[2] = {{.tv_sec = at}, {.tv_sec = at}};
    g_assert_cmpint(utimensat(AT_FDCWD, path, times, 0), ==, 0);
}

static void missing_folders_are_made(Box *box, gconstpointer unused)
{
    static const char *const folders[] = {"", ".Handled", ".Quarantine"};
    static const char *const parts[] = {"new", "cur", "tmp"};
    for (size_t i = 0; i < G_N_ELEMENTS(folders); i++)
        for (size_t j = 0; j < G_N_ELEMENTS(parts); j++) {
            g_autofree char *path = g_build_filename(box->root, folders[i], parts[j], NULL);
            g_assert_true(g_file_test(path, G_FILE_TEST_IS_DIR));
        }
}

static void mails_are_listed_by_age_then_name_with_their_size(Box *box, gconstpointer unused)
{
    deliver(box->root, "3.c.example", "cccc");
    deliver(box->root, "2.b.example", "bb");
    deliver(box->root, "1.a.example", "a");
    age(box, "3.c.example", 1000);
    age(box, "2.b.example", 2000);
    age(box, "1.a.example", 2000);
    g_autoptr(GPtrArray) refs = list_all(box->mailbox);
    g_assert_cmpuint(refs->len, ==, 3);
    g_assert_cmpstr(ref_name(refs, 0), ==, "3.c.example");
    g_assert_cmpstr(ref_name(refs, 1), ==, "1.a.example");
    g_assert_cmpstr(ref_name(refs, 2), ==, "2.b.example");
    g_assert_cmpuint(((MailRef *)refs->pdata[0])->size, ==, 4);
}

static void a_mail_keeps_its_name_when_its_flags_change(Box *box, gconstpointer unused)
{
    deliver(box->root, "1.a.example", "text");
    g_autoptr(GPtrArray) refs = list_all(box->mailbox);
    g_autofree char *from = g_build_filename(box->root, "new", "1.a.example", NULL);
    g_autofree char *to = g_build_filename(box->root, "cur", "1.a.example:2,S", NULL);
    g_assert_cmpint(g_rename(from, to), ==, 0);
    g_autoptr(GPtrArray) again = list_all(box->mailbox);
    g_assert_cmpuint(again->len, ==, 1);
    g_assert_cmpstr(ref_name(again, 0), ==, "1.a.example");
    g_autoptr(GHashTable) texts = fetch_all(box->mailbox, refs, FALSE);
    g_assert_cmpstr(g_hash_table_lookup(texts, "1.a.example"), ==, "text");
}

static void what_is_no_plain_file_is_ignored(Box *box, gconstpointer unused)
{
    g_autofree char *new_mail = g_build_filename(box->root, "new", NULL);
    g_autofree char *link = g_build_filename(new_mail, "link", NULL);
    g_autofree char *folder = g_build_filename(new_mail, "folder", NULL);
    g_autofree char *fifo = g_build_filename(new_mail, "fifo", NULL);
    g_assert_cmpint(symlink("/etc/hostname", link), ==, 0);
    g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
    g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
    deliver(box->root, ".hidden", "x");
    deliver(box->root, "1.a.example", "text");
    g_autoptr(GPtrArray) refs = list_all(box->mailbox);
    g_assert_cmpuint(refs->len, ==, 1);
    MailRef named[] = {{(char *)"link", 1}, {(char *)"fifo", 1}, {(char *)"../tmp/x", 1}};
    g_autoptr(GPtrArray) asked = g_ptr_array_new();
    for (size_t i = 0; i < G_N_ELEMENTS(named); i++)
        g_ptr_array_add(asked, &named[i]);
    g_autoptr(GHashTable) texts = fetch_all(box->mailbox, asked, FALSE);
    g_assert_cmpuint(g_hash_table_size(texts), ==, 0);
}

static void the_header_alone_ends_with_its_empty_line(Box *box, gconstpointer unused)
{
    deliver(box->root, "1.lf.example", "Subject: a\n\nbody\n");
    deliver(box->root, "2.crlf.example", "Subject: b\r\nTo: c\r\n\r\nbody\r\n");
    deliver(box->root, "3.none.example", "Subject: d");
    g_autoptr(GPtrArray) refs = list_all(box->mailbox);
    g_autoptr(GHashTable) texts = fetch_all(box->mailbox, refs, TRUE);
    g_assert_cmpstr(g_hash_table_lookup(texts, "1.lf.example"), ==, "Subject: a\n\n");
    g_assert_cmpstr(g_hash_table_lookup(texts, "2.crlf.example"), ==,
                    "Subject: b\r\nTo: c\r\n\r\n");
    g_assert_cmpstr(g_hash_table_lookup(texts, "3.none.example"), ==, "Subject: d");
}

static void an_endless_header_is_cut(Box *box, gconstpointer unused)
{
    g_autofree char *text = g_strnfill(1024 * 1024, 'a');
    deliver(box->root, "1.a.example", text);
    g_autoptr(GPtrArray) refs = list_all(box->mailbox);
    g_autoptr(GHashTable) header = fetch_all(box->mailbox, refs, TRUE);
    g_assert_cmpuint(strlen(g_hash_table_lookup(header, "1.a.example")), ==, 256 * 1024);
    g_autoptr(GHashTable) whole = fetch_all(box->mailbox, refs, FALSE);
    g_assert_cmpuint(strlen(g_hash_table_lookup(whole, "1.a.example")), ==, 1024 * 1024);
}

static void file_away(Box *box, const GPtrArray *refs, MailboxFolder folder)
{
    GError *error = NULL;
    g_assert_true(mailbox_file(box->mailbox, refs, folder, &error));
    g_assert_no_error(error);
}

static void filing_moves_into_the_folder(Box *box, gconstpointer unused)
{
    deliver(box->root, "1.a.example", "one");
    deliver(box->root, "2.b.example", "two");
    g_autoptr(GPtrArray) refs = list_all(box->mailbox);
    file_away(box, refs, MAILBOX_HANDLED);
    g_assert_cmpuint(count_files(box->root, ".Handled", "cur"), ==, 2);
    g_autoptr(GPtrArray) left = list_all(box->mailbox);
    g_assert_cmpuint(left->len, ==, 0);
    deliver(box->root, "3.c.example", "three");
    g_autoptr(GPtrArray) poison = list_all(box->mailbox);
    file_away(box, poison, MAILBOX_QUARANTINE);
    g_autofree char *path =
        g_build_filename(box->root, ".Quarantine", "cur", "3.c.example:2,", NULL);
    g_assert_true(g_file_test(path, G_FILE_TEST_IS_REGULAR));
}

static void filing_never_overwrites_a_mail(Box *box, gconstpointer unused)
{
    for (guint i = 0; i < 2; i++) {
        deliver(box->root, "1.a.example", i == 0 ? "first" : "second");
        g_autoptr(GPtrArray) refs = list_all(box->mailbox);
        file_away(box, refs, MAILBOX_HANDLED);
    }
    g_assert_cmpuint(count_files(box->root, ".Handled", "cur"), ==, 2);
}

static void a_mail_that_has_gone_is_left_out(Box *box, gconstpointer unused)
{
    deliver(box->root, "1.a.example", "one");
    deliver(box->root, "2.b.example", "two");
    g_autoptr(GPtrArray) refs = list_all(box->mailbox);
    g_autofree char *path = g_build_filename(box->root, "new", "1.a.example", NULL);
    g_assert_cmpint(g_unlink(path), ==, 0);
    g_autoptr(GHashTable) texts = fetch_all(box->mailbox, refs, FALSE);
    g_assert_cmpuint(g_hash_table_size(texts), ==, 1);
    g_assert_cmpstr(g_hash_table_lookup(texts, "2.b.example"), ==, "two");
    file_away(box, refs, MAILBOX_HANDLED);
    g_assert_cmpuint(count_files(box->root, ".Handled", "cur"), ==, 1);
}

static void a_folder_that_was_removed_is_made_again(Box *box, gconstpointer unused)
{
    deliver(box->root, "1.a.example", "one");
    g_autoptr(GPtrArray) refs = list_all(box->mailbox);
    g_autofree char *folder = g_build_filename(box->root, ".Handled", NULL);
    remove_folder(folder);
    g_autoptr(GError) error = NULL;
    g_assert_false(mailbox_file(box->mailbox, refs, MAILBOX_HANDLED, &error));
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    g_assert_cmpuint(count_files(box->root, "", "new"), ==, 1);
    file_away(box, refs, MAILBOX_HANDLED);
    g_assert_cmpuint(count_files(box->root, ".Handled", "cur"), ==, 1);
}

static void assert_inbox_is_empty(Box *box)
{
    g_autoptr(GPtrArray) refs = list_all(box->mailbox);
    g_assert_cmpuint(refs->len, ==, 0);
}

static MailboxWake wait_for(Box *box, int wake_fd, gint64 timeout_ms)
{
    MailboxWake wake = WAKE_TIMEOUT;
    GError *error = NULL;
    g_assert_true(mailbox_wait(box->mailbox, wake_fd, timeout_ms, &wake, &error));
    g_assert_no_error(error);
    return wake;
}

static gpointer deliver_soon(gpointer root)
{
    g_usleep(100 * 1000);
    deliver(root, "9.late.example", "late");
    return NULL;
}

static void a_delivery_ends_the_wait(Box *box, gconstpointer unused)
{
    assert_inbox_is_empty(box);
    gint64 begun_us = g_get_monotonic_time();
    GThread *thread = g_thread_new("deliver", deliver_soon, box->root);
    g_assert_cmpint(wait_for(box, -1, 10 * 1000), ==, WAKE_MAIL);
    g_assert_cmpint(g_get_monotonic_time() - begun_us, <, 2 * G_USEC_PER_SEC);
    g_thread_join(thread);
    g_autoptr(GPtrArray) now = list_all(box->mailbox);
    g_assert_cmpuint(now->len, ==, 1);
    g_assert_cmpint(wait_for(box, -1, 50), ==, WAKE_TIMEOUT);
}

static void a_delivery_between_list_and_wait_is_not_missed(Box *box, gconstpointer unused)
{
    assert_inbox_is_empty(box);
    deliver(box->root, "1.a.example", "text");
    g_assert_cmpint(wait_for(box, -1, 10 * 1000), ==, WAKE_MAIL);
}

static void the_wake_up_descriptor_ends_the_wait(Box *box, gconstpointer unused)
{
    int wake_fd = eventfd(1, EFD_CLOEXEC);
    assert_inbox_is_empty(box);
    g_assert_cmpint(wait_for(box, wake_fd, 10 * 1000), ==, WAKE_SIGNAL);
    close(wake_fd);
    g_assert_cmpint(wait_for(box, -1, 20), ==, WAKE_TIMEOUT);
}

static void a_place_that_cannot_be_made_needs_a_person(void)
{
    MailboxOptions options = {.url = "maildir:/dev/null/box"};
    g_autoptr(GError) error = NULL;
    g_autoptr(Mailbox) mailbox = mailbox_new(&options, &error);
    g_assert_no_error(error);
    g_assert_false(mailbox_connect(mailbox, &error));
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
}

static void an_unknown_kind_of_url_needs_a_person(void)
{
    static const char *const urls[] = {"pop3://mail.example/", "", "maildir:", "imaps://", NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(urls); i++) {
        MailboxOptions options = {.url = urls[i]};
        g_autoptr(GError) error = NULL;
        g_autoptr(Mailbox) mailbox = mailbox_new(&options, &error);
        g_assert_null(mailbox);
        g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    }
}

#define ADD(name) g_test_add("/maildir/" #name, Box, NULL, open_box, name, close_box)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD(missing_folders_are_made);
    ADD(mails_are_listed_by_age_then_name_with_their_size);
    ADD(a_mail_keeps_its_name_when_its_flags_change);
    ADD(what_is_no_plain_file_is_ignored);
    ADD(the_header_alone_ends_with_its_empty_line);
    ADD(an_endless_header_is_cut);
    ADD(filing_moves_into_the_folder);
    ADD(filing_never_overwrites_a_mail);
    ADD(a_mail_that_has_gone_is_left_out);
    ADD(a_folder_that_was_removed_is_made_again);
    ADD(a_delivery_ends_the_wait);
    ADD(a_delivery_between_list_and_wait_is_not_missed);
    ADD(the_wake_up_descriptor_ends_the_wait);
    g_test_add_func("/maildir/a_place_that_cannot_be_made_needs_a_person",
                    a_place_that_cannot_be_made_needs_a_person);
    g_test_add_func("/mailbox/an_unknown_kind_of_url_needs_a_person",
                    an_unknown_kind_of_url_needs_a_person);
    return g_test_run();
}
