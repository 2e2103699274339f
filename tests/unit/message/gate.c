/* SPDX-License-Identifier: MIT */
#include "message/gate.h"

#include "mails.h"

typedef struct {
    const char *fields; /* added on top */
    const char *subject;
    const char *body;
    MessageClass class;
} GateCase;

static void assert_cases(const GateCase *cases, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        g_autofree char *mail = reply_with(cases[i].fields, cases[i].subject, cases[i].body);
        g_autoptr(Message) message = understood(mail);
        g_test_message("%s | %s | %s: %s", cases[i].fields, cases[i].subject, cases[i].body,
                       message->class_reason);
        g_assert_cmpstr(message_class_name(message->class), ==, message_class_name(cases[i].class));
        g_assert_cmpuint(strlen(message->class_reason), >, 0);
    }
}

static void people_are_people(void)
{
    static const GateCase cases[] = {
        {"", "Re: [#42]", "yes", MESSAGE_PERSON},
        {"X-Auto-Response-Suppress: All\n", "Re: [#42]", "yes", MESSAGE_PERSON},
        {"Auto-Submitted: no\n", "Re: [#42]", "yes", MESSAGE_PERSON},
        {"Auto-Submitted: No (a person)\n", "Re: [#42]", "yes", MESSAGE_PERSON},
        {"Precedence: normal\n", "Re: [#42]", "yes", MESSAGE_PERSON},
        {"X-Autoreply: no\n", "Re: [#42]", "yes", MESSAGE_PERSON},
        {"Return-Path: <ben@energy.example>\n", "Re: [#42]", "yes", MESSAGE_PERSON},
        {"", "Re: [#42]", "I am out of the office on Monday, but happy to talk on Tuesday.",
         MESSAGE_PERSON},
        {"", "Re: your out of office plan", "Yes, gladly.", MESSAGE_PERSON},
        {"", "Undeliverable promises", "I could not deliver my part. Yes to the talk.",
         MESSAGE_PERSON},
        {"", "Read: the budget book", "I'd be glad to help.", MESSAGE_PERSON},
        {"", "Re: [#42]",
         "Yes.\n\nOn Mon, 6 Jul 2026, X <x@y.example> wrote:\n"
         "> I am out of the office, for urgent matters please contact Lee.\n",
         MESSAGE_PERSON},
    };
    assert_cases(cases, G_N_ELEMENTS(cases));
}

static void machines_on_somebodys_behalf_are_autoreplies(void)
{
    static const GateCase cases[] = {
        {"Auto-Submitted: auto-replied\n", "Re: [#42]", "I accept", MESSAGE_AUTOREPLY},
        {"Auto-Submitted: auto-replied (vacation)\n", "x", "I accept", MESSAGE_AUTOREPLY},
        {"Auto-Submitted: auto-generated\n", "Automatic reply: [#42]", "away", MESSAGE_AUTOREPLY},
        {"Auto-Submitted: auto-generated\nIn-Reply-To: <a@b.example>\n", "x", "away",
         MESSAGE_AUTOREPLY},
        {"X-Autoreply: yes\n", "Re: [#42]", "I accept", MESSAGE_AUTOREPLY},
        {"X-Autorespond: x\n", "Re: [#42]", "I accept", MESSAGE_AUTOREPLY},
        {"X-Auto-Reply: 1\n", "Re: [#42]", "I accept", MESSAGE_AUTOREPLY},
        {"Precedence: auto_reply\n", "Re: [#42]", "I accept", MESSAGE_AUTOREPLY},
        {"Precedence: junk\n", "Out of Office: [#42]", "I accept", MESSAGE_AUTOREPLY},
        {"Return-Path: <>\n", "Re: [#42]", "I accept", MESSAGE_AUTOREPLY},
        {"", "Automatic reply: [#42] A colleague asks", "I accept", MESSAGE_AUTOREPLY},
        {"", "Re: [#42]",
         "I am currently out of the office with limited access to email.\nI accept.",
         MESSAGE_AUTOREPLY},
        {"", "Re: [#42]", "This is an automated response. We have your mail.", MESSAGE_AUTOREPLY},
        {"", "Respuesta autom\303\241tica: [#42]", "Estoy fuera.", MESSAGE_AUTOREPLY},
        {"", "AW: [#42]",
         "Ich bin bis 3. August nicht im B\303\274ro. In dringenden F\303\244llen "
         "wenden Sie sich an das Sekretariat.",
         MESSAGE_AUTOREPLY},
        {"", "Re: [#42]",
         "Je suis absent jusqu\342\200\231au 3 ao\303\273t. En cas d\342\200\231"
         "urgence, veuillez contacter mon bureau.",
         MESSAGE_AUTOREPLY},
        {"", "Re: [#42]",
         "Estoy de vacaciones hasta el lunes. Para asuntos urgentes escriba a Ana.",
         MESSAGE_AUTOREPLY},
        {"", "Re: [#42]", "Ben no longer works for the agency.", MESSAGE_AUTOREPLY},
    };
    assert_cases(cases, G_N_ELEMENTS(cases));
}

