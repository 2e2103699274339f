/* SPDX-License-Identifier: MIT */
/* What the pre-filter lets pass is within its limits, as the header reader counts. */
#include "message/prefilter.h"

#include "message/header.h"
#include "tests/fuzz/fuzz.h"

enum { HEADER_MAX = 256 * 1024, FIELD_MAX = 32 * 1024, FIELDS_MAX = 1000 };

FUZZ(input)
{
    const char *refusal = prefilter_refusal((const guint8 *)input->at, input->left);
    if (refusal != NULL) {
        fuzz_check_line(refusal, 100);
        return;
    }
    g_assert_cmpuint(input->left, >, 0);
    g_assert_null(memchr(input->at, '\0', input->left));
    if (memchr(input->at, '\n', input->left) == NULL)
        return; /* carriage returns alone: the reader makes line feeds of them first */
    g_autoptr(Header) header = header_new(input->at, input->left);
    g_assert_cmpuint(header->body_at, <=, HEADER_MAX + 2);
    g_assert_cmpuint(header->fields->len, <=, FIELDS_MAX);
    for (guint i = 0; i < header->fields->len; i++) {
        const HeaderField *field = g_ptr_array_index(header->fields, i);
        g_assert_cmpuint(strlen(field->name) + strlen(field->value), <=, FIELD_MAX);
    }
}
