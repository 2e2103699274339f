/* SPDX-License-Identifier: MIT */
#pragma once
/* An IMAP server without a socket: the functions of libcurl that the mailbox uses to connect and to
   move bytes are made up here, and hide the library's. What the server says is the input, as it is
   asked for, line by line or in smaller pieces; '%' becomes the tag of the last command, and 0xff
   is a moment of silence. At the end of the input it hangs up. */
#include <curl/curl.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "tests/fuzz/fuzz.h"

typedef struct {
    Input *input;
    int always_ready; /* so that nobody waits for real */
    size_t piece;     /* at most so many bytes at once */
    char tag[16];
    const char *tag_left; /* what has not been said of it yet */
    gboolean begins;      /* a command does, with its tag */
} FakeImap;

static FakeImap fake_imap;

static inline void fake_imap_start(Input *input)
{
    fake_imap = (FakeImap){.input = input,
                           .always_ready = eventfd(1, EFD_CLOEXEC),
                           .piece = (size_t)1 << (fuzz_byte(input) & 15),
                           .tag_left = "",
                           .begins = TRUE};
}

static inline void fake_imap_stop(void)
{
    close(fake_imap.always_ready);
}

#undef curl_easy_getinfo
#undef curl_easy_setopt

CURL *curl_easy_init(void)
{
    return &fake_imap;
}

CURLcode curl_easy_setopt(CURL *curl, CURLoption option, ...)
{
    return CURLE_OK;
}

CURLcode curl_easy_perform(CURL *curl)
{
    return ((FakeImap *)curl)->input->left > 0 ? CURLE_OK : CURLE_COULDNT_CONNECT;
}

CURLcode curl_easy_getinfo(CURL *curl, CURLINFO info, ...)
{
    va_list arguments;
    va_start(arguments, info);
    *va_arg(arguments, curl_socket_t *) = ((FakeImap *)curl)->always_ready;
    va_end(arguments);
    return CURLE_OK;
}

void curl_easy_cleanup(CURL *curl)
{
}

CURLcode curl_easy_send(CURL *curl, const void *buffer, size_t length, size_t *sent)
{
    FakeImap *fake = curl;
    const char *text = buffer;
    if (fake->begins && length > 0) {
        size_t tag = MIN(MIN(strcspn(text, " "), length), sizeof fake->tag - 1);
        memcpy(fake->tag, text, tag);
        fake->tag[tag] = '\0';
        fake->tag_left = "";
    }
    fake->begins = length > 0 && text[length - 1] == '\n';
    *sent = length;
    return CURLE_OK;
}

/* How much can be said at once, before the next byte that means something else. */
static inline size_t fake_imap_run(const FakeImap *fake, size_t room)
{
    const char *at = fake->input->at;
    size_t most = MIN(MIN(room, fake->piece), fake->input->left), length = 0;
    while (length < most && at[length] != '%' && at[length] != '\xff'
           && (length == 0 || at[length - 1] != '\n'))
        length++;
    return length;
}

CURLcode curl_easy_recv(CURL *curl, void *buffer, size_t room, size_t *got)
{
    FakeImap *fake = curl;
    Input *input = fake->input;
    if (*fake->tag_left == '\0' && input->left > 0 && *input->at == '%') {
        fuzz_byte(input);
        fake->tag_left = fake->tag;
    }
    *got = MIN(strlen(fake->tag_left), room);
    if (*got > 0) {
        memcpy(buffer, fake->tag_left, *got);
        fake->tag_left += *got;
        return CURLE_OK;
    }
    if (input->left > 0 && *input->at == '\xff') {
        fuzz_byte(input);
        return CURLE_AGAIN;
    }
    *got = fake_imap_run(fake, room);
    memcpy(buffer, input->at, *got);
    input->at += *got;
    input->left -= *got;
    return CURLE_OK;
}
