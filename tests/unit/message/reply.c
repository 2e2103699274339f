/* SPDX-License-Identifier: MIT */
#include "message/reply.h"

#include "mails.h"

typedef struct {
    const char *name;
    const char *text;
    const char *reply;
} ReplyCase;

static const ReplyCase cases[] = {
    {"nothing else", "Yes, gladly.\n\nBen\n", "Yes, gladly.\n\nBen"},
    {"Gmail",
     "Yes.\n\nOn Mon, Jul 6, 2026 at 9:00 AM SES Program <mentoring@programme.example>\n"
     "wrote:\n\n> Dear Ben,\n> I accept nothing.\n",
     "Yes."},
    {"Gmail, long name over three lines",
     "Yes.\n\nOn Mon, Jul 6, 2026 at 9:00 AM The Situational Mentoring Program of the\n"
     "Agencies of the Land <\nmentoring@programme.example> wrote:\n\n> Dear Ben,\n",
     "Yes."},
    {"Gmail, quote without marks",
     "Yes.\n\nOn Mon, Jul 6, 2026 at 9:00 AM X <mentoring@programme.example> wrote:\nDear Ben,\n"
     "please answer.\n",
     "Yes."},
    {"Apple Mail", "Yes.\n\n> On Jul 6, 2026, at 09:00, X <x@y.example> wrote:\n> \n> Dear Ben,\n",
     "Yes."},
    {"iPhone",
     "Yes.\n\nSent from my iPhone\n\n> On Jul 6, 2026, at 9:00 AM, X <x@y.example> wrote:\n"
     "> \n> \357\273\277Dear Ben,\n",
     "Yes."},
    {"Outlook",
     "Yes.\n\nBen\n\n-----Original Message-----\nFrom: X <x@y.example>\n"
     "Sent: Monday, July 6, 2026 9:00 AM\nTo: Ben\nSubject: x\n\nDear Ben,\n",
     "Yes.\n\nBen"},
    {"Outlook, header block alone",
     "Yes.\n\nFrom: X <x@y.example>\nSent: Monday, July 6, 2026 9:00 AM\nTo: Ben\nSubject: x\n\n"
     "Dear Ben,\n",
     "Yes."},
    {"Outlook, bold header block",
     "Yes.\n\n*From:* X [mailto:x@y.example]\n*Sent:* Monday, July 6, 2026\n*To:* Ben\n\nDear "
     "Ben,\n",
     "Yes."},
    {"Outlook, rule",
     "Yes.\n\n________________________________\nFrom: X <x@y.example>\n"
     "Sent: Monday, July 6, 2026\nTo: Ben\nSubject: x\n\nDear Ben,\n",
     "Yes."},
    {"Outlook for iOS",
     "Yes.\n\nGet Outlook for iOS<https://aka.example/x>\n"
     "________________________________\nFrom: X\nSent: Monday\nTo: Ben\n\nDear\n",
     "Yes."},
    {"Outlook, German",
     "Ja.\n\nVon: X <x@y.example>\nGesendet: Montag, 6. Juli 2026 09:00\nAn: Ben\n"
     "Betreff: x\n\nLieber Ben,\n",
     "Ja."},
    {"German", "Ja.\n\nAm 06.07.2026 um 09:00 schrieb X <x@y.example>:\n> Lieber Ben\n", "Ja."},
    {"French",
     "Oui.\n\nLe lun. 6 juil. 2026 \303\240 09:00, X <x@y.example> a \303\251crit :\n"
     "> Cher Ben\n",
     "Oui."},
    {"Spanish",
     "S\303\255.\n\nEl lun, 6 jul 2026 a las 9:00, X (<x@y.example>) escribi\303\263:\n"
     "> Estimado\n",
     "S\303\255."},
    {"Yahoo",
     "Yes.\n\n    On Monday, July 6, 2026 at 09:00:00 AM EDT, X <x@y.example> wrote:  \n \n"
     " Dear Ben,\n",
     "Yes."},
    {"Zoho", "Yes.\n\n---- On Mon, 06 Jul 2026 09:00:00 -0400 X <x@y.example> wrote ----\nDear\n",
     "Yes."},
    {"answers between the quotes", "> Will you talk to Anna?\nYes.\n> This week?\nNo, next.\n",
     "Yes.\nNo, next."},
    {"answer below the quote",
     "On Mon, Jul 6, 2026, X <x@y.example> wrote:\n> Dear Ben,\n> x\n\nYes.\n", "Yes."},
    {"signature", "Yes.\n-- \nBen Okafor\nYes, and more\n", "Yes."},
    {"signature before the quote", "Yes.\n--\nBen\n\n> On ... wrote\n> x\n", "Yes."},
    {"forwarded",
     "For Lee.\n\n---------- Forwarded message ---------\nFrom: X <x@y.example>\nDate: x\n",
     "For Lee."},
    {"words that look like an introduction", "On Monday I wrote:\nyes. Lee said 3 things: no.\n",
     "On Monday I wrote:\nyes. Lee said 3 things: no."},
    {"words with an at sign", "Ask @lee what he wrote: yes.\n", "Ask @lee what he wrote: yes."},
    {"a list with colons", "From: my heart\nI accept.\n", "From: my heart\nI accept."},
    {"name, title and telephone",
     "I must pass.\n\nBen Okafor\nDeputy Director, Department of Energy\n202-555-0117\n"
     "Yes, and... makes every meeting better.\n",
     "I must pass.\n\nBen Okafor"},
    {"name with a contact line, slogan between rules",
     "I must pass.\n\nBen\n________\nOkafor & Sons | ben@energy.example | (202) 555-0117\n"
     "Please accept our new address\n",
     "I must pass.\n\nBen"},
    {"somebody else's name above a telephone number",
     "No, thank you.\n\nLucia Ferrante\nTel. +1 202 555 0117\n",
     "No, thank you.\n\nLucia Ferrante"},
    {"words below the signature are no signature",
     "I accept.\n\nBen\nDirector\n202-555-0117\n\nP.S. Actually no, I cannot.\n",
     "I accept.\n\nBen\n\nP.S. Actually no, I cannot."},
    {"a telephone number in a sentence", "Yes. Call me at 202-555-0117.\nTuesdays are best.\n",
     "Yes. Call me at 202-555-0117.\nTuesdays are best."},
    {"list footer",
     "Yes.\n\n_______________________________________________\nses mailing list\n"
     "ses@lists.example\nhttps://lists.example/ses\n",
     "Yes."},
    {"tag of a gateway", "[EXTERNAL] Yes, gladly.\n", "Yes, gladly."},
    {"banner above",
     "CAUTION: This email originated from outside of the organization. Do not\n"
     "click links or open attachments unless you recognize the sender and know\n"
     "the content is safe.\n\nYes, gladly.\n",
     "Yes, gladly."},
    {"banner right above the words",
     "This message was sent from outside the agency.\nYes, gladly.\n", "Yes, gladly."},
    {"banner below", "Yes.\n\n[EXTERNAL EMAIL: think before you click]\n", "Yes."},
    {"disclaimer",
     "No.\n\nThis e-mail and any attachments are intended solely for the addressee. If you accept\n"
     "it in error, please delete it.\n",
     "No."},
    {"a phrase broken over two lines",
     "No.\n\nNote well: if you have received this\nmessage in error, accept our apologies.\n",
     "No."},
    {"Outlook's tagline", "Yes.\n\nGet Outlook for iOS<https://aka.example/x>\n", "Yes."},
    {"Proton's tagline", "Yes.\n\nSent with [Proton Mail](https://proton.example/) secure email.\n",
     "Yes."},
    {"German tagline", "Ja.\n\nDiese Nachricht wurde von meinem Android-Ger\303\244t gesendet.\n",
     "Ja."},
    {"words that begin like a tagline", "Sent from my office I cannot do it.\n",
     "Sent from my office I cannot do it."},
    {"BlackBerry",
     "Yes.\n\n  Original Message  \nFrom: X\nSent: Monday, July 6, 2026 9:00 AM\n\nDear Ben\n",
     "Yes."},
    {"Notes",
     "Yes.\n\nX <x@y.example>\n07/06/2026 09:00 AM\n\n        To:     Ben\n        cc:\n"
     "        Subject: x\n\nDear Ben\n",
     "Yes."},
    {"GroupWise",
     "Yes.\n\nBen\n\n>>> X <x@y.example> 7/2/2026 10:00 AM >>>\nDear Ben,\n\n> a\n\nRef: x\n",
     "Yes.\n\nBen"},
    {"mutt, an introduction without a verb",
     "* X <x@y.example> [2026-07-02 10:00 +0000]:\n\n> Dear Ben,\nYes.\n> Bye\n", "Yes."},
    {"an address with a colon introduces nothing",
     "Ask Lee <lee@y.example>:\nhe knows 20260702.\n\n> x\n",
     "Ask Lee <lee@y.example>:\nhe knows 20260702."},
    {"a shouted word is no name",
     "DECLINE\n\nHer department and mine are at odds over the help desks she is\nmerging.\n",
     "DECLINE\n\nHer department and mine are at odds over the help desks she is\nmerging."},
    {"a tagged banner in other words",
     "[EXTERNAL] This mail came from outside of the agency. Open nothing unless you know the "
     "sender.\n\nYes.\n",
     "Yes."},
    {"one field above a quote", "Yes.\n\nFrom: X <x@y.example>\n> Sent: Monday\n> Dear Ben\n",
     "Yes."},
    {"Portuguese header block",
     "Sim.\n\nDe: X <x@y.example>\nEnviada em: segunda-feira\nPara: Ben\nAssunto: x\n\nCaro\n",
     "Sim."},
    {"Polish",
     "Tak.\n\nOd: X <x@y.example>\nWys\305\202ano: poniedzia\305\202ek\nDo: Ben\n\nDrogi\n",
     "Tak."},
    {"on behalf of",
     "Yes.\n\nFrom: Office [mailto:o@y.example] On Behalf Of X\nSent: Monday\nTo: Ben\n\nDear\n",
     "Yes."},
    {"empty", "", ""},
    {"only a quote", "> x\n> y\n", ""},
};

