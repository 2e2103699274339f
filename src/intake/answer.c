/* SPDX-License-Identifier: MIT */
#include "intake/answer.h"

#include <string.h>

#include "base/text.h"
#include "intake/date.h"
#include "intake/judge.h"
#include "intake/peer.h"

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

static void list_judge(Answer *answer, const char *judge, char *says)
{
    AnswerClause *clause = g_new0(AnswerClause, 1);
    clause->vote = judge;
    clause->clause = says;
    g_ptr_array_add(answer->clauses, clause);
}

static char *leaning_text(const GArray *sentences)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < sentences->len; i++) {
        const Leaning *leaning = &g_array_index(sentences, Leaning, i);
        g_string_append_printf(text, "%s%.0f/%.0f/%.0f", i > 0 ? " " : "", 100 * leaning->yes,
                               100 * leaning->no, 100 * leaning->open);
    }
    return g_string_free(text, FALSE);
}

/* What the clauses say by themselves, what all words weigh, and what is made of it. contrib/weigh
   reads the first. */
static void list_judges(Answer *answer, Verdict clauses, const Count *count, const Weight *weight,
                        Judgement judgement)
{
    list_judge(answer, "the clauses by themselves",
               g_strconcat(answer_class_name(clauses.class),
                           clauses.because != NULL ? ", for one " : NULL,
                           clauses.because != NULL ? act_name(clauses.because->act) : NULL, NULL));
    if (!weight->known)
        return;
    list_judge(answer, "all words together",
               g_strdup_printf("for accept %d, for decline %d", weight->accept, weight->decline));
    list_judge(answer, "sentences, yes/no/open", leaning_text(weight->sentences));
    list_judge(answer, "likely",
               g_strdup_printf("accept %.3f, decline %.3f", judgement.accept, judgement.decline));
    if (verdict_objection(count, judgement) != NULL)
        list_judge(answer, "against a yes", g_strdup(verdict_objection(count, judgement)));
}

Answer *answer_read(const char *reply, gint64 now, GTimeZone *zone)
{
    Answer *answer = g_new0(Answer, 1);
    g_autoptr(Speech) speech = speech_read(reply);
    g_autoptr(GArray) votes = votes_read(speech);
    g_autoptr(Weight) weight = weight_of(speech->text);
    Count count = {.speech = speech};
    Verdict clauses = verdict_of_clauses(speech, votes, &count);
    Judgement judgement = weight->known ? judge(speech, votes, clauses, weight) : (Judgement){0};
    Verdict verdict = weight->known ? verdict_judged(&count, clauses, judgement) : clauses;
    if (speech->cut && verdict.class == ANSWER_ACCEPT)
        verdict.class = ANSWER_UNCLEAR;
    answer->class = verdict.class;
    answer->clauses = g_ptr_array_new_with_free_func((GDestroyNotify)clause_free);
    answer->peer = verdict.class != ANSWER_ACCEPT ? peer_find(speech, votes) : NULL;
    answer->until = date_of_return(speech->text, now, zone);
    list_clauses(answer, speech, votes);
    list_judges(answer, clauses, &count, weight, judgement);
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
