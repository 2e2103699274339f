/* SPDX-License-Identifier: MIT */
#include "base/token.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/failure.h"

enum { KEYS_MAX = 2, DIGEST_BYTES = 32 };

struct KeyRing {
    guint count;
    guint8 keys[KEYS_MAX][KEY_BYTES];
};

/* In a mapping of its own that a fork finds empty: the reader's process parses what strangers wrote
   and must not hold what forges our letters. */
static KeyRing *key_ring_alloc(void)
{
    KeyRing *ring =
        mmap(NULL, sizeof *ring, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (ring == MAP_FAILED || madvise(ring, sizeof *ring, MADV_WIPEONFORK) != 0)
        g_error("no memory for the key: %s", g_strerror(errno));
    return ring;
}

static const char BASE32[] = "abcdefghijklmnopqrstuvwxyz234567";

static void base32_append(GString *out, const guint8 *bytes, guint bits)
{
    for (guint bit = 0; bit < bits; bit += 5) {
        guint value = 0;
        for (guint i = bit; i < bit + 5; i++)
            value = value << 1 | (bytes[i / 8] >> (7 - i % 8) & 1);
        g_string_append_c(out, BASE32[value]);
    }
}

static void mac(const guint8 key[KEY_BYTES], const char *label, const char *text,
                guint8 digest[DIGEST_BYTES])
{
    gsize length = DIGEST_BYTES;
    GHmac *hmac = g_hmac_new(G_CHECKSUM_SHA256, key, KEY_BYTES);
    g_hmac_update(hmac, (const guchar *)label, (gssize)strlen(label) + 1);
    g_hmac_update(hmac, (const guchar *)text, (gssize)strlen(text));
    g_hmac_get_digest(hmac, digest, &length);
    g_hmac_unref(hmac);
}

static int hex_value(char c)
{
    return g_ascii_xdigit_value(c);
}

static gboolean key_read(const char *line, guint8 key[KEY_BYTES])
{
    if (strlen(line) != 2 * KEY_BYTES)
        return FALSE;
    for (guint i = 0; i < KEY_BYTES; i++) {
        int high = hex_value(line[2 * i]);
        int low = hex_value(line[2 * i + 1]);
        if (high < 0 || low < 0)
            return FALSE;
        key[i] = (guint8)(high << 4 | low);
    }
    return TRUE;
}

static gboolean write_fully(int fd, const char *text)
{
    size_t length = strlen(text);
    while (length > 0) {
        ssize_t written = write(fd, text, length);
        if (written < 0)
            return FALSE;
        text += written;
        length -= (size_t)written;
    }
    return TRUE;
}

static void sync_folder_of(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
}

/* Under another name first and linked when whole: a crash never leaves half a key, and two first
   runs at once agree on one. */
static gboolean key_file_create(const char *path, GError **error)
{
    guint8 key[KEY_BYTES];
    g_autofree char *draft = g_strdup_printf("%s.%d", path, (int)getpid());
    if (getrandom(key, sizeof key, 0) != (ssize_t)sizeof key) {
        failure_set(error, FAILURE_TEMPORARY, "%s: no random bytes: %s", path, g_strerror(errno));
        return FALSE;
    }
    g_autoptr(GString) line = g_string_new(NULL);
    for (guint i = 0; i < KEY_BYTES; i++)
        g_string_append_printf(line, "%02x", key[i]);
    g_string_append_c(line, '\n');
    (void)g_unlink(draft);
    int fd = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    gboolean written = fd >= 0 && write_fully(fd, line->str) && fsync(fd) == 0;
    int reason = errno;
    if (fd >= 0)
        close(fd);
    if (written && link(draft, path) != 0 && errno != EEXIST) {
        reason = errno;
        written = FALSE;
    }
    (void)g_unlink(draft);
    sync_folder_of(path);
    memset(line->str, 0, line->len);
    explicit_bzero(key, sizeof key);
    if (!written)
        failure_set(error, FAILURE_OPERATOR,
                    "%s: cannot make the key file: %s; is its folder there and writable?", path,
                    g_strerror(reason));
    return written;
}

KeyRing *key_ring_open(const char *path, GError **error)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) reason = NULL;
    if (!g_file_test(path, G_FILE_TEST_EXISTS) && !key_file_create(path, error))
        return NULL;
    if (!g_file_get_contents(path, &text, NULL, &reason)) {
        failure_set(error, FAILURE_OPERATOR, "%s: %s", path, reason->message);
        return NULL;
    }
    g_autoptr(KeyRing) ring = key_ring_alloc();
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (*g_strstrip(*line) == '\0')
            continue;
        gboolean good = ring->count < KEYS_MAX && key_read(*line, ring->keys[ring->count]);
        explicit_bzero(*line, strlen(*line));
        if (!good) {
            failure_set(error, FAILURE_OPERATOR,
                        "%s: want one or two lines of %d hexadecimal digits; restore the file "
                        "from a backup, for without it the letters sent cannot be answered",
                        path, 2 * KEY_BYTES);
            return NULL;
        }
        ring->count++;
    }
    explicit_bzero(text, strlen(text));
    if (ring->count == 0) {
        failure_set(error, FAILURE_OPERATOR, "%s: holds no key", path);
        return NULL;
    }
    return g_steal_pointer(&ring);
}

