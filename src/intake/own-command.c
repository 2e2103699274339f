/* SPDX-License-Identifier: MIT */
#include "intake/own-command.h"

#include <string.h>

#include "base/text.h"
#include "intake/intake.h"
#include "intake/words.h"

enum { WORDS_MAX = 8, CORRECTION_BYTES = 4000 };

static const struct {
    const char *words; /* lower case, all of the text */
    OwnCommand command;
} COMMANDS[] = {
    {"my data", OWN_DATA},
    {"my data please", OWN_DATA},
    {"please show me my data", OWN_DATA},
    {"please send me my data", OWN_DATA},
    {"forget me", OWN_FORGET},
    {"please forget me", OWN_FORGET},
    {"forget me please", OWN_FORGET},
};

/* "Thanks, Anna": all that may stand below a command. */
static gboolean is_closing(const char *text)
{
    static const char *const CLOSINGS[] = {"best",      "thanks", "thank",   "regards", "kind",
                                           "sincerely", "cheers", "gracias", NULL};
    g_autoptr(Words) split = words_split_first(text, WORDS_MAX);
    return split->words->len == 0
           || (split->words->len < WORDS_MAX && strchr(text, '?') == NULL
               && g_strv_contains(CLOSINGS, split->words->pdata[0]));
}

static OwnCommand command_of(const char *text)
{
    text += strspn(text, " \n");
    gsize length = strcspn(text, "\n");
    g_autofree char *line = g_strndup(text, length);
    g_autoptr(Words) split = words_split_first(line, WORDS_MAX);
    g_autoptr(GString) words = g_string_new(NULL);
    if (strchr(line, '?') != NULL || !is_closing(text + length))
        return OWN_NONE;
    for (guint i = 0; i < split->words->len; i++)
        g_string_append_printf(words, "%s%s", i > 0 ? " " : "", (char *)split->words->pdata[i]);
    for (guint i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
        if (g_str_equal(words->str, COMMANDS[i].words))
            return COMMANDS[i].command;
    return OWN_NONE;
}

/* What stands behind CORRECT; NULL if it does not begin so, or says nothing. */
static char *correction_of(const char *subject, const char *body)
{
    static const char WORD[] = "correct";
    gsize length = strlen(WORD);
    const char *text = body;
    if (g_ascii_strncasecmp(body, WORD, length) == 0 && strchr(":\n", body[length]) != NULL)
        text = body + length + (body[length] == ':');
    else if (g_ascii_strcasecmp(subject, WORD) != 0)
        return NULL;
    g_autofree char *words = text_truncate(text, CORRECTION_BYTES);
    g_autoptr(Words) split = words_split_first(g_strstrip(words), 1);
    return split->words->len > 0 ? g_steal_pointer(&words) : NULL;
}

OwnCommand own_command_read(const Message *message, char **words)
{
    *words = NULL;
    if (message->class != MESSAGE_PERSON)
        return OWN_NONE;
    g_autofree char *body = intake_words(message);
    OwnCommand subject = command_of(message->subject);
    if (*body == '\0')
        return subject;
    *words = correction_of(message->subject, body);
    if (*words != NULL)
        return OWN_CORRECT;
    OwnCommand command = command_of(body);
    return subject == OWN_NONE || subject == command ? command : OWN_NONE;
}

const char *own_command_name(OwnCommand command)
{
    static const char *const NAMES[] = {"", "my-data", "correct", "forget"};
    return NAMES[command];
}
