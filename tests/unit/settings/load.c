/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/failure.h"
#include "settings/settings.h"
#include "tests/unit/settings/folder.h"

#define SMALLEST                                                                                   \
    "[programme]\naddress = mentoring@programme.example\n[mailbox]\nurl = maildir:in\n"            \
    "[submission]\nurl = maildir:/var/spool/out\n"

static Settings *loaded(const Folder *folder, const char *text)
{
    g_autofree char *file = folder_write(folder, "mentord.conf", text);
    g_autoptr(GError) error = NULL;
    Settings *settings = settings_load(file, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(settings->file, ==, file);
    return settings;
}

static void assert_path(const Folder *folder, const char *name, const char *path)
{
    g_autofree char *expected = folder_file(folder, name);
    g_assert_cmpstr(path, ==, expected);
}

static void the_smallest_file_has_sound_defaults(Folder *folder, gconstpointer unused)
{
    g_autoptr(Settings) settings = loaded(folder, SMALLEST);
    g_assert_cmpstr(settings->programme_name, ==, "Situational Mentoring Program");
    g_assert_cmpstr(settings->programme_time_zone, ==, "America/New_York");
    g_assert_null(settings->programme_office);
    g_assert_null(settings->programme_templates);
    g_assert_true(settings->programme_plus_addressing);
    g_assert_cmpstr(settings->mailbox_auth, ==, "password");
    g_assert_cmpstr(settings->mailbox_handled, ==, "Handled");
    g_assert_cmpstr(settings->mailbox_quarantine, ==, "Quarantine");
    g_assert_cmpint(settings->mailbox_tls, ==, TLS_REQUIRED);
    g_assert_cmpint(settings->submission_tls, ==, TLS_REQUIRED);
    g_assert_cmpuint(settings->submission_connections, ==, 4);
    g_assert_cmpuint(settings->submission_rate, ==, 0);
    g_assert_null(settings->trust_boundary);
    assert_path(folder, "mentord.db", settings->database_path);
    assert_path(folder, "mentord.key", settings->database_key_file);
    g_assert_cmpuint(settings->policy_asked_at_once, ==, 3);
    g_assert_cmpuint(settings->policy_answer_within, ==, 2);
    g_assert_cmpuint(settings->policy_shortlist, ==, 5);
    g_assert_cmpuint(settings->policy_suppress_below, ==, 5);
    g_assert_cmpuint(settings->policy_letters_per_day, ==, 30);
    g_assert_cmpuint(settings->policy_keep_situation_days, ==, 30);
    g_assert_cmpuint(settings->policy_keep_letter_days, ==, 7);
    g_assert_cmpuint(settings->policy_keep_count_years, ==, 3);
}

static void paths_are_relative_to_the_file(Folder *folder, gconstpointer unused)
{
    g_autoptr(Settings) settings = loaded(folder, SMALLEST "password_file = a/../smtp.password\n");
    g_autofree char *in = folder_file(folder, "in");
    g_autofree char *url = g_strconcat("maildir:", in, NULL);
    g_assert_cmpstr(settings->mailbox_url, ==, url);
    g_assert_cmpstr(settings->submission_url, ==, "maildir:/var/spool/out");
    assert_path(folder, "smtp.password", settings->submission_password_file);
}

static void a_file_named_relatively_is_found_and_gives_absolute_paths(Folder *folder,
                                                                      gconstpointer unused)
{
    g_free(folder_write(folder, "mentord.conf", SMALLEST));
    g_autofree char *before = g_get_current_dir();
    g_autoptr(GError) error = NULL;
    g_assert_cmpint(g_chdir(folder->path), ==, 0);
    g_autoptr(Settings) settings = settings_load("mentord.conf", &error);
    g_assert_cmpint(g_chdir(before), ==, 0);
    g_assert_no_error(error);
    assert_path(folder, "mentord.db", settings->database_path);
}

static void every_fixed_key_is_read(Folder *folder, gconstpointer unused)
{
    g_autofree char *holidays = folder_write(folder, "ours.ics", "");
    g_autofree char *ca = folder_write(folder, "ca.pem", "");
    g_autoptr(Settings) settings = loaded(
        folder, "\xef\xbb\xbf# with a byte-order mark, CRLF and blanks, as editors make them\r\n"
                "[programme]\r\n  name = SES Situational Mentoring Program  \r\n"
                "address = mentoring@programme.example\r\noffice = office@programme.example\r\n"
                "time_zone = Pacific/Honolulu\r\nholidays = ours.ics\r\nplus_addressing = false\r\n"
                "[mailbox]\nurl = imaps://imap.programme.example:993/INBOX\nuser = mentoring\n"
                "password_file = imap.password\nauth = oauth2\nca_file = ca.pem\ntls = required\n"
                "handled = Done\nquarantine = Odd\n"
                "[submission]\nurl = smtps://smtp.programme.example:465\nuser = sender\n"
                "password_command = echo it\nca_file = ca.pem\nconnections = 8\nrate = 20\n"
                "[oauth2]\ntoken_command = echo token\n"
                "[trust]\nauthserv_id = mx.programme.example\nboundary = mx2.programme.example\n"
                "[database]\npath = data/m.db\nkey_file = m.key\n"
                "[policy]\nasked_at_once = 2\nanswer_within = 3\nshortlist = 7\n"
                "suppress_below = 9\nletters_per_day = 11\n"
                "keep_situation_days = 12\nkeep_letter_days = 13\nkeep_count_years = 14");
    g_assert_cmpstr(settings->programme_name, ==, "SES Situational Mentoring Program");
    g_assert_cmpstr(settings->programme_office, ==, "office@programme.example");
    g_assert_cmpstr(settings->programme_time_zone, ==, "Pacific/Honolulu");
    g_assert_cmpstr(settings->programme_holidays, ==, holidays);
    g_assert_false(settings->programme_plus_addressing);
    g_assert_cmpstr(settings->mailbox_url, ==, "imaps://imap.programme.example:993/INBOX");
    g_assert_cmpstr(settings->mailbox_user, ==, "mentoring");
    g_assert_cmpstr(settings->mailbox_auth, ==, "oauth2");
    g_assert_cmpstr(settings->mailbox_ca_file, ==, ca);
    g_assert_cmpstr(settings->mailbox_handled, ==, "Done");
    g_assert_cmpstr(settings->mailbox_quarantine, ==, "Odd");
    g_assert_cmpstr(settings->submission_user, ==, "sender");
    g_assert_cmpstr(settings->submission_password_command, ==, "echo it");
    g_assert_cmpuint(settings->submission_connections, ==, 8);
    g_assert_cmpuint(settings->submission_rate, ==, 20);
    g_assert_cmpstr(settings->oauth2_token_command, ==, "echo token");
    g_assert_cmpstr(settings->trust_authserv_id, ==, "mx.programme.example");
    g_assert_cmpstr(settings->trust_boundary, ==, "mx2.programme.example");
    assert_path(folder, "data/m.db", settings->database_path);
    assert_path(folder, "m.key", settings->database_key_file);
    g_assert_cmpuint(settings->policy_asked_at_once, ==, 2);
    g_assert_cmpuint(settings->policy_answer_within, ==, 3);
    g_assert_cmpuint(settings->policy_shortlist, ==, 7);
    g_assert_cmpuint(settings->policy_suppress_below, ==, 9);
    g_assert_cmpuint(settings->policy_letters_per_day, ==, 11);
    g_assert_cmpuint(settings->policy_keep_situation_days, ==, 12);
    g_assert_cmpuint(settings->policy_keep_letter_days, ==, 13);
    g_assert_cmpuint(settings->policy_keep_count_years, ==, 14);
}

static void tls_may_be_off_on_loopback(Folder *folder, gconstpointer unused)
{
    static const char *const hosts[] = {"127.0.0.1:2525", "127.9.8.7", "[::1]:25", "localhost",
                                        "LocalHost:2525"};
    for (guint i = 0; i < G_N_ELEMENTS(hosts); i++) {
        g_autofree char *text = g_strdup_printf(
            "[programme]\naddress = mentoring@programme.example\n[mailbox]\nurl = imap://%s\n"
            "user = me\ntls = off\n[submission]\nurl = smtp://%s\ntls = off\n",
            hosts[i], hosts[i]);
        g_autoptr(Settings) settings = loaded(folder, text);
        g_assert_cmpint(settings->mailbox_tls, ==, TLS_OFF);
        g_assert_cmpint(settings->submission_tls, ==, TLS_OFF);
    }
}

static void holidays_default_to_the_file_beside_the_configuration(Folder *folder,
                                                                  gconstpointer unused)
{
    g_autofree char *beside = folder_write(folder, "us-federal.ics", "");
    g_autoptr(Settings) settings = loaded(folder, SMALLEST);
    g_assert_cmpstr(settings->programme_holidays, ==, beside);
}

static void holidays_default_to_those_that_came_with_the_program(Folder *folder,
                                                                 gconstpointer unused)
{
    g_autoptr(Settings) settings = loaded(folder, SMALLEST);
    g_assert_true(g_file_test(settings->programme_holidays, G_FILE_TEST_IS_REGULAR));
    g_assert_true(g_str_has_suffix(settings->programme_holidays, "/us-federal.ics"));
}

static void a_file_that_cannot_be_read_is_the_operators(Folder *folder, gconstpointer unused)
{
    g_autofree char *file = folder_file(folder, "none.conf");
    g_autofree char *expected =
        g_strdup_printf("%s: there is no such file; 'mentord sample-config' prints one to begin "
                        "with, --config FILE before the command names another",
                        file);
    g_autoptr(GError) error = NULL;
    g_assert_null(settings_load(file, &error));
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    g_assert_cmpstr(error->message, ==, expected);
}

static void a_binary_file_is_refused(Folder *folder, gconstpointer unused)
{
    g_autofree char *file = folder_file(folder, "mentord.conf");
    g_autoptr(GError) error = NULL;
    g_assert_true(g_file_set_contents(file, "SQLite\0\1\2", 9, NULL));
    g_assert_null(settings_load(file, &error));
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    g_assert_nonnull(strstr(error->message, "holds NUL bytes"));
}

static void the_sample_is_the_file_in_config(void)
{
    g_autofree char *sample = settings_sample();
    g_autofree char *file = NULL;
    g_assert_true(g_file_get_contents(SOURCE_FOLDER "/config/mentord.conf", &file, NULL, NULL));
    g_assert_cmpstr(sample, ==, file);
}

static void the_sample_is_a_whole_configuration(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Settings) settings = settings_load(SOURCE_FOLDER "/config/mentord.conf", &error);
    g_assert_no_error(error);
    g_assert_cmpstr(settings->mailbox_url, ==, "maildir:" SOURCE_FOLDER "/config/mail/in");
    g_assert_cmpstr(settings->submission_url, ==, "maildir:" SOURCE_FOLDER "/config/mail/out");
    g_assert_cmpstr(settings->programme_holidays, ==, SOURCE_FOLDER "/config/us-federal.ics");
}