#define THREADED "In-Reply-To: <a@programme.example>\n"
#define QUOTE "\n\nOn Mon, 6 Jul 2026, X <x@y.example> wrote:\n> Dear Ben\n"

/* A notice answers without a thread or without a quote, and says what to do meanwhile; a person
   says it in a threaded answer, with a "but" or a quote. */
static void being_away_is_told_from_saying_so(void)
{
    static const GateCase cases[] = {
        {"", "Re: [#42]", "I am out of the office until Monday.", MESSAGE_AUTOREPLY},
        {"", "Re: [#42]",
         "Hola. Acepto llamadas porque estoy de vacaciones.\nVuelvo a la oficina el 27 de julio.",
         MESSAGE_AUTOREPLY},
        {THREADED, "Re: [#42]",
         "I am on annual leave until 3 August. I accept calls only in emergencies.\nIf you need "
         "assistance, please contact Lee. I will respond to your mail upon my return.",
         MESSAGE_AUTOREPLY},
        {THREADED, "Re: [#42]",
         "Sono assente fino al 3 agosto. Per questioni urgenti scrivere alla segreteria.",
         MESSAGE_AUTOREPLY},
        {THREADED, "Re: [#42]",
         "Estou de f\303\251rias at\303\251 3 de agosto. Assuntos urgentes: secretaria.",
         MESSAGE_AUTOREPLY},
        {THREADED, "Re: [#42]",
         "Ik ben op vakantie. Voor dringende zaken kunt u bellen. Bij terugkomst antwoord ik.",
         MESSAGE_AUTOREPLY},
        {THREADED, "Re: [#42]", "I am out of the office until Monday.", MESSAGE_PERSON},
        {THREADED, "Re: [#42]",
         "I am out of the office until Monday but yes, I'd love to. Please contact me as soon as "
         "possible.",
         MESSAGE_PERSON},
        {THREADED, "Re: [#42]",
         "I am on leave until August, for urgent matters please contact Lee in my absence. Yes to "
         "the talk." QUOTE,
         MESSAGE_PERSON},
        {"", "Re: [#42]", "Yes. I am on leave until Monday.", MESSAGE_PERSON},
    };
    assert_cases(cases, G_N_ELEMENTS(cases));
}

static void programs_that_ask_or_acknowledge_are_autoreplies(void)
{
    static const GateCase cases[] = {
        {"", "Please confirm your message to Ben", "Click below to prove you are human.",
         MESSAGE_AUTOREPLY},
        {"", "Re: [#42] (please confirm)",
         "I protect my mailbox. To have it delivered, answer with the word ACCEPT.",
         MESSAGE_AUTOREPLY},
        {"X-BoxTrapper-Message: 1\n", "x", "I accept", MESSAGE_AUTOREPLY},
        {"X-Autogenerated: Reply\n", "x", "I accept", MESSAGE_AUTOREPLY},
        {"", "[LIA-20931] Mentoring request",
         "Your request has been accepted. A ticket has been created.", MESSAGE_AUTOREPLY},
        {"", "Ticket received: x", "We have received your request.", MESSAGE_AUTOREPLY},
        {"", "Quarantine notification", "3 messages are held for review. Release message",
         MESSAGE_OTHER},
        {"", "Reaction Daily Digest", "Ben reacted to your message", MESSAGE_OTHER},
        {"", "Richiamo: x", "Ben desidera richiamare il messaggio.", MESSAGE_OTHER},
        {"Return-Path: <>\nSender: postmaster@energy.example\n", "Re: [#42]", "I accept",
         MESSAGE_AUTOREPLY},
    };
    assert_cases(cases, G_N_ELEMENTS(cases));
}

