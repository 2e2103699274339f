/* SPDX-License-Identifier: MIT */
#include "mails.h"

#define TOKEN "abcdefghijklmnopqrstuvwx23"
#define HEAD                                                                                       \
    "Return-Path: <>\nFrom: Mail Delivery System <MAILER-DAEMON@relay.example>\n"                  \
    "Subject: Undelivered Mail Returned to Sender\nAuto-Submitted: auto-replied\n"                 \
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"                  \
    "--b\nContent-Type: text/plain\n\nYour message could not be delivered.\n"                      \
    "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; relay.example\n\n"
#define RETURNED                                                                                   \
    "\n--b\nContent-Type: message/rfc822\n\nFrom: mentoring@programme.example\n"                   \
    "To: ben@energy.example\nMessage-ID: <" TOKEN "@programme.example>\n"                          \
    "X-Mentord-Letter: request\nSubject: x\n\nI accept\n--b--\n"

static const FailedRecipient *only_failed(const Message *message)
{
    g_assert_cmpuint(message->failed->len, ==, 1);
    return g_ptr_array_index(message->failed, 0);
}

static void an_unknown_mailbox_is_a_permanent_failure(void)
{
    g_autoptr(Message) message = understood(
        HEAD "Final-Recipient: rfc822; Ben@Energy.example\nAction: failed\nStatus: 5.1.1\n"
             "Diagnostic-Code: smtp; 550 no such user\n" RETURNED);
    const FailedRecipient *failed = only_failed(message);
    g_assert_cmpint(message->class, ==, MESSAGE_BOUNCE);
    g_assert_cmpstr(failed->recipient, ==, "ben@energy.example");
    g_assert_cmpstr(failed->status, ==, "5.1.1");
    g_assert_true(failed->permanent);
    g_assert_cmpuint(message->tokens->len, ==, 1);
    g_assert_cmpstr(g_ptr_array_index(message->tokens, 0), ==, TOKEN);
}

/* Mailbox full, policy, content and time that ran out prove no dead address. */
static void other_failures_prove_no_dead_address(void)
{
    static const char *const statuses[] = {"5.2.2", "5.7.1", "5.4.7", "4.4.7", "5.6.0", "5.3.4"};
    for (gsize i = 0; i < G_N_ELEMENTS(statuses); i++) {
        g_autofree char *mail =
            g_strdup_printf(HEAD "Final-Recipient: rfc822; ben@energy.example\nAction: failed\n"
                                 "Status: %s\n" RETURNED,
                            statuses[i]);
        g_autoptr(Message) message = understood(mail);
        g_assert_cmpint(message->class, ==, MESSAGE_BOUNCE);
        g_assert_cmpstr(only_failed(message)->status, ==, statuses[i]);
        g_assert_false(only_failed(message)->permanent);
    }
}

static void the_diagnostic_makes_a_vague_status_precise(void)
{
    g_autoptr(Message) message = understood(
        HEAD "Final-Recipient: rfc822; <ben@energy.example>\nAction: failed\nStatus: 5.0.0\n"
             "Diagnostic-Code: smtp; 552 5.2.2 over quota\n" RETURNED);
    g_assert_cmpstr(only_failed(message)->status, ==, "5.2.2");
}

static void delays_and_success_are_no_bounces(void)
{
    static const char *const actions[] = {"delayed", "relayed", "delivered", "expanded"};
    for (gsize i = 0; i < G_N_ELEMENTS(actions); i++) {
        g_autofree char *mail =
            g_strdup_printf(HEAD "Final-Recipient: rfc822; ben@energy.example\nAction: %s\n"
                                 "Status: 4.0.0\n" RETURNED,
                            actions[i]);
        g_autoptr(Message) message = understood(mail);
        g_assert_cmpint(message->class, ==, MESSAGE_OTHER);
        g_assert_cmpuint(message->failed->len, ==, 0);
    }
}

