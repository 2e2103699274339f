/* SPDX-License-Identifier: MIT */
/* TLS, login and kept connections against a scripted server (tls-smtp-server.py) that logs what it
   saw: what must not be sent to the wrong peer is looked for there. */
#include "base/failure.h"
#include "tests/unit/submission/letters.h"
#include "tests/unit/submission/servers.h"

#include <glib/gstdio.h>

#define HERE SOURCE_FOLDER "/tests/unit/submission/"
#define PASSWORD "correct horse"

/* "\0mentoring\0correct horse" as AUTH PLAIN has it. */
#define PASSWORD_ON_THE_WIRE "AG1lbnRvcmluZwBjb3JyZWN0IGhvcnNl"

typedef struct {
    char *folder;
    char *log;
    Server server;
    SubmissionOptions options;
    char *url;
    char *ca_file;
    Submission *submission;
    Letters *letters;
} Peer;

static gpointer folder_with_certificates(gpointer data)
{
    char *folder = g_dir_make_tmp("mentord-tls-XXXXXX", NULL);
    g_autoptr(GError) error = NULL;
    int status = -1;
    char *arguments[] = {(char *)HERE "make-certificates", folder, NULL};
    g_spawn_sync(NULL, arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                 NULL, NULL, NULL, NULL, &status, &error);
    g_assert_no_error(error);
    g_assert_cmpint(status, ==, 0);
    return folder;
}

/* Made once: keys take their time. */
static const char *certificates(void)
{
    static GOnce once = G_ONCE_INIT;
    return g_once(&once, folder_with_certificates, NULL);
}

static void remove_folder(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(folder);
}

static void peer_setup(Peer *peer, gconstpointer data)
{
    peer->folder = g_dir_make_tmp("mentord-peer-XXXXXX", NULL);
    peer->log = g_build_filename(peer->folder, "log", NULL);
    peer->ca_file = g_build_filename(certificates(), "ca.pem", NULL);
    peer->options = (SubmissionOptions){.user = "mentoring",
                                        .password = PASSWORD,
                                        .ca_file = peer->ca_file,
                                        .connections = 1,
                                        .timeout_seconds = 5};
    peer->letters = letters_new(2);
}

static void peer_teardown(Peer *peer, gconstpointer data)
{
    submission_free(peer->submission);
    letters_free(peer->letters);
    server_stop(&peer->server);
    remove_folder(peer->folder);
    g_free(peer->folder);
    g_free(peer->log);
    g_free(peer->url);
    g_free(peer->ca_file);
}

/* `flags` are separated by '|'. */
static void serve(Peer *peer, const char *scheme, const char *certificate, const char *flags)
{
    guint16 port = server_free_port();
    g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(arguments, g_strdup("python3"));
    g_ptr_array_add(arguments, g_strdup(HERE "tls-smtp-server.py"));
    g_ptr_array_add(arguments, g_strdup_printf("--port=%u", port));
    g_ptr_array_add(arguments, g_strdup_printf("--log=%s", peer->log));
    g_ptr_array_add(arguments, g_strdup_printf("--cert=%s/%s.pem", certificates(), certificate));
    g_ptr_array_add(arguments, g_strdup_printf("--key=%s/%s.key", certificates(), certificate));
    g_auto(GStrv) words = g_strsplit(flags, "|", -1);
    for (char **word = words; *word != NULL; word++)
        g_ptr_array_add(arguments, g_strdup(*word));
    peer->server = server_start(arguments, port);
    peer->url = g_strdup_printf("%s://127.0.0.1:%u", scheme, port);
}

static void open_submission(Peer *peer)
{
    peer->options.url = peer->url;
    g_autoptr(GError) error = NULL;
    peer->submission = submission_new(&peer->options, &error);
    g_assert_no_error(error);
}

/* The server's log when its last session has ended. */
static char *log_at_end(Peer *peer)
{
    submission_rest(peer->submission);
    char *text = NULL;
    for (guint tries = 0; tries < 500; tries++) {
        g_clear_pointer(&text, g_free);
        if (!g_file_get_contents(peer->log, &text, NULL, NULL))
            text = g_strdup("");
        g_auto(GStrv) starts = g_strsplit(text, "connect\n", -1);
        g_auto(GStrv) ends = g_strsplit(text, "end\n", -1);
        if (g_strv_length(starts) == g_strv_length(ends))
            return text;
        g_usleep(10000);
    }
    g_error("a session of the test server did not end: %s", text);
}

