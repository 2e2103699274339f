/* SPDX-License-Identifier: MIT */
/* The newly written lines are lines of the mail, in their order, and none is there twice. */
#include "message/reply.h"

#include "base/text.h"
#include "tests/fuzz/fuzz.h"

enum { TAGGED_LINES = 300 }; /* so many lines are looked at for a tag */

/* Each line of `part` behind the one before it. */
static void check_order(const char *part, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(part, "\n", -1);
    const char *from = text;
    for (char **line = lines; *line != NULL; line++) {
        from = strstr(from, *line);
        g_assert_nonnull(from);
        from += strlen(*line);
    }
}

FUZZ(input)
{
    g_autofree char *raw = fuzz_string(input);
    g_autofree char *text = text_clean(raw, -1);
    g_autofree char *reply = NULL;
    g_autofree char *quoted = NULL;
    ReplySource source = {.text = text, .name = ""};
    g_autoptr(Message) message = message_new();
    reply_split(&source, &reply, &quoted, message->taken, message->inline_answers);
    fuzz_check_utf8(reply, strlen(text) + 1);
    fuzz_check_utf8(quoted, strlen(text) + 1 + TAGGED_LINES);
    /* A gateway's tag that is cut off a line gets a line of its own. */
    g_assert_cmpuint(strlen(reply) + strlen(quoted), <=, strlen(text) + 1 + TAGGED_LINES);
    if (strlen(text) < 10000)
        check_order(reply, text);
}