static void each_recipient_stands_for_itself(void)
{
    g_autoptr(Message) message = understood(
        HEAD "Final-Recipient: rfc822; a@x.example\nAction: delayed\nStatus: 4.2.0\n\n"
             "Final-Recipient: rfc822; b@x.example\nAction: failed\nStatus: 5.1.1\n\n"
             "Original-Recipient: rfc822;c@x.example\nAction: failed\nStatus: 5.2.2\n\n"
             "Final-Recipient: rfc822; b@x.example\nAction: failed\nStatus: 5.1.1\n" RETURNED);
    g_assert_cmpint(message->class, ==, MESSAGE_BOUNCE);
    g_assert_cmpuint(message->failed->len, ==, 2);
    const FailedRecipient *b = g_ptr_array_index(message->failed, 0);
    const FailedRecipient *c = g_ptr_array_index(message->failed, 1);
    g_assert_cmpstr(b->recipient, ==, "b@x.example");
    g_assert_true(b->permanent);
    g_assert_cmpstr(c->recipient, ==, "c@x.example");
    g_assert_false(c->permanent);
}

static void old_servers_bounce_in_plain_words(void)
{
    g_autoptr(Message) message = understood(
        "Return-Path: <>\nFrom: MAILER-DAEMON@old.example\nSubject: failure notice\n\n"
        "Hi. I wasn't able to deliver your message to the following addresses.\n\n"
        "<ben@energy.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n"
        "--- Below this line is a copy of the message.\n\n"
        "Return-Path: <mentoring@programme.example>\nMessage-ID: <" TOKEN "@programme.example>\n"
        "To: other@energy.example\n\nI accept\n");
    g_assert_cmpint(message->class, ==, MESSAGE_BOUNCE);
    g_assert_cmpstr(only_failed(message)->recipient, ==, "ben@energy.example");
    g_assert_cmpstr(only_failed(message)->status, ==, "5.1.1");
    g_assert_cmpuint(message->tokens->len, ==, 1);
}

static void an_old_servers_warning_is_only_a_delay(void)
{
    g_autoptr(Message) message = understood(
        "Return-Path: <>\nFrom: Mailer-Daemon@old.example\nSubject: Warning: message delayed\n\n"
        "The message to <ben@energy.example> could not be delivered yet and will be retried.\n");
    g_assert_cmpint(message->class, ==, MESSAGE_OTHER);
    g_assert_cmpuint(message->failed->len, ==, 0);
}

typedef struct {
    const char *server, *from, *subject, *text;
    const char *status;
    gboolean permanent;
} OldServer;

