/* SPDX-License-Identifier: MIT */
#include "intake/mention.h"

#include <string.h>

#include "base/text.h"
#include "intake/mention-forms.h"
#include "programme/name.h"

typedef struct {
    Mentions *mentions;
    GString *rest;
    GRegex *unwanted; /* groups: names, and what stands after them */
    GRegex *refused;  /* "not Lee", where it says all */
    GRegex *wanted;
    GRegex *names;
    const GPtrArray *known; /* NULL: a request */
} Reading;

static void reading_clear(Reading *reading)
{
    g_regex_unref(reading->unwanted);
    g_regex_unref(reading->refused);
    g_regex_unref(reading->names);
    g_clear_pointer(&reading->wanted, g_regex_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reading, reading_clear)

static GRegex *compile(const char *pattern)
{
    GRegex *regex = g_regex_new(pattern, G_REGEX_OPTIMIZE, 0, NULL);
    g_assert(regex != NULL);
    return regex;
}

/* Made from a constant at the first use and never changed. */
#define FORM(name, pattern)                                                                        \
    static GRegex *name(void)                                                                      \
    {                                                                                              \
        static GRegex *made = NULL;                                                                \
        if (g_once_init_enter(&made))                                                              \
            g_once_init_leave(&made, compile(pattern));                                            \
        return g_regex_ref(made);                                                                  \
    }
FORM(form_unwanted, MENTION_UNWANTED)
FORM(form_refused_in_request, MENTION_REFUSED_IN_REQUEST)
FORM(form_refused_in_answer, MENTION_REFUSED_IN_ANSWER)
FORM(form_wanted, MENTION_WANTED)
FORM(form_between_names, MENTION_BETWEEN_NAMES)

/* "Ms. Diaz" and "J. Doe" end no sentence. */
static gboolean is_abbreviation(const char *start, const char *stop)
{
    static const char *const SHORT[] = {"mr", "ms", "mrs", "dr", "prof", NULL};
    const char *word = stop;
    while (word > start && g_ascii_isalpha(word[-1]))
        word--;
    g_autofree char *lower = g_ascii_strdown(word, stop - word);
    return stop - word == 1 || g_strv_contains(SHORT, lower);
}

/* Behind the marks that end the sentence, and the space after them. */
static const char *sentence_end(const char *start)
{
    const char *p = start;
    while (*p != '\0' && *p != '\n') {
        gboolean stops = strchr(".!?;", *p) != NULL && (p[1] == '\0' || g_ascii_isspace(p[1]));
        if (stops && !(*p == '.' && is_abbreviation(start, p)))
            break;
        p++;
    }
    p += strspn(p, ".!?;");
    return p + strspn(p, " \t\n");
}

static gboolean is_known(const Reading *reading, const char *name)
{
    for (guint i = 0; reading->known != NULL && i < reading->known->len; i++)
        if (name_match(reading->known->pdata[i], name) != NAME_OTHER)
            return TRUE;
    return FALSE;
}

static GPtrArray *split_names(const Reading *reading, const char *text)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) parts = g_regex_split(reading->names, text, 0);
    for (char **part = parts; *part != NULL; part++)
        if (name_count_words(*part) > 0)
            g_ptr_array_add(names, g_strstrip(g_strdup(*part)));
    return names;
}

/* A name that nobody on the list has must at least be written as one: "not today" is none. */
static gboolean are_names(const Reading *reading, const GPtrArray *names)
{
    for (guint i = 0; i < names->len; i++) {
        const char *name = names->pdata[i];
        if (!g_unichar_isupper(g_utf8_get_char(name)) && !is_known(reading, name))
            return FALSE;
    }
    return names->len > 0;
}

static void take_names(GPtrArray *into, GPtrArray *names)
{
    for (guint i = 0; i < names->len; i++)
        if (!g_ptr_array_find_with_equal_func(into, names->pdata[i], g_str_equal, NULL))
            g_ptr_array_add(into, g_strdup(names->pdata[i]));
}

static void read_sentence(Reading *reading, const char *sentence, const char *next);

/* In a request the rest of the sentence is the wish's reason, and goes with it. In an answer it may
   say more. */
