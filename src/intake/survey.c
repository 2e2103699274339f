/* SPDX-License-Identifier: MIT */
#include "intake/survey.h"

#include <string.h>

#include "base/text.h"
#include "intake/words.h"

enum { REMARK_BYTES = 4000, QUESTIONS_MAX = 50, LINES_MAX = 2000, ENTRIES_MAX = 60 };

/* A place that a line speaks of, and what it says; question 0: the next in order. */
typedef struct {
    guint question;
    int value;
} Entry;

typedef struct {
    Survey *survey;
    GString *remark;
    guint next; /* question that a bare answer is for */
} Reading;

/* The scale in words; longer ones first. */
static const struct {
    const char *words;
    int value;
} SCALE[] = {
    {"strongly agree", 5},
    {"strongly disagree", 1},
    {"very satisfied", 5},
    {"very dissatisfied", 1},
    {"somewhat agree", 4},
    {"somewhat disagree", 2},
    {"neither agree nor disagree", 3},
    {"not applicable", 0},
    {"does not apply", 0},
    {"doesn't apply", 0},
    {"no opinion", 0},
    {"very good", 4},
    {"very poor", 1},
    {"very well", 5},
    {"agree", 4},
    {"disagree", 2},
    {"neutral", 3},
    {"neither", 3},
    {"satisfied", 4},
    {"dissatisfied", 2},
    {"excellent", 5},
    {"good", 4},
    {"fair", 3},
    {"average", 3},
    {"poor", 2},
    {"terrible", 1},
    {"always", 5},
    {"often", 4},
    {"sometimes", 3},
    {"rarely", 2},
    {"never", 1},
    {"five", 5},
    {"four", 4},
    {"three", 3},
    {"two", 2},
    {"one", 1},
    {"na", 0},
    {"skip", 0},
};

/* "1" to "5", "4/5", "n/a", "agree"; the end of it, NULL if there is none at `p`. */
static const char *value_at(const char *p, int *value)
{
    if (*p >= '1' && *p <= '0' + SURVEY_SCALE && !g_ascii_isdigit(p[1])) {
        *value = *p - '0';
        return g_str_has_prefix(p + 1, "/5") ? p + 3 : p + 1;
    }
    if (g_ascii_strncasecmp(p, "n/a", 3) == 0 || g_ascii_strncasecmp(p, "n.a.", 4) == 0) {
        *value = SURVEY_NOT_APPLICABLE;
        return p + (p[1] == '/' ? 3 : 4);
    }
    for (guint i = 0; i < G_N_ELEMENTS(SCALE); i++) {
        gsize length = strlen(SCALE[i].words);
        if (g_ascii_strncasecmp(p, SCALE[i].words, length) == 0 && !g_ascii_isalnum(p[length])) {
            *value = SCALE[i].value;
            return p + length;
        }
    }
    return NULL;
}

/* "1:", "1)", "Q1 -", "1 =": the number of a question with a sign behind it; NULL if there is none.
 */
static const char *question_at(const char *p, guint questions, guint *question)
{
    gboolean marked = *p == 'Q' || *p == 'q' || *p == '#';
    p += marked;
    gsize digits = strspn(p, "0123456789");
    if (digits == 0 || digits > 2)
        return NULL;
    guint64 number = g_ascii_strtoull(p, NULL, 10);
    const char *after = p + digits;
    const char *sign = after + strspn(after, " ");
    gboolean signed_ = strchr(":)=-.", *sign) != NULL && *sign != '\0';
    if (number < 1 || number > questions || (!signed_ && !(marked && sign > after)))
        return NULL;
    *question = (guint)number;
    sign += signed_;
    return sign + strspn(sign, " \t-");
}

/* "[ ] 1 [ ] 2 [x] 3", "(x) agree": what is ticked, if just one is. */
static gboolean read_ticks(const char *line, int *value)
{
    guint ticked = 0;
    for (const char *p = line; *p != '\0'; p++) {
        gboolean box = (*p == '[' && p[1] != '\0' && p[2] == ']')
                       || (*p == '(' && p[1] != '\0' && p[2] == ')');
        if (!box || strchr("xX*", p[1]) == NULL)
            continue;
        const char *after = p + 3 + strspn(p + 3, " ");
        if (value_at(after, value) == NULL)
            return FALSE;
        ticked++;
    }
    return ticked == 1;
}

/* The answers of a line that has nothing else; 0 if it has. */
static guint read_entries(const char *line, guint questions, Entry *entries)
{
    guint count = 0;
    const char *p = line + strspn(line, " \t");
    while (*p != '\0') {
        Entry entry = {0, SURVEY_UNANSWERED};
        const char *answer = question_at(p, questions, &entry.question);
        const char *end = value_at(answer != NULL ? answer : p, &entry.value);
        if (end == NULL && answer != NULL) { /* "1." may be the answer 1 with a full stop */
            entry.question = 0;
            end = value_at(p, &entry.value);
        }
        if (end == NULL || count == ENTRIES_MAX || g_ascii_isalpha(*end))
            return 0;
        entries[count++] = entry;
        p = end + strspn(end, " \t,;.|-");
        if (g_ascii_strncasecmp(p, "and ", 4) == 0)
            p += 4;
    }
    return count;
}

