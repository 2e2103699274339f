/* SPDX-License-Identifier: MIT */
#include "cli/explanation.h"

#include <string.h>

#include "intake/choice.h"
#include "intake/command-list.h"
#include "intake/date.h"
#include "intake/intake.h"
#include "intake/survey.h"

enum { SURVEY_ITEMS = 5 };

static char *day_text(gint64 at, GTimeZone *zone)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    return at != 0 ? g_date_time_format(local, "%Y-%m-%d") : NULL;
}

static void spoken_free(SpokenCommand *command)
{
    g_free(command->verb);
    g_ptr_array_unref(command->args);
    g_free(command);
}

static SpokenCommand *add_command(Explanation *explanation, const char *verb)
{
    SpokenCommand *command = g_new0(SpokenCommand, 1);
    command->verb = g_strdup(verb);
    command->args = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(explanation->commands, command);
    return command;
}

/* The text of the letter that is answered, as far as it is known. */
static char *letter_text(const Message *message, const Message *original)
{
    return original != NULL ? g_strconcat(original->reply, "\n", original->quoted, NULL)
                            : g_strdup(message->quoted);
}

static void explain_choice(Explanation *explanation, const Message *original)
{
    g_autofree char *letter = letter_text(explanation->message, original);
    g_autoptr(GPtrArray) names = choice_names_on_list(letter);
    g_autoptr(Choice) choice = choice_read(explanation->words, names);
    if (choice->verb == VERB_NONE)
        return;
    SpokenCommand *command = add_command(explanation, verb_name(choice->verb));
    for (guint i = 0; i < choice->numbers->len; i++)
        g_ptr_array_add(command->args,
                        g_strdup_printf("%u", g_array_index(choice->numbers, guint, i)));
    for (guint i = 0; i < choice->names->len; i++)
        g_ptr_array_add(command->args, g_strdup(choice->names->pdata[i]));
}

static void add_instruction(Explanation *explanation, const Instruction *spoken)
{
    SpokenCommand *command = add_command(explanation, spoken->verb);
    for (guint i = 0; i < spoken->args->len; i++)
        g_ptr_array_add(command->args, g_strdup(spoken->args->pdata[i]));
}

static void explain_list(Explanation *explanation)
{
    g_autoptr(GPtrArray) list = command_list_read(explanation->words);
    for (guint i = 0; i < list->len; i++) {
        const Instruction *spoken = list->pdata[i];
        if (*spoken->verb != '\0')
            add_instruction(explanation, spoken);
    }
}

/* How many questions the letter has: the highest number that begins a line of it, counted up. */
static guint questions_in(const char *letter)
{
    g_auto(GStrv) lines = g_strsplit(letter, "\n", -1);
    guint questions = 0;
    for (char **line = lines; *line != NULL; line++) {
        const char *text = *line + strspn(*line, "> \t*");
        char *after = NULL;
        if (g_ascii_isdigit(*text) && g_ascii_strtoull(text, &after, 10) == questions + 1
            && strchr(".)", *after) != NULL && after[0] != '\0')
            questions++;
    }
    return questions != 0 ? questions : SURVEY_ITEMS;
}

static void explain_survey(Explanation *explanation, const Message *original)
{
    g_autofree char *letter = letter_text(explanation->message, original);
    g_autoptr(Survey) survey = survey_read(explanation->words, questions_in(letter));
    for (guint i = 0; i < survey->answers->len; i++) {
        int value = g_array_index(survey->answers, int, i);
        if (value == SURVEY_UNANSWERED)
            continue;
        SpokenCommand *command = add_command(explanation, "answer");
        g_ptr_array_add(command->args, g_strdup_printf("%u", i + 1));
        g_ptr_array_add(command->args, value == SURVEY_NOT_APPLICABLE
                                           ? g_strdup("n/a")
                                           : g_strdup_printf("%d", value));
    }
    if (*survey->remark != '\0')
        g_ptr_array_add(add_command(explanation, "remark")->args, g_strdup(survey->remark));
}

static void explain_person(Explanation *explanation, const Message *original, gint64 said_at,
                           GTimeZone *zone)
{
    explanation->words = intake_words(explanation->message);
    explanation->answer = answer_read(explanation->words, said_at, zone);
    explanation->class = answer_class_name(explanation->answer->class);
    explanation->until = day_text(explanation->answer->until, zone);
    switch (explanation->role) {
    case AS_MENTOR:
        break;
    case AS_MENTEE:
        explain_choice(explanation, original);
        break;
    case AS_COORDINATOR:
        explain_list(explanation);
        return;
    case AS_SURVEY:
        explain_survey(explanation, original);
        return;
    }
    if (explanation->commands->len > 0)
        return;
    g_autoptr(Instruction) personal = personal_command_read(explanation->words, said_at, zone);
    if (personal != NULL)
        add_instruction(explanation, personal);
}

void explanation_fill(Explanation *explanation, const Message *original, gint64 said_at,
                      GTimeZone *zone)
{
    const Message *message = explanation->message;
    explanation->commands = g_ptr_array_new_with_free_func((GDestroyNotify)spoken_free);
    explanation->class = "other";
    if (message == NULL)
        return;
    said_at = message->sent_at != 0 ? message->sent_at : said_at;
    explanation->class = message_class_name(message->class);
    explanation->problem = message->problem;
    if (message->class == MESSAGE_PERSON) {
        explain_person(explanation, original, said_at, zone);
        return;
    }
    if (message->class == MESSAGE_UNREADABLE)
        explanation->class = "unclear";
    g_autofree char *text = g_strdup_printf("%s\n%s", message->subject, message->reply);
    explanation->until = day_text(date_of_return(text, said_at, zone), zone);
}

void explanation_clear(Explanation *explanation)
{
    g_clear_pointer(&explanation->words, g_free);
    g_clear_pointer(&explanation->until, g_free);
    g_clear_pointer(&explanation->answer, answer_free);
    g_clear_pointer(&explanation->commands, g_ptr_array_unref);
}