static guint count_of(const char *text, const char *word)
{
    g_auto(GStrv) parts = g_strsplit(text, word, -1);
    return g_strv_length(parts) - 1;
}

static void all_are_sent(Peer *peer)
{
    open_submission(peer);
    g_autoptr(GError) error = NULL;
    gboolean complete = letters_send(peer->letters, peer->submission, &error);
    g_assert_no_error(error);
    g_assert_true(complete);
    g_assert_cmpuint(peer->letters->counts[OUTCOME_SENT], ==, peer->letters->envelopes->len);
}

/* Nothing is sent, the cause is named, and the server has seen no credential. */
static void nothing_is_sent(Peer *peer, FailureCode code, const char *cause)
{
    open_submission(peer);
    g_autoptr(GError) error = NULL;
    g_assert_false(submission_connect(peer->submission, &error));
    g_assert_error(error, FAILURE, (int)code);
    g_autoptr(GError) again = NULL;
    g_assert_false(letters_send(peer->letters, peer->submission, &again));
    g_assert_error(again, FAILURE, (int)code);
    g_assert_nonnull(strstr(again->message, cause));
    g_assert_null(strstr(again->message, PASSWORD));
    g_assert_cmpuint(peer->letters->counts[OUTCOME_UNTRIED], ==, 2);
}

static void no_credential_was_seen(Peer *peer)
{
    g_autofree char *log = log_at_end(peer);
    g_assert_cmpuint(count_of(log, "connect\n"), >=, 2);
    g_assert_null(strstr(log, "C: AUTH"));
    g_assert_null(strstr(log, PASSWORD_ON_THE_WIRE));
    g_assert_null(strstr(log, "MAIL"));
}

static void letters_go_over_implicit_tls(Peer *peer, gconstpointer data)
{
    serve(peer, "smtps", "good", "--tls=implicit");
    all_are_sent(peer);
    g_autofree char *log = log_at_end(peer);
    g_assert_cmpuint(count_of(log, PASSWORD_ON_THE_WIRE), ==, 1);
    g_assert_cmpuint(count_of(log, "letter person0@treasury.example 0\n"), ==, 1);
    g_assert_cmpuint(count_of(log, "letter person1@treasury.example 1\n"), ==, 1);
    g_assert_cmpuint(count_of(log, "C: QUIT\n"), ==, 1);
    g_assert_nonnull(strstr(log, " RET=HDRS ENVID=letter0@programme.example\n"));
    g_assert_nonnull(strstr(log, "C: RCPT TO:<person0@treasury.example> NOTIFY=FAILURE\n"));
}

static void letters_go_over_starttls(Peer *peer, gconstpointer data)
{
    serve(peer, "smtp", "good", "--tls=starttls");
    all_are_sent(peer);
    g_autofree char *log = log_at_end(peer);
    const char *tls = strstr(log, "tls\n");
    g_assert_nonnull(tls);
    g_assert_nonnull(strstr(tls, PASSWORD_ON_THE_WIRE));
}

static void a_host_name_is_verified_as_well(Peer *peer, gconstpointer data)
{
    serve(peer, "smtps", "good", "--tls=implicit");
    g_free(peer->url);
    peer->url = g_strdup_printf("smtps://localhost:%u/", peer->server.port);
    all_are_sent(peer);
}

static void without_a_user_there_is_no_auth(Peer *peer, gconstpointer data)
{
    serve(peer, "smtps", "good", "--tls=implicit");
    peer->options.user = NULL;
    all_are_sent(peer);
    g_autofree char *log = log_at_end(peer);
    g_assert_null(strstr(log, "AUTH"));
}

static void an_oauth_token_is_used(Peer *peer, gconstpointer data)
{
    serve(peer, "smtps", "good", "--tls=implicit|--mechanisms=PLAIN LOGIN XOAUTH2");
    peer->options.password = NULL;
    peer->options.oauth2_token = "token";
    all_are_sent(peer);
    g_autofree char *log = log_at_end(peer);
    g_assert_cmpuint(count_of(log, "C: AUTH XOAUTH2 "), ==, 1);
    g_assert_null(strstr(log, "AUTH PLAIN"));
}

static void an_oauth_token_is_never_an_empty_password(Peer *peer, gconstpointer data)
{
    serve(peer, "smtps", "good", "--tls=implicit|--mechanisms=PLAIN LOGIN");
    peer->options.password = NULL;
    peer->options.oauth2_token = "token";
    nothing_is_sent(peer, FAILURE_OPERATOR, "");
    no_credential_was_seen(peer);
}