static void nobody_writes_from_an_address_that_takes_no_answers(void)
{
    static const char *const from[] = {"no-reply@x.example", "noreply+1@x.example",
                                       "donotreply@x.example"};
    for (gsize i = 0; i < G_N_ELEMENTS(from); i++) {
        g_autofree char *fresh = g_strdup_printf("From: %s\nSubject: x\n\nI accept\n", from[i]);
        g_autofree char *answer = g_strdup_printf(THREADED "%s", fresh);
        g_autoptr(Message) other = understood(fresh);
        g_autoptr(Message) autoreply = understood(answer);
        g_assert_cmpint(other->class, ==, MESSAGE_OTHER);
        g_assert_cmpint(autoreply->class, ==, MESSAGE_AUTOREPLY);
    }
    g_autoptr(Message) person = understood("From: norepley@x.example\n\nI accept\n");
    g_assert_cmpint(person->class, ==, MESSAGE_PERSON);
}

static void lists_and_newsletters_are_other(void)
{
    static const GateCase cases[] = {
        {"Auto-Submitted: auto-generated\n", "Weekly figures", "I accept", MESSAGE_OTHER},
        {"Precedence: bulk\n", "News", "I accept", MESSAGE_OTHER},
        {"Precedence: LIST\n", "News", "I accept", MESSAGE_OTHER},
        {"List-Id: <x.example>\n", "News", "I accept", MESSAGE_OTHER},
        {"List-Unsubscribe: <mailto:x@y.example>\n", "News", "I accept", MESSAGE_OTHER},
        {"X-Mentord-Letter: request\n", "Ours", "I accept", MESSAGE_OTHER},
        {"Content-Class: urn:content-classes:calendarmessage\n", "Accepted: x", "", MESSAGE_OTHER},
        {"", "Recall: [#42]", "Ben Okafor would like to recall the message \"Re: [#42]\".",
         MESSAGE_OTHER},
        {"", "Read: [#42]", "Your message was read on Thursday.", MESSAGE_RECEIPT},
        {"", "Not read: [#42]", "Your message was deleted without being read on Thursday.",
         MESSAGE_RECEIPT},
    };
    assert_cases(cases, G_N_ELEMENTS(cases));
}

static void our_own_letters_are_never_answers(void)
{
    static const char *const own[] = {"mentoring@programme.example", "Mentoring@Programme.Example",
                                      "mentoring+abc@programme.example"};
    for (gsize i = 0; i < G_N_ELEMENTS(own); i++) {
        g_autofree char *mail = g_strdup_printf("From: %s\nSubject: x\n\nI accept\n", own[i]);
        g_autoptr(Message) message = understood(mail);
        g_assert_cmpint(message->class, ==, MESSAGE_OTHER);
    }
    g_autoptr(Message) other = understood("From: mentoring2@programme.example\n\nI accept\n");
    g_assert_cmpint(other->class, ==, MESSAGE_PERSON);
}

static void assert_class(const char *mail, MessageClass class, const char *problem)
{
    g_autoptr(Message) message = understood(mail);
    g_test_message("%s: %s", mail, message->class_reason);
    g_assert_cmpstr(message_class_name(message->class), ==, message_class_name(class));
    g_assert_cmpstr(message->problem, ==, problem);
}

#define MULTIPART(type) "From: ben@energy.example\nContent-Type: multipart/" type "; boundary=b\n\n"
#define PART(type, body) "--b\nContent-Type: " type "\n\n" body "\n"
#define TEXT PART("text/plain", "I accept")

static void calendar_answers_are_other(void)
{
    assert_class("From: ben@energy.example\nContent-Type: text/calendar; method=REPLY\n\nx\n",
                 MESSAGE_OTHER, NULL);
    assert_class(MULTIPART("alternative") TEXT PART("text/calendar; method=COUNTER", "x") "--b--\n",
                 MESSAGE_OTHER, NULL);
    assert_class(MULTIPART("alternative")
                     TEXT PART("text/calendar", "BEGIN:VCALENDAR\nMETHOD:REPLY\n") "--b--\n",
                 MESSAGE_OTHER, NULL);
    assert_class(MULTIPART("mixed") TEXT PART(
                     "text/calendar; method=REPLY\nContent-Disposition: attachment", "x") "--b--\n",
                 MESSAGE_PERSON, NULL);
}

