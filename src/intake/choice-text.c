/* SPDX-License-Identifier: MIT */
#include "intake/choice-text.h"

#include <string.h>

#include "base/text.h"
#include "intake/choice-words.h"
#include "intake/speech.h"

enum { LINE_MAX_CHARACTERS = 500, REPLY_BYTES = 8000, PHONE_DIGITS = 7, SIGNATURE_WORDS = 8 };

static gboolean is_telephone_or_street(const char *line)
{
    static const char *const PLACES[] = {"street", " st",       "avenue",   " ave", "road", "suite",
                                         "room ",  "floor",     "blvd",     " nw",  " sw",  " ne",
                                         "box ",   "sent from", "building", "ext.", NULL};
    guint digits = 0;
    for (const char *p = line; *p != '\0'; p++)
        digits += g_ascii_isdigit(*p);
    if (digits >= PHONE_DIGITS)
        return TRUE;
    g_autofree char *lower = g_ascii_strdown(line, -1);
    g_autofree char *spaced = g_strconcat(" ", lower, " ", NULL);
    for (const char *const *place = PLACES; *place != NULL; place++)
        if (strstr(spaced, *place) != NULL)
            return digits > 0 || g_str_has_prefix(lower, "sent from");
    return FALSE;
}

/* "Region 3", "GSA, Room 12": a title with a number, all in capitals or names. */
static gboolean is_title(const char *line)
{
    g_autoptr(Speech) speech = speech_read(line);
    gboolean named = FALSE;
    for (guint i = 0; i < speech->tokens->len; i++) {
        const Token *token = speech_token(speech, i);
        if (g_ascii_isdigit(*token->word))
            continue;
        if (!token->capital || choice_number(token->word) != 0 || choice_is_filler(token->word)
            || choice_is_against(token->word) || choice_is_verb(token->word))
            return FALSE;
        named = TRUE;
    }
    return named;
}

static gboolean is_short(const char *line)
{
    guint words = 1;
    for (; *line != '\0'; line++)
        words += *line == ' ';
    return words <= SIGNATURE_WORDS;
}

static gboolean take_line_to_others(char **to_others, const char *line)
{
    static const char MARK[] = "to the others:";
    if (g_ascii_strncasecmp(line, MARK, sizeof MARK - 1) != 0)
        return FALSE;
    g_free(*to_others);
    *to_others = text_single_line(line + sizeof MARK - 1, LINE_MAX_CHARACTERS);
    return TRUE;
}

char *choice_text(const char *reply, char **to_others)
{
    g_autofree char *bounded = text_truncate(reply, REPLY_BYTES);
    g_autofree char *text = text_unwrap(bounded);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *spoken = g_string_new(NULL);
    gboolean any = FALSE;
    for (char **line = lines; *line != NULL; line++) {
        g_strstrip(*line);
        if (g_str_equal(*line, "--"))
            break;
        if (take_line_to_others(to_others, *line))
            continue;
        if (any && is_short(*line) && (is_telephone_or_street(*line) || is_title(*line)))
            continue;
        any |= **line != '\0';
        g_string_append_printf(spoken, "%s\n", *line);
    }
    return g_string_free(spoken, FALSE);
}
