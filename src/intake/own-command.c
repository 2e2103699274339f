/* SPDX-License-Identifier: MIT */
#include "intake/own-command.h"

#include <string.h>

#include "intake/intake.h"
#include "intake/words.h"

enum { WORDS_MAX = 8 };

static const struct {
    const char *words; /* lower case, all of the text */
    OwnCommand command;
} COMMANDS[] = {
    {"my data", OWN_DATA},
    {"my data please", OWN_DATA},
    {"please show me my data", OWN_DATA},
    {"please send me my data", OWN_DATA},
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

/* A mail's subject that answers another one is that one's. */
OwnCommand own_command_read(const Message *message)
{
    if (message->class != MESSAGE_PERSON)
        return OWN_NONE;
    g_autofree char *words = intake_words(message);
    OwnCommand subject = command_of(message->subject);
    if (*words == '\0')
        return subject;
    OwnCommand body = command_of(words);
    return subject == OWN_NONE || subject == body ? body : OWN_NONE;
}
