/* SPDX-License-Identifier: MIT */
#include "message/authentication.h"

#include <string.h>

/* The boundary's Received field as Postfix writes it for a TLS client. */
#define BOUNDARY                                                                                   \
    "Received: from mail.energy.example (mail.energy.example [192.0.2.7])\n"                       \
    "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\n"                        \
    "\t(No client certificate requested)\n"                                                        \
    "\tby mx.programme.example (Postfix) with ESMTPS id 4B; Thu, 2 Jul 2026 10:00:00 -0400\n"
#define BELOW                                                                                      \
    "Received: from pc by mail.energy.example with ESMTP; Thu, 2 Jul 2026 09:59:59 -0400\n"
#define PASS "Authentication-Results: mx.programme.example; dmarc=pass header.from=energy.example\n"
#define FAIL "Authentication-Results: mx.programme.example; dmarc=fail header.from=energy.example\n"

static Authenticated verdict(const char *fields)
{
    g_autofree char *block = g_strconcat(fields, "From: ben@energy.example\n\n", NULL);
    g_autoptr(Header) header = header_new(block, strlen(block));
    return authentication_verdict(header, "mx.programme.example", "mx.programme.example",
                                  "energy.example");
}

static void assert_all(const char *const *fields, gsize count, Authenticated expected)
{
    for (gsize i = 0; i < count; i++) {
        g_test_message("%s", fields[i]);
        g_assert_cmpint(verdict(fields[i]), ==, expected);
    }
}

static void the_boundary_vouches_for_the_sender(void)
{
    static const char *const passes[] = {
        PASS BOUNDARY BELOW,
        "Received: from store by store.programme.example with LMTP; x\n" PASS BOUNDARY BELOW,
        "Authentication-Results: MX.Programme.Example; DMARC=Pass "
        "Header.From=Energy.Example\n" BOUNDARY,
        "Authentication-Results: mx.programme.example 1; spf=pass smtp.mailfrom=energy.example;\n"
        " dkim=pass (2048-bit key (fine)) header.d=energy.example header.b=\"Ab/+=\";\n"
        " dmarc=pass (p=reject dis=none) header.from=energy.example\n" BOUNDARY,
        "Authentication-Results:\n mx.programme.example;\n\tdmarc=pass\n "
        "header.from=energy.example\n" BOUNDARY,
        "Authentication-Results: mx.programme.example;dmarc = pass header.from = "
        "energy.example;\n" BOUNDARY,
        "Authentication-Results: other.example; dmarc=fail header.from=energy.example\n" PASS
            BOUNDARY,
        PASS "Authentication-Results: mx.programme.example; spf=pass smtp.mailfrom=x\n" BOUNDARY,
        PASS BOUNDARY FAIL BELOW,
    };
    assert_all(passes, G_N_ELEMENTS(passes), AUTHENTICATED_PASS);
}

static void the_boundary_says_that_the_sender_is_forged(void)
{
    static const char *const fails[] = {FAIL BOUNDARY, FAIL BOUNDARY PASS BELOW};
    assert_all(fails, G_N_ELEMENTS(fails), AUTHENTICATED_FAIL);
}

