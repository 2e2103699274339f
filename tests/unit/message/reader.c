/* SPDX-License-Identifier: MIT */
#include "message/reader.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/failure.h"

/* The reader process, found as any operator would: our only child. 0 if there is none. */
static pid_t reader_process(void)
{
    g_autofree char *path = g_strdup_printf("/proc/self/task/%d/children", getpid());
    g_autofree char *children = NULL;
    if (!g_file_get_contents(path, &children, NULL, NULL))
        return 0;
    return (pid_t)atoi(children);
}

static Reader *new_reader(guint seconds)
{
    const ReaderOptions options = {.address = "mentoring@programme.example",
                                   .seconds_per_mail = seconds};
    return reader_new(&options);
}

static GBytes *mail_with(guint number, gsize body_size)
{
    g_autofree char *filler = g_strnfill(body_size, 'x');
    for (gsize i = 70; i + 1 < body_size; i += 71) {
        filler[i] = '\n';
        filler[i + 1] = '>';
    }
    char *mail =
        g_strdup_printf("From: ben@energy.example\nSubject: %u\nMessage-ID: <%u@x.example>\n"
                        "\nanswer %u\n\n> %s\n",
                        number, number, number, filler);
    return g_bytes_new_take(mail, strlen(mail));
}

static void one_mail_is_read(void)
{
    g_autoptr(Reader) reader = new_reader(0);
    g_autoptr(GBytes) mail = mail_with(1, 10);
    g_autoptr(GError) error = NULL;
    g_autoptr(Message) message = reader_read(reader, mail, NULL, FALSE, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(message->reply, ==, "answer 1");
    g_assert_cmpstr(message->from, ==, "ben@energy.example");
}

typedef struct {
    Message **messages;
    GError **errors;
    guint told;
} Kept;

static void keep(guint index, Message *message, GError *error, gpointer data)
{
    Kept *kept = data;
    g_assert_cmpuint(index, ==, kept->told++);
    kept->messages[index] = message;
    kept->errors[index] = error;
}

static void read_all(Reader *reader, GPtrArray *mails, Message **messages, GError **errors)
{
    Kept kept = {.messages = messages, .errors = errors};
    reader_read_each(reader, mails, NULL, keep, &kept);
    g_assert_cmpuint(kept.told, ==, mails->len);
}

/* Reads `count` mails of `size` bytes and holds each against its number. */
static void read_and_check(Reader *reader, guint count, gsize size)
{
    g_autoptr(GPtrArray) mails = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    for (guint i = 0; i < count; i++)
        g_ptr_array_add(mails, mail_with(i, size));
    g_autofree Message **messages = g_new0(Message *, count);
    g_autofree GError **errors = g_new0(GError *, count);
    read_all(reader, mails, messages, errors);
    for (guint i = 0; i < count; i++) {
        g_autofree char *expected = g_strdup_printf("answer %u", i);
        g_assert_no_error(errors[i]);
        g_assert_true(strcmp(messages[i]->reply, expected) == 0);
        message_free(messages[i]);
    }
}

static void many_mails_are_read_in_order(void)
{
    g_autoptr(Reader) reader = new_reader(0);
    read_and_check(reader, 300, 12000);
}

static void big_mails_do_not_block_each_other(void)
{
    g_autoptr(Reader) reader = new_reader(0);
    read_and_check(reader, 6, 3 * 1024 * 1024);
}

static void the_process_is_replaced_after_a_thousand_mails(void)
{
    g_autoptr(Reader) reader = new_reader(0);
    read_and_check(reader, 999, 10);
    pid_t first = reader_process();
    g_assert_cmpint(first, >, 0);
    read_and_check(reader, 1, 10);
    g_assert_cmpint(reader_process(), ==, first);
    read_and_check(reader, 1, 10);
    g_assert_cmpint(reader_process(), !=, first);
    read_and_check(reader, 2500, 10);
}

static void a_process_that_died_meanwhile_is_replaced(void)
{
    g_autoptr(Reader) reader = new_reader(0);
    read_and_check(reader, 1, 10);
    pid_t first = reader_process();
    g_assert_cmpint(kill(first, SIGKILL), ==, 0);
    read_and_check(reader, 5, 1000);
    g_assert_cmpint(reader_process(), !=, first);
}

/* Kills every reader process that has begun its work, until it is told to stop. */
typedef struct {
    gint stop;
} Striker;

static gboolean is_at_work(pid_t pid)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/status", pid);
    g_autofree char *status = NULL;
    return pid > 0 && g_file_get_contents(path, &status, NULL, NULL)
           && strstr(status, "Seccomp:\t2") != NULL;
}

