/* SPDX-License-Identifier: MIT */
#include "submission/dialogue.h"

#include <string.h>

#define PIPELINING "250-smtp.programme.example\r\n250 PIPELINING\r\n"
#define LOCK_STEP "250 smtp.programme.example\r\n"
#define GROUP(n)                                                                                   \
    "MAIL FROM:<mentoring@programme.example>\r\nRCPT TO:<person" n "@treasury.example>"            \
    "\r\nDATA\r\n"
#define BODY(n) "X: " n "\r\n\r\n..\r\n.\r\n"
#define GO_AHEAD "250 ok\r\n250 ok\r\n354 go\r\n"

enum { LETTERS = 4, SECOND = 1000000 };

typedef struct {
    Dialogue *dialogue;
    Envelope letters[LETTERS];
    char *recipients[LETTERS];
    guint offered;
    GString *outcomes; /* "1 sent, 2 failed" */
    GString *replies;
} Stage;

static const char *outcome_name(Outcome outcome)
{
    switch (outcome) {
    case OUTCOME_SENT:
        return "sent";
    case OUTCOME_DEFERRED:
        return "deferred";
    case OUTCOME_FAILED:
        return "failed";
    case OUTCOME_UNCERTAIN:
        return "uncertain";
    case OUTCOME_UNTRIED:
        return "untried";
    }
    g_assert_not_reached();
}

static void note(const Envelope *envelope, Outcome outcome, const char *reply, gpointer data)
{
    Stage *stage = data;
    g_string_append_printf(stage->outcomes, "%s%" G_GINT64_FORMAT " %s",
                           stage->outcomes->len > 0 ? ", " : "", envelope->id,
                           outcome_name(outcome));
    g_string_assign(stage->replies, reply);
}

static void says(Stage *stage, const char *text)
{
    dialogue_receive(stage->dialogue, text, strlen(text), 0);
}

static void stage_setup(Stage *stage, gconstpointer greeting)
{
    stage->outcomes = g_string_new(NULL);
    stage->replies = g_string_new(NULL);
    for (guint i = 0; i < LETTERS; i++) {
        stage->recipients[i] = g_strdup_printf("person%u@treasury.example", i + 1);
        char *text = g_strdup_printf("X: %u\r\n\r\n.\r\n", i + 1);
        stage->letters[i] = (Envelope){.id = i + 1,
                                       .sender = "mentoring@programme.example",
                                       .recipient = stage->recipients[i],
                                       .bytes = g_bytes_new_take(text, strlen(text))};
    }
    DialogueOptions options = {.client_name = "client.example",
                               .reply_microseconds = 300 * (gint64)SECOND,
                               .finish_microseconds = 600 * (gint64)SECOND,
                               .report = note,
                               .data = stage};
    stage->dialogue = dialogue_new(&options, 0);
    size_t length;
    (void)dialogue_output(stage->dialogue, &length);
    dialogue_wrote(stage->dialogue, length, 0);
    says(stage, greeting);
}

static void stage_teardown(Stage *stage, gconstpointer greeting)
{
    dialogue_free(stage->dialogue);
    g_string_free(stage->outcomes, TRUE);
    g_string_free(stage->replies, TRUE);
    for (guint i = 0; i < LETTERS; i++) {
        g_bytes_unref(stage->letters[i].bytes);
        g_free(stage->recipients[i]);
    }
}

static void offer(Stage *stage)
{
    g_assert_true(dialogue_wants_letter(stage->dialogue));
    dialogue_offer(stage->dialogue, &stage->letters[stage->offered++], 0);
}

/* All that is to be sent is, and must be this. */
static void sends(Stage *stage, const char *expected)
{
    size_t length;
    const char *bytes = dialogue_output(stage->dialogue, &length);
    g_autofree char *text = g_strndup(bytes != NULL ? bytes : "", length);
    g_assert_cmpstr(text, ==, expected);
    dialogue_wrote(stage->dialogue, length, 0);
}

static void is_told(const Stage *stage, const char *expected)
{
    g_assert_cmpstr(stage->outcomes->str, ==, expected);
}

static void is_over(const Stage *stage, const char *reason)
{
    g_assert_cmpstr(dialogue_fault(stage->dialogue), ==, reason);
    g_assert_false(dialogue_is_busy(stage->dialogue));
    g_assert_false(dialogue_wants_letter(stage->dialogue));
    size_t length;
    g_assert_null(dialogue_output(stage->dialogue, &length));
}

static void goes_on(const Stage *stage)
{
    g_assert_null(dialogue_fault(stage->dialogue));
    g_assert_true(dialogue_wants_letter(stage->dialogue));
}

