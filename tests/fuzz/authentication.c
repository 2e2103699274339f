/* SPDX-License-Identifier: MIT */
/* Nothing that a sender writes into a header makes the boundary vouch for it. */
#include "message/authentication.h"

#include "tests/fuzz/fuzz.h"

#define BOUNDARY "mx.programme.example"
#define DOMAIN "energy.example"

static Authenticated verdict_of(const char *block)
{
    g_autoptr(Header) header = header_new(block, strlen(block));
    return authentication_verdict(header, BOUNDARY, BOUNDARY, DOMAIN);
}

/* The sender's header below what the boundary put on top of it. */
static Authenticated verdict_below(const char *stamped, const char *sent)
{
    g_autofree char *block =
        g_strconcat(stamped, "Received: from x (x [192.0.2.1]) by " BOUNDARY "; x\r\n", sent, NULL);
    return verdict_of(block);
}

static gboolean has_folded(const char *text, const char *word)
{
    g_autofree char *lower = g_ascii_strdown(text, -1);
    return strstr(lower, word) != NULL;
}

FUZZ(input)
{
    g_autofree char *sent = fuzz_string(input);
    if (verdict_of(sent) == AUTHENTICATED_PASS) {
        g_assert_true(has_folded(sent, "dmarc"));
        g_assert_true(has_folded(sent, "received"));
        g_assert_true(has_folded(sent, "authentication-results"));
    }
    g_autoptr(Header) header = header_new(sent, strlen(sent));
    g_assert_cmpint(authentication_verdict(header, NULL, BOUNDARY, DOMAIN), ==, AUTHENTICATED_NONE);
    g_assert_cmpint(authentication_verdict(header, BOUNDARY, NULL, DOMAIN), ==, AUTHENTICATED_NONE);
    g_assert_cmpint(authentication_verdict(header, BOUNDARY, BOUNDARY, NULL), ==,
                    AUTHENTICATED_NONE);
    if (*sent == ' ' || *sent == '\t')
        return; /* would go on in the boundary's own field, where no server lets a mail begin */
    gboolean mbox = g_str_has_prefix(sent, "From "); /* passed over on top alone */
    Authenticated stamped_fail = verdict_below(
        "Authentication-Results: " BOUNDARY "; dmarc=fail header.from=" DOMAIN "\r\n", sent);
    g_assert_cmpint(stamped_fail, ==,
                    header->malformed || mbox ? AUTHENTICATED_NONE : AUTHENTICATED_FAIL);
    g_assert_cmpint(verdict_below("", sent), ==, AUTHENTICATED_NONE);
    g_assert_cmpint(verdict_below("Authentication-Results: other.example; dmarc=pass "
                                  "header.from=" DOMAIN "\r\n",
                                  sent),
                    ==, AUTHENTICATED_NONE);
}