static void each_old_server_names_its_recipient(void)
{
    static const OldServer servers[] = {
        {"qmail", "MAILER-DAEMON@old.example", "failure notice",
         "Hi. I'm afraid I wasn't able to deliver your message.\n\n<ben@energy.example>:\n"
         "192.0.2.1 does not like recipient. 550 User unknown\nGiving up on 192.0.2.1.\n",
         "", TRUE},
        {"Sendmail", "MAILER-DAEMON@old.example", "Returned mail: User unknown",
         "The original message was received at Mon, 6 Jul 2026\n\n"
         "   ----- The following addresses had permanent fatal errors -----\nben@inner.example\n"
         "    (expanded from: <ben@energy.example>)\n\n   ----- Transcript of session follows "
         "-----\n"
         "550 5.1.1 ben@inner.example... User unknown\n",
         "5.1.1", TRUE},
        {"Exchange 5.5", "System Administrator <postmaster@old.example>", "Undeliverable: x",
         "Your message\n\n  To:      list@energy.example\n  Subject: x\n\n"
         "did not reach the following recipient(s):\n\nben@energy.example on Mon, 6 Jul 2026\n"
         "    The recipient name is not recognized\n",
         "", TRUE},
        {"IMail", "Postmaster <postmaster@old.example>", "Undeliverable Mail",
         "User mailbox exceeds allowed size: ben@energy.example\n\n\nOriginal message follows.\n",
         "", FALSE},
        {"MDaemon", "MDaemon@old.example", "Warning: ben@energy.example - User unknown!",
         "ben@energy.example - no such user here.\n", "", TRUE},
        {"DragonFly", "MAILER-DAEMON <>", "Mail delivery failed",
         "There was an error delivering your mail to <ben@energy.example>.\n\n"
         "554 5.7.9 Message not accepted for policy reasons.\n\nMessage headers follow.\n",
         "5.7.9", FALSE},
        {"a gateway", "gateway@old.example", "Mail could not be delivered",
         "Unable to deliver message to <ben@energy.example>.\nThe account is disabled.\n", "",
         TRUE},
        {"Exim, expired", "Mailer-Daemon@old.example", "Mail delivery failed: returning message",
         "The following address(es) failed:\n\n  ben@energy.example\n"
         "    retry timeout exceeded\n\n------ This is a copy of the message ------\n",
         "", FALSE},
        {"fields without their type", "MAILER-DAEMON@old.example", "Delivery failure",
         "It failed.\n\nFinal-Recipient: rfc822;ben@energy.example\nAction: failed\n"
         "Status: 5.1.1\n",
         "5.1.1", TRUE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(servers); i++) {
        g_autofree char *mail = g_strdup_printf(
            "From: %s\nTo: mentoring@programme.example\nSubject: %s\n\n%s\nReceived: x\n"
            "To: nobody@energy.example\n\nI accept\n",
            servers[i].from, servers[i].subject, servers[i].text);
        g_autoptr(Message) message = understood(mail);
        g_test_message("%s: %s", servers[i].server, message->class_reason);
        g_assert_cmpint(message->class, ==, MESSAGE_BOUNCE);
        g_assert_cmpstr(only_failed(message)->recipient, ==, "ben@energy.example");
        g_assert_cmpstr(only_failed(message)->status, ==, servers[i].status);
        g_assert_cmpint(only_failed(message)->permanent, ==, servers[i].permanent);
    }
}

static void the_diagnostic_can_take_the_proof_away(void)
{
    g_autoptr(Message) message = understood(
        HEAD "Final-Recipient: rfc822; ben@energy.example\nAction: failed\nStatus: 5.1.1\n"
             "Diagnostic-Code: smtp; 550 mailbox is full\n" RETURNED);
    g_assert_false(only_failed(message)->permanent);
    g_autoptr(Message) vague = understood(
        HEAD
        "Final-Recipient: rfc822; ben@energy.example\nAction: failed\nStatus: 5.0.0\n" RETURNED);
    g_assert_false(only_failed(vague)->permanent);
}

static void recipients_without_an_empty_line_between_are_told_apart(void)
{
    g_autoptr(Message) message = understood(
        HEAD "Final-Recipient: rfc822; a@x.example\nAction: failed\nStatus: 5.2.2\n"
             "Final-Recipient: rfc822; b@x.example\nAction: failed\nStatus: 5.1.1\n" RETURNED);
    g_assert_cmpuint(message->failed->len, ==, 2);
    g_assert_true(((FailedRecipient *)message->failed->pdata[1])->permanent);
}

static void who_is_only_delayed_is_named(void)
{
    g_autoptr(Message) report = understood(
        HEAD
        "Final-Recipient: rfc822; ben@energy.example\nAction: delayed\nStatus: 4.4.1\n" RETURNED);
    g_autoptr(Message) words = understood(
        "From: MAILER-DAEMON@old.example\nSubject: Delivery Status Notification (Delay)\n\n"
        "Delivery to the following recipient has been delayed:\n\n     ben@energy.example\n");
    const Message *const messages[] = {report, words};
    for (gsize i = 0; i < G_N_ELEMENTS(messages); i++) {
        g_assert_cmpint(messages[i]->class, ==, MESSAGE_OTHER);
        g_assert_cmpuint(messages[i]->failed->len, ==, 0);
        g_assert_cmpuint(messages[i]->delayed->len, ==, 1);
        g_assert_cmpstr(((FailedRecipient *)messages[i]->delayed->pdata[0])->recipient, ==,
                        "ben@energy.example");
    }
}

/* Returned headers only, as many servers do; the recipient is known from them. */
static void a_report_without_recipients_falls_back_to_the_returned_mail(void)
{
    g_autoptr(Message) message =
        understood(HEAD "\n--b\nContent-Type: message/rfc822\n\nTo: Ben <ben@energy.example>\n"
                        "Message-ID: <" TOKEN "@programme.example>\n\nx\n--b--\n");
    g_assert_cmpint(message->class, ==, MESSAGE_BOUNCE);
    g_assert_cmpstr(only_failed(message)->recipient, ==, "ben@energy.example");
    g_assert_cmpstr(g_ptr_array_index(message->tokens, 0), ==, TOKEN);
}

/* A virus scanner's mail around the report, whose own words name nobody. */
static void a_report_that_was_sent_on_names_its_recipient(void)
{
    g_autoptr(Message) message = understood(
        "From: MAILER-DAEMON@gateway.example\nTo: mentoring@programme.example\n"
        "Subject: Returned mail: User unknown\nContent-Type: multipart/mixed; boundary=a\n\n"
        "--a\nContent-Type: text/plain\n\nDelivery to these has failed\n"
        "--a\nContent-Type: message/rfc822\n\nTo: relay@gateway.example\n" HEAD
        "Final-Recipient: rfc822; ben@energy.example\nAction: failed\nStatus: 5.1.1\n" RETURNED
        "--a--\n");
    g_assert_cmpint(message->class, ==, MESSAGE_BOUNCE);
    g_assert_cmpstr(only_failed(message)->recipient, ==, "ben@energy.example");
    g_assert_cmpuint(message->tokens->len, ==, 1);
}

/* Somebody who shows us a bounce has written a mail. */
static void a_person_who_encloses_a_report_is_a_person(void)
{
    g_autoptr(Message) message = understood(
        "From: Anna Bauer <anna@treasury.example>\nTo: mentoring@programme.example\n"
        "Subject: What is this?\nContent-Type: multipart/mixed; boundary=a\n\n"
        "--a\nContent-Type: text/plain\n\nLook what I got.\n"
        "--a\nContent-Type: message/rfc822\n\n" HEAD
        "Final-Recipient: rfc822; ben@energy.example\nAction: failed\nStatus: 5.1.1\n" RETURNED
        "--a--\n");
    g_assert_cmpint(message->class, ==, MESSAGE_PERSON);
    g_assert_cmpuint(message->failed->len, ==, 0);
}

static void a_marked_list_of_addresses_is_no_quote(void)
{
    g_autoptr(Message) message =
        understood("From: MDaemon@relay.example\nTo: mentoring@programme.example\n"
                   "Subject: Permanent Delivery Failure\n\nDelivery has failed for good.\n\n"
                   "These addresses were not sent a copy of your message:\n\n"
                   "> ben@energy.example\n\n--- What was said ---\nRCPT To:<ben@energy.example>\n"
                   "550 no such user\n");
    g_assert_cmpint(message->class, ==, MESSAGE_BOUNCE);
    g_assert_cmpstr(only_failed(message)->recipient, ==, "ben@energy.example");
}

static void returned_headers_alone_carry_the_token(void)
{
    g_autoptr(Message) message = understood(
        HEAD "Final-Recipient: rfc822; ben@energy.example\nAction: failed\nStatus: 5.1.1\n"
             "\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID:\n <" TOKEN
             "@programme.example>\n--b--\n");
    g_assert_cmpuint(message->tokens->len, ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/bounces/an_unknown_mailbox_is_a_permanent_failure",
                    an_unknown_mailbox_is_a_permanent_failure);
    g_test_add_func("/bounces/other_failures_prove_no_dead_address",
                    other_failures_prove_no_dead_address);
    g_test_add_func("/bounces/the_diagnostic_makes_a_vague_status_precise",
                    the_diagnostic_makes_a_vague_status_precise);
    g_test_add_func("/bounces/delays_and_success_are_no_bounces",
                    delays_and_success_are_no_bounces);
    g_test_add_func("/bounces/each_recipient_stands_for_itself", each_recipient_stands_for_itself);
    g_test_add_func("/bounces/old_servers_bounce_in_plain_words",
                    old_servers_bounce_in_plain_words);
    g_test_add_func("/bounces/each_old_server_names_its_recipient",
                    each_old_server_names_its_recipient);
    g_test_add_func("/bounces/the_diagnostic_can_take_the_proof_away",
                    the_diagnostic_can_take_the_proof_away);
    g_test_add_func("/bounces/recipients_without_an_empty_line_between_are_told_apart",
                    recipients_without_an_empty_line_between_are_told_apart);
    g_test_add_func("/bounces/who_is_only_delayed_is_named", who_is_only_delayed_is_named);
    g_test_add_func("/bounces/an_old_servers_warning_is_only_a_delay",
                    an_old_servers_warning_is_only_a_delay);
    g_test_add_func("/bounces/a_report_without_recipients_falls_back_to_the_returned_mail",
                    a_report_without_recipients_falls_back_to_the_returned_mail);
    g_test_add_func("/bounces/returned_headers_alone_carry_the_token",
                    returned_headers_alone_carry_the_token);
    g_test_add_func("/bounces/a_report_that_was_sent_on_names_its_recipient",
                    a_report_that_was_sent_on_names_its_recipient);
    g_test_add_func("/bounces/a_person_who_encloses_a_report_is_a_person",
                    a_person_who_encloses_a_report_is_a_person);
    g_test_add_func("/bounces/a_marked_list_of_addresses_is_no_quote",
                    a_marked_list_of_addresses_is_no_quote);
    return g_test_run();
}