static void split(const char *text, char **reply, char **quoted)
{
    g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func(taken_free);
    g_autoptr(Message) into = message_new();
    GPtrArray *answers = into->inline_answers;
    const ReplySource source = {.text = text, .name = "Ben Okafor"};
    reply_split(&source, reply, quoted, taken, answers);
}

static void the_newly_written_text_is_found(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *reply = NULL;
        g_autofree char *quoted = NULL;
        split(cases[i].text, &reply, &quoted);
        g_test_message("%s", cases[i].name);
        g_assert_cmpstr(reply, ==, cases[i].reply);
    }
}

/* Nothing is lost between the two. */
static void every_word_is_in_the_reply_or_in_the_rest(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *reply = NULL;
        g_autofree char *quoted = NULL;
        split(cases[i].text, &reply, &quoted);
        g_auto(GStrv) words = g_strsplit_set(cases[i].text, " \t\n", -1);
        for (char **word = words; *word != NULL; word++)
            g_assert_true(strstr(reply, *word) != NULL || strstr(quoted, *word) != NULL);
    }
}

static void what_was_taken_out_is_listed_with_the_reason(void)
{
    g_autofree char *reply = NULL;
    g_autofree char *quoted = NULL;
    g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func(taken_free);
    g_autoptr(Message) into = message_new();
    GPtrArray *answers = into->inline_answers;
    const ReplySource source = {.text = "[EXTERNAL] Yes.\n\nSent from my iPhone\n\n"
                                        "This message is intended only for the addressee.\n"
                                        "> Dear Ben\n> x\n-- \nBen\n",
                                .name = ""};
    static const TakenKind kinds[] = {TAKEN_TAGLINE, TAKEN_DISCLAIMER, TAKEN_QUOTE, TAKEN_SIGNATURE,
                                      TAKEN_BANNER};
    reply_split(&source, &reply, &quoted, taken, answers);
    g_assert_cmpstr(reply, ==, "Yes.");
    g_assert_cmpuint(taken->len, ==, G_N_ELEMENTS(kinds));
    for (guint i = 0; i < taken->len; i++) {
        const Taken *entry = taken->pdata[i];
        g_assert_cmpstr(taken_kind_name(entry->kind), ==, taken_kind_name(kinds[i]));
        g_assert_nonnull(strstr(quoted, entry->text));
    }
}

