/* SPDX-License-Identifier: MIT */
#include "intake/answer.h"

#include <string.h>

#include "base/text.h"
#include "intake/date.h"
#include "intake/peer.h"
#include "intake/verdict.h"

enum { EVIDENCE_MAX = 200 };

static char *first_line(const char *text)
{
    while (g_ascii_isspace(*text))
        text++;
    g_autofree char *line = g_strndup(text, strcspn(text, "\n"));
    return text_single_line(line, EVIDENCE_MAX);
}

static void clause_free(AnswerClause *clause)
{
    g_free(clause->clause);
    g_free(clause);
}

static void list_clauses(Answer *answer, const Speech *speech, const GArray *votes)
{
    for (guint i = 0; i < votes->len; i++) {
        const Vote *vote = &g_array_index(votes, Vote, i);
        AnswerClause *clause = g_new0(AnswerClause, 1);
        clause->clause = speech_quote(speech, vote->first, vote->end);
        clause->vote = vote->question ? "asks" : act_name(vote->act);
        g_ptr_array_add(answer->clauses, clause);
    }
}

/* What the clauses say by themselves, and what all words weigh. contrib/weigh reads the first. */
static void list_judges(Answer *answer, Verdict clauses, Weight weight)
{
    AnswerClause *clause = g_new0(AnswerClause, 1);
    clause->clause =
        g_strconcat(answer_class_name(clauses.class), clauses.because != NULL ? ", for one " : NULL,
                    clauses.because != NULL ? act_name(clauses.because->act) : NULL, NULL);
    clause->vote = "the clauses by themselves";
    g_ptr_array_add(answer->clauses, clause);
    clause = g_new0(AnswerClause, 1);
    clause->clause =
        g_strdup_printf("for accept %d, for decline %d", weight.accept, weight.decline);
    clause->vote = "all words together";
    g_ptr_array_add(answer->clauses, clause);
}

Answer *answer_read(const char *reply, gint64 now, GTimeZone *zone)
{
    Answer *answer = g_new0(Answer, 1);
    g_autoptr(Speech) speech = speech_read(reply);
    g_autoptr(GArray) votes = votes_read(speech);
    Weight weight = weight_of(reply);
    Count count = {.speech = speech};
    Verdict clauses = verdict_of_clauses(speech, votes, &count);
    Verdict verdict = verdict_weighed(&count, clauses, weight);
    if (speech->cut && verdict.class == ANSWER_ACCEPT)
        verdict.class = ANSWER_UNCLEAR;
    answer->class = verdict.class;
    answer->clauses = g_ptr_array_new_with_free_func((GDestroyNotify)clause_free);
    answer->peer = verdict.class != ANSWER_ACCEPT ? peer_find(speech, votes) : NULL;
    answer->until = date_of_return(speech->text, now, zone);
    list_clauses(answer, speech, votes);
    list_judges(answer, clauses, weight);
    if (verdict.because != NULL) {
        const Clause *clause = speech_clause(speech, verdict.because->clause);
        answer->evidence = speech_quote(speech, clause->first, clause->end);
    } else {
        answer->evidence = first_line(reply);
    }
    return answer;
}

void answer_free(Answer *answer)
{
    if (answer == NULL)
        return;
    g_free(answer->evidence);
    g_free(answer->peer);
    g_ptr_array_unref(answer->clauses);
    g_free(answer);
}

const char *answer_class_name(AnswerClass class)
{
    static const char *const NAMES[] = {"accept", "decline", "unclear"};
    return NAMES[class];
}
