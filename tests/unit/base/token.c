/* SPDX-License-Identifier: MIT */
#include "base/token.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/failure.h"

static const guint8 KEY[KEY_BYTES] = {1, 2, 3};
static const guint8 OTHER_KEY[KEY_BYTES] = {1, 2, 4};
static const TokenGrant GRANT = {"answer", 17, 2, 4711, 2461000};

static void a_token_is_26_base32_characters_and_always_the_same(void)
{
    g_autoptr(KeyRing) ring = key_ring_new(KEY);
    g_autofree char *token = token_make(ring, "request/17/2", &GRANT);
    g_autofree char *again = token_make(ring, "request/17/2", &GRANT);
    g_autofree char *other = token_make(ring, "request/17/3", &GRANT);
    g_assert_cmpuint(strlen(token), ==, TOKEN_LENGTH);
    g_assert_cmpuint(strspn(token, "abcdefghijklmnopqrstuvwxyz234567"), ==, TOKEN_LENGTH);
    g_assert_cmpstr(token, ==, again);
    g_assert_cmpint(strncmp(token, other, TOKEN_REF_LENGTH), !=, 0);
}

static void a_genuine_token_holds_for_its_grant_alone(void)
{
    g_autoptr(KeyRing) ring = key_ring_new(KEY);
    g_autofree char *token = token_make(ring, "request/17/2", &GRANT);
    TokenGrant purpose = GRANT, request = GRANT, offer = GRANT, person = GRANT, expiry = GRANT;
    purpose.purpose = "pick";
    request.request_number++;
    offer.offer_number++;
    person.person_id++;
    expiry.expires_on++;
    g_assert_true(token_is_genuine(ring, token, &GRANT));
    g_assert_false(token_is_genuine(ring, token, &purpose));
    g_assert_false(token_is_genuine(ring, token, &request));
    g_assert_false(token_is_genuine(ring, token, &offer));
    g_assert_false(token_is_genuine(ring, token, &person));
    g_assert_false(token_is_genuine(ring, token, &expiry));
}

static void neighbouring_numbers_do_not_run_together(void)
{
    g_autoptr(KeyRing) ring = key_ring_new(KEY);
    TokenGrant one = {"answer", 1, 11, 1, 1}, other = {"answer", 11, 1, 1, 1};
    g_autofree char *token = token_make(ring, "x", &one);
    g_assert_true(token_is_genuine(ring, token, &one));
    g_assert_false(token_is_genuine(ring, token, &other));
}

static void a_token_with_any_character_changed_is_forged(void)
{
    g_autoptr(KeyRing) ring = key_ring_new(KEY);
    g_autofree char *token = token_make(ring, "request/17/2", &GRANT);
    for (guint i = 0; i < TOKEN_LENGTH; i++) {
        g_autofree char *forged = g_strdup(token);
        forged[i] = token[i] == 'a' ? 'b' : 'a';
        g_assert_false(token_is_genuine(ring, forged, &GRANT));
    }
    g_assert_false(token_is_genuine(ring, "", &GRANT));
    g_assert_false(token_is_genuine(ring, token + 1, &GRANT));
}

static void another_key_makes_no_genuine_token(void)
{
    g_autoptr(KeyRing) ring = key_ring_new(KEY);
    g_autoptr(KeyRing) other = key_ring_new(OTHER_KEY);
    g_autofree char *token = token_make(other, "request/17/2", &GRANT);
    g_assert_true(token_is_genuine(other, token, &GRANT));
    g_assert_false(token_is_genuine(ring, token, &GRANT));
}

static void a_hundred_thousand_random_tokens_hit_nothing(void)
{
    static const char base32[] = "abcdefghijklmnopqrstuvwxyz234567";
    g_autoptr(KeyRing) ring = key_ring_new(KEY);
    g_autofree char *genuine = token_make(ring, "request/17/2", &GRANT);
    guint hits = 0;
    for (guint run = 0; run < 100000; run++) {
        char token[TOKEN_LENGTH + 1] = {0};
        memcpy(token, genuine, TOKEN_REF_LENGTH); /* the guesser has seen the name of the grant */
        for (guint i = TOKEN_REF_LENGTH; i < TOKEN_LENGTH; i++)
            token[i] = base32[g_test_rand_int_range(0, 32)];
        hits += (guint)token_is_genuine(ring, token, &GRANT);
    }
    g_assert_cmpuint(hits, ==, 0);
}

