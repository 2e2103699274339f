/* SPDX-License-Identifier: MIT */
#include "intake/bio.h"

#include <string.h>

#include "base/text.h"
#include "intake/intake.h"
#include "intake/words.h"

enum {
    WORDS_MIN = 8,
    BYTES_MAX = 4000,
    OK_WORDS_MAX = 12,
    LEAD_WORDS_MAX = 12,
    QUOTED_LINE_MAX = 200
};

/* All that is said is that it is right. */
static gboolean is_ok(const Words *words)
{
    static const char *const RIGHT[] = {"ok",        "okay",      "yes",     "correct",  "right",
                                        "fine",      "good",      "confirm", "accurate", "current",
                                        "unchanged", "confirmed", "changes", "change",   NULL};
    static const char *const AROUND[] = {"it",  "is",   "it's",   "that's", "that", "this", "looks",
                                         "all", "as",   "still",  "no",     "i",    "the",  "my",
                                         "bio", "text", "thanks", "thank",  "you",  "and",  "up",
                                         "to",  "date", "very",   "quite",  "so",   NULL};
    gboolean right = FALSE, no = FALSE, change = FALSE;
    for (guint i = 0; i < words->words->len; i++) {
        const char *word = words->words->pdata[i];
        if (!g_strv_contains(RIGHT, word) && !g_strv_contains(AROUND, word))
            return FALSE;
        right |= g_strv_contains(RIGHT, word);
        no |= g_str_equal(word, "no");
        change |= g_str_has_prefix(word, "change");
    }
    return right && no == change && words->words->len <= OK_WORDS_MAX;
}

/* What is said about the text, or to us, is not the text. */
static gboolean speaks_of_it(const Words *words)
{
    static const char *const SIGNS[] = {
        "please",        "you",           "your",      "thanks",  "thank you", "instead of",
        "should say",    "should read",   "my bio",    "the bio", "this bio",  "the text",
        "get back",      "let me",        "i'll",      "i don't", "remove",    "delete",
        "cannot",        "can't",         "afraid",    "sorry",   "i have to", "i must",
        "i need",        "unfortunately", "perhaps",   "maybe",   "happy to",  "changed my mind",
        "at the moment", "right now",     "this time", "rewrite", "outdated",  "not correct",
        "not right",     "is wrong",      NULL};
    return words_contain(words, SIGNS);
}

static gboolean is_closing(const char *line)
{
    static const char *const CLOSINGS[] = {
        "best",         "best regards", "regards", "sincerely",    "kind regards",
        "warm regards", "cheers",       "yours",   "respectfully", NULL};
    g_autofree char *lower = g_ascii_strdown(line, -1);
    g_strdelimit(lower, ",.!", ' ');
    return g_strv_contains(CLOSINGS, g_strstrip(lower));
}

/* "Dear team,", "Here is the new text:". */
static gboolean is_lead(const char *line)
{
    g_autoptr(Words) words = words_split_first(line, LEAD_WORDS_MAX + 1);
    gboolean short_one = words->words->len <= LEAD_WORDS_MAX;
    return short_one && (g_str_has_suffix(line, ",") || g_str_has_suffix(line, ":"));
}

/* The text without what introduces it and what closes the mail. */
static char *bare_text(const char *written)
{
    g_autofree char *unwrapped = text_unwrap(written);
    g_auto(GStrv) lines = g_strsplit(unwrapped, "\n", -1);
    GString *text = g_string_new(NULL);
    for (char **line = lines; *line != NULL && !is_closing(*line); line++) {
        g_strchomp(*line);
        if (text->len == 0 && (**line == '\0' || is_lead(*line)))
            continue;
        g_string_append_printf(text, "%s\n", *line);
    }
    return g_strchomp(g_string_free(text, FALSE));
}

static TenureEvent *event_of(const char *written)
{
    g_autofree char *text = bare_text(written);
    g_autoptr(Words) words = words_split(text);
    if (is_ok(words))
        return tenure_event_new(TENURE_BIO_OK);
    gboolean plain =
        words->words->len >= WORDS_MIN && strlen(text) <= BYTES_MAX && !speaks_of_it(words);
    TenureEvent *event = tenure_event_new(plain ? TENURE_BIO_TEXT : TENURE_BIO_UNCLEAR);
    if (plain)
        event->words = g_steal_pointer(&text);
    else
        event->line = text_single_line(text, QUOTED_LINE_MAX);
    return event;
}

TenureEvent *bio_read(const Message *message, LetterKind answered)
{
    g_autofree char *written = intake_words(message);
    g_autoptr(Words) words = words_split(written);
    if (words->words->len > 0 && g_str_equal(words->words->pdata[0], "undo")
        && words->words->len <= 4 && strchr(written, '?') == NULL)
        return tenure_event_new(TENURE_UNDO);
    if (answered != LETTER_BIO_CHECK || words->words->len == 0 || strchr(written, '?') != NULL
        || (intake_is_thanks(message) && !is_ok(words)))
        return NULL;
    return event_of(written);
}