/* Letter 1 is up to its body and dot, and with it went letter 2's group. */
static void two_in_hand(Stage *stage)
{
    offer(stage);
    sends(stage, GROUP("1"));
    says(stage, GO_AHEAD);
    offer(stage);
    sends(stage, BODY("1") GROUP("2"));
}

static void a_letter_takes_one_round_trip_behind_another(Stage *stage, gconstpointer data)
{
    two_in_hand(stage);
    g_assert_false(dialogue_wants_letter(stage->dialogue));
    says(stage, "250 queued\r\n" GO_AHEAD);
    is_told(stage, "1 sent");
    offer(stage);
    sends(stage, BODY("2") GROUP("3"));
    says(stage, "250 queued\r\n" GO_AHEAD);
    sends(stage, BODY("3"));
    says(stage, "250 queued as 3\r\n");
    is_told(stage, "1 sent, 2 sent, 3 sent");
    g_assert_cmpstr(stage->replies->str, ==, "250 queued as 3");
    goes_on(stage);
    g_assert_false(dialogue_is_busy(stage->dialogue));
    g_assert_true(dialogue_was_fruitful(stage->dialogue));
}

static void without_pipelining_every_command_waits(Stage *stage, gconstpointer data)
{
    offer(stage);
    sends(stage, "MAIL FROM:<mentoring@programme.example>\r\n");
    says(stage, "250 ok\r\n");
    sends(stage, "RCPT TO:<person1@treasury.example>\r\n");
    says(stage, "250 ok\r\n");
    sends(stage, "DATA\r\n");
    says(stage, "354 go\r\n");
    g_assert_false(dialogue_wants_letter(stage->dialogue));
    sends(stage, BODY("1"));
    says(stage, "250 ok\r\n");
    is_told(stage, "1 sent");
    goes_on(stage);
}

static void without_pipelining_a_refused_recipient_is_reset(Stage *stage, gconstpointer data)
{
    offer(stage);
    sends(stage, "MAIL FROM:<mentoring@programme.example>\r\n");
    says(stage, "250 ok\r\n");
    sends(stage, "RCPT TO:<person1@treasury.example>\r\n");
    says(stage, "550 no such user\r\n");
    is_told(stage, "1 failed");
    offer(stage);
    sends(stage, "RSET\r\n");
    says(stage, "250 ok\r\n");
    sends(stage, "MAIL FROM:<mentoring@programme.example>\r\n");
    says(stage, "250 ok\r\n");
    sends(stage, "RCPT TO:<person2@treasury.example>\r\n");
    says(stage, "451 later\r\n");
    is_told(stage, "1 failed, 2 deferred");
}

/* RFC 2920 3.1: the server may answer 354 although no recipient is left. */
static void a_refused_letter_that_is_let_in_gets_no_body(Stage *stage, gconstpointer data)
{
    offer(stage);
    sends(stage, GROUP("1"));
    says(stage, "250 ok\r\n550 5.1.1 no such user\r\n354 go\r\n");
    is_told(stage, "1 failed");
    g_assert_cmpstr(stage->replies->str, ==, "550 5.1.1 no such user");
    offer(stage);
    sends(stage, ".\r\n" GROUP("2"));
    says(stage, "554 no valid recipients\r\n" GO_AHEAD);
    sends(stage, BODY("2"));
    says(stage, "250 ok\r\n");
    is_told(stage, "1 failed, 2 sent");
    goes_on(stage);
}

static void an_empty_letter_that_is_taken_changes_nothing(Stage *stage, gconstpointer data)
{
    offer(stage);
    sends(stage, GROUP("1"));
    says(stage, "250 ok\r\n450 later\r\n354 go\r\n");
    sends(stage, ".\r\n");
    says(stage, "250 queued\r\n");
    is_told(stage, "1 deferred");
    goes_on(stage);
}

static void a_refused_group_is_reset_in_the_next(Stage *stage, gconstpointer data)
{
    offer(stage);
    sends(stage, GROUP("1"));
    says(stage, "250 ok\r\n550 no\r\n503 no recipients\r\n");
    is_told(stage, "1 failed");
    offer(stage);
    sends(stage, "RSET\r\n" GROUP("2"));
    says(stage, "250 reset\r\n" GO_AHEAD);
    sends(stage, BODY("2"));
    says(stage, "250 ok\r\n");
    is_told(stage, "1 failed, 2 sent");
    offer(stage);
    sends(stage, GROUP("3"));
}