static void assert_inline(const char *text, const char *below, const char *typed)
{
    g_autofree char *reply = NULL;
    g_autofree char *quoted = NULL;
    g_autoptr(Message) into = message_new();
    const ReplySource source = {.text = text, .name = "Ben Okafor"};
    reply_split(&source, &reply, &quoted, into->taken, into->inline_answers);
    g_test_message("%s", text);
    g_assert_cmpuint(into->inline_answers->len, ==, 1);
    const InlineAnswer *answer = into->inline_answers->pdata[0];
    g_assert_cmpstr(answer->below, ==, below);
    g_assert_cmpstr(answer->text, ==, typed);
    g_assert_nonnull(strstr(reply, typed));
}

static void an_answer_is_told_with_the_line_it_stands_below(void)
{
    assert_inline("> Reply with one word:\n>\n> * ACCEPT: yes, I can\n>   talk\n\nThis one.\n\n"
                  "> * DECLINE: not this time\n",
                  "* ACCEPT: yes, I can talk", "This one.");
    assert_inline("> * ACCEPT<mailto:x@y.example?body=ACCEPT>: yes\nGladly.\n> x\n",
                  "* ACCEPT: yes", "Gladly.");
    assert_inline("See below.\n\n> Where would you\n> begin?\nWith the people.\n> x\n",
                  "Where would you begin?", "With the people.");
    assert_inline("> 2. Ben Okafor, Director\n> of Programs\nHim, please.\n-- \nAnna\n> x\n",
                  "2. Ben Okafor, Director of Programs", "Him, please.");
}

