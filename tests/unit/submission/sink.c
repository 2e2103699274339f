/* SPDX-License-Identifier: MIT */
/* Our dialogue against Postfix's smtp-sink, plain, on loopback. What each of its flags gives for
   two letters on one connection; the second is on its way behind the first one's final dot where
   the sink announces PIPELINING (-r and -f switch it off):

   flags              first      second     send   because
   -                  sent       sent       TRUE
   -p                 sent       sent       TRUE   lock-step
   -e                 untried    untried    FALSE  EHLO is refused, there is no session
   -r MAIL/RCPT/DATA  deferred   deferred   TRUE   4xx
   -f MAIL/RCPT/DATA  failed     failed     TRUE   5xx
   -r . / -f .        deferred/failed, both TRUE   answered, so not ambiguous
   -Q .               deferred   deferred   TRUE   421; the second goes on a new connection
   -q .               uncertain  uncertain  TRUE   the whole letter went, no answer came
   -W .:9             uncertain  uncertain  TRUE   the same by silence
   -q MAIL/RCPT/DATA  deferred   deferred   TRUE   lost before the body
   -Q MAIL/RCPT/DATA  deferred   deferred   TRUE   421
   -A 0               failed     failed     TRUE   550 amid or behind the body
   -r/-f/-q/-Q CONNECT  untried  untried    FALSE  nothing was tried
   -r MAIL -b 450...  deferred   deferred   TRUE   the sink's words are reported

   A third letter is untried, and send FALSE, where two connections in a row died without a letter
   judged. */
#include "base/failure.h"
#include "tests/unit/submission/letters.h"
#include "tests/unit/submission/servers.h"

typedef struct {
    Server server;
    Submission *submission;
} Peer;

static Peer peer_of(const char *flags, guint connections, guint rate)
{
    Peer peer = {.server = server_sink(flags)};
    g_autofree char *url = g_strdup_printf("smtp://127.0.0.1:%u", peer.server.port);
    g_autoptr(GError) error = NULL;
    peer.submission = submission_new(&(SubmissionOptions){.url = url,
                                                          .tls_off = TRUE,
                                                          .connections = connections,
                                                          .rate = rate,
                                                          .timeout_seconds = 2},
                                     &error);
    g_assert_no_error(error);
    return peer;
}

static void peer_stop(Peer *peer)
{
    submission_free(peer->submission);
    server_stop(&peer->server);
}

typedef struct {
    const char *flags;
    guint letters;
    Outcome outcomes[3];
    gboolean complete;
} Row;

static const Row rows[] = {
    {"", 2, {OUTCOME_SENT, OUTCOME_SENT}, TRUE},
    {"-p", 2, {OUTCOME_SENT, OUTCOME_SENT}, TRUE},
    {"-8 -E -N", 2, {OUTCOME_SENT, OUTCOME_SENT}, TRUE},
    {"-e", 2, {OUTCOME_UNTRIED, OUTCOME_UNTRIED}, FALSE},
    {"-r MAIL", 2, {OUTCOME_DEFERRED, OUTCOME_DEFERRED}, TRUE},
    {"-r RCPT", 2, {OUTCOME_DEFERRED, OUTCOME_DEFERRED}, TRUE},
    {"-r DATA", 2, {OUTCOME_DEFERRED, OUTCOME_DEFERRED}, TRUE},
    {"-f MAIL", 2, {OUTCOME_FAILED, OUTCOME_FAILED}, TRUE},
    {"-f RCPT", 2, {OUTCOME_FAILED, OUTCOME_FAILED}, TRUE},
    {"-f DATA", 2, {OUTCOME_FAILED, OUTCOME_FAILED}, TRUE},
    {"-r .", 2, {OUTCOME_DEFERRED, OUTCOME_DEFERRED}, TRUE},
    {"-f .", 2, {OUTCOME_FAILED, OUTCOME_FAILED}, TRUE},
    {"-Q .", 2, {OUTCOME_DEFERRED, OUTCOME_DEFERRED}, TRUE},
    {"-q .", 2, {OUTCOME_UNCERTAIN, OUTCOME_UNCERTAIN}, TRUE},
    {"-q .", 3, {OUTCOME_UNCERTAIN, OUTCOME_UNCERTAIN, OUTCOME_UNTRIED}, FALSE},
    {"-p -q .", 2, {OUTCOME_UNCERTAIN, OUTCOME_UNCERTAIN}, TRUE},
    {"-W .:9", 1, {OUTCOME_UNCERTAIN}, TRUE},
    {"-p -W MAIL:9", 1, {OUTCOME_DEFERRED}, TRUE},
    {"-q MAIL", 2, {OUTCOME_DEFERRED, OUTCOME_DEFERRED}, TRUE},
    {"-q RCPT", 2, {OUTCOME_DEFERRED, OUTCOME_DEFERRED}, TRUE},
    {"-q DATA", 2, {OUTCOME_DEFERRED, OUTCOME_DEFERRED}, TRUE},
    {"-q DATA", 3, {OUTCOME_DEFERRED, OUTCOME_DEFERRED, OUTCOME_UNTRIED}, FALSE},
    {"-Q MAIL", 2, {OUTCOME_DEFERRED, OUTCOME_DEFERRED}, TRUE},
    {"-Q RCPT", 2, {OUTCOME_DEFERRED, OUTCOME_DEFERRED}, TRUE},
    {"-Q DATA", 2, {OUTCOME_DEFERRED, OUTCOME_DEFERRED}, TRUE},
    {"-A 0", 2, {OUTCOME_FAILED, OUTCOME_FAILED}, TRUE},
    {"-r CONNECT", 2, {OUTCOME_UNTRIED, OUTCOME_UNTRIED}, FALSE},
    {"-f CONNECT", 2, {OUTCOME_UNTRIED, OUTCOME_UNTRIED}, FALSE},
    {"-q CONNECT", 2, {OUTCOME_UNTRIED, OUTCOME_UNTRIED}, FALSE},
    {"-Q CONNECT", 2, {OUTCOME_UNTRIED, OUTCOME_UNTRIED}, FALSE},
    {"-q EHLO", 2, {OUTCOME_UNTRIED, OUTCOME_UNTRIED}, FALSE},
};

