/* SPDX-License-Identifier: MIT */
#include "base/failure.h"
#include "tests/unit/submission/letters.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

typedef struct {
    char *folder;
    char *path; /* not made yet */
    Submission *submission;
    Letters *letters;
} Box;

static void box_setup(Box *box, gconstpointer data)
{
    box->folder = g_dir_make_tmp("mentord-maildir-XXXXXX", NULL);
    box->path = g_build_filename(box->folder, "out", NULL);
    g_autofree char *url = g_strconcat("maildir:", box->path, NULL);
    g_autoptr(GError) error = NULL;
    box->submission = submission_new(&(SubmissionOptions){.url = url}, &error);
    g_assert_no_error(error);
    box->letters = letters_new(2);
}

static void remove_tree(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        remove_tree(child);
    }
    g_remove(path);
}

static void box_teardown(Box *box, gconstpointer data)
{
    submission_free(box->submission);
    letters_free(box->letters);
    remove_tree(box->folder);
    g_free(box->folder);
    g_free(box->path);
}

/* The paths below one folder of the Maildir, sorted. */
static GPtrArray *files_in(const Box *box, const char *name)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folder = g_build_filename(box->path, name, NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(dir);
    const char *entry;
    while ((entry = g_dir_read_name(dir)) != NULL)
        g_ptr_array_add(files, g_build_filename(folder, entry, NULL));
    return files;
}

static void holds(const Box *box, const char *name, guint count)
{
    g_autoptr(GPtrArray) files = files_in(box, name);
    g_assert_cmpuint(files->len, ==, count);
}

static void deliver(Box *box, guint sent)
{
    g_autoptr(GError) error = NULL;
    g_assert_true(letters_send(box->letters, box->submission, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(box->letters->counts[OUTCOME_SENT], ==, sent);
}

static void a_letter_becomes_a_file_with_its_very_bytes(Box *box, gconstpointer data)
{
    g_ptr_array_set_size(box->letters->envelopes, 1);
    deliver(box, 1);
    g_autoptr(GPtrArray) files = files_in(box, "new");
    g_assert_cmpuint(files->len, ==, 1);
    g_autofree char *text = NULL;
    size_t length;
    g_assert_true(g_file_get_contents(files->pdata[0], &text, &length, NULL));
    const Envelope *envelope = box->letters->envelopes->pdata[0];
    g_assert_cmpmem(text, length, g_bytes_get_data(envelope->bytes, NULL),
                    g_bytes_get_size(envelope->bytes));
    GStatBuf status;
    g_assert_cmpint(g_stat(files->pdata[0], &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
    holds(box, "tmp", 0);
    holds(box, "cur", 0);
}

static void the_same_letter_twice_is_one_file(Box *box, gconstpointer data)
{
    deliver(box, 2);
    deliver(box, 2);
    holds(box, "new", 2);
}

static void a_letter_to_two_people_is_one_file(Box *box, gconstpointer data)
{
    Envelope *first = box->letters->envelopes->pdata[0];
    Envelope *second = box->letters->envelopes->pdata[1];
    g_free((char *)second->message_id);
    second->message_id = g_strdup(first->message_id);
    deliver(box, 2);
    holds(box, "new", 1);
}

static void a_letter_that_was_read_meanwhile_is_not_written_again(Box *box, gconstpointer data)
{
    deliver(box, 2);
    g_autoptr(GPtrArray) files = files_in(box, "new");
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *name = g_path_get_basename(files->pdata[i]);
        g_autofree char *seen = g_strconcat(box->path, "/cur/", name, ":2,S", NULL);
        g_assert_cmpint(g_rename(files->pdata[i], seen), ==, 0);
    }
    deliver(box, 2);
    holds(box, "new", 0);
    holds(box, "cur", 2);
}

static void a_file_name_has_nothing_of_the_message_id(Box *box, gconstpointer data)
{
    Envelope *first = box->letters->envelopes->pdata[0];
    g_free((char *)first->message_id);
    first->message_id = g_strdup("../../escape/:2,S@programme.example");
    deliver(box, 2);
    g_autoptr(GPtrArray) files = files_in(box, "new");
    g_assert_cmpuint(files->len, ==, 2);
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *name = g_path_get_basename(files->pdata[i]);
        g_assert_cmpuint(strspn(name, "0123456789abcdef"), ==, strlen(name));
    }
}

static void a_letter_with_bare_line_feeds_is_refused_here_too(Box *box, gconstpointer data)
{
    letters_add(box->letters, "A: b\n\nc\n");
    g_autoptr(GError) error = NULL;
    g_assert_true(letters_send(box->letters, box->submission, &error));
    g_assert_no_error(error);
    g_assert_cmpint(box->letters->outcomes[2], ==, OUTCOME_FAILED);
    holds(box, "new", 2);
}

static void a_file_where_the_maildir_should_be_is_the_operators(Box *box, gconstpointer data)
{
    g_assert_true(g_file_set_contents(box->path, "x", 1, NULL));
    g_autoptr(GError) error = NULL;
    g_assert_false(letters_send(box->letters, box->submission, &error));
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    g_assert_cmpuint(box->letters->counts[OUTCOME_UNTRIED], ==, 2);
    g_autoptr(GError) again = NULL;
    g_assert_false(submission_connect(box->submission, &again));
    g_assert_error(again, FAILURE, FAILURE_OPERATOR);
}

/* RLIMIT_FSIZE stands for the full disk: it stops root too. */
static void a_letter_that_cannot_be_written_is_deferred(Box *box, gconstpointer data)
{
    struct rlimit before;
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &before), ==, 0);
    struct rlimit none = {.rlim_cur = 10, .rlim_max = before.rlim_max};
    (void)signal(SIGXFSZ, SIG_IGN);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &none), ==, 0);
    g_autoptr(GError) error = NULL;
    gboolean complete = letters_send(box->letters, box->submission, &error);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &before), ==, 0);
    g_assert_true(complete);
    g_assert_cmpuint(box->letters->counts[OUTCOME_DEFERRED], ==, 2);
    holds(box, "new", 0);
    holds(box, "tmp", 0);
    deliver(box, 2);
}

#define ADD(name) g_test_add("/maildir/" #name, Box, NULL, box_setup, name, box_teardown)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD(a_letter_becomes_a_file_with_its_very_bytes);
    ADD(the_same_letter_twice_is_one_file);
    ADD(a_letter_to_two_people_is_one_file);
    ADD(a_letter_that_was_read_meanwhile_is_not_written_again);
    ADD(a_file_name_has_nothing_of_the_message_id);
    ADD(a_letter_with_bare_line_feeds_is_refused_here_too);
    ADD(a_file_where_the_maildir_should_be_is_the_operators);
    ADD(a_letter_that_cannot_be_written_is_deferred);
    return g_test_run();
}