/* The sample with every '#key = value' line alive, in place of the live line of the same key. */
static void every_setting_that_the_sample_leaves_out_is_valid(Folder *folder, gconstpointer unused)
{
    static const char *const files[] = {"us-federal.ics", "templates", "ca.pem"};
    for (guint i = 0; i < G_N_ELEMENTS(files); i++)
        g_free(folder_write(folder, files[i], ""));
    g_autofree char *sample = settings_sample();
    g_auto(GStrv) lines = g_strsplit(sample, "\n", -1);
    g_autoptr(GString) alive = g_string_new(NULL);
    for (char **line = lines; *line != NULL; line++) {
        gboolean left_out = (*line)[0] == '#' && g_ascii_islower((*line)[1]);
        if (!g_str_has_prefix(*line, "url = maildir:"))
            g_string_append_printf(alive, "%s\n", *line + left_out);
    }
    g_autoptr(Settings) settings = loaded(folder, alive->str);
    g_assert_cmpstr(settings->submission_url, ==, "smtps://smtp.programme.example:465");
    g_assert_cmpstr(settings->trust_boundary, ==, "mx.programme.example");
    assert_path(folder, "oauth2.token", settings->oauth2_token_file);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define T(name) FOLDER_TEST("/settings/load/" #name, name)
    T(the_smallest_file_has_sound_defaults);
    T(paths_are_relative_to_the_file);
    T(a_file_named_relatively_is_found_and_gives_absolute_paths);
    T(every_fixed_key_is_read);
    T(tls_may_be_off_on_loopback);
    T(holidays_default_to_the_file_beside_the_configuration);
    T(holidays_default_to_those_that_came_with_the_program);
    T(a_file_that_cannot_be_read_is_the_operators);
    T(a_binary_file_is_refused);
    T(every_setting_that_the_sample_leaves_out_is_valid);
#undef T
    g_test_add_func("/settings/load/the_sample_is_the_file_in_config",
                    the_sample_is_the_file_in_config);
    g_test_add_func("/settings/load/the_sample_is_a_whole_configuration",
                    the_sample_is_a_whole_configuration);
    return g_test_run();
}