KeyRing *key_ring_new(const guint8 key[KEY_BYTES])
{
    KeyRing *ring = key_ring_alloc();
    ring->count = 1;
    memcpy(ring->keys[0], key, KEY_BYTES);
    return ring;
}

void key_ring_free(KeyRing *ring)
{
    if (ring == NULL)
        return;
    explicit_bzero(ring, sizeof *ring);
    munmap(ring, sizeof *ring);
}

static char *grant_text(const char *ref, const TokenGrant *grant)
{
    return g_strdup_printf("%s/%s/%" G_GINT64_FORMAT "/%u/%" G_GINT64_FORMAT "/%u", ref,
                           grant->purpose, grant->request_number, grant->offer_number,
                           grant->person_id, grant->expires_on);
}

static void append_tag(const KeyRing *ring, guint key, const TokenGrant *grant, GString *token)
{
    guint8 digest[DIGEST_BYTES];
    g_autofree char *text = grant_text(token->str, grant);
    mac(ring->keys[key], "grant", text, digest);
    base32_append(token, digest, 80);
}

char *token_make(const KeyRing *ring, const char *letter_key, const TokenGrant *grant)
{
    guint8 digest[DIGEST_BYTES];
    GString *token = g_string_new(NULL);
    mac(ring->keys[0], "ref", letter_key, digest);
    base32_append(token, digest, 50);
    append_tag(ring, 0, grant, token);
    return g_string_free(token, FALSE);
}

gboolean token_is_genuine(const KeyRing *ring, const char *token, const TokenGrant *grant)
{
    if (strlen(token) != TOKEN_LENGTH)
        return FALSE;
    guint difference_everywhere = 1;
    for (guint key = 0; key < ring->count; key++) {
        g_autoptr(GString) expected = g_string_new_len(token, TOKEN_REF_LENGTH);
        append_tag(ring, key, grant, expected);
        guint difference = 0;
        for (guint i = 0; i < TOKEN_LENGTH; i++)
            difference |= (guint)(guchar)(expected->str[i] ^ token[i]);
        difference_everywhere &= difference != 0;
    }
    return !difference_everywhere;
}

static gboolean is_base32(char c)
{
    return g_ascii_isalpha(c) || (c >= '2' && c <= '7');
}

static void add_once(GPtrArray *tokens, char *token)
{
    if (g_ptr_array_find_with_equal_func(tokens, token, g_str_equal, NULL))
        g_free(token);
    else
        g_ptr_array_add(tokens, token);
}

void token_find(const char *text, guint limit, GPtrArray *tokens)
{
    const char *p = text;
    while (*p != '\0' && tokens->len < limit) {
        const char *start = p;
        gboolean after_digit = p > text && g_ascii_isdigit(p[-1]);
        while (is_base32(*p))
            p++;
        if (p - start == TOKEN_LENGTH && !after_digit && !g_ascii_isdigit(*p))
            add_once(tokens, g_ascii_strdown(start, TOKEN_LENGTH));
        if (p == start)
            p++;
    }
}

char *token_opaque_id(const KeyRing *ring, const char *letter_key)
{
    guint8 d[DIGEST_BYTES];
    mac(ring->keys[0], "opaque", letter_key, d);
    return g_strdup_printf("%02x%02x%02x%02x.%02x%02x%02x%02x.%02x%02x%02x%02x", d[0], d[1], d[2],
                           d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11]);
}
