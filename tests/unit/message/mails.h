/* SPDX-License-Identifier: MIT */
#pragma once
/* Mails for the tests of message/: written as C strings with LF, understood in this process. */
#include <string.h>

#include "message/understand.h"

static inline Message *understood_as(const char *mail, const ReaderOptions *options)
{
    static Understanding understanding;
    if (understanding.charsets == NULL)
        understanding_prepare(&understanding, options);
    understanding.options = *options;
    const UnderstandMail given = {.bytes = mail, .length = strlen(mail)};
    return understand(&understanding, &given);
}

static inline Message *understood(const char *mail)
{
    const ReaderOptions options = {.address = "mentoring@programme.example",
                                   .authserv_id = "mx.programme.example",
                                   .boundary = "mx.programme.example"};
    return understood_as(mail, &options);
}

/* A person's plain reply with these header lines (each with LF) added on top. */
static inline char *reply_with(const char *fields, const char *subject, const char *body)
{
    return g_strdup_printf(
        "%sFrom: Ben Okafor <ben@energy.example>\n"
        "To: mentoring@programme.example\nSubject: %s\n"
        "Date: Thu, 02 Jul 2026 10:00:00 -0400\nMessage-ID: <m1@energy.example>\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n%s",
        fields, subject, body);
}