static void assert_found(const char *text, guint limit, const char *expected)
{
    g_autoptr(GPtrArray) tokens = g_ptr_array_new_with_free_func(g_free);
    token_find(text, limit, tokens);
    g_ptr_array_add(tokens, NULL);
    g_autofree char *found = g_strjoinv(" ", (char **)tokens->pdata);
    g_assert_cmpstr(found, ==, expected);
}

#define A26 "abcdefghijklmnopqrstuvwxyz"
#define B26 "234567abcdefghijklmnopqrst"

static void tokens_are_found_wherever_mail_programs_put_them(void)
{
    assert_found("", 9, "");
    assert_found("Ref: " A26, 9, A26);
    assert_found("> > Ref: " A26 "\n", 9, A26);
    assert_found("mentoring+" A26 "@p.example", 9, A26);
    assert_found("<" A26 "." B26 "@p.example> " A26, 9, A26 " " B26);
    assert_found("<" A26 "." B26 "@p.example>", 1, A26);
    assert_found(A26 " " B26, 0, "");
}

static void an_upper_cased_token_is_found_and_genuine(void)
{
    g_autoptr(KeyRing) ring = key_ring_new(KEY);
    g_autofree char *token = token_make(ring, "request/17/2", &GRANT);
    g_autofree char *shouted = g_ascii_strup(token, -1);
    g_autoptr(GPtrArray) tokens = g_ptr_array_new_with_free_func(g_free);
    token_find(shouted, 1, tokens);
    g_assert_cmpuint(tokens->len, ==, 1);
    g_assert_true(token_is_genuine(ring, g_ptr_array_index(tokens, 0), &GRANT));
}

static void longer_and_shorter_runs_are_no_tokens(void)
{
    assert_found(A26 "a", 9, "");
    assert_found("abcdefghijklmnopqrstuvwxy", 9, "");
    assert_found(A26 "0", 9, "");
    assert_found("0" A26, 9, "");
    assert_found(A26 "_9", 9, A26);
}

static void a_megabyte_of_letters_is_searched_at_once(void)
{
    g_autofree char *letters = g_strnfill(1 << 20, 'a');
    gint64 started_at = g_get_monotonic_time();
    assert_found(letters, 9, "");
    g_assert_cmpint(g_get_monotonic_time() - started_at, <, G_USEC_PER_SEC);
}

static void an_opaque_id_hides_from_the_token_reader(void)
{
    g_autoptr(KeyRing) ring = key_ring_new(KEY);
    g_autofree char *id = token_opaque_id(ring, "introduction/17");
    g_autofree char *again = token_opaque_id(ring, "introduction/17");
    g_autofree char *other = token_opaque_id(ring, "introduction/18");
    g_assert_cmpstr(id, ==, again);
    g_assert_cmpstr(id, !=, other);
    g_assert_cmpuint(strspn(id, "0123456789abcdef."), ==, strlen(id));
    assert_found(id, 9, "");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define T(name) g_test_add_func("/token/" #name, name)
    T(a_token_is_26_base32_characters_and_always_the_same);
    T(a_genuine_token_holds_for_its_grant_alone);
    T(neighbouring_numbers_do_not_run_together);
    T(a_token_with_any_character_changed_is_forged);
    T(another_key_makes_no_genuine_token);
    T(a_hundred_thousand_random_tokens_hit_nothing);
    T(tokens_are_found_wherever_mail_programs_put_them);
    T(an_upper_cased_token_is_found_and_genuine);
    T(longer_and_shorter_runs_are_no_tokens);
    T(a_megabyte_of_letters_is_searched_at_once);
    T(an_opaque_id_hides_from_the_token_reader);
#undef T
    return g_test_run();
}
