/* SPDX-License-Identifier: MIT */
/* Which of our letters a mail answers. Its header mostly tells before anything is parsed; if only
   the quoted "Ref:" line does, the mail is read again. */
#include <string.h>

#include "agent/desk.h"
#include "base/address.h"
#include "store/outbox.h"

enum { HEADER_BYTES = 64 << 10, TOKENS_MAX = 16 };

/* To the first empty line. */
static char *header_of(GBytes *mail)
{
    gsize size = 0;
    const char *start = g_bytes_get_data(mail, &size);
    const char *end = start + MIN(size, HEADER_BYTES);
    const char *line = start;
    while (line < end && *line != '\n' && *line != '\r') {
        const char *feed = memchr(line, '\n', (gsize)(end - line));
        line = feed != NULL ? feed + 1 : end;
    }
    return g_strndup(start, (gsize)(line - start));
}

gboolean desk_find_original(const Desk *desk, GBytes *mail, GBytes **letter, GError **error)
{
    g_autofree char *header = header_of(mail);
    g_autoptr(GPtrArray) tokens = g_ptr_array_new_with_free_func(g_free);
    token_find(header, TOKENS_MAX, tokens);
    return desk_find_letter(desk, tokens, letter, error);
}

gboolean desk_find_letter(const Desk *desk, const GPtrArray *tokens, GBytes **letter,
                          GError **error)
{
    const char *domain = address_domain(desk->settings->programme_address);
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    *letter = NULL;
    for (guint i = 0; i < tokens->len; i++)
        g_ptr_array_add(ids, g_strdup_printf("%s@%s", (char *)tokens->pdata[i], domain));
    return store_find_newest_letter(desk->store, ids, letter, error);
}

Message *desk_read(const Desk *desk, Reader *reader, GBytes *mail, GError **error)
{
    GBytes *letter = NULL;
    if (!desk_find_original(desk, mail, &letter, error))
        return NULL;
    g_autoptr(Message) message = reader_read(reader, mail, letter, FALSE, error);
    gboolean known = letter != NULL;
    g_clear_pointer(&letter, g_bytes_unref);
    if (message == NULL || known)
        return g_steal_pointer(&message);
    if (!desk_find_letter(desk, message->tokens, &letter, error))
        return NULL;
    if (letter == NULL)
        return g_steal_pointer(&message);
    Message *again = reader_read(reader, mail, letter, FALSE, error);
    g_bytes_unref(letter);
    return again;
}