static void set_answer(Reading *reading, guint question, int value)
{
    int *answer = &g_array_index(reading->survey->answers, int, question - 1);
    reading->survey->count += *answer == SURVEY_UNANSWERED;
    *answer = value;
    reading->next = question + 1;
}

static gboolean take_line(Reading *reading, const char *line)
{
    Entry entries[ENTRIES_MAX];
    guint questions = reading->survey->answers->len;
    int value;
    guint question;
    const char *answer = question_at(line, questions, &question);
    if (strchr("[(", *line) != NULL || strstr(line, "[x]") != NULL || strstr(line, "[X]") != NULL) {
        if (!read_ticks(line, &value))
            return FALSE;
        question = answer != NULL ? question : reading->next;
        if (question > questions)
            return FALSE;
        set_answer(reading, question, value);
        return TRUE;
    }
    guint count = read_entries(line, questions, entries);
    guint unnamed = 0;
    for (guint i = 0; i < count; i++)
        unnamed += entries[i].question == 0;
    if (count == 0 || (unnamed > 0 && reading->next + unnamed - 1 > questions))
        return FALSE;
    for (guint i = 0; i < count; i++)
        set_answer(reading, entries[i].question != 0 ? entries[i].question : reading->next,
                   entries[i].value);
    return TRUE;
}

/* "1: 4, she was wonderful": an answer and a remark in one. */
static gboolean take_with_remark(Reading *reading, const char *line)
{
    guint question;
    int value;
    const char *answer = question_at(line, reading->survey->answers->len, &question);
    const char *end = answer != NULL ? value_at(answer, &value) : NULL;
    if (end == NULL || *end == '\0' || strchr(" ,;.-:(", *end) == NULL)
        return FALSE;
    end += strspn(end, " ,;.-:");
    set_answer(reading, question, value);
    g_string_append_printf(reading->remark, "%u: %s\n", question, end);
    return TRUE;
}

/* "All 5s", "5 for all", "5 across the board". */
static gboolean take_all(Reading *reading, const char *line)
{
    g_autoptr(Words) words = words_split_first(line, 6);
    int found = SURVEY_UNANSWERED;
    gboolean all = FALSE;
    static const char *const ROUND[] = {"all", "everything", "everywhere", "board", NULL};
    static const char *const FILLERS[] = {"for",      "across", "the",  "on", "to",
                                          "straight", "of",     "them", NULL};
    for (guint i = 0; i < words->words->len; i++) {
        const char *word = words->words->pdata[i];
        int value;
        const char *end = value_at(word, &value);
        if (end != NULL && (*end == '\0' || g_str_equal(end, "s") || g_str_equal(end, "'s")))
            found = found == SURVEY_UNANSWERED ? value : SURVEY_UNANSWERED;
        else if (g_str_equal(word, "fives") || g_str_equal(word, "fours"))
            found = *word == 'f' && word[1] == 'i' ? 5 : 4;
        else if (g_strv_contains(ROUND, word))
            all = TRUE;
        else if (!g_strv_contains(FILLERS, word))
            return FALSE;
    }
    if (!all || found == SURVEY_UNANSWERED)
        return FALSE;
    for (guint question = 1; question <= reading->survey->answers->len; question++)
        set_answer(reading, question, found);
    return TRUE;
}

static void add_remark(Reading *reading, const char *line)
{
    static const char *const LEADS[] = {"remark:", "remarks:", "comment:", "comments:"};
    for (guint i = 0; i < G_N_ELEMENTS(LEADS); i++)
        if (g_ascii_strncasecmp(line, LEADS[i], strlen(LEADS[i])) == 0)
            line += strlen(LEADS[i]);
    g_string_append_printf(reading->remark, "%s\n", line + strspn(line, " "));
}

Survey *survey_read(const char *reply, guint questions)
{
    Survey *survey = g_new0(Survey, 1);
    survey->answers = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < MIN(questions, QUESTIONS_MAX); i++) {
        int none = SURVEY_UNANSWERED;
        g_array_append_val(survey->answers, none);
    }
    Reading reading = {.survey = survey, .remark = g_string_new(NULL), .next = 1};
    g_auto(GStrv) lines = g_strsplit(reply, "\n", LINES_MAX + 1);
    gboolean remarks = FALSE; /* once prose has begun after the answers, numbers are prose */
    for (guint i = 0; lines[i] != NULL && i < LINES_MAX; i++) {
        g_strstrip(lines[i]);
        if (*lines[i] == '\0')
            continue;
        gboolean taken = !remarks
                         && (take_line(&reading, lines[i]) || take_all(&reading, lines[i])
                             || take_with_remark(&reading, lines[i]));
        if (!taken)
            add_remark(&reading, lines[i]);
        remarks |= !taken && survey->count == survey->answers->len;
    }
    g_autofree char *remark = g_string_free(reading.remark, FALSE);
    survey->remark = text_truncate(g_strstrip(remark), REMARK_BYTES);
    return survey;
}

void survey_free(Survey *survey)
{
    if (survey == NULL)
        return;
    g_array_unref(survey->answers);
    g_free(survey->remark);
    g_free(survey);
}