static void the_first_refusal_is_the_one_that_counts(Stage *stage, gconstpointer data)
{
    offer(stage);
    sends(stage, GROUP("1"));
    says(stage, "450 4.7.1 greylisted\r\n503 no mail\r\n503 no recipients\r\n");
    is_told(stage, "1 deferred");
    g_assert_cmpstr(stage->replies->str, ==, "450 4.7.1 greylisted");
    goes_on(stage);
}

static void data_may_be_refused(Stage *stage, gconstpointer data)
{
    offer(stage);
    sends(stage, GROUP("1"));
    says(stage, "250 ok\r\n250 ok\r\n552 too much\r\n");
    is_told(stage, "1 failed");
    goes_on(stage);
}

static void each_letter_gets_its_own_reply(Stage *stage, gconstpointer data)
{
    two_in_hand(stage);
    says(stage, "554 spam\r\n");
    is_told(stage, "1 failed");
    says(stage, "250 ok\r\n250 ok\r\n");
    is_told(stage, "1 failed");
    says(stage, "354 go\r\n");
    offer(stage);
    sends(stage, BODY("2") GROUP("3"));
    says(stage, "250 ok\r\n250 ok\r\n550 no third\r\n554 no valid recipients\r\n");
    is_told(stage, "1 failed, 2 sent, 3 failed");
    offer(stage);
    sends(stage, "RSET\r\n" GROUP("4"));
    says(stage, "250 ok\r\n" GO_AHEAD);
    sends(stage, BODY("4"));
    says(stage, "451 disk\r\n");
    is_told(stage, "1 failed, 2 sent, 3 failed, 4 deferred");
}

static void a_loss_behind_the_dot_is_uncertain_for_that_letter_only(Stage *stage,
                                                                    gconstpointer data)
{
    two_in_hand(stage);
    dialogue_lose(stage->dialogue, "the connection was lost");
    is_told(stage, "1 uncertain, 2 untried");
    is_over(stage, "the connection was lost");
}

static void a_loss_amid_the_body_is_deferred(Stage *stage, gconstpointer data)
{
    offer(stage);
    sends(stage, GROUP("1"));
    says(stage, GO_AHEAD);
    dialogue_wrote(stage->dialogue, strlen(BODY("1")) - 1, 0);
    dialogue_lose(stage->dialogue, "lost");
    is_told(stage, "1 deferred");
}

static void a_loss_right_behind_the_dot_is_uncertain(Stage *stage, gconstpointer data)
{
    offer(stage);
    sends(stage, GROUP("1"));
    says(stage, GO_AHEAD);
    offer(stage);
    dialogue_wrote(stage->dialogue, strlen(BODY("1")), 0);
    dialogue_lose(stage->dialogue, "lost");
    is_told(stage, "1 uncertain, 2 untried");
}

static void a_loss_in_the_envelope_is_deferred(Stage *stage, gconstpointer data)
{
    offer(stage);
    sends(stage, GROUP("1"));
    says(stage, "250 ok\r\n");
    dialogue_lose(stage->dialogue, "lost");
    is_told(stage, "1 deferred");
    g_assert_false(dialogue_was_fruitful(stage->dialogue));
}

static void a_letter_whose_envelope_was_answered_is_not_given_back(Stage *stage, gconstpointer data)
{
    two_in_hand(stage);
    says(stage, "250 queued\r\n250 ok\r\n");
    dialogue_lose(stage->dialogue, "lost");
    is_told(stage, "1 sent, 2 deferred");
}

static void a_refused_letter_stays_refused_when_the_connection_goes(Stage *stage,
                                                                    gconstpointer data)
{
    offer(stage);
    sends(stage, GROUP("1"));
    says(stage, "250 ok\r\n550 no\r\n");
    dialogue_lose(stage->dialogue, "lost");
    is_told(stage, "1 failed");
}

static void closing_after_the_dot_defers(Stage *stage, gconstpointer data)
{
    two_in_hand(stage);
    says(stage, "421 4.3.2 shutting down\r\n");
    is_told(stage, "1 deferred, 2 untried");
    is_over(stage, "421 4.3.2 shutting down");
    g_assert_false(dialogue_was_fruitful(stage->dialogue));
}

static void closing_at_mail_defers_that_letter(Stage *stage, gconstpointer data)
{
    two_in_hand(stage);
    says(stage, "250 queued\r\n421 enough\r\n");
    is_told(stage, "1 sent, 2 deferred");
    is_over(stage, "421 enough");
}

static void an_idle_connection_that_is_gone_gives_the_letter_back(Stage *stage, gconstpointer data)
{
    dialogue_resume(stage->dialogue);
    offer(stage);
    sends(stage, GROUP("1"));
    dialogue_lose(stage->dialogue, "lost");
    is_told(stage, "1 untried");
}

