/* SPDX-License-Identifier: MIT */
#include "submission/ehlo.h"

#include "base/address.h"

#include <string.h>

static void read_size(Ehlo *ehlo, const char *parameter)
{
    ehlo->size = TRUE;
    if (parameter == NULL
        || !g_ascii_string_to_unsigned(parameter, 10, 0, G_MAXUINT64, &ehlo->size_max, NULL))
        ehlo->size_max = 0;
}

void ehlo_read(Ehlo *ehlo, const ServerReply *reply)
{
    *ehlo = (Ehlo){0};
    /* The first line is the server's name. */
    for (guint i = 1; i < reply->texts->len; i++) {
        g_auto(GStrv) words = g_strsplit_set(g_ptr_array_index(reply->texts, i), " ", 3);
        if (words[0] == NULL)
            continue;
        if (g_ascii_strcasecmp(words[0], "PIPELINING") == 0)
            ehlo->pipelining = TRUE;
        else if (g_ascii_strcasecmp(words[0], "SIZE") == 0)
            read_size(ehlo, words[1]);
        else if (g_ascii_strcasecmp(words[0], "8BITMIME") == 0)
            ehlo->eight_bit = TRUE;
        else if (g_ascii_strcasecmp(words[0], "DSN") == 0)
            ehlo->dsn = TRUE;
    }
}

char *ehlo_client_name(void)
{
    const char *host = g_get_host_name();
    g_autofree char *address = g_strconcat("postmaster@", host, NULL);
    if (strchr(host, '.') != NULL && address_is_valid(address))
        return g_strdup(host);
    return g_strdup("[127.0.0.1]");
}
