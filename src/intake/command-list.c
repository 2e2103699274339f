/* SPDX-License-Identifier: MIT */
#include "intake/command-list.h"

#include <string.h>

#include "base/text.h"
#include "intake/date.h"
#include "intake/words.h"

enum {
    UNKNOWN_MAX = 5,
    LINES_MAX = 200,
    LINE_MAX_CHARACTERS = 1000,
    ARGS_MAX = 40,
    PERSONAL_WORDS_MAX = 14,
    CAPACITY_MAX = 9999
};

/* What a coordinator may write, and what everybody may. */
static const char *const LIST_VERBS[] = {
    "add",           "update",      "remove",   "grant",   "revoke", "verify",
    "refuse",        "assign",      "list",     "show",    "snooze", "report",
    "undo",          "help",        "dryrun",   "close",   "status", "pause",
    "resume",        "withdraw",    "my data",  "correct", "forget", "capacity",
    "end programme", "end program", "continue", "open",    NULL};

void instruction_free(Instruction *command)
{
    if (command == NULL)
        return;
    g_free(command->verb);
    g_free(command->line);
    g_ptr_array_unref(command->args);
    g_free(command);
}

static Instruction *command_new(const char *verb, const char *line)
{
    Instruction *command = g_new0(Instruction, 1);
    command->verb = g_strdup(verb);
    command->line = text_single_line(line, LINE_MAX_CHARACTERS);
    command->args = g_ptr_array_new_with_free_func(g_free);
    return command;
}

/* The verb that the line begins with, NULL if none; *rest is behind it. */
static const char *verb_of(const char *line, const char **rest)
{
    for (const char *const *verb = LIST_VERBS; *verb != NULL; verb++) {
        gsize length = strlen(*verb);
        if (g_ascii_strncasecmp(line, *verb, length) != 0)
            continue;
        *rest = line + length;
        if (**rest == '\0' || strchr(" \t:,.!", **rest) != NULL)
            return *verb;
    }
    return NULL;
}