static void an_idle_connection_that_was_closed_gives_the_letter_back(Stage *stage,
                                                                     gconstpointer data)
{
    dialogue_resume(stage->dialogue);
    offer(stage);
    sends(stage, GROUP("1"));
    says(stage, "421 idle for too long\r\n");
    is_told(stage, "1 untried");
    is_over(stage, "421 idle for too long");
}

static void garbage_behind_the_dot_is_uncertain(Stage *stage, gconstpointer data)
{
    two_in_hand(stage);
    says(stage, "thanks!\r\n");
    is_told(stage, "1 uncertain, 2 untried");
    is_over(stage, "the server's reply is no SMTP");
}

static void a_senseless_reply_behind_the_dot_is_uncertain(Stage *stage, gconstpointer data)
{
    two_in_hand(stage);
    says(stage, "354 go on\r\n");
    is_told(stage, "1 uncertain, 2 untried");
    is_over(stage, "unexpected reply: 354 go on");
}

static void a_reply_too_many_ends_the_session(Stage *stage, gconstpointer data)
{
    says(stage, "250 ok\r\n");
    is_told(stage, "");
    is_over(stage, "unexpected reply: 250 ok");
}

/* One reply too many before the group: DATA seems to be answered 250, and no body leaves. */
static void shifted_replies_never_let_a_body_out(Stage *stage, gconstpointer data)
{
    offer(stage);
    sends(stage, GROUP("1"));
    says(stage, "250 stray\r\n" GO_AHEAD);
    is_told(stage, "1 deferred");
    is_over(stage, "unexpected reply: 250 ok");
}

static void a_reply_to_a_command_not_yet_sent_ends_the_session(Stage *stage, gconstpointer data)
{
    offer(stage);
    says(stage, "250 ok\r\n");
    is_told(stage, "1 deferred");
    is_over(stage, "unexpected reply: 250 ok");
}

static void a_refusal_amid_the_body_counts_and_ends_the_session(Stage *stage, gconstpointer data)
{
    offer(stage);
    sends(stage, GROUP("1"));
    says(stage, GO_AHEAD "550 by policy\r\n");
    is_told(stage, "1 failed");
    is_over(stage, "unexpected reply: 550 by policy");
}

static void an_acceptance_amid_the_body_is_no_acceptance(Stage *stage, gconstpointer data)
{
    offer(stage);
    sends(stage, GROUP("1"));
    says(stage, GO_AHEAD "250 queued\r\n");
    is_told(stage, "1 deferred");
    is_over(stage, "unexpected reply: 250 queued");
}

static void silence_has_a_limit(Stage *stage, gconstpointer data)
{
    g_assert_cmpint(dialogue_deadline(stage->dialogue), ==, G_MAXINT64);
    offer(stage);
    sends(stage, GROUP("1"));
    dialogue_tick(stage->dialogue, 299 * (gint64)SECOND);
    g_assert_true(dialogue_is_busy(stage->dialogue));
    dialogue_tick(stage->dialogue, 300 * (gint64)SECOND);
    is_told(stage, "1 deferred");
    is_over(stage, "the server did not answer in time");
}

static void the_final_dot_gets_more_time(Stage *stage, gconstpointer data)
{
    two_in_hand(stage);
    dialogue_tick(stage->dialogue, 599 * (gint64)SECOND);
    is_told(stage, "");
    dialogue_tick(stage->dialogue, 600 * (gint64)SECOND);
    is_told(stage, "1 uncertain, 2 untried");
}

static void a_letter_beyond_size_is_not_sent(Stage *stage, gconstpointer data)
{
    offer(stage);
    is_told(stage, "1 failed");
    sends(stage, "");
    goes_on(stage);
}

static void ehlo_refused_is_the_end(Stage *stage, gconstpointer data)
{
    g_assert_false(dialogue_is_proven(stage->dialogue));
    is_over(stage, "550 go away");
}

static void a_second_answer_to_ehlo_is_noticed(Stage *stage, gconstpointer data)
{
    g_assert_true(dialogue_is_proven(stage->dialogue));
    is_over(stage, "unexpected reply: 250 stray");
}

static void each_was_told_once(const Stage *stage)
{
    g_auto(GStrv) told = g_strsplit(stage->outcomes->str, ", ", -1);
    guint seen = 0;
    for (char **one = told; *one != NULL; one++)
        seen += 1u << (4 * (g_ascii_digit_value(**one) - 1));
    const guint expected[] = {0, 0x1, 0x11, 0x111, 0x1111};
    g_assert_cmphex(seen, ==, expected[stage->offered]);
}

