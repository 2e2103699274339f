/* SPDX-License-Identifier: MIT */
#pragma once
/* What the targets share. Each is one file with FUZZ(input) { ... }, which reads strings out of the
   input and asserts what must hold whatever they are. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* The bytes of one run. 0xff and a byte above 0xf0 at the end are taken off and say that the rest
   is repeated 2, 4, ... 32,768 times: so small inputs find what is slow or overflows only in large
   ones. */
typedef struct {
    const char *at;
    size_t left;
} Input;

enum { FUZZ_LARGEST = 512 * 1024, FUZZ_REPEATS = 0xf0, FUZZ_MARK = 0xff, FUZZ_MARK_LENGTH = 2 };

/* 1: no mark. */
static inline size_t fuzz_times(const guint8 *bytes, size_t size)
{
    if (size <= FUZZ_MARK_LENGTH || size > FUZZ_LARGEST / 2 || bytes[size - 2] != FUZZ_MARK
        || bytes[size - 1] <= FUZZ_REPEATS)
        return 1;
    return MIN((size_t)1 << (bytes[size - 1] - FUZZ_REPEATS), FUZZ_LARGEST / size);
}

/* The bytes up to the next NUL, which is passed over. Owned by the caller. */
static inline char *fuzz_string(Input *input)
{
    const char *nul = memchr(input->at, '\0', input->left);
    size_t length = nul != NULL ? (size_t)(nul - input->at) : input->left;
    char *text = g_strndup(input->at, length);
    input->at += length + (nul != NULL);
    input->left -= length + (nul != NULL);
    return text;
}

/* The same as valid UTF-8. */
static inline char *fuzz_utf8(Input *input)
{
    g_autofree char *raw = fuzz_string(input);
    return g_utf8_make_valid(raw, -1);
}

/* 0 at the end of the input. */
static inline guint8 fuzz_byte(Input *input)
{
    if (input->left == 0)
        return 0;
    input->left--;
    return (guint8)*input->at++;
}

static inline void fuzz_check_utf8(const char *text, size_t max_bytes)
{
    g_assert_true(g_utf8_validate(text, -1, NULL));
    g_assert_cmpuint(strlen(text), <=, max_bytes);
}

static inline void fuzz_check_line(const char *text, size_t max_bytes)
{
    fuzz_check_utf8(text, max_bytes);
    g_assert_null(strpbrk(text, "\r\n"));
}

static void fuzz_one(Input *input);

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const guint8 *bytes, size_t size);

/* A complaint of GLib's is a finding. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    g_log_set_always_fatal(G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
    return 0;
}

int LLVMFuzzerTestOneInput(const guint8 *bytes, size_t size)
{
    size_t times = fuzz_times(bytes, size);
    size_t length = times > 1 ? size - FUZZ_MARK_LENGTH : size;
    /* Exactly as large as it is, so that reading one byte too far is seen; malloc() gives a place
       for no bytes too. */
    char *whole = malloc(length * times);
    for (size_t i = 0; i < times && length > 0; i++)
        memcpy(whole + i * length, bytes, length);
    Input input = {whole, length * times};
    fuzz_one(&input);
    free(whole);
    return 0;
}

#define FUZZ(input) static void fuzz_one(Input *input)
