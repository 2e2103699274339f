/* SPDX-License-Identifier: MIT */
#include "intake/answer.h"

#include "tests/unit/intake/accepts.h"
#include "tests/unit/intake/declines.h"
#include "tests/unit/intake/doubts.h"

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

int main(int count, char **words)
{
    g_test_init(&count, &words, NULL);
    g_test_add_func("/answer/a_commitment_is_a_yes", a_commitment_is_a_yes);
    g_test_add_func("/answer/a_refusal_is_a_no", a_refusal_is_a_no);
    g_test_add_func("/answer/a_doubt_is_neither", a_doubt_is_neither);
    return g_test_run();
}