static void what_stands_above_the_quote_is_below_nothing(void)
{
    g_autofree char *reply = NULL;
    g_autofree char *quoted = NULL;
    g_autoptr(Message) into = message_new();
    const ReplySource source = {
        .text = "Yes.\n\nOn Mon, Jul 6, 2026, X <x@y.example> wrote:\n> a\n", .name = ""};
    reply_split(&source, &reply, &quoted, into->taken, into->inline_answers);
    g_assert_cmpuint(into->inline_answers->len, ==, 0);
    g_assert_cmpstr(reply, ==, "Yes.");
}

/* However many pieces there are, a Message stays within what its reader takes. */
static void the_answers_between_lines_are_bounded(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 5000; i++)
        g_string_append(text, "> \360\237\230\200\360\237\230\200 quoted\nAn answer.\n");
    g_autofree char *reply = NULL;
    g_autofree char *quoted = NULL;
    g_autoptr(Message) into = message_new();
    const ReplySource source = {.text = text->str, .name = ""};
    reply_split(&source, &reply, &quoted, into->taken, into->inline_answers);
    gsize bytes = 0;
    for (guint i = 0; i < into->inline_answers->len; i++) {
        const InlineAnswer *answer = into->inline_answers->pdata[i];
        bytes += strlen(answer->below) + strlen(answer->text);
    }
    g_assert_cmpuint(into->inline_answers->len, >, 0);
    g_assert_cmpuint(into->inline_answers->len, <=, 30);
    g_assert_cmpuint(bytes, <, 32 * 1024);
    g_assert_cmpuint(into->taken->len, <=, 60);
}

/* Milliseconds; what is not linear takes minutes. */
static void a_huge_quote_takes_no_time(void)
{
    static const char *const lines[] = {"> x\n",
                                        "On Mon 6 Jul 2026 x@y.example\n",
                                        "From: x\n",
                                        "wrote wrote wrote schrieb a x@y.example :\n",
                                        "-----------------------------------------\n",
                                        ">",
                                        "Ben Okafor\n202-555-0117\n",
                                        "this e-mail and any\n",
                                        "[external] ",
                                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_autoptr(GString) text = g_string_new("Yes.\n");
        while (text->len < 300 * 1024)
            g_string_append(text, lines[i]);
        g_autofree char *reply = NULL;
        g_autofree char *quoted = NULL;
        gint64 start = g_get_monotonic_time();
        split(text->str, &reply, &quoted);
        double seconds = (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
        g_test_message("%s: %.3f s", lines[i], seconds);
        g_assert_true(g_str_has_prefix(reply, "Yes."));
        g_assert_cmpfloat(seconds, <, 5.0); /* with sanitizers, beside other work */
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/reply/the_newly_written_text_is_found", the_newly_written_text_is_found);
    g_test_add_func("/reply/every_word_is_in_the_reply_or_in_the_rest",
                    every_word_is_in_the_reply_or_in_the_rest);
    g_test_add_func("/reply/what_was_taken_out_is_listed_with_the_reason",
                    what_was_taken_out_is_listed_with_the_reason);
    g_test_add_func("/reply/an_answer_is_told_with_the_line_it_stands_below",
                    an_answer_is_told_with_the_line_it_stands_below);
    g_test_add_func("/reply/what_stands_above_the_quote_is_below_nothing",
                    what_stands_above_the_quote_is_below_nothing);
    g_test_add_func("/reply/the_answers_between_lines_are_bounded",
                    the_answers_between_lines_are_bounded);
    g_test_add_func("/reply/a_huge_quote_takes_no_time", a_huge_quote_takes_no_time);
    return g_test_run();
}
