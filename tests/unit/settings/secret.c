/* SPDX-License-Identifier: MIT */
#include "settings/secret.h"

#include "base/failure.h"
#include "settings/settings.h"
#include "tests/unit/settings/folder.h"

/* Settings of the test's own, with whatever sources it names. */
static Settings *settings_in(const Folder *folder, const char *mailbox_lines)
{
    g_autofree char *text = g_strdup_printf(
        "[programme]\naddress = mentoring@programme.example\n[mailbox]\nurl = maildir:in\n%s"
        "[submission]\nurl = maildir:out\n[oauth2]\ntoken_command = echo bearer\n",
        mailbox_lines);
    g_autofree char *file = folder_write(folder, "mentord.conf", text);
    g_autoptr(GError) error = NULL;
    Settings *settings = settings_load(file, &error);
    g_assert_no_error(error);
    return settings;
}

static void assert_secret(const Settings *settings, const char *section, const char *expected)
{
    char *secret = NULL;
    g_autoptr(GError) error = NULL;
    g_assert_true(settings_secret(settings, section, &secret, &error));
    g_assert_no_error(error);
    g_assert_cmpstr(secret, ==, expected);
    settings_wipe(secret);
}

static void assert_refused(const Settings *settings, const char *expected)
{
    char *secret = NULL;
    g_autoptr(GError) error = NULL;
    g_assert_false(settings_secret(settings, "mailbox", &secret, &error));
    g_assert_null(secret);
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    g_assert_cmpstr(error->message, ==, expected);
}

static void none_is_configured(Folder *folder, gconstpointer unused)
{
    g_autoptr(Settings) settings = settings_in(folder, "");
    assert_secret(settings, "mailbox", NULL);
    assert_secret(settings, "submission", NULL);
}

static void a_file_gives_its_line_without_the_newline(Folder *folder, gconstpointer unused)
{
    static const char *const texts[] = {"hunter2", "hunter2\n", "hunter2\r\n"};
    g_autoptr(Settings) settings = settings_in(folder, "password_file = p\n");
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_free(folder_write(folder, "p", texts[i]));
        assert_secret(settings, "mailbox", "hunter2");
    }
    g_free(folder_write(folder, "p", " blanks count \n"));
    assert_secret(settings, "mailbox", " blanks count ");
}

static void a_file_that_others_can_read_is_refused(Folder *folder, gconstpointer unused)
{
    static const mode_t modes[] = {0640, 0604, 0620};
    g_autoptr(Settings) settings = settings_in(folder, "password_file = p\n");
    g_autofree char *path = folder_write(folder, "p", "hunter2\n");
    g_autofree char *expected = g_strdup_printf(
        "mailbox.password_file: %s: others have access to it; run: chmod 600 %s", path, path);
    for (guint i = 0; i < G_N_ELEMENTS(modes); i++) {
        g_assert_cmpint(g_chmod(path, (int)modes[i]), ==, 0);
        assert_refused(settings, expected);
    }
}

static void a_file_that_is_missing_empty_or_long_is_refused(Folder *folder, gconstpointer unused)
{
    g_autoptr(Settings) settings = settings_in(folder, "password_file = p\n");
    g_autofree char *path = folder_file(folder, "p");
    g_autofree char *missing =
        g_strdup_printf("mailbox.password_file: %s: No such file or directory; write the secret "
                        "into it, alone on one line, mode 0600",
                        path);
    assert_refused(settings, missing);
    g_autofree char *nothing = g_strdup_printf(
        "mailbox.password_file: %s: holds nothing; want the secret alone, on one line", path);
    g_free(folder_write(folder, "p", ""));
    assert_refused(settings, nothing);
    g_free(folder_write(folder, "p", "\n"));
    assert_refused(settings, nothing);
    g_autofree char *lines = g_strdup_printf(
        "mailbox.password_file: %s: holds more than one line; want the secret alone, on one line",
        path);
    g_free(folder_write(folder, "p", "hunter2\nhunter3\n"));
    assert_refused(settings, lines);
    g_autofree char *large = g_strdup_printf("%s: is too long for a secret", path);
    g_autofree char *expected = g_strconcat("mailbox.password_file: ", large, NULL);
    g_autofree char *text = g_strnfill(20000, 'x');
    g_free(folder_write(folder, "p", text));
    assert_refused(settings, expected);
}

