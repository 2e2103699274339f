/* SPDX-License-Identifier: MIT */
#include "tests/player/letter.h"

#include <gmime/gmime.h>
#include <string.h>

/* The nth text part: plain, HTML. */
static char *part_text(GMimeMessage *message, guint n)
{
    g_autofree char *text = NULL;
    GMimePartIter *parts = g_mime_part_iter_new(GMIME_OBJECT(message));
    do {
        GMimeObject *part = g_mime_part_iter_get_current(parts);
        if (GMIME_IS_TEXT_PART(part) && n-- == 0)
            text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
    } while (g_mime_part_iter_next(parts));
    g_mime_part_iter_free(parts);
    return text != NULL ? g_steal_pointer(&text) : g_strdup("");
}

/* RFC 3676: a line that ends in a space goes on in the next. */
static char *unflow(const char *text)
{
    GString *out = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        size_t length = strlen(*line);
        if (length > 0 && (*line)[length - 1] == '\r')
            (*line)[--length] = '\0';
        const char *start = **line == ' ' ? *line + 1 : *line;
        g_string_append(out, start);
        if (length == 0 || (*line)[length - 1] != ' ')
            g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

static void add_addresses(GPtrArray *out, InternetAddressList *list)
{
    for (int i = 0; i < internet_address_list_length(list); i++) {
        InternetAddress *address = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_MAILBOX(address))
            g_ptr_array_add(out, g_strdup(internet_address_mailbox_get_addr(
                                     INTERNET_ADDRESS_MAILBOX(address))));
    }
}

SentLetter *sent_letter_parse(const char *bytes, gsize length, const char *recipient)
{
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, length);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    SentLetter *letter = g_new0(SentLetter, 1);
    g_autoptr(GPtrArray) reply_to = g_ptr_array_new_with_free_func(g_free);
    letter->to = g_ptr_array_new_with_free_func(g_free);
    add_addresses(letter->to, g_mime_message_get_to(message));
    add_addresses(reply_to, g_mime_message_get_reply_to(message));
    const char *name = g_mime_object_get_header(GMIME_OBJECT(message), "X-Mentord-Letter");
    const char *references = g_mime_object_get_header(GMIME_OBJECT(message), "References");
    letter->name = g_strdup(name != NULL ? name : "");
    letter->recipient = g_strdup(recipient);
    letter->reply_to = g_strdup(reply_to->len > 0 ? reply_to->pdata[0] : "");
    letter->message_id = g_strdup(g_mime_message_get_message_id(message));
    letter->references = g_strdup(references != NULL ? references : "");
    letter->subject = g_strdup(g_mime_message_get_subject(message));
    letter->raw_text = part_text(message, 0);
    letter->html = part_text(message, 1);
    letter->text = unflow(letter->raw_text);
    g_object_unref(message);
    g_object_unref(parser);
    g_object_unref(stream);
    return letter;
}

void sent_letter_free(SentLetter *letter)
{
    if (letter == NULL)
        return;
    g_free(letter->name);
    g_ptr_array_unref(letter->to);
    g_free(letter->recipient);
    g_free(letter->reply_to);
    g_free(letter->message_id);
    g_free(letter->references);
    g_free(letter->subject);
    g_free(letter->text);
    g_free(letter->raw_text);
    g_free(letter->html);
    g_free(letter);
}
