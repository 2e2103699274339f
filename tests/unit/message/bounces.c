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
    g_test_add_func("/bounces/an_old_servers_warning_is_only_a_delay",
                    an_old_servers_warning_is_only_a_delay);
    g_test_add_func("/bounces/a_report_without_recipients_falls_back_to_the_returned_mail",
                    a_report_without_recipients_falls_back_to_the_returned_mail);
    g_test_add_func("/bounces/returned_headers_alone_carry_the_token",
                    returned_headers_alone_carry_the_token);
    return g_test_run();
}