/* "- ", "* ", "3. ", and a full stop at the end go. */
static char *bare_line(const char *line)
{
    line += strspn(line, " \t");
    if ((*line == '-' || *line == '*') && line[1] == ' ')
        line += 2;
    gsize digits = strspn(line, "0123456789");
    if (digits > 0 && (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ')
        line += digits + 2;
    g_autofree char *bare = g_strdup(line);
    g_strstrip(bare);
    gsize length = strlen(bare);
    if (length > 0 && strchr(".!", bare[length - 1]) != NULL)
        bare[length - 1] = '\0';
    return g_steal_pointer(&bare);
}

/* Fields between commas or semicolons, else words; quotation marks hold one together. */
static void read_args(Instruction *command, const char *rest)
{
    rest += strspn(rest, " \t:,");
    gboolean fields = strpbrk(rest, ",;") != NULL;
    const char *between = fields ? ",;" : " \t";
    while (*rest != '\0' && command->args->len < ARGS_MAX) {
        rest += strspn(rest, " \t");
        gboolean quoted = *rest == '"' && strchr(rest + 1, '"') != NULL;
        gsize length = quoted ? strcspn(rest + 1, "\"") : strcspn(rest, between);
        g_autofree char *arg = g_strndup(rest + quoted, length);
        g_strstrip(arg);
        if (*arg != '\0')
            g_ptr_array_add(command->args, g_steal_pointer(&arg));
        rest += length + (quoted ? 2 : 0);
        rest += strspn(rest, between);
    }
}

static gboolean ends_list(const char *line)
{
    static const char *const ENDS[] = {
        "thanks",       "thank you",    "many thanks",  "best",         "regards",
        "kind regards", "best regards", "sincerely",    "cheers",       "gracias",
        "sent from",    "yours",        "warm regards", "respectfully", NULL};
    if (g_str_has_prefix(line, "--") || g_str_has_prefix(line, "__"))
        return TRUE;
    for (const char *const *end = ENDS; *end != NULL; end++) {
        gsize length = strlen(*end);
        if (g_ascii_strncasecmp(line, *end, length) == 0 && !g_ascii_isalpha(line[length]))
            return TRUE;
    }
    return FALSE;
}

static gboolean is_greeting(const char *line)
{
    static const char *const GREETINGS[] = {"hi", "hello", "dear", "good morning", "hola", NULL};
    for (const char *const *greeting = GREETINGS; *greeting != NULL; greeting++) {
        gsize length = strlen(*greeting);
        if (g_ascii_strncasecmp(line, *greeting, length) == 0 && !g_ascii_isalpha(line[length]))
            return TRUE;
    }
    return FALSE;
}

GPtrArray *command_list_read(const char *reply)
{
    GPtrArray *commands = g_ptr_array_new_with_free_func((GDestroyNotify)instruction_free);
    g_auto(GStrv) lines = g_strsplit(reply, "\n", LINES_MAX + 1);
    guint unknown = 0;
    for (guint i = 0; lines[i] != NULL && i < LINES_MAX && unknown < UNKNOWN_MAX; i++) {
        if (g_str_has_prefix(lines[i], "--"))
            break;
        g_autofree char *line = bare_line(lines[i]);
        const char *rest = NULL;
        if (*line == '\0' || (commands->len == 0 && is_greeting(line)))
            continue;
        if (ends_list(line))
            break;
        const char *verb = strchr(lines[i], '?') == NULL ? verb_of(line, &rest) : NULL;
        Instruction *command = command_new(verb != NULL ? verb : "", lines[i]);
        if (verb != NULL)
            read_args(command, rest);
        unknown += verb == NULL;
        g_ptr_array_add(commands, command);
    }
    return commands;
}

/* "Please pause me until": the words that may stand around a personal command. */
static gboolean is_filler(const char *word)
{
    static const char *const FILLERS[] = {
        "please", "i",      "i'd",   "would", "like",   "to",       "want",    "me",
        "my",     "need",   "hi",    "hello", "dear",   "team",     "the",     "for",
        "now",    "thanks", "thank", "you",   "kindly", "requests", "account", "everything",
        "about",  "of",     "is",    "set",   NULL};
    return g_strv_contains(FILLERS, word);
}

typedef enum { TAKES_NOTHING, TAKES_DATE, TAKES_NUMBER, TAKES_TEXT } Takes;

static const struct {
    const char *words, *verb;
    Takes takes;
} PERSONAL[] = {
    {"help", "help", TAKES_NOTHING},
    {"status", "status", TAKES_NOTHING},
    {"pause", "pause", TAKES_DATE},
    {"resume", "resume", TAKES_NOTHING},
    {"continue", "continue", TAKES_NOTHING},
    {"withdraw from the programme", "withdraw", TAKES_NOTHING},
    {"withdraw from the program", "withdraw", TAKES_NOTHING},
    {"withdraw as a mentor", "withdraw", TAKES_NOTHING},
    {"withdraw as mentor", "withdraw", TAKES_NOTHING},
    {"leave the programme", "withdraw", TAKES_NOTHING},
    {"leave the program", "withdraw", TAKES_NOTHING},
    {"stop being a mentor", "withdraw", TAKES_NOTHING},
    {"step down as a mentor", "withdraw", TAKES_NOTHING},
    {"withdraw", "withdraw", TAKES_NOTHING},
    {"my data", "my data", TAKES_NOTHING},
    {"correct", "correct", TAKES_TEXT},
    {"forget", "forget", TAKES_NOTHING},
    {"capacity", "capacity", TAKES_NUMBER},
    {"i'm back", "resume", TAKES_NOTHING},
    {"i am back", "resume", TAKES_NOTHING},
    {"take a break", "pause", TAKES_DATE},
};

static char *day_text(gint64 at, GTimeZone *zone)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    return g_date_time_format(local, "%Y-%m-%d");
}

/* TRUE if what follows is to be a date: "until next Whitsun", "3 March 2020". */
static gboolean means_date(const Words *words, guint at)
{
    static const char *const UNTIL[] = {"until", "till",     "til",     "through",
                                        "from",  "starting", "between", NULL};
    for (; at < words->words->len; at++) {
        const char *word = words->words->pdata[at];
        if (g_strv_contains(UNTIL, word) || g_ascii_isdigit(*word))
            return TRUE;
        if (!is_filler(word))
            return FALSE;
    }
    return FALSE;
}

/* A pause begins when it is read: one that is to begin later is none. */
static gint64 date_of_pause(const char *text, gint64 now, GTimeZone *zone)
{
    static const char *const LATER[] = {"from", "starting", "between", "after", NULL};
    g_autoptr(Words) words = words_split(text);
    return words_contain(words, LATER) ? 0 : date_read(text, now, zone);
}

/* What stands behind the verb; FALSE if the verb cannot take it. */
static gboolean read_rest(Instruction *command, Takes takes, const Words *words, guint at,
                          const char *line, gint64 now, GTimeZone *zone)
{
    const char *text = at < words->words->len ? line + g_array_index(words->starts, gsize, at) : "";
    gint64 day = 0;
    guint64 number = 0;
    switch (takes) {
    case TAKES_TEXT:
        if (*text != '\0')
            g_ptr_array_add(command->args, g_strdup(text));
        return *text != '\0';
    case TAKES_DATE:
        day = date_of_pause(text, now, zone);
        if (day == 0 && means_date(words, at)) {
            g_ptr_array_add(command->args, g_strdup(""));
            return TRUE;
        }
        if (day != 0)
            g_ptr_array_add(command->args, day_text(day, zone));
        for (; day == 0 && at < words->words->len; at++)
            if (!is_filler(words->words->pdata[at]))
                return FALSE;
        return TRUE;
    case TAKES_NUMBER:
        while (at < words->words->len && is_filler(words->words->pdata[at]))
            at++;
        if (at + 1 != words->words->len || line[g_array_index(words->starts, gsize, at) - 1] == '-'
            || !g_ascii_string_to_unsigned(words->words->pdata[at], 10, 0, CAPACITY_MAX, &number,
                                           NULL))
            return FALSE;
        g_ptr_array_add(command->args, g_strdup(words->words->pdata[at]));
        return TRUE;
    case TAKES_NOTHING:
        for (; at < words->words->len; at++)
            if (!is_filler(words->words->pdata[at]))
                return FALSE;
        return TRUE;
    }
    return FALSE;
}

/* What makes a wish depend, or turns it around. */
static const char *const DOUBTS[] = {"not",   "don't", "or",      "if",    "unless",
                                     "maybe", "never", "perhaps", "might", NULL};

static Instruction *read_personal(const char *line, gint64 now, GTimeZone *zone)
{
    g_autoptr(Words) words = words_split(line);
    for (guint at = 0; at < words->words->len; at++) {
        guint length;
        for (guint i = 0; i < G_N_ELEMENTS(PERSONAL); i++) {
            if (!words_match(words, at, PERSONAL[i].words, &length))
                continue;
            if (PERSONAL[i].takes != TAKES_TEXT
                && (words->words->len > PERSONAL_WORDS_MAX || words_contain(words, DOUBTS)))
                return NULL;
            g_autoptr(Instruction) command = command_new(PERSONAL[i].verb, line);
            gboolean fits =
                read_rest(command, PERSONAL[i].takes, words, at + length, line, now, zone);
            return fits ? g_steal_pointer(&command) : NULL;
        }
        if (!is_filler(words->words->pdata[at]))
            return NULL;
    }
    return NULL;
}

/* A name or a title may stand below a command, a sentence may not. */
static gboolean is_sentence(const char *line)
{
    enum { NAME_WORDS = 5 };
    g_autoptr(Words) words = words_split_first(line, NAME_WORDS + 1);
    gsize length = strlen(line);
    return words->words->len > NAME_WORDS
           || (length > 0 && strchr(".!?", line[length - 1]) != NULL);
}

Instruction *personal_command_read(const char *reply, gint64 now, GTimeZone *zone)
{
    g_autofree char *unwrapped = text_unwrap(reply);
    g_auto(GStrv) lines = g_strsplit(unwrapped, "\n", LINES_MAX + 1);
    g_autoptr(Instruction) command = NULL;
    for (guint i = 0; lines[i] != NULL && i < LINES_MAX; i++) {
        g_strstrip(lines[i]);
        if (*lines[i] == '\0' || (command == NULL && is_greeting(lines[i])))
            continue;
        if (strchr(lines[i], '?') != NULL)
            return NULL;
        if (command == NULL)
            command = read_personal(lines[i], now, zone);
        else if (ends_list(lines[i]))
            break;
        else if (is_sentence(lines[i]))
            return NULL;
        if (command == NULL)
            return NULL;
    }
    return g_steal_pointer(&command);
}
