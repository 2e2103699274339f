/* SPDX-License-Identifier: MIT */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/failure.h"
#include "base/token.h"

#define HEX_OLD "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define HEX_BAD "0g112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define HEX_NEW "FFeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100"

static const TokenGrant GRANT = {"answer", 17, 2, 4711, 2461000};

typedef struct {
    char *folder, *path;
} KeyFile;

static void key_file_set_up(KeyFile *file, gconstpointer unused)
{
    file->folder = g_dir_make_tmp("mentord-key-XXXXXX", NULL);
    g_assert_nonnull(file->folder);
    file->path = g_build_filename(file->folder, "mentord.key", NULL);
}

/* That the folder can be removed shows that no draft was left in it. */
static void key_file_tear_down(KeyFile *file, gconstpointer unused)
{
    (void)g_remove(file->path);
    g_assert_cmpint(g_rmdir(file->folder), ==, 0);
    g_free(file->path);
    g_free(file->folder);
}

static KeyRing *opened(const KeyFile *file, const char *text)
{
    g_autoptr(GError) error = NULL;
    if (text != NULL)
        g_assert_true(g_file_set_contents(file->path, text, -1, NULL));
    KeyRing *ring = key_ring_open(file->path, &error);
    g_assert_no_error(error);
    return ring;
}

static void the_first_run_makes_a_key_that_nobody_else_can_read(KeyFile *file, gconstpointer unused)
{
    struct stat status;
    mode_t before = umask(0);
    g_autoptr(KeyRing) ring = opened(file, NULL);
    umask(before);
    g_assert_nonnull(ring);
    g_assert_cmpint(stat(file->path, &status), ==, 0);
    g_assert_cmpuint(status.st_mode & 07777, ==, 0600);
    g_assert_cmpint(status.st_size, ==, 2 * KEY_BYTES + 1);
}

static void the_second_run_finds_the_same_key(KeyFile *file, gconstpointer unused)
{
    g_autoptr(KeyRing) first = opened(file, NULL);
    g_autoptr(KeyRing) second = opened(file, NULL);
    g_autofree char *token = token_make(first, "x", &GRANT);
    g_assert_true(token_is_genuine(second, token, &GRANT));
}

static void two_first_runs_make_different_keys(KeyFile *file, gconstpointer unused)
{
    g_autoptr(KeyRing) first = opened(file, NULL);
    g_assert_cmpint(g_remove(file->path), ==, 0);
    g_autoptr(KeyRing) second = opened(file, NULL);
    g_autofree char *token = token_make(first, "x", &GRANT);
    g_assert_false(token_is_genuine(second, token, &GRANT));
}

static void after_a_change_of_key_old_tokens_hold_and_new_ones_are_made_with_the_new(
    KeyFile *file, gconstpointer unused)
{
    g_autoptr(KeyRing) old = opened(file, HEX_OLD "\n");
    g_autoptr(KeyRing) new = opened(file, HEX_NEW "\r\n");
    g_autoptr(KeyRing) both = opened(file, HEX_NEW "\n" HEX_OLD "\n\n");
    g_autofree char *old_token = token_make(old, "x", &GRANT);
    g_autofree char *token = token_make(both, "x", &GRANT);
    g_assert_true(token_is_genuine(both, old_token, &GRANT));
    g_assert_true(token_is_genuine(both, token, &GRANT));
    g_assert_true(token_is_genuine(new, token, &GRANT));
    g_assert_false(token_is_genuine(old, token, &GRANT));
}

static void a_damaged_file_is_refused_and_left_as_it_is(KeyFile *file, gconstpointer unused)
{
    static const char *const texts[] = {
        "",
        "\n\n",
        "secret\n",
        HEX_OLD "0\n",
        HEX_BAD "\n",
        HEX_OLD "\nhalf of it\n",
        HEX_OLD "\n" HEX_NEW "\n" HEX_OLD "\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *after = NULL;
        g_assert_true(g_file_set_contents(file->path, texts[i], -1, NULL));
        g_assert_null(key_ring_open(file->path, &error));
        g_assert_error(error, FAILURE, FAILURE_OPERATOR);
        g_assert_true(g_str_has_prefix(error->message, file->path));
        g_assert_null(strstr(error->message, "00112233"));
        g_assert_true(g_file_get_contents(file->path, &after, NULL, NULL));
        g_assert_cmpstr(after, ==, texts[i]);
    }
}

static void a_folder_that_is_missing_is_the_operators(KeyFile *file, gconstpointer unused)
{
    g_autofree char *path = g_build_filename(file->folder, "none", "mentord.key", NULL);
    g_autofree char *expected = g_strdup_printf("%s: cannot make the key file: No such file or "
                                                "directory; is its folder there and writable?",
                                                path);
    g_autoptr(GError) error = NULL;
    g_assert_null(key_ring_open(path, &error));
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    g_assert_cmpstr(error->message, ==, expected);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define T(name)                                                                                    \
    g_test_add("/key-ring/" #name, KeyFile, NULL, key_file_set_up, name, key_file_tear_down)
    T(the_first_run_makes_a_key_that_nobody_else_can_read);
    T(the_second_run_finds_the_same_key);
    T(two_first_runs_make_different_keys);
    T(after_a_change_of_key_old_tokens_hold_and_new_ones_are_made_with_the_new);
    T(a_damaged_file_is_refused_and_left_as_it_is);
    T(a_folder_that_is_missing_is_the_operators);
#undef T
    return g_test_run();
}