static void the_systemd_credential_goes_first(Folder *folder, gconstpointer unused)
{
    g_autoptr(Settings) settings = settings_in(folder, "password_file = p\n");
    g_free(folder_write(folder, "p", "of the file\n"));
    g_autofree char *path = folder_write(folder, "mailbox.password", "of systemd\n");
    g_free(folder_write(folder, "oauth2.token", "token of systemd\n"));
    g_assert_cmpint(g_chmod(path, 0440), ==, 0);
    g_setenv("CREDENTIALS_DIRECTORY", folder->path, TRUE);
    assert_secret(settings, "mailbox", "of systemd");
    assert_secret(settings, "submission", NULL);
    assert_secret(settings, "oauth2", "token of systemd");
    g_unsetenv("CREDENTIALS_DIRECTORY");
    assert_secret(settings, "mailbox", "of the file");
    assert_secret(settings, "oauth2", "bearer");
}

static void a_command_gives_its_first_line(Folder *folder, gconstpointer unused)
{
    g_autoptr(Settings) settings =
        settings_in(folder, "password_command = cat p && echo 'user: me'\n");
    g_free(folder_write(folder, "p", "found in the folder of the file\n"));
    assert_secret(settings, "mailbox", "found in the folder of the file");
}

static void a_file_goes_before_a_command(Folder *folder, gconstpointer unused)
{
    g_autoptr(Settings) settings =
        settings_in(folder, "password_file = p\npassword_command = echo command\n");
    g_free(folder_write(folder, "p", "file\n"));
    assert_secret(settings, "mailbox", "file");
}

static void a_command_that_fails_or_says_nothing_is_refused(Folder *folder, gconstpointer unused)
{
    g_autoptr(Settings) fails = settings_in(folder, "password_command = echo hunter2; exit 3\n");
    assert_refused(fails, "mailbox.password_command: failed: Child process exited with code 3");
    g_autoptr(Settings) silent = settings_in(folder, "password_command = true\n");
    assert_refused(silent, "mailbox.password_command: printed nothing on its first line");
}

static void a_command_that_does_not_end_is_killed_with_its_children(Folder *folder,
                                                                    gconstpointer unused)
{
    g_autofree char *mark = folder_file(folder, "mark");
    g_autofree char *command = g_strdup_printf("(sleep 1; echo late > %s) & sleep 60", mark);
    g_autoptr(GError) error = NULL;
    gint64 started_at = g_get_monotonic_time();
    g_assert_null(secret_from_command(command, folder->path, 200, &error));
    g_assert_cmpint(g_get_monotonic_time() - started_at, <, 10 * G_USEC_PER_SEC);
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    g_assert_cmpstr(error->message, ==, "did not end within 0.2 s; it must not ask anybody");
    g_usleep(3 * G_USEC_PER_SEC / 2);
    g_assert_false(g_file_test(mark, G_FILE_TEST_EXISTS));
}

static void a_command_may_leave_an_agent_that_holds_the_pipe(Folder *folder, gconstpointer unused)
{
    g_autoptr(GError) error = NULL;
    gint64 started_at = g_get_monotonic_time();
    char *secret = secret_from_command("sleep 4 & echo hunter2", folder->path, 3000, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(secret, ==, "hunter2");
    g_assert_cmpint(g_get_monotonic_time() - started_at, <, 3 * G_USEC_PER_SEC);
    settings_wipe(secret);
}

static void a_command_that_prints_without_end_of_line_takes_no_memory(Folder *folder,
                                                                      gconstpointer unused)
{
    g_autoptr(GError) error = NULL;
    char *secret =
        secret_from_command("head -c 3000000 /dev/zero | tr '\\0' x", folder->path, 8000, &error);
    g_assert_null(secret);
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    g_assert_cmpstr(error->message, ==, "printed more than 16384 bytes without a line's end");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_unsetenv("CREDENTIALS_DIRECTORY");
#define T(name) FOLDER_TEST("/settings/secret/" #name, name)
    T(none_is_configured);
    T(a_file_gives_its_line_without_the_newline);
    T(a_file_that_others_can_read_is_refused);
    T(a_file_that_is_missing_empty_or_long_is_refused);
    T(the_systemd_credential_goes_first);
    T(a_command_gives_its_first_line);
    T(a_file_goes_before_a_command);
    T(a_command_that_fails_or_says_nothing_is_refused);
    T(a_command_that_does_not_end_is_killed_with_its_children);
    T(a_command_may_leave_an_agent_that_holds_the_pipe);
    T(a_command_that_prints_without_end_of_line_takes_no_memory);
#undef T
    return g_test_run();
}
