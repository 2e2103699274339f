/* SPDX-License-Identifier: MIT */
#include "intake/tenure.h"

#include <string.h>

#include "base/text.h"
#include "intake/bio.h"
#include "intake/command-list.h"
#include "intake/intake.h"
#include "intake/subject.h"
#include "intake/words.h"

enum { QUOTED_LINE_MAX = 200 };

static const struct {
    const char *verb;
    TenureEventKind kind;
    gboolean in_answers; /* an answer to a request says nothing else with it */
} VERBS[] = {
    {"pause", TENURE_PAUSE, TRUE},        {"resume", TENURE_RESUME, TRUE},
    {"capacity", TENURE_CAPACITY, TRUE},  {"withdraw", TENURE_WITHDRAW, FALSE},
    {"continue", TENURE_CONTINUE, FALSE},
};

/* `day` is YYYY-MM-DD, or "". */
static gint64 start_of(const char *day, GTimeZone *zone)
{
    g_autofree char *time = g_strconcat(day, "T00:00:00", NULL);
    g_autoptr(GDateTime) start = g_date_time_new_from_iso8601(time, zone);
    return start != NULL ? g_date_time_to_unix(start) : 0;
}

static TenureEvent *event_of(const Instruction *said, GTimeZone *zone)
{
    const char *arg = said->args->len > 0 ? said->args->pdata[0] : NULL;
    for (guint i = 0; i < G_N_ELEMENTS(VERBS); i++) {
        if (!g_str_equal(VERBS[i].verb, said->verb))
            continue;
        TenureEvent *event = tenure_event_new(VERBS[i].kind);
        event->line = text_single_line(said->line, QUOTED_LINE_MAX);
        if (event->kind == TENURE_PAUSE)
            event->until_at = arg == NULL ? UNTIL_RESUMED : start_of(arg, zone);
        if (event->kind == TENURE_CAPACITY)
            event->capacity = (guint)g_ascii_strtoull(arg, NULL, 10);
        return event;
    }
    return NULL;
}

/* The first line that says something, without the greeting before it; *rest is behind it. */
static char *first_line(const char *text, const char **rest)
{
    for (;;) {
        text += strspn(text, "\n ");
        gsize length = strcspn(text, "\n");
        g_autofree char *line = g_strndup(text, length);
        g_strchomp(line);
        *rest = text + length;
        if (length == 0 || !g_str_has_suffix(line, ","))
            return g_steal_pointer(&line);
        text += length;
    }
}

/* "PAUSE until 3 March", and below it why. What could take it back, or ask, makes it no command. */
static Instruction *read_first_line(const char *text, const TenureContext *context)
{
    static const char *const AGAINST[] = {
        "not",    "don't", "or",      "but",   "instead",  "rather", "actually", "unless",
        "if",     "never", "ignore",  "pause", "withdraw", "resume", "capacity", "leave",
        "cancel", "wrong", "mistake", "no",    "changed",  "wait",   NULL};
    const char *rest = NULL;
    g_autofree char *line = first_line(text, &rest);
    g_autoptr(Words) below = words_split(rest);
    g_autoptr(Words) words = words_split_first(line, 1);
    if (words->words->len == 0 || strchr(rest, '?') != NULL || words_contain(below, AGAINST))
        return NULL;
    g_autoptr(Instruction) said = personal_command_read(line, context->now, context->zone);
    gboolean bare = said != NULL && g_str_equal(words->words->pdata[0], said->verb)
                    && !g_str_equal(said->verb, "withdraw");
    return bare ? g_steal_pointer(&said) : NULL;
}

static gboolean is_same(const Instruction *a, const Instruction *b)
{
    const char *x = a->args->len > 0 ? a->args->pdata[0] : NULL;
    const char *y = b->args->len > 0 ? b->args->pdata[0] : NULL;
    return g_str_equal(a->verb, b->verb) && (x == NULL || g_strcmp0(x, y) == 0);
}

/* A subject is a command where the whole of it is, and the body is empty, a name below it, or says
   the same. */
static Instruction *read_subject(const Message *message, const char *text,
                                 const TenureContext *context)
{
    const char *subject = subject_without_box(message->subject);
    g_autofree char *both = g_strdup_printf("%s\n%s", subject, text);
    g_autoptr(Instruction) alone = personal_command_read(subject, context->now, context->zone);
    return alone != NULL ? personal_command_read(both, context->now, context->zone) : NULL;
}

static Instruction *read_mail(const Message *message, const TenureContext *context)
{
    g_autofree char *text = intake_words(message);
    g_autoptr(Instruction) subject = read_subject(message, text, context);
    g_autoptr(Instruction) said = personal_command_read(text, context->now, context->zone);
    if (said == NULL && context->purpose == PURPOSE_NONE)
        said = g_steal_pointer(&subject);
    if (said == NULL && !context->is_mentee
        && (context->purpose == PURPOSE_NONE || context->purpose == PURPOSE_HELLO
            || context->purpose == PURPOSE_TENURE))
        said = read_first_line(text, context);
    if (said == NULL || (subject != NULL && !is_same(subject, said)))
        return NULL;
    return g_steal_pointer(&said);
}

/* "I'm back", "I would like to withdraw": in an answer to a request that may be said of it; and
   who may have requests of their own may withdraw one of these. */
static gboolean is_of_the_request(const TenureContext *context, const Instruction *said)
{
    gboolean asks_nothing = context->purpose == PURPOSE_NONE || context->purpose == PURPOSE_HELLO
                            || context->purpose == PURPOSE_TENURE;
    g_autofree char *lower = g_ascii_strdown(said->line, -1);
    /* Of what, if not of the half year that our letter asks about? */
    if (g_str_equal(said->verb, "continue"))
        return context->purpose != PURPOSE_TENURE || context->letter != LETTER_SIX_MONTHS;
    if (asks_nothing && context->is_mentee && g_str_equal(said->verb, "withdraw"))
        return strstr(lower, "mentor") == NULL && context->purpose != PURPOSE_TENURE;
    if (asks_nothing)
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(VERBS); i++)
        if (g_str_equal(VERBS[i].verb, said->verb))
            return !VERBS[i].in_answers || strstr(lower, said->verb) == NULL;
    return TRUE;
}

TenureEvent *tenure_read(const Message *message, const TenureContext *context)
{
    if (message->class != MESSAGE_PERSON)
        return NULL;
    g_autoptr(Instruction) said = read_mail(message, context);
    if (said == NULL && context->purpose == PURPOSE_TENURE)
        return bio_read(message, context->letter);
    if (said == NULL || is_of_the_request(context, said))
        return NULL;
    return event_of(said, context->zone);
}

gboolean tenure_is_done(const Message *message)
{
    static const char *const DONE[] = {"done", "completed", "complete", NULL};
    static const char *const AROUND[] = {"thanks", "thank", "you", "it", "is", "it's", NULL};
    g_autofree char *text = intake_words(message);
    g_autoptr(Words) words = words_split(text);
    gboolean done = FALSE;
    if (message->class != MESSAGE_PERSON || strchr(text, '?') != NULL)
        return FALSE;
    /* A name may stand below it. */
    for (guint i = 0; i < words->words->len; i++) {
        const char *word = words->words->pdata[i];
        gboolean below = strchr(text, '\n') != NULL
                         && g_array_index(words->starts, gsize, i) > strcspn(text, "\n");
        done |= g_strv_contains(DONE, word);
        if (!g_strv_contains(DONE, word) && !g_strv_contains(AROUND, word) && !(done && below))
            return FALSE;
    }
    return done;
}