static void a_certificate_for_another_host_is_refused(Peer *peer, gconstpointer data)
{
    serve(peer, "smtps", "elsewhere", "--tls=implicit");
    nothing_is_sent(peer, FAILURE_OPERATOR, "certificate");
    no_credential_was_seen(peer);
}

static void the_same_with_starttls(Peer *peer, gconstpointer data)
{
    serve(peer, "smtp", "elsewhere", "--tls=starttls");
    nothing_is_sent(peer, FAILURE_OPERATOR, "certificate");
    no_credential_was_seen(peer);
}

static void an_unknown_authority_is_refused(Peer *peer, gconstpointer data)
{
    g_autofree char *other = g_build_filename(certificates(), "other-ca.pem", NULL);
    peer->options.ca_file = other;
    serve(peer, "smtps", "good", "--tls=implicit");
    nothing_is_sent(peer, FAILURE_OPERATOR, "ca_file");
    no_credential_was_seen(peer);
}

static void the_systems_authorities_do_not_know_ours(Peer *peer, gconstpointer data)
{
    peer->options.ca_file = NULL;
    serve(peer, "smtps", "good", "--tls=implicit");
    nothing_is_sent(peer, FAILURE_OPERATOR, "certificate");
    no_credential_was_seen(peer);
}

static void an_expired_certificate_is_refused(Peer *peer, gconstpointer data)
{
    serve(peer, "smtps", "expired", "--tls=implicit");
    nothing_is_sent(peer, FAILURE_OPERATOR, "certificate");
    no_credential_was_seen(peer);
}

static void a_missing_ca_file_is_the_operators(Peer *peer, gconstpointer data)
{
    peer->options.ca_file = "/nonexistent/ca.pem";
    serve(peer, "smtps", "good", "--tls=implicit");
    nothing_is_sent(peer, FAILURE_OPERATOR, "ca_file");
    no_credential_was_seen(peer);
}

static void a_server_without_starttls_is_refused(Peer *peer, gconstpointer data)
{
    serve(peer, "smtp", "good", "--tls=none");
    nothing_is_sent(peer, FAILURE_OPERATOR, "STARTTLS");
    no_credential_was_seen(peer);
}

static void starttls_put_off_is_temporary(Peer *peer, gconstpointer data)
{
    serve(peer, "smtp", "good", "--tls=starttls|--starttls-reply=454 4.7.0 not now");
    nothing_is_sent(peer, FAILURE_TEMPORARY, "454 4.7.0 not now");
    no_credential_was_seen(peer);
}

static void plain_bytes_behind_starttls_are_not_believed(Peer *peer, gconstpointer data)
{
    serve(peer, "smtp", "good", "--tls=starttls|--inject");
    nothing_is_sent(peer, FAILURE_TEMPORARY, "");
    no_credential_was_seen(peer);
}

static void a_plain_server_behind_smtps_gets_nothing(Peer *peer, gconstpointer data)
{
    peer->options.timeout_seconds = 1;
    serve(peer, "smtps", "good", "--tls=none");
    nothing_is_sent(peer, FAILURE_TEMPORARY, "");
    no_credential_was_seen(peer);
}

static void tls_before_1_2_is_refused(Peer *peer, gconstpointer data)
{
    serve(peer, "smtps", "good", "--tls=implicit|--old-tls");
    nothing_is_sent(peer, FAILURE_TEMPORARY, "");
    no_credential_was_seen(peer);
}

static void a_refused_login_is_the_operators(Peer *peer, gconstpointer data)
{
    serve(peer, "smtps", "good", "--tls=implicit|--auth-reply=535 5.7.8 no such pair");
    nothing_is_sent(peer, FAILURE_OPERATOR, "535 5.7.8 no such pair");
    g_autofree char *log = log_at_end(peer);
    g_assert_null(strstr(log, "MAIL"));
}

static void a_login_put_off_is_temporary(Peer *peer, gconstpointer data)
{
    serve(peer, "smtps", "good", "--tls=implicit|--auth-reply=454 4.7.0 directory is away");
    nothing_is_sent(peer, FAILURE_TEMPORARY, "454 4.7.0 directory is away");
}

static void a_server_that_offers_no_auth_is_the_operators(Peer *peer, gconstpointer data)
{
    serve(peer, "smtps", "good", "--tls=implicit|--mechanisms=");
    nothing_is_sent(peer, FAILURE_OPERATOR, "AUTH");
    no_credential_was_seen(peer);
}

