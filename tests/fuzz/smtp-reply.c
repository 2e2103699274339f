/* SPDX-License-Identifier: MIT */
/* SMTP replies: however the bytes are cut by the network, they say the same. */
#include "submission/reply.h"

#include "submission/ehlo.h"
#include "tests/fuzz/fuzz.h"

static void take(const ServerReply *reply, GString *said)
{
    g_autofree char *text = server_reply_text(reply);
    fuzz_check_line(text, REPLY_TEXT_MAX);
    g_assert_true(g_str_is_ascii(text));
    g_assert_cmpuint(reply->code, >=, 100);
    g_assert_cmpuint(reply->code, <, 600);
    g_assert_cmpuint(reply->texts->len, >=, 1);
    g_assert_cmpuint(reply->texts->len, <=, REPLY_LINES_MAX);
    Ehlo ehlo = {0};
    ehlo_read(&ehlo, reply);
    g_string_append_printf(said, "%s|%u|%d%d%" G_GUINT64_FORMAT "\n", text, reply->texts->len,
                           ehlo.pipelining, ehlo.size, ehlo.size_max);
}

/* Everything that is said until the end or the first garbled reply. */
static char *listen(const Input *input, size_t piece)
{
    g_autoptr(ServerReply) reply = server_reply_new();
    GString *said = g_string_new(NULL);
    for (size_t at = 0; at < input->left;) {
        size_t used = 0;
        ReplyState state =
            server_reply_feed(reply, input->at + at, MIN(piece, input->left - at), &used);
        g_assert_cmpuint(used, <=, MIN(piece, input->left - at));
        at += used;
        if (state == REPLY_GARBLED) {
            g_string_append(said, "garbled");
            break;
        }
        g_assert_cmpuint(used, >, 0);
        if (state == REPLY_READY)
            take(reply, said);
    }
    return g_string_free(said, FALSE);
}

FUZZ(input)
{
    size_t piece = fuzz_byte(input) + 1;
    g_autofree char *whole = listen(input, input->left);
    g_autofree char *pieces = listen(input, piece);
    g_assert_cmpstr(whole, ==, pieces);
}
