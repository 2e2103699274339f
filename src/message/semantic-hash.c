/* SPDX-License-Identifier: MIT */
#include "message/semantic-hash.h"

#include <openssl/evp.h>
#include <string.h>

enum { DIGEST_BYTES = 32 };

/* Runs of blanks count as one; fields end with what no text has. Returns where the next begins. */
static char *write_folded(char *to, const char *text)
{
    const char *start = to;
    gboolean space_due = FALSE;
    for (const char *p = text; *p != '\0'; p++) {
        if (g_ascii_isspace(*p)) {
            space_due = to > start;
            continue;
        }
        if (space_due)
            *to++ = ' ';
        space_due = FALSE;
        *to++ = *p;
    }
    *to++ = '\0';
    return to;
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
    g_autofree char *date = g_strdup_printf("%" G_GINT64_FORMAT, message->sent_at);
    const char *const fields[] = {message->message_id, message->from, date, message->subject, text};
    gsize most = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
        most += strlen(fields[i]) + 1;
    g_autofree char *all = g_malloc(most);
    char *end = all;
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
        end = write_folded(end, fields[i]);
    return sha256_text(all, (gsize)(end - all));
}

void semantic_hash_prepare(void)
{
    g_free(sha256_text("", 0));
}
