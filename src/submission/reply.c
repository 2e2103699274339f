/* SPDX-License-Identifier: MIT */
#include "submission/reply.h"

#include <string.h>

enum { CODE_LENGTH = 3 };

ServerReply *server_reply_new(void)
{
    ServerReply *reply = g_new0(ServerReply, 1);
    reply->texts = g_ptr_array_new_with_free_func(g_free);
    reply->line = g_string_new(NULL);
    return reply;
}

void server_reply_free(ServerReply *reply)
{
    if (reply == NULL)
        return;
    g_ptr_array_unref(reply->texts);
    g_string_free(reply->line, TRUE);
    g_free(reply);
}

/* 0 if the line does not begin with a reply code. */
static guint line_code(const GString *line)
{
    if (line->len < CODE_LENGTH || line->str[0] < '1' || line->str[0] > '5'
        || !g_ascii_isdigit(line->str[1]) || !g_ascii_isdigit(line->str[2]))
        return 0;
    return (guint)(line->str[0] - '0') * 100 + (guint)(line->str[1] - '0') * 10
           + (guint)(line->str[2] - '0');
}

static ReplyState take_line(ServerReply *reply)
{
    guint code = line_code(reply->line);
    char mark = reply->line->len > CODE_LENGTH ? reply->line->str[CODE_LENGTH] : ' ';
    gboolean fits = code != 0 && (mark == ' ' || mark == '-')
                    && (reply->texts->len == 0 || code == reply->code)
                    && reply->texts->len < REPLY_LINES_MAX;
    if (!fits)
        return REPLY_GARBLED;
    size_t text_at = MIN(reply->line->len, (size_t)CODE_LENGTH + 1);
    reply->code = code;
    g_ptr_array_add(reply->texts, g_strdup(reply->line->str + text_at));
    g_string_truncate(reply->line, 0);
    reply->ready = mark == ' ';
    return reply->ready ? REPLY_READY : REPLY_MORE;
}

static void begin_anew(ServerReply *reply)
{
    g_ptr_array_set_size(reply->texts, 0);
    reply->code = 0;
    reply->ready = FALSE;
}

ReplyState server_reply_feed(ServerReply *reply, const char *bytes, size_t length, size_t *used)
{
    if (reply->ready)
        begin_anew(reply);
    *used = 0;
    ReplyState state = REPLY_MORE;
    while (state == REPLY_MORE && *used < length) {
        const char *from = bytes + *used;
        const char *end = memchr(from, '\n', length - *used);
        size_t count = end != NULL ? (size_t)(end - from) : length - *used;
        if (reply->line->len + count > REPLY_LINE_MAX)
            return REPLY_GARBLED;
        g_string_append_len(reply->line, from, (gssize)count);
        *used += count + (end != NULL);
        if (end == NULL)
            return REPLY_MORE;
        if (reply->line->len > 0 && reply->line->str[reply->line->len - 1] == '\r')
            g_string_truncate(reply->line, reply->line->len - 1);
        state = take_line(reply);
    }
    return state;
}

char *server_text_printable(const char *text)
{
    char *printable = g_strndup(text, REPLY_TEXT_MAX);
    for (char *c = printable; *c != '\0'; c++)
        if (!g_ascii_isprint(*c))
            *c = '?';
    return printable;
}

char *server_reply_text(const ServerReply *reply)
{
    const char *last = g_ptr_array_index(reply->texts, reply->texts->len - 1);
    g_autofree char *line = g_strdup_printf("%u %s", reply->code, last);
    return server_text_printable(line);
}
