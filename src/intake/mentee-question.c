/* SPDX-License-Identifier: MIT */
#include "intake/mentee-question.h"

#include "intake/question.h"
#include "intake/vocabulary.h"
#include "intake/vote.h"

enum { ASKING_SENTENCES = 2, WORDS_MIN = 3, WORDS_MAX = 80, ASIDE_WORDS = 3 };

/* Who asks this asks us. */
static gboolean is_about_programme(const Speech *speech)
{
    static const char *const OURS[] = {
        "programme", "program",    "mentoring",    "mentor",      "spam", "phishing", "unsubscribe",
        "subscribe", "accept",     "decline",      "email",       "mail", "letter",   "reply",
        "answer",    "deadline",   "confidential", "coordinator", "list", "system",   "mailing",
        "mentee",    "commitment", "expected",     NULL};
    for (guint at = 0; at < speech->tokens->len; at++)
        if (token_is_among(speech_token(speech, at), OURS))
            return TRUE;
    return FALSE;
}

/* "Hi Anna," "Best, Ben" */
static gboolean is_beside(const Speech *speech, const Clause *clause)
{
    for (guint at = clause->first; at < clause->end; at++) {
        const Token *token = speech_token(speech, at);
        if (!token->capital && !classes_have(token->classes, CLASS_GREETING))
            return FALSE;
    }
    return clause->end - clause->first <= ASIDE_WORDS;
}

/* A question that may be passed on, and nothing beside it that says anything. */
static gboolean asks_only(const Speech *speech)
{
    guint sentences = 0, last = G_MAXUINT;
    gboolean asks = FALSE;
    for (guint i = 0; i < speech->clauses->len; i++) {
        const Clause *clause = speech_clause(speech, i);
        Question question = question_of(speech, clause);
        if (!clause->asked) {
            if (!is_beside(speech, clause))
                return FALSE;
            continue;
        }
        if (question == QUESTION_OF_STATEMENT)
            return FALSE;
        asks |= question != QUESTION_NONE;
        sentences += clause->sentence != last;
        last = clause->sentence;
    }
    return asks && sentences <= ASKING_SENTENCES;
}

gboolean is_mentee_question(const char *reply)
{
    g_autoptr(Speech) speech = speech_read(reply);
    if (speech->cut || speech->tokens->len < WORDS_MIN || speech->tokens->len > WORDS_MAX
        || is_about_programme(speech) || !asks_only(speech))
        return FALSE;
    g_autoptr(GArray) votes = votes_read(speech);
    for (guint i = 0; i < votes->len; i++)
        if (!g_array_index(votes, Vote, i).question)
            return FALSE;
    return TRUE;
}
