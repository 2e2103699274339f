/* SPDX-License-Identifier: MIT */
/* The IMAP backend against a server that is broken or hostile: each case must end with an error,
   soon, without burning the processor and without eating memory. */
#include "base/failure.h"
#include "tests/unit/mailbox/collected.h"
#include "tests/unit/mailbox/nasty-server.h"

#include <sys/resource.h>
#include <time.h>

/* The address sanitizer touches an eighth of what is merely reserved: libetpan reserves a literal
   before it reads it. */
#if defined(__has_feature)
#define WITH_SHADOW_MEMORY __has_feature(address_sanitizer)
#elif defined(__SANITIZE_ADDRESS__)
#define WITH_SHADOW_MEMORY 1
#else
#define WITH_SHADOW_MEMORY 0
#endif

static Mailbox *open_mailbox(const NastyServer *server, gboolean tls_off)
{
    g_autofree char *url = g_strdup_printf("imap://127.0.0.1:%u/", server->port);
    MailboxOptions options = {.url = url,
                              .user = "mentoring",
                              .password = "secret",
                              .tls_off = tls_off,
                              .handled = "Handled",
                              .quarantine = "Quarantine",
                              .timeout_seconds = 1};
    GError *error = NULL;
    Mailbox *mailbox = mailbox_new(&options, &error);
    g_assert_no_error(error);
    return mailbox;
}

/* Lists, fetches, files and waits, until something fails. */
static gboolean run_through(Mailbox *mailbox, GHashTable *texts, GError **error)
{
    g_autoptr(GPtrArray) refs = NULL;
    MailboxWake wake;
    return mailbox_list(mailbox, &refs, error)
           && mailbox_fetch(mailbox, refs, FALSE, collect, texts, error)
           && mailbox_file(mailbox, refs, MAILBOX_HANDLED, error)
           && mailbox_wait(mailbox, -1, 300, &wake, error);
}