static gpointer strike(gpointer data)
{
    Striker *striker = data;
    while (g_atomic_int_get(&striker->stop) == 0) {
        pid_t victim = reader_process();
        if (is_at_work(victim)) {
            g_usleep(2000);
            kill(victim, SIGKILL);
        }
    }
    return NULL;
}

static void a_mail_over_which_the_process_dies_three_times_is_given_up(void)
{
    g_autoptr(Reader) reader = new_reader(0);
    g_autoptr(GBytes) mail = mail_with(1, 5 * 1024 * 1024);
    g_autoptr(GError) error = NULL;
    Striker striker = {.stop = 0};
    read_and_check(reader, 1, 10);
    for (guint round = 0; round < 40 && !g_error_matches(error, FAILURE, FAILURE_PERMANENT);
         round++) {
        g_clear_error(&error);
        striker.stop = 0;
        GThread *thread = g_thread_new("striker", strike, &striker);
        message_free(reader_read(reader, mail, NULL, FALSE, &error));
        g_atomic_int_set(&striker.stop, 1);
        g_thread_join(thread);
    }
    g_assert_error(error, FAILURE, FAILURE_PERMANENT);
    g_assert_cmpstr(error->message, ==, "the reader died three times");
    read_and_check(reader, 3, 1000);
}

static void a_process_that_hangs_is_killed_and_the_mail_read_by_another(void)
{
    g_autoptr(Reader) reader = new_reader(1);
    read_and_check(reader, 1, 10);
    pid_t first = reader_process();
    g_assert_cmpint(kill(first, SIGSTOP), ==, 0);
    gint64 start = g_get_monotonic_time();
    read_and_check(reader, 3, 1000);
    double seconds = (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
    g_assert_cmpfloat(seconds, >, 0.9);
    g_assert_cmpfloat(seconds, <, 8.0);
    g_assert_cmpint(reader_process(), !=, first);
}

/* The group bomb inside an enclosed mail, where the pre-filter does not look, kills GMime 3.2: the
   others around it are still read. */
static void a_real_bomb_hurts_no_other_mail(void)
{
    g_autoptr(Reader) reader = new_reader(5);
    g_autoptr(GString) bomb =
        g_string_new("From: x@y.example\nContent-Type: message/rfc822\n\nFrom: ");
    for (guint i = 0; i < 400000; i++)
        g_string_append(bomb, "g:");
    g_string_append(bomb, "\n\nx\n");
    g_autoptr(GPtrArray) mails = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    g_ptr_array_add(mails, mail_with(0, 1000));
    g_ptr_array_add(mails, g_bytes_new(bomb->str, bomb->len));
    g_ptr_array_add(mails, mail_with(2, 1000));
    Message *messages[3];
    GError *errors[3];
    read_all(reader, mails, messages, errors);
    g_assert_cmpstr(messages[0]->reply, ==, "answer 0");
    g_assert_cmpstr(messages[2]->reply, ==, "answer 2");
    g_assert_error(errors[1], FAILURE, FAILURE_PERMANENT);
    g_assert_cmpstr(errors[1]->message, ==, "the reader died three times");
    message_free(messages[0]);
    message_free(messages[2]);
    g_clear_error(&errors[1]);
}

static void a_refused_mail_says_why_and_the_others_are_read(void)
{
    g_autoptr(Reader) reader = new_reader(0);
    g_autoptr(GPtrArray) mails = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    g_ptr_array_add(mails, g_bytes_new("a\0b", 3));
    g_ptr_array_add(mails, mail_with(1, 10));
    g_ptr_array_add(mails, g_bytes_new("", 0));
    Message *messages[3];
    GError *errors[3];
    read_all(reader, mails, messages, errors);
    g_assert_error(errors[0], FAILURE, FAILURE_PERMANENT);
    g_assert_cmpstr(errors[0]->message, ==, "a NUL byte");
    g_assert_error(errors[2], FAILURE, FAILURE_PERMANENT);
    g_assert_no_error(errors[1]);
    g_assert_cmpstr(messages[1]->reply, ==, "answer 1");
    message_free(messages[1]);
    g_clear_error(&errors[0]);
    g_clear_error(&errors[2]);
}

static void of_a_mail_too_large_the_header_is_understood(void)
{
    g_autoptr(Reader) reader = new_reader(0);
    static const char header[] =
        "From: ben@energy.example\nSubject: A film\nContent-Type: multipart/mixed; boundary=b\n\n";
    g_autoptr(GBytes) mail = g_bytes_new_static(header, strlen(header));
    g_autoptr(GError) error = NULL;
    g_autoptr(Message) message = reader_read(reader, mail, NULL, TRUE, &error);
    g_assert_no_error(error);
    g_assert_cmpint(message->class, ==, MESSAGE_UNREADABLE);
    g_assert_cmpstr(message->problem, ==, "too large");
    g_assert_cmpstr(message->from, ==, "ben@energy.example");
}

/* Charsets come from files that the sandbox no longer sees. */
static void rare_charsets_are_read_inside_the_sandbox(void)
{
    g_autoptr(Reader) reader = new_reader(0);
    static const char mail_bytes[] =
        "From: =?iso-2022-jp?B?GyRCRnxLXBsoQg==?= <ben@energy.example>\n"
        "Subject: =?gb18030?B?1tDOxA==?= =?x-nonsense?q?=E9?=\n"
        "Content-Type: text/plain; charset=iso-2022-jp\n\n\033$BF|K\\\033(B\n";
    g_autoptr(GBytes) mail = g_bytes_new_static(mail_bytes, strlen(mail_bytes));
    g_autoptr(GError) error = NULL;
    g_autoptr(Message) message = reader_read(reader, mail, NULL, FALSE, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(message->reply, ==, "日本");
    g_assert_cmpstr(message->from_name, ==, "日本");
    g_assert_true(g_str_has_prefix(message->subject, "中文"));
}

/* Seccomp: 2 is SECCOMP_MODE_FILTER (proc(5)); of descriptors the socket alone is left. */
static void the_process_is_in_its_sandbox(void)
{
    g_autoptr(Reader) reader = new_reader(0);
    read_and_check(reader, 1, 10);
    g_autofree char *status_path = g_strdup_printf("/proc/%d/status", reader_process());
    g_autofree char *fd_path = g_strdup_printf("/proc/%d/fd", reader_process());
    g_autofree char *status = NULL;
    g_assert_true(g_file_get_contents(status_path, &status, NULL, NULL));
    g_assert_nonnull(strstr(status, "Seccomp:\t2"));
    g_assert_nonnull(strstr(status, "NoNewPrivs:\t1"));
    guint descriptors = 0;
    g_autoptr(GDir) dir = g_dir_open(fd_path, 0, NULL);
    g_assert_nonnull(dir);
    for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir))
        descriptors += strcmp(name, "2") != 0; /* stays open under the sanitizers only */
    g_assert_cmpuint(descriptors, ==, 1);
}

