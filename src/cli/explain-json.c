/* SPDX-License-Identifier: MIT */
#include <json-glib/json-glib.h>
#include <stdio.h>

#include "cli/explanation.h"

static void add_text(JsonBuilder *builder, const char *name, const char *value)
{
    json_builder_set_member_name(builder, name);
    if (value != NULL)
        json_builder_add_string_value(builder, value);
    else
        json_builder_add_null_value(builder);
}

static void add_commands(JsonBuilder *builder, const GPtrArray *commands)
{
    json_builder_set_member_name(builder, "commands");
    json_builder_begin_array(builder);
    for (guint i = 0; i < commands->len; i++) {
        const SpokenCommand *command = commands->pdata[i];
        json_builder_begin_object(builder);
        add_text(builder, "verb", command->verb);
        json_builder_set_member_name(builder, "args");
        json_builder_begin_array(builder);
        for (guint arg = 0; arg < command->args->len; arg++)
            json_builder_add_string_value(builder, command->args->pdata[arg]);
        json_builder_end_array(builder);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_failed(JsonBuilder *builder, const Message *message)
{
    json_builder_set_member_name(builder, "failed");
    json_builder_begin_array(builder);
    for (guint i = 0; message != NULL && i < message->failed->len; i++) {
        const FailedRecipient *failed = message->failed->pdata[i];
        json_builder_begin_object(builder);
        add_text(builder, "recipient", failed->recipient);
        add_text(builder, "status", failed->status);
        json_builder_set_member_name(builder, "permanent");
        json_builder_add_boolean_value(builder, failed->permanent);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_votes(JsonBuilder *builder, const Answer *answer)
{
    json_builder_set_member_name(builder, "votes");
    json_builder_begin_array(builder);
    for (guint i = 0; answer != NULL && i < answer->clauses->len; i++) {
        const AnswerClause *clause = answer->clauses->pdata[i];
        json_builder_begin_object(builder);
        add_text(builder, "vote", clause->vote);
        add_text(builder, "clause", clause->clause);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

/* The clause that decided; of a machine's mail, what gave it away. */
static const char *evidence_of(const Explanation *explanation)
{
    if (explanation->answer != NULL)
        return explanation->answer->evidence;
    return explanation->message != NULL ? explanation->message->class_reason : NULL;
}

void explanation_print_json(const Explanation *explanation)
{
    const Message *message = explanation->message;
    const Answer *answer = explanation->answer;
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_object(builder);
    add_text(builder, "file", explanation->file);
    add_text(builder, "class", explanation->class);
    add_text(builder, "reply", message != NULL ? message->reply : NULL);
    add_text(builder, "evidence", evidence_of(explanation));
    add_text(builder, "from", message != NULL ? message->from : NULL);
    add_text(builder, "until", explanation->until);
    add_text(builder, "peer", answer != NULL ? answer->peer : NULL);
    add_votes(builder, answer);
    add_commands(builder, explanation->commands);
    add_failed(builder, message);
    if (explanation->problem != NULL)
        add_text(builder, "problem", explanation->problem);
    json_builder_end_object(builder);
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    g_autofree char *line = json_to_string(root, FALSE);
    puts(line);
}
