/* SPDX-License-Identifier: MIT */
#include "message/message.h"

#include <string.h>

void failed_recipient_free(gpointer data)
{
    FailedRecipient *failed = data;
    g_free(failed->recipient);
    g_free(failed->status);
    g_free(failed);
}

void taken_free(gpointer data)
{
    Taken *taken = data;
    g_free(taken->text);
    g_free(taken);
}

void taken_add(GPtrArray *taken, TakenKind kind, const char *text)
{
    Taken *entry = g_new0(Taken, 1);
    entry->kind = kind;
    entry->text = g_strdup(text);
    g_ptr_array_add(taken, entry);
}

static void inline_answer_free(gpointer data)
{
    InlineAnswer *answer = data;
    g_free(answer->below);
    g_free(answer->text);
    g_free(answer);
}

void inline_answer_add(GPtrArray *answers, const char *below, const char *text)
{
    InlineAnswer *answer = g_new0(InlineAnswer, 1);
    answer->below = g_strdup(below);
    answer->text = g_strdup(text);
    g_ptr_array_add(answers, answer);
}

Message *message_new(void)
{
    Message *message = g_new0(Message, 1);
    message->class_reason = g_strdup("");
    message->message_id = g_strdup("");
    message->references = g_strdup("");
    message->from = g_strdup("");
    message->from_name = g_strdup("");
    message->subject = g_strdup("");
    message->reply = g_strdup("");
    message->quoted = g_strdup("");
    message->semantic_hash = g_strdup("");
    message->tokens = g_ptr_array_new_with_free_func(g_free);
    message->failed = g_ptr_array_new_with_free_func(failed_recipient_free);
    message->delayed = g_ptr_array_new_with_free_func(failed_recipient_free);
    message->taken = g_ptr_array_new_with_free_func(taken_free);
    message->inline_answers = g_ptr_array_new_with_free_func(inline_answer_free);
    return message;
}

void message_free(Message *message)
{
    if (message == NULL)
        return;
    g_free(message->class_reason);
    g_free(message->message_id);
    g_free(message->references);
    g_free(message->from);
    g_free(message->from_name);
    g_free(message->subject);
    g_free(message->reply);
    g_free(message->quoted);
    g_free(message->semantic_hash);
    g_free(message->problem);
    g_ptr_array_unref(message->tokens);
    g_ptr_array_unref(message->failed);
    g_ptr_array_unref(message->delayed);
    g_ptr_array_unref(message->taken);
    g_ptr_array_unref(message->inline_answers);
    g_free(message);
}

const char *message_class_name(MessageClass class)
{
    switch (class) {
    case MESSAGE_PERSON:
        return "person";
    case MESSAGE_AUTOREPLY:
        return "autoreply";
    case MESSAGE_BOUNCE:
        return "bounce";
    case MESSAGE_RECEIPT:
        return "receipt";
    case MESSAGE_OTHER:
        return "other";
    case MESSAGE_UNREADABLE:
        return "unreadable";
    }
    return "other";
}

const char *taken_kind_name(TakenKind kind)
{
    switch (kind) {
    case TAKEN_OURS:
        return "our own words";
    case TAKEN_QUOTE:
        return "quote";
    case TAKEN_SIGNATURE:
        return "signature";
    case TAKEN_TAGLINE:
        return "tagline";
    case TAKEN_BANNER:
        return "banner";
    case TAKEN_DISCLAIMER:
        return "disclaimer";
    }
    return "quote";
}
