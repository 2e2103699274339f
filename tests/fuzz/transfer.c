/* SPDX-License-Identifier: MIT */
/* Transfer encodings and charsets: what is encoded comes back, anything else becomes UTF-8. */
#include "message/transfer.h"

#include "tests/fuzz/fuzz.h"

enum { OCTETS_PER_OCTET = 6 };

static void check_base64(const Input *input)
{
    const guint8 *bytes = (const guint8 *)input->at;
    g_autoptr(GByteArray) any = transfer_decode_base64(bytes, input->left);
    g_assert_cmpuint(any->len, <=, input->left);
    g_autofree char *encoded = g_base64_encode(bytes, input->left);
    g_autoptr(GByteArray) back = transfer_decode_base64((const guint8 *)encoded, strlen(encoded));
    g_assert_cmpmem(back->data, back->len, bytes, input->left);
}

static void check_quoted_printable(const Input *input)
{
    const guint8 *bytes = (const guint8 *)input->at;
    g_autoptr(GByteArray) any = transfer_decode_quoted_printable(bytes, input->left);
    g_assert_cmpuint(any->len, <=, input->left);
    g_autoptr(GString) encoded = g_string_new(NULL);
    for (size_t i = 0; i < input->left; i++)
        g_string_append_printf(encoded, "=%02X%s", bytes[i], i % 20 == 19 ? "=\r\n" : "");
    g_autoptr(GByteArray) back =
        transfer_decode_quoted_printable((const guint8 *)encoded->str, encoded->len);
    g_assert_cmpmem(back->data, back->len, bytes, input->left);
}

FUZZ(input)
{
    static Charsets *charsets = NULL;
    if (charsets == NULL)
        charsets = charsets_open();
    g_autofree char *charset = fuzz_string(input);
    check_base64(input);
    check_quoted_printable(input);
    g_autoptr(GByteArray) body = g_byte_array_new();
    if (input->left > 0)
        g_byte_array_append(body, (const guint8 *)input->at, (guint)input->left);
    g_autofree char *text = charsets_decode(charsets, *charset != '\0' ? charset : NULL, body);
    fuzz_check_utf8(text, OCTETS_PER_OCTET * body->len + 10);
}