static void no_process_is_left_behind(void)
{
    Reader *reader = new_reader(0);
    read_and_check(reader, 1, 10);
    g_assert_cmpint(reader_process(), >, 0);
    reader_free(reader);
    g_assert_cmpint(reader_process(), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/reader/one_mail_is_read", one_mail_is_read);
    g_test_add_func("/reader/many_mails_are_read_in_order", many_mails_are_read_in_order);
    g_test_add_func("/reader/big_mails_do_not_block_each_other", big_mails_do_not_block_each_other);
    g_test_add_func("/reader/the_process_is_replaced_after_a_thousand_mails",
                    the_process_is_replaced_after_a_thousand_mails);
    g_test_add_func("/reader/a_process_that_died_meanwhile_is_replaced",
                    a_process_that_died_meanwhile_is_replaced);
    g_test_add_func("/reader/a_mail_over_which_the_process_dies_three_times_is_given_up",
                    a_mail_over_which_the_process_dies_three_times_is_given_up);
    g_test_add_func("/reader/a_process_that_hangs_is_killed_and_the_mail_read_by_another",
                    a_process_that_hangs_is_killed_and_the_mail_read_by_another);
    g_test_add_func("/reader/a_real_bomb_hurts_no_other_mail", a_real_bomb_hurts_no_other_mail);
    g_test_add_func("/reader/a_refused_mail_says_why_and_the_others_are_read",
                    a_refused_mail_says_why_and_the_others_are_read);
    g_test_add_func("/reader/of_a_mail_too_large_the_header_is_understood",
                    of_a_mail_too_large_the_header_is_understood);
    g_test_add_func("/reader/rare_charsets_are_read_inside_the_sandbox",
                    rare_charsets_are_read_inside_the_sandbox);
    g_test_add_func("/reader/the_process_is_in_its_sandbox", the_process_is_in_its_sandbox);
    g_test_add_func("/reader/no_process_is_left_behind", no_process_is_left_behind);
    return g_test_run();
}
