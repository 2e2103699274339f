/* SPDX-License-Identifier: MIT */
#include "message/semantic-hash.h"

#include <openssl/evp.h>
#include <string.h>

enum { DIGEST_BYTES = 32 };

/* Runs of blanks count as one; fields end with what no text has. */
static void add_folded(GString *all, const char *text)
{
    gsize start = all->len;
    gboolean space_due = FALSE;
    for (const char *p = text; *p != '\0'; p++) {
        if (g_ascii_isspace(*p)) {
            space_due = all->len > start;
            continue;
        }
        if (space_due)
            g_string_append_c(all, ' ');
        space_due = FALSE;
        g_string_append_c(all, *p);
    }
    g_string_append_c(all, '\0');
}

static char *sha256_text(const char *bytes, gsize length)
{
    guint8 digest[DIGEST_BYTES] = {0};
    unsigned digest_length = 0;
    GString *text = g_string_sized_new(2 * DIGEST_BYTES + 1);
    gboolean done = EVP_Digest(bytes, length, digest, &digest_length, EVP_sha256(), NULL) == 1;
    g_assert(done && digest_length == DIGEST_BYTES);
    for (guint i = 0; i < DIGEST_BYTES; i++) {
        g_string_append_c(text, "0123456789abcdef"[digest[i] >> 4]);
        g_string_append_c(text, "0123456789abcdef"[digest[i] & 15]);
    }
    return g_string_free(text, FALSE);
}

char *semantic_hash(const Message *message, const char *text)
{
    g_autoptr(GString) all = g_string_sized_new(strlen(text) + 1024);
    g_autofree char *date = g_strdup_printf("%" G_GINT64_FORMAT, message->sent_at);
    add_folded(all, message->message_id);
    add_folded(all, message->from);
    add_folded(all, date);
    add_folded(all, message->subject);
    add_folded(all, text);
    return sha256_text(all->str, all->len);
}

void semantic_hash_prepare(void)
{
    g_free(sha256_text("", 0));
}
