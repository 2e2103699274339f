/* SPDX-License-Identifier: MIT */
/* Never a false accept: no yes without a word for it, none against a later no, none in a question.
 */
#include "intake/answer.h"

#include "base/text.h"
#include "tests/fuzz/fuzz.h"

enum { EVIDENCE_MAX = 200, REWRITTEN_MAX = 4096 };

/* Wider than the reader's own list, so that new wordings there need nothing here. */
static const char *const COMMITMENT_STEMS[] = {
    "yes",    "yep",      "yeah",    "yup",       "acce",  "agree",  "absolut", "certain",
    "course", "sí",       "happy",   "glad",      "deli",  "pleas",  "honor",   "honour",
    "love",   "count me", "i'm in",  "am in",     "can",   "will",   "i'll",    "avail",
    "let's",  "forward",  "sign me", "acepto",    "gusto", "encant", "claro",   "sure",
    "help",   "do it",    "deal",    "privilege", "call",  "talk",   "speak",   "meet",
    "tell",   "send",     "put",     "have",      "set",   "time",   "free",    "work",
    "give",   "her",      "she",     "let",       "him",   "them",   "they",    "cept"};

static Answer *read_now(const char *reply)
{
    enum { SAID_AT = 1783000000 };
    g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
    return answer_read(reply, SAID_AT, zone);
}

static AnswerClass class_of(const char *reply)
{
    g_autoptr(Answer) answer = read_now(reply);
    return answer->class;
}

static gboolean commits_somewhere(const char *reply)
{
    g_autofree char *folded = g_utf8_strdown(reply, -1);
    g_autoptr(GString) plain = g_string_new(folded);
    g_string_replace(plain, "\342\200\231", "'", 0);
    g_string_replace(plain, "\312\274", "'", 0);
    g_string_replace(plain, "\342\200\230", "'", 0);
    for (gsize i = 0; i < G_N_ELEMENTS(COMMITMENT_STEMS); i++)
        if (strstr(plain->str, COMMITMENT_STEMS[i]) != NULL)
            return TRUE;
    return FALSE;
}

FUZZ(input)
{
    g_autofree char *raw = fuzz_string(input);
    g_autofree char *reply = text_clean(raw, -1);
    g_autoptr(Answer) answer = read_now(reply);
    fuzz_check_line(answer->evidence, 4 * (EVIDENCE_MAX + 1));
    g_assert_nonnull(answer_class_name(answer->class));
    if (answer->class == ANSWER_ACCEPT) {
        g_assert_true(commits_somewhere(reply));
        g_assert_cmpstr(answer->evidence, !=, "");
    }
    if (strlen(reply) > REWRITTEN_MAX)
        return;
    g_autofree char *overruled =
        g_strconcat(reply, "\n\nI changed my mind. I have to decline.\n", NULL);
    g_assert_cmpint(class_of(overruled), !=, ANSWER_ACCEPT);
    g_autofree char *refused_first = g_strconcat("I must decline.\n\n", reply, NULL);
    g_assert_cmpint(class_of(refused_first), !=, ANSWER_ACCEPT);
    g_autofree char *asking =
        g_strconcat(reply, "\n\nBefore I say yes, would you tell me who it is?\n", NULL);
    g_assert_cmpint(class_of(asking), !=, ANSWER_ACCEPT);
}