/* Whatever the server says and however little it takes at a time. */
static void random_servers_do_no_harm(void)
{
    const char *replies[] = {"250 ok\r\n", "354 go\r\n", "450 no\r\n", "550 no\r\n",
                             "421 by\r\n", "junk\r\n",   "250-ok\r\n"};
    g_autoptr(GRand) random = g_rand_new_with_seed(20260702);
    for (guint round = 0; round < 20000; round++) {
        Stage stage = {0};
        stage_setup(&stage, round % 2 == 0 ? PIPELINING : LOCK_STEP);
        for (guint step = 0; step < 30; step++) {
            while (stage.offered < LETTERS && dialogue_wants_letter(stage.dialogue))
                offer(&stage);
            size_t length;
            (void)dialogue_output(stage.dialogue, &length);
            if (length > 0)
                dialogue_wrote(stage.dialogue,
                               g_rand_boolean(random) || g_rand_boolean(random)
                                   ? length
                                   : (size_t)g_rand_int_range(random, 0, (gint32)length + 1),
                               step);
            gint32 pick = g_rand_int_range(random, 0, 40);
            says(&stage, replies[pick < 20 ? 0 : pick < 34 ? 1 : pick - 33]);
        }
        dialogue_lose(stage.dialogue, "end");
        each_was_told_once(&stage);
        stage_teardown(&stage, NULL);
    }
}

#define ADD(name, greeting)                                                                        \
    g_test_add("/dialogue/" #name, Stage, greeting, stage_setup, name, stage_teardown)

static void add_outcomes(void)
{
    ADD(a_letter_takes_one_round_trip_behind_another, PIPELINING);
    ADD(without_pipelining_every_command_waits, LOCK_STEP);
    ADD(without_pipelining_a_refused_recipient_is_reset, LOCK_STEP);
    ADD(a_refused_letter_that_is_let_in_gets_no_body, PIPELINING);
    ADD(an_empty_letter_that_is_taken_changes_nothing, PIPELINING);
    ADD(a_refused_group_is_reset_in_the_next, PIPELINING);
    ADD(the_first_refusal_is_the_one_that_counts, PIPELINING);
    ADD(data_may_be_refused, PIPELINING);
    ADD(each_letter_gets_its_own_reply, PIPELINING);
    ADD(a_letter_beyond_size_is_not_sent, "250-x\r\n250 SIZE 10\r\n");
}

static void add_losses(void)
{
    ADD(a_loss_behind_the_dot_is_uncertain_for_that_letter_only, PIPELINING);
    ADD(a_loss_amid_the_body_is_deferred, PIPELINING);
    ADD(a_loss_right_behind_the_dot_is_uncertain, PIPELINING);
    ADD(a_loss_in_the_envelope_is_deferred, PIPELINING);
    ADD(a_letter_whose_envelope_was_answered_is_not_given_back, PIPELINING);
    ADD(a_refused_letter_stays_refused_when_the_connection_goes, PIPELINING);
    ADD(closing_after_the_dot_defers, PIPELINING);
    ADD(closing_at_mail_defers_that_letter, PIPELINING);
    ADD(an_idle_connection_that_is_gone_gives_the_letter_back, PIPELINING);
    ADD(an_idle_connection_that_was_closed_gives_the_letter_back, PIPELINING);
    ADD(silence_has_a_limit, PIPELINING);
    ADD(the_final_dot_gets_more_time, PIPELINING);
}

static void add_strange_servers(void)
{
    ADD(garbage_behind_the_dot_is_uncertain, PIPELINING);
    ADD(a_senseless_reply_behind_the_dot_is_uncertain, PIPELINING);
    ADD(a_reply_too_many_ends_the_session, PIPELINING);
    ADD(shifted_replies_never_let_a_body_out, PIPELINING);
    ADD(a_reply_to_a_command_not_yet_sent_ends_the_session, PIPELINING);
    ADD(a_refusal_amid_the_body_counts_and_ends_the_session, PIPELINING);
    ADD(an_acceptance_amid_the_body_is_no_acceptance, PIPELINING);
    ADD(ehlo_refused_is_the_end, "550 go away\r\n");
    ADD(a_second_answer_to_ehlo_is_noticed, PIPELINING "250 stray\r\n");
    g_test_add_func("/dialogue/random_servers_do_no_harm", random_servers_do_no_harm);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_outcomes();
    add_losses();
    add_strange_servers();
    return g_test_run();
}