static void receipts_are_receipts(void)
{
    assert_class(MULTIPART("report; report-type=disposition-notification") TEXT PART(
                     "message/disposition-notification", "Disposition: x; displayed") "--b--\n",
                 MESSAGE_RECEIPT, NULL);
    assert_class(MULTIPART("report; report-type=feedback-report")
                     TEXT PART("message/feedback-report", "Feedback-Type: abuse") "--b--\n",
                 MESSAGE_OTHER, NULL);
}

static void what_cannot_be_read_says_so(void)
{
    assert_class(MULTIPART("encrypted") PART("application/pgp-encrypted", "Version: 1")
                     PART("application/octet-stream", "x") "--b--\n",
                 MESSAGE_UNREADABLE, "encrypted");
    assert_class("From: ben@energy.example\nContent-Type: application/pkcs7-mime; "
                 "smime-type=enveloped-data\nContent-Transfer-Encoding: base64\n\nMIIB\n",
                 MESSAGE_UNREADABLE, "encrypted (S/MIME)");
    assert_class("From: ben@energy.example\nContent-Type: application/pkcs7-mime; "
                 "smime-type=signed-data\nContent-Transfer-Encoding: base64\n\nMIIB\n",
                 MESSAGE_UNREADABLE, "S/MIME that cannot be read");
    assert_class(MULTIPART("mixed") PART("application/ms-tnef; name=winmail.dat", "x") "--b--\n",
                 MESSAGE_UNREADABLE, "in Outlook's own format, and broken (winmail.dat)");
    assert_class(MULTIPART("mixed") PART("text/plain", "Use a viewer") PART(
                     "application/x-microsoft-rpmsg-message; name=message.rpmsg", "x") "--b--\n",
                 MESSAGE_UNREADABLE, "protected (rights management)");
    assert_class("From: ben@energy.example\n\n-----BEGIN PGP MESSAGE-----\n\nx\n",
                 MESSAGE_UNREADABLE, "encrypted (PGP)");
    assert_class("From: ben@energy.example\nContent-Type: image/png\n\nx\n", MESSAGE_UNREADABLE,
                 "no text in it");
    assert_class(MULTIPART("alternative")
                     TEXT PART("text/vnd.google.email-reaction+json", "{}") "--b--\n",
                 MESSAGE_UNREADABLE, "a reaction instead of words");
}

static void a_signed_mail_is_read_like_any_other(void)
{
    g_autoptr(Message) message =
        understood(MULTIPART("signed; protocol=\"application/pkcs7-signature\"")
                       TEXT PART("application/pkcs7-signature", "x") "--b--\n");
    g_assert_cmpint(message->class, ==, MESSAGE_PERSON);
    g_assert_cmpstr(message->reply, ==, "I accept");
    g_assert_cmpint(message->authenticated, ==, AUTHENTICATED_NONE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/gate/people_are_people", people_are_people);
    g_test_add_func("/gate/machines_on_somebodys_behalf_are_autoreplies",
                    machines_on_somebodys_behalf_are_autoreplies);
    g_test_add_func("/gate/being_away_is_told_from_saying_so", being_away_is_told_from_saying_so);
    g_test_add_func("/gate/programs_that_ask_or_acknowledge_are_autoreplies",
                    programs_that_ask_or_acknowledge_are_autoreplies);
    g_test_add_func("/gate/nobody_writes_from_an_address_that_takes_no_answers",
                    nobody_writes_from_an_address_that_takes_no_answers);
    g_test_add_func("/gate/lists_and_newsletters_are_other", lists_and_newsletters_are_other);
    g_test_add_func("/gate/our_own_letters_are_never_answers", our_own_letters_are_never_answers);
    g_test_add_func("/gate/calendar_answers_are_other", calendar_answers_are_other);
    g_test_add_func("/gate/receipts_are_receipts", receipts_are_receipts);
    g_test_add_func("/gate/what_cannot_be_read_says_so", what_cannot_be_read_says_so);
    g_test_add_func("/gate/a_signed_mail_is_read_like_any_other",
                    a_signed_mail_is_read_like_any_other);
    return g_test_run();
}