static void the_sinks_flag_gives_the_outcome_of_the_table(gconstpointer data)
{
    const Row *row = data;
    Peer peer = peer_of(row->flags, 1, 0);
    g_autoptr(Letters) letters = letters_new(row->letters);
    g_autoptr(GError) error = NULL;
    gboolean complete = letters_send(letters, peer.submission, &error);
    for (guint i = 0; i < row->letters; i++)
        g_assert_cmpint(letters->outcomes[i], ==, row->outcomes[i]);
    g_assert_cmpint(complete, ==, row->complete);
    if (!row->complete)
        g_assert_error(error, FAILURE, FAILURE_TEMPORARY);
    else
        g_assert_no_error(error);
    peer_stop(&peer);
}

static void the_servers_words_are_reported(void)
{
    Peer peer = peer_of("-r MAIL -b 450_4.7.1_Greylisted", 1, 0);
    g_autoptr(Letters) letters = letters_new(1);
    g_assert_true(letters_send(letters, peer.submission, NULL));
    g_assert_cmpint(letters->outcomes[0], ==, OUTCOME_DEFERRED);
    g_assert_cmpstr(letters->reply, ==, "450 4.7.1 Greylisted");
    peer_stop(&peer);
}

static void a_hundred_letters_go_over_four_connections(void)
{
    Peer peer = peer_of("", 4, 0);
    g_autoptr(Letters) letters = letters_new(100);
    g_autoptr(GError) error = NULL;
    g_assert_true(letters_send(letters, peer.submission, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(letters->counts[OUTCOME_SENT], ==, 100);
    peer_stop(&peer);
}

static void a_large_letter_goes_whole(void)
{
    Peer peer = peer_of("", 1, 0);
    g_autoptr(Letters) letters = letters_new(0);
    g_autoptr(GString) text = g_string_new("A: b\r\n\r\n");
    while (text->len < 20 * 1024 * 1024)
        g_string_append(text, ".a line that begins with a dot\r\n");
    letters_add(letters, text->str);
    g_autoptr(GError) error = NULL;
    g_assert_true(letters_send(letters, peer.submission, &error));
    g_assert_no_error(error);
    g_assert_cmpint(letters->outcomes[0], ==, OUTCOME_SENT);
    peer_stop(&peer);
}

static void a_bad_envelope_is_failed_and_the_others_go(void)
{
    Peer peer = peer_of("", 1, 0);
    g_autoptr(Letters) letters = letters_new(3);
    Envelope *bad = letters->envelopes->pdata[1];
    const char *kept = bad->recipient;
    bad->recipient = "x@evil.example>\r\nRCPT TO:<y@evil.example";
    g_assert_true(letters_send(letters, peer.submission, NULL));
    g_assert_cmpint(letters->outcomes[0], ==, OUTCOME_SENT);
    g_assert_cmpint(letters->outcomes[1], ==, OUTCOME_FAILED);
    g_assert_cmpint(letters->outcomes[2], ==, OUTCOME_SENT);
    bad->recipient = kept;
    peer_stop(&peer);
}

static void a_kept_connection_that_died_is_replaced(void)
{
    Peer peer = peer_of("", 1, 0);
    g_autoptr(Letters) letters = letters_new(1);
    g_assert_true(letters_send(letters, peer.submission, NULL));
    guint16 port = peer.server.port;
    server_stop(&peer.server);
    g_autoptr(GError) error = NULL;
    g_assert_false(letters_send(letters, peer.submission, &error));
    g_assert_error(error, FAILURE, FAILURE_TEMPORARY);
    g_assert_cmpint(letters->outcomes[0], ==, OUTCOME_UNTRIED);
    peer.server = server_sink_at("", port);
    g_assert_true(letters_send(letters, peer.submission, NULL));
    g_assert_cmpint(letters->outcomes[0], ==, OUTCOME_SENT);
    peer_stop(&peer);
}

static void what_is_beyond_the_rate_waits(void)
{
    Peer peer = peer_of("", 1, 3);
    g_autoptr(Letters) letters = letters_new(5);
    g_autoptr(GError) error = NULL;
    g_assert_true(letters_send(letters, peer.submission, &error));
    g_assert_no_error(error);
    const Outcome expected[] = {OUTCOME_SENT, OUTCOME_SENT, OUTCOME_SENT, OUTCOME_UNTRIED,
                                OUTCOME_UNTRIED};
    for (guint i = 0; i < 5; i++)
        g_assert_cmpint(letters->outcomes[i], ==, expected[i]);
    g_assert_true(letters_send(letters, peer.submission, &error));
    g_assert_cmpuint(letters->counts[OUTCOME_UNTRIED], ==, 5);
    g_assert_cmpstr(letters->reply, ==, "rate limit");
    peer_stop(&peer);
}

static void nobody_listening_is_temporary(void)
{
    g_autofree char *url = g_strdup_printf("smtp://127.0.0.1:%u", server_free_port());
    g_autoptr(GError) error = NULL;
    g_autoptr(Submission) submission = submission_new(
        &(SubmissionOptions){.url = url, .tls_off = TRUE, .timeout_seconds = 2}, &error);
    g_assert_no_error(error);
    g_assert_false(submission_connect(submission, &error));
    g_assert_error(error, FAILURE, FAILURE_TEMPORARY);
    g_autoptr(Letters) letters = letters_new(2);
    g_autoptr(GError) again = NULL;
    g_assert_false(letters_send(letters, submission, &again));
    g_assert_error(again, FAILURE, FAILURE_TEMPORARY);
    g_assert_cmpuint(letters->counts[OUTCOME_UNTRIED], ==, 2);
}

static void a_connection_can_be_proven(void)
{
    Peer peer = peer_of("", 1, 0);
    g_autoptr(GError) error = NULL;
    g_assert_true(submission_connect(peer.submission, &error));
    g_assert_no_error(error);
    g_assert_true(submission_connect(peer.submission, &error));
    peer_stop(&peer);
}

static void a_url_of_no_known_kind_is_the_operators(void)
{
    const char *urls[] = {NULL,
                          "",
                          "maildir:",
                          "http://smtp.programme.example",
                          "smtp.programme.example:465",
                          "smtps://",
                          "smtps://user:secret@smtp.programme.example",
                          "smtps://smtp.programme.example/path",
                          "smtp://smtp.programme.example?x"};
    for (guint i = 0; i < G_N_ELEMENTS(urls); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(submission_new(&(SubmissionOptions){.url = urls[i]}, &error));
        g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    }
}

static void tls_is_off_for_loopback_only(void)
{
    const char *urls[] = {"smtp://smtp.programme.example", "smtp://192.0.2.1:25",
                          "smtp://localhost.programme.example"};
    for (guint i = 0; i < G_N_ELEMENTS(urls); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(
            submission_new(&(SubmissionOptions){.url = urls[i], .tls_off = TRUE}, &error));
        g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    }
    g_autoptr(Submission) six =
        submission_new(&(SubmissionOptions){.url = "smtp://[::1]:25", .tls_off = TRUE}, NULL);
    g_assert_nonnull(six);
}

static void add_rows(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *flags =
            g_strdelimit(g_strdup(*rows[i].flags != '\0' ? rows[i].flags : "none"), " /", '_');
        g_autofree char *name = g_strdup_printf(
            "/sink/the_flags_%s_give_their_outcome_for_%u_letters", flags, rows[i].letters);
        g_test_add_data_func(name, &rows[i], the_sinks_flag_gives_the_outcome_of_the_table);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_rows();
    g_test_add_func("/sink/the_servers_words_are_reported", the_servers_words_are_reported);
    g_test_add_func("/sink/a_hundred_letters_go_over_four_connections",
                    a_hundred_letters_go_over_four_connections);
    g_test_add_func("/sink/a_large_letter_goes_whole", a_large_letter_goes_whole);
    g_test_add_func("/sink/a_bad_envelope_is_failed_and_the_others_go",
                    a_bad_envelope_is_failed_and_the_others_go);
    g_test_add_func("/sink/a_kept_connection_that_died_is_replaced",
                    a_kept_connection_that_died_is_replaced);
    g_test_add_func("/sink/what_is_beyond_the_rate_waits", what_is_beyond_the_rate_waits);
    g_test_add_func("/sink/nobody_listening_is_temporary", nobody_listening_is_temporary);
    g_test_add_func("/sink/a_connection_can_be_proven", a_connection_can_be_proven);
    g_test_add_func("/sink/a_url_of_no_known_kind_is_the_operators",
                    a_url_of_no_known_kind_is_the_operators);
    g_test_add_func("/sink/tls_is_off_for_loopback_only", tls_is_off_for_loopback_only);
    return g_test_run();
}