static gboolean take_unwanted(Reading *reading, GRegex *regex, const char *sentence)
{
    g_autoptr(GMatchInfo) match = NULL;
    gint start = 0, end = 0, names_end = 0;
    if (!g_regex_match(regex, sentence, 0, &match))
        return FALSE;
    g_autofree char *text = g_match_info_fetch_named(match, "names");
    g_autoptr(GPtrArray) names = split_names(reading, text);
    if (!are_names(reading, names))
        return FALSE;
    g_match_info_fetch_pos(match, 0, &start, &end);
    g_match_info_fetch_named_pos(match, "names", NULL, &names_end);
    take_names(reading->mentions->unwanted, names);
    if (reading->known != NULL) {
        g_autofree char *before = g_strndup(sentence, (gsize)start);
        g_autofree char *left = g_strconcat(before, sentence + names_end, NULL);
        read_sentence(reading, left, "");
        return TRUE;
    }
    g_string_append_len(reading->rest, sentence, start);
    if (start > 0)
        g_string_append(reading->rest, sentence[strlen(sentence) - 1] == '\n' ? ".\n" : ". ");
    return TRUE;
}

/* Nobody may see a situation by mistake, so all must be full names, and nothing may speak against
   it. */
static gboolean take_wanted(Reading *reading, const char *sentence, const char *next)
{
    g_autoptr(GMatchInfo) match = NULL;
    gint start = 0, end = 0;
    if (reading->wanted == NULL || !g_regex_match(reading->wanted, sentence, 0, &match)
        || mention_is_doubted(sentence) || mention_is_taken_back(next))
        return FALSE;
    g_autofree char *text = g_match_info_fetch_named(match, "names");
    g_autoptr(GPtrArray) names = split_names(reading, text);
    for (guint i = 0; i < names->len; i++)
        if (name_count_words(names->pdata[i]) < 2)
            return FALSE;
    if (names->len == 0)
        return FALSE;
    g_match_info_fetch_named_pos(match, "names", &start, &end);
    take_names(reading->mentions->wanted, names);
    g_string_append_len(reading->rest, sentence, start);
    g_string_append(reading->rest, "\u2026");
    g_string_append(reading->rest, sentence + end);
    return TRUE;
}

/* What stands in quotation marks somebody else may have said; a question back refuses nobody. */
static gboolean is_no_wish(const Reading *reading, const char *sentence)
{
    return (reading->known != NULL && strchr(sentence, '?') != NULL)
           || strchr(sentence, '"') != NULL || strstr(sentence, "\u201c") != NULL
           || g_ascii_strncasecmp(sentence, "to the others:", strlen("to the others:")) == 0;
}

static void read_sentence(Reading *reading, const char *sentence, const char *next)
{
    if (!is_no_wish(reading, sentence)
        && (take_unwanted(reading, reading->unwanted, sentence)
            || take_unwanted(reading, reading->refused, sentence)
            || take_wanted(reading, sentence, next)))
        return;
    g_string_append(reading->rest, sentence);
}

static Mentions *mentions_read(Reading *reading, const char *text)
{
    Mentions *mentions = g_new0(Mentions, 1);
    mentions->wanted = g_ptr_array_new_with_free_func(g_free);
    mentions->unwanted = g_ptr_array_new_with_free_func(g_free);
    reading->mentions = mentions;
    reading->rest = g_string_new(NULL);
    for (const char *start = text; *start != '\0';) {
        const char *end = sentence_end(start);
        g_autofree char *sentence = g_strndup(start, (gsize)(end - start));
        read_sentence(reading, sentence, end);
        start = end;
    }
    mentions->rest = g_string_free(reading->rest, FALSE);
    g_strchomp(mentions->rest);
    return mentions;
}

Mentions *mentions_of_request(const char *text)
{
    g_autofree char *unwrapped = text_unwrap(text);
    g_auto(Reading) reading = {.unwanted = form_unwanted(),
                               .refused = form_refused_in_request(),
                               .wanted = form_wanted(),
                               .names = form_between_names()};
    return mentions_read(&reading, unwrapped);
}

Mentions *mentions_of_answer(const char *text, const GPtrArray *known)
{
    g_auto(Reading) reading = {.unwanted = form_unwanted(),
                               .refused = form_refused_in_answer(),
                               .names = form_between_names(),
                               .known = known};
    return mentions_read(&reading, text);
}

void mentions_free(Mentions *mentions)
{
    if (mentions == NULL)
        return;
    g_ptr_array_unref(mentions->wanted);
    g_ptr_array_unref(mentions->unwanted);
    g_free(mentions->rest);
    g_free(mentions);
}