static void a_connection_is_kept_for_the_next_call(Peer *peer, gconstpointer data)
{
    serve(peer, "smtps", "good", "--tls=implicit");
    all_are_sent(peer);
    g_assert_true(letters_send(peer->letters, peer->submission, NULL));
    g_assert_cmpuint(peer->letters->counts[OUTCOME_SENT], ==, 2);
    g_autofree char *log = log_at_end(peer);
    g_assert_cmpuint(count_of(log, "C: AUTH"), ==, 1);
    g_assert_cmpuint(count_of(log, "letter "), ==, 4);
}

static void a_server_that_closes_after_some_letters_gets_them_all(Peer *peer, gconstpointer data)
{
    serve(peer, "smtps", "good", "--tls=implicit|--letters=5");
    letters_free(peer->letters);
    peer->letters = letters_new(18);
    open_submission(peer);
    g_autoptr(GError) error = NULL;
    g_assert_true(letters_send(peer->letters, peer->submission, &error));
    g_assert_no_error(error);
    /* Each 421 was one letter's own. */
    g_assert_cmpuint(peer->letters->counts[OUTCOME_SENT], ==, 15);
    g_assert_cmpuint(peer->letters->counts[OUTCOME_DEFERRED], ==, 3);
    g_autofree char *log = log_at_end(peer);
    g_assert_cmpuint(count_of(log, "letter "), ==, 15);
}

/* Every third recipient is refused, in the pipelined groups of three connections at once: what the
   server took and what we were told must be the same letters, each body with its own recipient. */
static void every_letter_gets_the_servers_own_word(Peer *peer, gconstpointer eager)
{
    serve(peer, "smtps", "good",
          eager != NULL ? "--tls=implicit|--refuse=7@|--eager" : "--tls=implicit|--refuse=7@");
    peer->options.connections = 3;
    letters_free(peer->letters);
    peer->letters = letters_new(60);
    open_submission(peer);
    g_autoptr(GError) error = NULL;
    g_assert_true(letters_send(peer->letters, peer->submission, &error));
    g_assert_no_error(error);
    g_autofree char *log = log_at_end(peer);
    for (guint i = 0; i < 60; i++) {
        gboolean refused = i % 10 == 7;
        g_autofree char *line = g_strdup_printf("letter person%u@treasury.example %u\n", i, i);
        g_assert_cmpint(peer->letters->outcomes[i], ==, refused ? OUTCOME_FAILED : OUTCOME_SENT);
        g_assert_cmpuint(count_of(log, line), ==, refused ? 0 : 1);
    }
    g_assert_cmpuint(count_of(log, "letter "), ==, 54);
    g_assert_cmpuint(count_of(log, "empty none\n"), ==, eager != NULL ? 6 : 0);
    g_assert_cmpuint(count_of(log, "C: AUTH"), ==, 3);
}

#define ADD(name) ADD_WITH(name, #name, NULL)
#define ADD_WITH(function, name, data)                                                             \
    g_test_add("/tls/" name, Peer, data, peer_setup, function, peer_teardown)

static void add_refusals(void)
{
    ADD(an_oauth_token_is_never_an_empty_password);
    ADD(a_certificate_for_another_host_is_refused);
    ADD(the_same_with_starttls);
    ADD(an_unknown_authority_is_refused);
    ADD(the_systems_authorities_do_not_know_ours);
    ADD(an_expired_certificate_is_refused);
    ADD(a_missing_ca_file_is_the_operators);
    ADD(a_server_without_starttls_is_refused);
    ADD(starttls_put_off_is_temporary);
    ADD(plain_bytes_behind_starttls_are_not_believed);
    ADD(a_plain_server_behind_smtps_gets_nothing);
    ADD(tls_before_1_2_is_refused);
    ADD(a_refused_login_is_the_operators);
    ADD(a_login_put_off_is_temporary);
    ADD(a_server_that_offers_no_auth_is_the_operators);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD(letters_go_over_implicit_tls);
    ADD(letters_go_over_starttls);
    ADD(a_host_name_is_verified_as_well);
    ADD(without_a_user_there_is_no_auth);
    ADD(an_oauth_token_is_used);
    add_refusals();
    ADD(a_connection_is_kept_for_the_next_call);
    ADD(a_server_that_closes_after_some_letters_gets_them_all);
    ADD(every_letter_gets_the_servers_own_word);
    ADD_WITH(every_letter_gets_the_servers_own_word, "a_refused_letter_that_is_let_in_has_no_body",
             "eager");
    int status = g_test_run();
    remove_folder(certificates());
    return status;
}
