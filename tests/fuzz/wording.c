/* SPDX-License-Identifier: MIT */
/* The scanners for what machines write take any words. */
#include "message/wording.h"

#include "base/text.h"
#include "tests/fuzz/fuzz.h"

FUZZ(input)
{
    g_autofree char *raw_subject = fuzz_string(input);
    g_autofree char *raw_text = fuzz_string(input);
    g_autofree char *subject_line = text_single_line(raw_subject, 400);
    g_autofree char *clean = text_clean(raw_text, -1);
    g_autofree char *subject = wording_head(subject_line);
    g_autofree char *text = wording_head(clean);
    fuzz_check_line(subject, 4 * strlen(subject_line) + 1);
    fuzz_check_line(text, 4 * strlen(clean) + 1);
    (void)wording_subject_is_autoreply(subject);
    for (int thread = WORDING_NO_ANSWER; thread <= WORDING_ANSWER_WITH_QUOTE; thread++)
        (void)wording_text_is_autoreply(text, (WordingThread)thread);
    (void)wording_subject_is_bounce(subject);
    (void)wording_text_is_bounce(text);
    (void)wording_is_delay(subject, text);
    (void)wording_is_receipt(subject, text);
    (void)wording_is_recall(subject, text);
    (void)wording_is_challenge(subject, text);
    (void)wording_is_digest(subject, text);
}
