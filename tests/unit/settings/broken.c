/* SPDX-License-Identifier: MIT */
/* Broken configurations and the exact words that the operator reads. FOLDER stands for the folder
   of the file; what a message begins with, the file's path, is left out of the table. */
#include "base/failure.h"
#include "settings/settings.h"
#include "tests/unit/settings/folder.h"

#define PROGRAMME "[programme]\naddress = mentoring@programme.example\n"
#define BOXES "[mailbox]\nurl = maildir:in\n[submission]\nurl = maildir:out\n"
#define SUBMISSION "[submission]\nurl = maildir:out\n"
#define MAILBOX "[mailbox]\nurl = maildir:in\n"
#define IMAP_WANTED "want imaps://HOST[:PORT]/INBOX, imap://HOST[:PORT]/INBOX or maildir:PATH"

typedef struct {
    const char *name;
    const char *text;
    const char *findings; /* without the path; one per line */
} Broken;

static const Broken BROKEN[] = {
    {"an_empty_file_lacks_what_is_required", "",
     ": programme.address: missing; [programme] needs a line such as "
     "'address = mentoring@programme.example'\n"
     ": mailbox.url: missing; [mailbox] needs a line such as "
     "'url = imaps://imap.programme.example:993/INBOX'\n"
     ": submission.url: missing; [submission] needs a line such as "
     "'url = smtps://smtp.programme.example:465'"},
    {"a_missing_address_is_named", "[programme]\nname = P\n" BOXES,
     ": programme.address: missing; [programme] needs a line such as "
     "'address = mentoring@programme.example'"},
    {"a_missing_mailbox_is_named", PROGRAMME SUBMISSION,
     ": mailbox.url: missing; [mailbox] needs a line such as "
     "'url = imaps://imap.programme.example:993/INBOX'"},
    {"a_missing_submission_is_named", PROGRAMME MAILBOX,
     ": submission.url: missing; [submission] needs a line such as "
     "'url = smtps://smtp.programme.example:465'"},
    {"an_unknown_section_has_a_near_name", PROGRAMME BOXES "[databse]\npath = x\n",
     ":7: databse: unknown section; did you mean 'database'?"},
    {"an_unknown_section_without_a_near_name", PROGRAMME BOXES "[weather]\nsun = yes\n",
     ":7: weather: unknown section"},
    {"an_unknown_key_has_a_near_name", PROGRAMME BOXES "[trust]\nauthserver_id = mx\n",
     ":8: trust.authserver_id: unknown key; did you mean 'authserv_id'?"},
    {"an_unknown_key_without_a_near_name", PROGRAMME BOXES "[trust]\nwhiskers = long\n",
     ":8: trust.whiskers: unknown key"},
    {"a_key_of_another_section_is_sent_there", PROGRAMME BOXES "[database]\nconnections = 4\n",
     ":8: database.connections: unknown key; 'connections' belongs in [submission]"},
    {"a_translated_key_is_unknown", PROGRAMME "name[de] = P\n" BOXES,
     ":3: programme.name[de]: unknown key"},
    {"a_password_in_the_file_is_refused_unseen", PROGRAMME BOXES "password = hunter2\n",
     ":7: submission.password: secrets never stand in this file; use password_file or "
     "password_command"},
    {"a_token_in_the_file_is_refused_unseen", PROGRAMME BOXES "[oauth2]\ntoken = hunter2\n",
     ":8: oauth2.token: secrets never stand in this file; use token_file or token_command"},
    {"a_doubled_key_names_both_lines", PROGRAMME "name = A\nname = B\n" BOXES,
     ":4: programme.name: stands in line 3 already"},
    {"a_key_doubled_across_two_halves_of_a_section", PROGRAMME BOXES "[mailbox]\nurl = maildir:x\n",
     ":8: mailbox.url: stands in line 4 already"},
    {"a_key_before_every_section", "name = P\n" PROGRAMME BOXES,
     ":1: 'name' stands before the first [section]"},
    {"a_line_that_is_nothing_is_not_shown", PROGRAMME "hunter2\n" BOXES,
     ":3: is neither '[section]' nor 'key = value' nor '# comment'"},
    {"a_section_that_is_not_closed", PROGRAMME BOXES "[policy\n",
     ":7: is neither '[section]' nor 'key = value' nor '# comment'"},
    {"a_line_without_a_key", PROGRAMME "= value\n" BOXES,
     ":3: is neither '[section]' nor 'key = value' nor '# comment'"},
    {"a_line_that_is_no_utf_8", PROGRAMME "name = M\xfcller\n" BOXES, ":3: is not UTF-8"},
    {"an_empty_value_wants_one", PROGRAMME "office =\n" BOXES,
     ":3: programme.office: is empty; write a value, such as office@programme.example, or leave "
     "the line out"},
    {"a_wrong_escape_sequence", PROGRAMME "name = A\\qB\n" BOXES,
     ":3: programme.name: has a wrong escape sequence; write \\\\ for a backslash"},
    {"a_line_break_in_a_name_reaches_no_header", PROGRAMME "name = P\\nBcc: x@y.example\n" BOXES,
     ":3: programme.name: holds a control or an invisible character"},
    {"an_address_that_is_none", "[programme]\naddress = mentoring at programme\n" BOXES,
     ":2: programme.address: 'mentoring at programme' is no mail address, such as "
     "mentoring@programme.example"},
    {"a_comment_behind_a_value_is_explained", PROGRAMME BOXES "connections = 4 # enough\n",
     ":7: submission.connections: '4 # enough' is no whole number from 1 to 64; a comment stands "
     "on a line of its own"},
    {"an_office_that_is_the_programme", PROGRAMME "office = Mentoring@programme.example\n" BOXES,
     ":3: programme.office: is the programme's own address; its letters would come back"},
    {"an_address_too_long_for_a_token",
     "[programme]\naddress = the.situational.mentoring.programme.of.ours@programme.example\n" BOXES,
     ":2: programme.address: is too long for a token behind a plus sign; shorten it or set "
     "plus_addressing = false"},
    {"a_time_zone_that_is_none", PROGRAMME "time_zone = Mars/Olympus\n" BOXES,
     ":3: programme.time_zone: 'Mars/Olympus' is no time zone, such as America/New_York"},
    {"holidays_that_are_not_there", PROGRAMME "holidays = ours.ics\n" BOXES,
     ":3: programme.holidays: there is no FOLDER/ours.ics"},
    {"a_boolean_that_is_none", PROGRAMME "plus_addressing = maybe\n" BOXES,
     ":3: programme.plus_addressing: 'maybe' is neither true nor false"},
    {"a_mailbox_of_no_known_kind",
     PROGRAMME "[mailbox]\nurl = pop3s://pop.programme.example\n" SUBMISSION,
     ":4: mailbox.url: " IMAP_WANTED},
    {"a_mailbox_that_is_a_submission_server",
     PROGRAMME "[mailbox]\nurl = smtps://smtp.programme.example\n" SUBMISSION,
     ":4: mailbox.url: " IMAP_WANTED},
    {"a_password_inside_a_url_is_refused_unseen",
     PROGRAMME
     "[mailbox]\nurl = imaps://me:hunter2@imap.programme.example/INBOX\nuser = me\n" SUBMISSION,
     ":4: mailbox.url: no user and no password inside the URL; 'user' and 'password_file' are for "
     "that"},
    {"a_url_without_a_host", PROGRAMME "[mailbox]\nurl = imaps:///INBOX\nuser = me\n" SUBMISSION,
     ":4: mailbox.url: is no URL of a server, such as imaps://imap.programme.example:993/INBOX"},
    {"a_url_with_a_wrong_port",
     PROGRAMME
     "[mailbox]\nurl = imaps://imap.programme.example:99999/INBOX\nuser = me\n" SUBMISSION,
     ":4: mailbox.url: is no URL of a server, such as imaps://imap.programme.example:993/INBOX"},
    {"a_url_with_a_query",
     PROGRAMME "[mailbox]\nurl = imaps://imap.programme.example/INBOX?x\nuser = me\n" SUBMISSION,
     ":4: mailbox.url: has a '?' or '#' part, which means nothing here"},
    {"a_submission_url_with_a_path",
     PROGRAMME MAILBOX "[submission]\nurl = smtps://smtp.programme.example/out\n",
     ":6: submission.url: nothing follows the host and its port, as in "
     "smtps://smtp.programme.example:465"},
    {"a_maildir_without_a_path", PROGRAMME "[mailbox]\nurl = maildir:\n" SUBMISSION,
     ":4: mailbox.url: want a folder after 'maildir:', such as maildir:mail/in"},
    {"a_maildir_with_slashes_like_a_host", PROGRAMME "[mailbox]\nurl = maildir://in\n" SUBMISSION,
     ":4: mailbox.url: want a folder after 'maildir:', such as maildir:mail/in"},
    {"one_maildir_for_both_ways_is_a_loop",
     PROGRAMME MAILBOX "[submission]\nurl = maildir:./out/../in/\n",
     ":6: submission.url: is the folder of mailbox.url; letters would come back as mails"},
    {"an_imap_server_without_a_login",
     PROGRAMME "[mailbox]\nurl = imaps://imap.programme.example/INBOX\n" SUBMISSION,
     ": mailbox.user: missing; an IMAP server needs a login name, such as mentoring"},
    {"tls_off_for_another_machine",
     PROGRAMME
     "[mailbox]\nurl = imap://imap.programme.example/INBOX\nuser = me\ntls = off\n" SUBMISSION,
     ":6: mailbox.tls: off is for a loopback address alone (127.0.0.1, ::1, localhost); leave the "
     "line out"},
    {"tls_off_for_a_name_that_begins_like_loopback",
     PROGRAMME MAILBOX "[submission]\nurl = smtp://127.0.0.1.programme.example\ntls = off\n",
     ":7: submission.tls: off is for a loopback address alone (127.0.0.1, ::1, localhost); leave "
     "the line out"},
    {"tls_off_with_a_scheme_that_means_tls",
     PROGRAMME MAILBOX "[submission]\nurl = smtps://127.0.0.1:465\ntls = off\n",
     ":7: submission.tls: off contradicts the scheme of submission.url"},
    {"tls_that_is_a_wish", PROGRAMME BOXES "tls = starttls\n",
     ":7: submission.tls: 'starttls' is neither required nor off"},
    {"an_authentication_of_no_known_kind", PROGRAMME BOXES "auth = kerberos\n",
     ":7: submission.auth: 'kerberos' is neither password nor oauth2"},
    {"a_certificate_file_that_is_not_there", PROGRAMME BOXES "ca_file = ca.pem\n",
     ":7: submission.ca_file: there is no FOLDER/ca.pem"},
    {"handled_mails_in_the_queue", PROGRAMME MAILBOX "handled = inbox\n" SUBMISSION,
     ":5: mailbox.handled: INBOX holds what is yet to be handled; name another folder"},
    {"quarantined_mails_in_the_queue", PROGRAMME MAILBOX "quarantine = INBOX\n" SUBMISSION,
     ":5: mailbox.quarantine: INBOX holds what is yet to be handled; name another folder"},
    {"one_folder_for_handled_and_quarantined",
     PROGRAMME MAILBOX "quarantine = Handled\n" SUBMISSION,
     ":5: mailbox.quarantine: is the folder of mailbox.handled; name another one"},
    {"no_connections_at_all", PROGRAMME BOXES "connections = 0\n",
     ":7: submission.connections: '0' is no whole number from 1 to 64"},
    {"a_rate_below_nothing", PROGRAMME BOXES "rate = -1\n",
     ":7: submission.rate: '-1' is no whole number from 0 to 100000"},
    {"an_authserv_id_without_a_boundary", PROGRAMME BOXES "[trust]\nauthserv_id = mx.example\n",
     ": trust.boundary: missing; trust.authserv_id alone says nothing"},
    {"a_boundary_without_an_authserv_id", PROGRAMME BOXES "[trust]\nboundary = mx.example\n",
     ": trust.authserv_id: missing; trust.boundary alone says nothing"},
    {"a_boundary_that_is_no_host",
     PROGRAMME BOXES "[trust]\nauthserv_id = mx.example\nboundary = the front door\n",
     ":9: trust.boundary: 'the front door' is no host name, such as mx.programme.example"},
    {"a_database_that_is_its_key", PROGRAMME BOXES "[database]\nkey_file = mentord.db\n",
     ":8: database.key_file: is the file of database.path; name another one"},
    {"a_shortlist_longer_than_any_page", PROGRAMME BOXES "[policy]\nshortlist = five\n",
     ":8: policy.shortlist: 'five' is no whole number from 1 to 20"},
    {"everything_at_once_in_the_order_of_the_file",
     "[policy]\nanswer_within = 0\n[programme]\ntime_zone = here\n[mailbx]\n[submission]\n"
     "url = maildir:out\ntls = on\npassword = hunter2\n",
     ":2: policy.answer_within: '0' is no whole number from 1 to 20\n"
     ":4: programme.time_zone: 'here' is no time zone, such as America/New_York\n"
     ":5: mailbx: unknown section; did you mean 'mailbox'?\n"
     ":8: submission.tls: 'on' is neither required nor off\n"
     ":9: submission.password: secrets never stand in this file; use password_file or "
     "password_command\n"
     ": programme.address: missing; [programme] needs a line such as "
     "'address = mentoring@programme.example'\n"
     ": mailbox.url: missing; [mailbox] needs a line such as "
     "'url = imaps://imap.programme.example:993/INBOX'"},
};

static char *expected_of(const Broken *broken, const char *file, const char *folder)
{
    GString *expected = g_string_new(file);
    g_string_append(expected, broken->findings);
    g_autofree char *next_line = g_strconcat("\n", file, NULL);
    g_string_replace(expected, "\n", next_line, 0);
    g_string_replace(expected, "FOLDER", folder, 0);
    return g_string_free(expected, FALSE);
}

static void broken_is_told(gconstpointer data)
{
    const Broken *broken = data;
    Folder folder;
    folder_make(&folder, NULL);
    g_autofree char *file = folder_write(&folder, "mentord.conf", broken->text);
    g_autofree char *expected = expected_of(broken, file, folder.path);
    g_autoptr(GError) error = NULL;
    g_autoptr(Settings) settings = settings_load(file, &error);
    g_assert_null(settings);
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    g_assert_cmpstr(error->message, ==, expected);
    g_assert_null(strstr(error->message, "hunter2"));
    folder_remove(&folder, NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(BROKEN); i++) {
        g_autofree char *name = g_strconcat("/settings/broken/", BROKEN[i].name, NULL);
        g_test_add_data_func(name, &BROKEN[i], broken_is_told);
    }
    return g_test_run();
}
