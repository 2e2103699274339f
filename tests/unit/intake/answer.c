/* SPDX-License-Identifier: MIT */
#include "intake/answer.h"

#include "tests/unit/intake/accepts.h"
#include "tests/unit/intake/declines.h"
#include "tests/unit/intake/doubts.h"
#include "tests/unit/intake/told-by-clauses.h"

/* Friday 17 July 2026. */
static Answer *read_at_noon(const char *reply)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/New_York");
    g_autoptr(GDateTime) noon = g_date_time_new(zone, 2026, 7, 17, 12, 0, 0);
    return answer_read(reply, g_date_time_to_unix(noon), zone);
}

static guint wrong;

static void check_all(const char *const *replies, AnswerClass wanted)
{
    wrong = 0;
    for (; *replies != NULL; replies++) {
        g_autoptr(Answer) answer = read_at_noon(*replies);
        if (answer->class == wanted)
            continue;
        g_test_message("\"%s\" is read as %s because of \"%s\"", *replies,
                       answer_class_name(answer->class), answer->evidence);
        for (guint i = 0; i < answer->clauses->len; i++) {
            const AnswerClause *clause = answer->clauses->pdata[i];
            g_test_message("    %s: %s", clause->clause, clause->vote);
        }
        wrong++;
    }
    g_assert_cmpuint(wrong, ==, 0);
}

static void a_commitment_is_a_yes(void)
{
    check_all(ACCEPTS, ANSWER_ACCEPT);
}

static void a_refusal_is_a_no(void)
{
    check_all(DECLINES, ANSWER_DECLINE);
}

static void a_doubt_is_neither(void)
{
    check_all(DOUBTS, ANSWER_UNCLEAR);
}

/* The line of "explain" that tells it begins with the class. */
static gboolean clauses_say(const Answer *answer, AnswerClass wanted)
{
    for (guint i = 0; i < answer->clauses->len; i++) {
        const AnswerClause *clause = answer->clauses->pdata[i];
        if (g_str_equal(clause->vote, "the clauses by themselves"))
            return g_str_has_prefix(clause->clause, answer_class_name(wanted));
    }
    return FALSE;
}

static void the_clauses_tell_by_themselves(void)
{
    wrong = 0;
    for (guint i = 0; i < G_N_ELEMENTS(TOLD_BY_CLAUSES); i++) {
        g_autoptr(Answer) answer = read_at_noon(TOLD_BY_CLAUSES[i].reply);
        if (clauses_say(answer, TOLD_BY_CLAUSES[i].class))
            continue;
        g_test_message("the clauses misread \"%s\"", TOLD_BY_CLAUSES[i].reply);
        wrong++;
    }
    g_assert_cmpuint(wrong, ==, 0);
}

static void the_evidence_is_the_clause_that_decided(void)
{
    g_autoptr(Answer) answer = read_at_noon("Hi,\nI must pass. Ask me again.\n");
    g_assert_cmpstr(answer->evidence, ==, "I must pass");
    g_autoptr(Answer) open = read_at_noon("I'm happy to, if my director agrees.");
    g_assert_cmpstr(open->evidence, ==, "if my director agrees");
}

static void assert_peer(const char *reply, const char *wanted)
{
    g_autoptr(Answer) answer = read_at_noon(reply);
    if (g_strcmp0(answer->peer, wanted) != 0)
        g_error("\"%s\" recommends \"%s\"", reply, answer->peer != NULL ? answer->peer : "");
}

static void a_recommended_peer_is_named_as_written(void)
{
    assert_peer("Ask Lee instead.", "Lee");
    assert_peer("Please ask Maria Gomez, she knows this far better.", "Maria Gomez");
    assert_peer("I must pass. Lee Chan would be a better fit for this.", "Lee Chan");
    assert_peer("I can't. I'd recommend Dana Wolf instead of me.", "Dana Wolf");
    assert_peer("I suggest you contact Dr. Kim Park in our budget office.", "Kim Park");
    assert_peer("Try my colleague Jo Reyes, she led that merger.", "Jo Reyes");
    assert_peer("ask lee instead", "lee");
    assert_peer("I must pass.", NULL);
    assert_peer("Ask somebody else please.", NULL);
    assert_peer("Happy to help, Lee knows me.", NULL);
}

static void a_date_of_return_is_found(void)
{
    g_autoptr(Answer) answer = read_at_noon("I'm swamped until March.");
    g_autoptr(GDateTime) until = g_date_time_new_from_unix_utc(answer->until);
    g_autofree char *day = g_date_time_format(until, "%Y-%m-%d");
    g_assert_cmpstr(day, ==, "2027-03-01");
}

int main(int count, char **words)
{
    g_test_init(&count, &words, NULL);
    g_test_add_func("/answer/a_commitment_is_a_yes", a_commitment_is_a_yes);
    g_test_add_func("/answer/a_refusal_is_a_no", a_refusal_is_a_no);
    g_test_add_func("/answer/a_doubt_is_neither", a_doubt_is_neither);
    g_test_add_func("/answer/the_clauses_tell_by_themselves", the_clauses_tell_by_themselves);
    g_test_add_func("/answer/the_evidence_is_the_clause_that_decided",
                    the_evidence_is_the_clause_that_decided);
    g_test_add_func("/answer/a_recommended_peer_is_named_as_written",
                    a_recommended_peer_is_named_as_written);
    g_test_add_func("/answer/a_date_of_return_is_found", a_date_of_return_is_found);
    return g_test_run();
}
