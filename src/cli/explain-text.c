/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "cli/explanation.h"

static void print_indented(const char *title, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    printf("  %s\n", title);
    for (char **line = lines; *line != NULL; line++)
        printf("    | %s\n", *line);
}

static void print_gate(const Message *message)
{
    static const char *const VOUCHES[] = {"nothing", "yes", "no: it failed"};
    printf("  from           %s\n", *message->from != '\0' ? message->from : "nobody for sure");
    printf("  boundary says  %s\n", VOUCHES[message->authenticated]);
    printf("  1 gate         %s%s%s\n", message_class_name(message->class),
           *message->class_reason != '\0' ? ", because of " : "", message->class_reason);
    printf("  2 decoded      %s\n", message->problem != NULL ? message->problem : "yes");
    printf("  token words    %u\n", message->tokens->len);
}

static void print_clauses(const Answer *answer)
{
    printf("  5 clauses      %s\n", answer->clauses->len == 0 ? "none that says anything" : "");
    for (guint i = 0; i < answer->clauses->len; i++) {
        const AnswerClause *clause = answer->clauses->pdata[i];
        printf("    | %-20s %s\n", clause->vote, clause->clause);
    }
}

static void print_commands(const Explanation *explanation)
{
    for (guint i = 0; i < explanation->commands->len; i++) {
        const SpokenCommand *command = explanation->commands->pdata[i];
        printf("  read as        %s", command->verb);
        for (guint arg = 0; arg < command->args->len; arg++)
            printf("%s%s", arg == 0 ? " " : ", ", (const char *)command->args->pdata[arg]);
        putchar('\n');
    }
    if (explanation->commands->len == 0 && explanation->role != AS_MENTOR)
        puts("  read as        no word that is known");
}

static void print_inline_answers(const Message *message)
{
    for (guint i = 0; i < message->inline_answers->len; i++) {
        const InlineAnswer *answer = message->inline_answers->pdata[i];
        g_autofree char *title = g_strdup_printf("typed below: %s", answer->below);
        print_indented(title, answer->text);
    }
}

static void print_failed(const Message *message)
{
    for (guint i = 0; i < message->failed->len; i++) {
        const FailedRecipient *failed = message->failed->pdata[i];
        printf("  failed         %s %s%s\n", failed->recipient, failed->status,
               failed->permanent ? ", for good" : ", for now");
    }
}

void explanation_print_text(const Explanation *explanation)
{
    const Message *message = explanation->message;
    const Answer *answer = explanation->answer;
    printf("%s\n", explanation->file);
    if (explanation->problem != NULL)
        printf("  problem        %s\n", explanation->problem);
    if (message != NULL) {
        print_gate(message);
        print_indented("3 newly written", message->reply);
        print_inline_answers(message);
        print_indented("4 taken out: quotes, signature, banners", message->quoted);
        print_failed(message);
    }
    if (message != NULL && explanation->words != NULL
        && g_strcmp0(explanation->words, message->reply) != 0)
        print_indented("the words that decide, with the subject's", explanation->words);
    if (answer != NULL && explanation->role == AS_MENTOR)
        print_clauses(answer);
    if (answer != NULL)
        print_commands(explanation);
    if (explanation->role == AS_MENTOR || answer == NULL)
        printf("  verdict        %s\n", explanation->class);
    if (answer != NULL && explanation->role == AS_MENTOR && *answer->evidence != '\0')
        printf("  because of     %s\n", answer->evidence);
    if (answer != NULL && answer->peer != NULL)
        printf("  recommends     %s\n", answer->peer);
    if (explanation->until != NULL)
        printf("  until          %s\n", explanation->until);
}
