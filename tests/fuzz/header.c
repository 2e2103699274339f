/* SPDX-License-Identifier: MIT */
/* Raw header fields: one line each, ids as they are written. */
#include "message/header.h"

#include "tests/fuzz/fuzz.h"

enum { ASKED_MAX = 20 };

static void check_ids(const Header *header, const char *name)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    header_collect_ids(header, name, ids);
    for (guint i = 0; i < ids->len; i++) {
        const char *id = g_ptr_array_index(ids, i);
        size_t length = strlen(id);
        g_assert_cmpuint(length, >, 2);
        g_assert_true(id[0] == '<' && id[length - 1] == '>');
        g_assert_cmpuint(strcspn(id + 1, "<> \t\r\n"), ==, length - 2);
    }
}

FUZZ(input)
{
    g_autoptr(Header) header = header_new(input->at, input->left);
    g_assert_cmpuint(header->body_at, <=, input->left);
    size_t together = 0;
    for (guint i = 0; i < header->fields->len; i++) {
        const HeaderField *field = g_ptr_array_index(header->fields, i);
        g_assert_true(*field->name != '\0' && strpbrk(field->name, ": \t\r\n") == NULL);
        g_assert_null(strchr(field->value, '\n'));
        if (i < ASKED_MAX) {
            g_assert_cmpuint(header_count(header, field->name), >=, 1);
            g_assert_nonnull(header_value(header, field->name));
        }
        together += strlen(field->name) + strlen(field->value);
    }
    g_assert_cmpuint(together, <=, header->body_at);
    check_ids(header, "Message-ID");
    check_ids(header, "References");
    (void)header_has_word(header, "Precedence", "bulk");
}
