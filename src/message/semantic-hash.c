/* SPDX-License-Identifier: MIT */
#include "message/semantic-hash.h"

#include <string.h>

static void add_folded(GChecksum *checksum, const char *text)
{
    g_autofree char *folded = g_malloc(strlen(text) + 1);
    gsize length = 0;
    gboolean space_due = FALSE;
    for (const char *p = text; *p != '\0'; p++) {
        if (g_ascii_isspace(*p)) {
            space_due = length > 0;
            continue;
        }
        if (space_due)
            folded[length++] = ' ';
        space_due = FALSE;
        folded[length++] = *p;
    }
    folded[length++] = '\0';
    g_checksum_update(checksum, (const guchar *)folded, (gssize)length);
}

char *semantic_hash(const Message *message, const char *text)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree char *date = g_strdup_printf("%" G_GINT64_FORMAT, message->sent_at);
    add_folded(checksum, message->message_id);
    add_folded(checksum, message->from);
    add_folded(checksum, date);
    add_folded(checksum, message->subject);
    add_folded(checksum, text);
    return g_strdup(g_checksum_get_string(checksum));
}
