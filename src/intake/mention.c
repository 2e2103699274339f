/* SPDX-License-Identifier: MIT */
#include "intake/mention.h"

#include <string.h>

#include "base/text.h"
#include "intake/mention-forms.h"
#include "programme/name.h"

enum {
    SENTENCE_BYTES = 1000, /* a longer one says no wish */
    UNWANTED_MAX = 20,
};

typedef struct {
    Mentions *mentions;
    GString *rest;
    const GPtrArray *known; /* NULL: a request */
} Reading;

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

static gboolean find_refusal(const Reading *reading, const Words *sentence, guint at,
                             Mention *mention)
{
    if (mention_refuses(sentence, at, mention))
        return TRUE;
    if (reading->known != NULL)
        return mention_refuses_shortly(sentence, at, mention);
    return at == 0 && mention_refuses_alone(sentence, mention);
}

static gboolean take_refusal(Reading *reading, const Words *sentence, guint at, Mention *mention)
{
    if (reading->mentions->unwanted->len >= UNWANTED_MAX
        || !find_refusal(reading, sentence, at, mention) || !are_names(reading, mention->names))
        return FALSE;
    take_names(reading->mentions->unwanted, mention->names);
    return TRUE;
}

/* In a request the rest of the sentence is the wish's reason, and goes with it. */
static gboolean take_from_request(Reading *reading, const Words *sentence)
{
    for (guint at = 0; at < sentence->words->len; at++) {
        g_auto(Mention) mention = {0};
        if (!take_refusal(reading, sentence, at, &mention))
            continue;
        const char *text = sentence->text;
        g_string_append_len(reading->rest, text, (gssize)mention.start);
        if (mention.start > 0)
            g_string_append(reading->rest, g_str_has_suffix(text, "\n") ? ".\n" : ". ");
        return TRUE;
    }
    return FALSE;
}

/* In an answer it may say more. */
static gboolean take_from_answer(Reading *reading, const Words *sentence)
{
    gsize from = 0;
    for (guint at = 0; at < sentence->words->len;) {
        g_auto(Mention) mention = {0};
        if (!take_refusal(reading, sentence, at, &mention)) {
            at++;
            continue;
        }
        g_string_append_len(reading->rest, sentence->text + from, (gssize)(mention.start - from));
        from = mention.stop;
        at = mention.end;
    }
    if (from > 0)
        g_string_append(reading->rest, sentence->text + from);
    return from > 0;
}

/* Nobody may see a situation by mistake, so all must be full names, and nothing may speak against
   it. */
static gboolean take_wanted(Reading *reading, const Words *sentence, const char *next)
{
    g_auto(Mention) mention = {0};
    if (!mention_asks_for(sentence, &mention) || mention_is_doubted(sentence)
        || mention_is_taken_back(next))
        return FALSE;
    for (guint i = 0; i < mention.names->len; i++)
        if (name_count_words(mention.names->pdata[i]) < 2)
            return FALSE;
    take_names(reading->mentions->wanted, mention.names);
    g_string_append_len(reading->rest, sentence->text, (gssize)mention.names_start);
    g_string_append(reading->rest, "\u2026");
    g_string_append(reading->rest, sentence->text + mention.stop);
    return TRUE;
}

/* What stands in quotation marks somebody else may have said; a question back refuses nobody. */
static gboolean is_no_wish(const Reading *reading, const char *sentence)
{
    return (reading->known != NULL && strchr(sentence, '?') != NULL)
           || strchr(sentence, '"') != NULL || strstr(sentence, "\u201c") != NULL
           || g_ascii_strncasecmp(sentence, "to the others:", strlen("to the others:")) == 0;
}

static gboolean take_wish(Reading *reading, const char *text, const char *next)
{
    if (strlen(text) > SENTENCE_BYTES || is_no_wish(reading, text))
        return FALSE;
    g_autoptr(Words) sentence = words_split(text);
    if (reading->known != NULL)
        return take_from_answer(reading, sentence);
    return take_from_request(reading, sentence) || take_wanted(reading, sentence, next);
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
        if (!take_wish(reading, sentence, end))
            g_string_append(reading->rest, sentence);
        start = end;
    }
    mentions->rest = g_string_free(reading->rest, FALSE);
    g_strchomp(mentions->rest);
    return mentions;
}

Mentions *mentions_of_request(const char *text)
{
    g_autofree char *unwrapped = text_unwrap(text);
    Reading reading = {.known = NULL};
    return mentions_read(&reading, unwrapped);
}

Mentions *mentions_of_answer(const char *text, const GPtrArray *known)
{
    Reading reading = {.known = known};
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