static void everything_else_proves_nothing(void)
{
    static const char *const none[] = {
        "",
        BOUNDARY BELOW,
        BOUNDARY PASS,
        BOUNDARY PASS BELOW PASS,
        PASS,
        PASS BELOW,
        PASS PASS BELOW,
        /* another authserv-id, one that begins or ends like ours, none */
        "Authentication-Results: evil.example; dmarc=pass header.from=energy.example\n" BOUNDARY,
        "Authentication-Results: mx.programme.example.evil.example; dmarc=pass "
        "header.from=energy.example\n" BOUNDARY,
        "Authentication-Results: xmx.programme.example; dmarc=pass "
        "header.from=energy.example\n" BOUNDARY,
        "Authentication-Results: mx.programme; dmarc=pass header.from=energy.example\n" BOUNDARY,
        "Authentication-Results: dmarc=pass header.from=energy.example\n" BOUNDARY,
        "Authentication-Results: \"mx.programme.example\"; dmarc=pass "
        "header.from=energy.example\n" BOUNDARY,
        "Authentication-Results: (mx.programme.example;) x; dmarc=pass "
        "header.from=energy.example\n" BOUNDARY,
        /* pass that is not the result */
        "Authentication-Results: mx.programme.example; spf=none (dmarc=pass "
        "header.from=energy.example)\n" BOUNDARY,
        "Authentication-Results: mx.programme.example; spf=none reason=\"; dmarc=pass "
        "header.from=energy.example\"\n" BOUNDARY,
        "Authentication-Results: mx.programme.example; dmarc=none "
        "header.from=energy.example\n" BOUNDARY,
        "Authentication-Results: mx.programme.example; dmarc=temperror "
        "header.from=energy.example\n" BOUNDARY,
        "Authentication-Results: mx.programme.example; compauth=pass "
        "header.from=energy.example\n" BOUNDARY,
        "Authentication-Results: mx.programme.example; xdmarc=pass "
        "header.from=energy.example\n" BOUNDARY,
        "Authentication-Results: mx.programme.example; none\n" BOUNDARY,
        /* another domain, or none */
        "Authentication-Results: mx.programme.example; dmarc=pass "
        "header.from=evil.example\n" BOUNDARY,
        "Authentication-Results: mx.programme.example; dmarc=pass "
        "header.from=energy.example.evil.example\n" BOUNDARY,
        "Authentication-Results: mx.programme.example; dmarc=pass\n" BOUNDARY,
        "Authentication-Results: mx.programme.example; dmarc=pass; dkim=pass "
        "header.from=energy.example\n" BOUNDARY,
        /* conflicts */
        "Authentication-Results: mx.programme.example; dmarc=pass header.from=energy.example; "
        "dmarc=fail header.from=energy.example\n" BOUNDARY,
        "Authentication-Results: mx.programme.example; dmarc=pass header.from=energy.example "
        "header.from=evil.example\n" BOUNDARY,
        PASS FAIL BOUNDARY,
        FAIL PASS BOUNDARY,
        /* what cannot be parsed */
        "Authentication-Results: mx.programme.example; dmarc=pass header.from=energy.example "
        "(\n" BOUNDARY,
        "Authentication-Results: mx.programme.example; dmarc=pass header.from=energy.example "
        ")\n" BOUNDARY,
        "Authentication-Results: mx.programme.example; dmarc=pass=fail "
        "header.from=energy.example\n" BOUNDARY,
        "Authentication-Results: mx.programme.example; =pass; dmarc=pass "
        "header.from=energy.example\n" BOUNDARY,
        "Authentication-Results: mx.programme.example dmarc=pass "
        "header.from=energy.example\n" BOUNDARY,
        "Authentication-Results: mx.programme.example; dmarc=pass "
        "header.from=\"energy.example\n" BOUNDARY,
        "no field at all\n" PASS BOUNDARY,
        /* a HELO name that hides the boundary's own Received field */
        "Received: from a(b (c [192.0.2.9]) by mx.programme.example; x\n" PASS BOUNDARY,
        "Received: nonsense\n" PASS BOUNDARY,
        "Received: from by by mx.evil.example; x\n" BELOW PASS,
        BOUNDARY PASS BOUNDARY,
    };
    assert_all(none, G_N_ELEMENTS(none), AUTHENTICATED_NONE);
}

static void without_a_configured_boundary_nothing_is_believed(void)
{
    static const char block[] = PASS BOUNDARY "From: ben@energy.example\n\n";
    g_autoptr(Header) header = header_new(block, strlen(block));
    g_assert_cmpint(authentication_verdict(header, NULL, "mx.programme.example", "energy.example"),
                    ==, AUTHENTICATED_NONE);
    g_assert_cmpint(authentication_verdict(header, "mx.programme.example", NULL, "energy.example"),
                    ==, AUTHENTICATED_NONE);
    g_assert_cmpint(
        authentication_verdict(header, "mx.programme.example", "mx.programme.example", NULL), ==,
        AUTHENTICATED_NONE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/authentication/the_boundary_vouches_for_the_sender",
                    the_boundary_vouches_for_the_sender);
    g_test_add_func("/authentication/the_boundary_says_that_the_sender_is_forged",
                    the_boundary_says_that_the_sender_is_forged);
    g_test_add_func("/authentication/everything_else_proves_nothing",
                    everything_else_proves_nothing);
    g_test_add_func("/authentication/without_a_configured_boundary_nothing_is_believed",
                    without_a_configured_boundary_nothing_is_believed);
    return g_test_run();
}