static double processor_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_THREAD, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
           + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static long resident_kib(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/* The case fails with `code`, within five seconds and one of processor time; gives the message. */
static char *assert_fails(const Script *script, FailureCode code)
{
    g_autoptr(NastyServer) server = nasty_server_start(script);
    g_autoptr(Mailbox) mailbox = open_mailbox(server, TRUE);
    g_autoptr(GHashTable) texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    gint64 begun_us = g_get_monotonic_time();
    double begun_cpu = processor_seconds();
    long begun_kib = resident_kib();
    g_autoptr(GError) error = NULL;
    g_assert_false(run_through(mailbox, texts, &error));
    g_test_message("%s: %s", script->command != NULL ? script->command : "greeting",
                   error->message);
    g_assert_error(error, FAILURE, (int)code);
    g_assert_null(strstr(error->message, "secret"));
    g_assert_cmpint(g_get_monotonic_time() - begun_us, <, 5 * G_USEC_PER_SEC);
    /* The sanitizers make the endless line dear; a spin would take the whole time-out either way.
     */
    g_assert_cmpfloat(processor_seconds() - begun_cpu, <, WITH_SHADOW_MEMORY ? 4.0 : 1.0);
    if (!WITH_SHADOW_MEMORY)
        g_assert_cmpint(resident_kib() - begun_kib, <, 64 * 1024);
    return g_strdup(error->message);
}

static void assert_fails_with(const Script *script, const char *words)
{
    g_autofree char *message = assert_fails(script, FAILURE_TEMPORARY);
    g_assert_nonnull(strstr(message, words));
}

static void a_polite_server_is_understood(void)
{
    const Script script = {0};
    g_autoptr(NastyServer) server = nasty_server_start(&script);
    g_autoptr(Mailbox) mailbox = open_mailbox(server, TRUE);
    g_autoptr(GHashTable) texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    GError *error = NULL;
    g_assert_true(run_through(mailbox, texts, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(g_hash_table_size(texts), ==, 3);
    g_assert_cmpstr(g_hash_table_lookup(texts, "7/2"), ==, "two.");
    g_assert_nonnull(strstr(server->heard->str, "UID MOVE 1:3"));
    g_assert_null(strstr(server->heard->str, "ENVELOPE"));
}

static void the_end_inside_a_literal_is_an_error(void)
{
    const Script script = {.command = "UID FETCH 1:3",
                           .answer = "* 1 FETCH (UID 1 BODY[] {4}\r\non",
                           .hangs_up = TRUE};
    assert_fails_with(&script, "closed the connection");
}

static void a_stall_inside_a_literal_is_an_error(void)
{
    const Script script = {.command = "UID FETCH 1:3",
                           .answer = "* 1 FETCH (UID 1 BODY[] {4}\r\non"};
    assert_fails_with(&script, "too long");
}

static void a_literal_of_four_gigabytes_is_not_read(void)
{
    static const char *const sizes[] = {"4294967295", "4294967294", "2147483648", "4294967301"};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autofree char *answer = g_strdup_printf(
            "* 1 FETCH (UID 1 BODY[] {%s}\r\n0123456789012345678901234567890123456789", sizes[i]);
        const Script script = {.command = "UID FETCH 1:3", .answer = answer, .endless = TRUE};
        g_free(assert_fails(&script, FAILURE_TEMPORARY));
    }
}

static void an_endless_line_is_not_read_to_its_end(void)
{
    static const char *const commands[] = {"SELECT", "UID FETCH 1:*", "UID FETCH 1:3", "UID MOVE",
                                           "IDLE",   "CAPABILITY",    "STATUS"};
    g_autofree char *long_text = g_strnfill(8192, 'a');
    g_autofree char *answer = g_strconcat("* OK ", long_text, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        const Script script = {.command = commands[i], .answer = answer, .endless = TRUE};
        g_free(assert_fails(&script, FAILURE_TEMPORARY));
    }
}

static void a_mail_that_was_not_asked_for_is_not_taken(void)
{
    const Script script = {.command = "UID FETCH 1:3",
                           .answer = "* 9 FETCH (UID 9 BODY[] {5}\r\nwrong)\r\n%s OK x\r\n"};
    assert_fails_with(&script, "not asked for");
    const Script nameless = {.command = "UID FETCH 1:3",
                             .answer = "* 1 FETCH (BODY[] {5}\r\nwrong)\r\n%s OK x\r\n"};
    assert_fails_with(&nameless, "not asked for");
    const Script twice = {.command = "UID FETCH 1:3",
                          .answer =
                              "* 1 FETCH (UID 1 BODY[] {4}\r\none.)\r\n* 1 FETCH (UID 1 BODY[] "
                              "{4}\r\ntwo.)\r\n%s OK x\r\n"};
    assert_fails_with(&twice, "not asked for");
}

static void a_mail_far_larger_than_it_said_is_not_taken(void)
{
    g_autofree char *body = g_strnfill(300 * 1024, 'a');
    g_autofree char *answer =
        g_strdup_printf("* 1 FETCH (UID 1 BODY[] {%u}\r\n%s)\r\n%%s OK x\r\n", 300 * 1024, body);
    const Script script = {.command = "UID FETCH 1:3", .answer = answer};
    assert_fails_with(&script, "larger");
}

static void flags_that_somebody_changed_do_no_harm(void)
{
    const Script script = {.command = "UID FETCH 1:3",
                           .answer = "* 2 FETCH (FLAGS (\\Seen))\r\n* 1 FETCH (UID 1 BODY[] "
                                     "{4}\r\none.)\r\n* 2 FETCH (UID 2 BODY[] NIL)\r\n%s OK x\r\n"};
    g_autoptr(NastyServer) server = nasty_server_start(&script);
    g_autoptr(Mailbox) mailbox = open_mailbox(server, TRUE);
    g_autoptr(GPtrArray) refs = list_all(mailbox);
    g_autoptr(GHashTable) texts = fetch_all(mailbox, refs, FALSE);
    g_assert_cmpuint(g_hash_table_size(texts), ==, 1);
    g_assert_cmpstr(g_hash_table_lookup(texts, "7/1"), ==, "one.");
}

static void a_goodbye_at_any_point_is_an_error(void)
{
    static const char *const commands[] = {"CAPABILITY",    "AUTHENTICATE",  "STATUS",   "SELECT",
                                           "UID FETCH 1:*", "UID FETCH 1:3", "UID MOVE", "IDLE"};
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
        for (guint hangs_up = 0; hangs_up < 2; hangs_up++) {
            const Script script = {.command = commands[i],
                                   .answer = "* BYE going down\r\n",
                                   .hangs_up = hangs_up == 1};
            g_free(assert_fails(&script, FAILURE_TEMPORARY));
        }
    const Script greeting = {.greeting = "* BYE too many connections\r\n"};
    g_free(assert_fails(&greeting, FAILURE_TEMPORARY));
}

static void silence_and_nonsense_are_errors(void)
{
    static const char *const answers[] = {"", "nonsense\r\n", "* 1 FETCH (\r\n", "\r\n\r\n",
                                          "* OK [UIDVALIDITY\r\n"};
    static const char *const commands[] = {"SELECT", "UID FETCH 1:3"};
    for (size_t i = 0; i < G_N_ELEMENTS(answers); i++)
        for (size_t j = 0; j < G_N_ELEMENTS(commands); j++) {
            const Script script = {.command = commands[j], .answer = answers[i]};
            g_free(assert_fails(&script, FAILURE_TEMPORARY));
        }
}

static void assert_three_mails(Mailbox *mailbox)
{
    g_autoptr(GPtrArray) refs = list_all(mailbox);
    g_assert_cmpuint(refs->len, ==, 3);
}

static void mail_announced_before_idle_begins_is_not_lost(void)
{
    const Script script = {.command = "IDLE", .answer = "* 9 EXISTS\r\n* 1 RECENT\r\n+ idling\r\n"};
    g_autoptr(NastyServer) server = nasty_server_start(&script);
    g_autoptr(Mailbox) mailbox = open_mailbox(server, TRUE);
    assert_three_mails(mailbox);
    MailboxWake wake = WAKE_TIMEOUT;
    GError *error = NULL;
    gint64 begun_us = g_get_monotonic_time();
    g_assert_true(mailbox_wait(mailbox, -1, 20 * 1000, &wake, &error));
    g_assert_no_error(error);
    g_assert_cmpint(wake, ==, WAKE_MAIL);
    g_assert_cmpint(g_get_monotonic_time() - begun_us, <, G_USEC_PER_SEC);
    assert_three_mails(mailbox);
}

static void mail_announced_by_an_earlier_command_ends_the_wait_at_once(void)
{
    const Script script = {.command = "UID MOVE", .answer = "* 4 EXISTS\r\n%s OK x\r\n"};
    g_autoptr(NastyServer) server = nasty_server_start(&script);
    g_autoptr(Mailbox) mailbox = open_mailbox(server, TRUE);
    g_autoptr(GPtrArray) refs = list_all(mailbox);
    MailboxWake wake = WAKE_TIMEOUT;
    GError *error = NULL;
    g_assert_true(mailbox_file(mailbox, refs, MAILBOX_HANDLED, &error));
    g_assert_true(mailbox_wait(mailbox, -1, 20 * 1000, &wake, &error));
    g_assert_no_error(error);
    g_assert_cmpint(wake, ==, WAKE_MAIL);
    g_assert_null(strstr(server->heard->str, "IDLE IDLE"));
}

static void a_server_that_refuses_idle_is_looked_at_now_and_then(void)
{
    static const char *const answers[] = {"%s BAD x\r\n", "+ idling\r\n%s OK over\r\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(answers); i++) {
        const Script script = {.command = "IDLE", .answer = answers[i]};
        g_autoptr(NastyServer) server = nasty_server_start(&script);
        g_autoptr(Mailbox) mailbox = open_mailbox(server, TRUE);
        assert_three_mails(mailbox);
        MailboxWake wake = WAKE_TIMEOUT;
        GError *error = NULL;
        gint64 begun_us = g_get_monotonic_time();
        g_assert_true(mailbox_wait(mailbox, -1, 200, &wake, &error));
        g_assert_no_error(error);
        g_assert_cmpint(wake, ==, WAKE_MAIL);
        g_assert_cmpint(g_get_monotonic_time() - begun_us, >=, 190 * 1000);
    }
}

/* Where TLS is demanded, none is offered or the login is claimed to be done. */
static void no_credential_leaves_before_tls(void)
{
    static const char *const greetings[] = {
        "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] x\r\n",
        "* PREAUTH [CAPABILITY IMAP4rev1] x\r\n",
        "* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN] x\r\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(greetings); i++) {
        Script script = {.greeting = greetings[i]};
        if (i == 2) {
            script.command = "STARTTLS";
            script.answer = "%s OK x\r\nA002 OK injected\r\n* CAPABILITY IMAP4rev1\r\n";
        }
        g_autoptr(NastyServer) server = nasty_server_start(&script);
        g_autoptr(Mailbox) mailbox = open_mailbox(server, FALSE);
        g_autoptr(GError) error = NULL;
        g_assert_false(mailbox_connect(mailbox, &error));
        g_test_message("%s", error->message);
        if (i < 2)
            g_assert_error(error, FAILURE, FAILURE_OPERATOR);
        g_assert_null(strstr(server->heard->str, "AUTHENTICATE"));
        g_assert_null(strstr(server->heard->str, "LOGIN"));
        g_assert_null(strstr(server->heard->str, "mentoring"));
    }
}

static void a_busy_server_is_told_from_a_wrong_password(void)
{
    const Script busy = {.command = "AUTHENTICATE",
                         .answer = "%s NO [UNAVAILABLE] Temporary failure\r\n"};
    g_free(assert_fails(&busy, FAILURE_TEMPORARY));
    const Script wrong = {.command = "AUTHENTICATE",
                          .answer = "%s NO [AUTHENTICATIONFAILED] no\r\n* BYE x\r\n",
                          .hangs_up = TRUE};
    g_free(assert_fails(&wrong, FAILURE_OPERATOR));
    const Script throttled = {.command = "SELECT",
                              .answer = "%s NO Request is throttled. Suggested Backoff Time: 300 "
                                        "milliseconds\r\n"};
    assert_fails_with(&throttled, "Suggested Backoff Time: 300");
    const Script half = {.command = "SELECT",
                         .answer = "%s BAD User is authenticated but not connected.\r\n"};
    g_free(assert_fails(&half, FAILURE_TEMPORARY));
}

/* What the large providers answer under load: the session stays, and nothing is taken twice. */
static void a_refused_fetch_is_tried_again_later(void)
{
    static const char *const commands[] = {"UID FETCH 1:*", "UID FETCH 1:3"};
    static const char *const answers[] = {"%s NO Server busy\r\n",
                                          "* 1 FETCH (UID 1 RFC822.SIZE 4)\r\n%s NO half done\r\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(commands) * G_N_ELEMENTS(answers); i++) {
        const Script script = {.command = commands[i % 2], .answer = answers[i / 2]};
        assert_fails_with(&script, "refused UID FETCH");
    }
}

static void after_a_failure_the_next_call_connects_again(void)
{
    const Script script = {.command = "UID FETCH 1:3", .answer = "* BYE x\r\n", .hangs_up = TRUE};
    g_autoptr(NastyServer) server = nasty_server_start(&script);
    g_autoptr(Mailbox) mailbox = open_mailbox(server, TRUE);
    for (guint i = 0; i < 3; i++) {
        g_autoptr(GPtrArray) refs = list_all(mailbox);
        g_assert_cmpuint(refs->len, ==, 3);
        g_autoptr(GHashTable) texts =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        g_autoptr(GError) error = NULL;
        g_assert_false(mailbox_fetch(mailbox, refs, FALSE, collect, texts, &error));
        g_assert_error(error, FAILURE, FAILURE_TEMPORARY);
    }
}

#define ADD(name) g_test_add_func("/nasty-imap/" #name, name)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD(a_polite_server_is_understood);
    ADD(the_end_inside_a_literal_is_an_error);
    ADD(a_stall_inside_a_literal_is_an_error);
    ADD(a_literal_of_four_gigabytes_is_not_read);
    ADD(an_endless_line_is_not_read_to_its_end);
    ADD(a_mail_that_was_not_asked_for_is_not_taken);
    ADD(a_mail_far_larger_than_it_said_is_not_taken);
    ADD(flags_that_somebody_changed_do_no_harm);
    ADD(a_goodbye_at_any_point_is_an_error);
    ADD(silence_and_nonsense_are_errors);
    ADD(mail_announced_before_idle_begins_is_not_lost);
    ADD(mail_announced_by_an_earlier_command_ends_the_wait_at_once);
    ADD(a_server_that_refuses_idle_is_looked_at_now_and_then);
    ADD(no_credential_leaves_before_tls);
    ADD(a_busy_server_is_told_from_a_wrong_password);
    ADD(a_refused_fetch_is_tried_again_later);
    ADD(after_a_failure_the_next_call_connects_again);
    return g_test_run();
}
