/* SPDX-License-Identifier: MIT */
/* Tokens in a stranger's text: token-shaped, few, and genuine only if we made them. */
#include "base/token.h"

#include "message/tokens.h"
#include "tests/fuzz/fuzz.h"

enum { MOST_TOKENS = 64, LIMIT = 8 };

static void check_tokens(const GPtrArray *tokens, guint most, const KeyRing *ring)
{
    const TokenGrant grant = {.purpose = "answer", .request_number = 42, .person_id = 7};
    g_autofree char *ours = token_make(ring, "letter", &grant);
    g_assert_true(token_is_genuine(ring, ours, &grant));
    g_assert_cmpuint(tokens->len, <=, most);
    for (guint i = 0; i < tokens->len; i++) {
        const char *token = tokens->pdata[i];
        g_assert_cmpuint(strlen(token), ==, TOKEN_LENGTH);
        g_assert_cmpuint(strspn(token, "abcdefghijklmnopqrstuvwxyz234567"), ==, TOKEN_LENGTH);
        g_assert_true(g_str_equal(token, ours) || !token_is_genuine(ring, token, &grant));
    }
}

FUZZ(input)
{
    static const guint8 key[KEY_BYTES] = "a key that nobody else can guess";
    g_autoptr(KeyRing) ring = key_ring_new(key);
    g_autofree char *block = fuzz_string(input);
    g_autofree char *reply = fuzz_string(input);
    g_autofree char *quoted = fuzz_string(input);
    g_autofree char *returned = fuzz_string(input);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
    token_find(quoted, LIMIT, found);
    check_tokens(found, LIMIT, ring);

    g_autoptr(Header) header = header_new(block, strlen(block));
    const TokenCarriers carriers = {.header = header,
                                    .address = "mentoring@programme.example",
                                    .reply = reply,
                                    .quoted = quoted,
                                    .returned = returned};
    g_autoptr(GPtrArray) collected = g_ptr_array_new_with_free_func(g_free);
    tokens_collect(&carriers, collected);
    check_tokens(collected, MOST_TOKENS, ring);
    (void)token_is_genuine(ring, reply, &(TokenGrant){.purpose = "answer"});
}
