/* SPDX-License-Identifier: MIT */
#include "message/transfer.h"

static int base64_value(guint8 c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+' || c == '-')
        return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

/* `count` sextets hold count - 1 whole bytes. */
static guint8 *write_group(guint8 *out, guint32 group, guint count)
{
    group <<= 6 * (4 - count);
    for (guint i = 0; i + 1 < count; i++)
        *out++ = (guint8)(group >> (16 - 8 * i));
    return out;
}

GByteArray *transfer_decode_base64(const guint8 *bytes, gsize length)
{
    GByteArray *decoded = g_byte_array_new();
    g_byte_array_set_size(decoded, (guint)(length / 4 * 3 + 3));
    guint8 *out = decoded->data;
    guint32 group = 0;
    guint count = 0;
    for (gsize i = 0; i < length; i++) {
        int value = base64_value(bytes[i]);
        if (value >= 0) {
            group = group << 6 | (guint32)value;
            count++;
        }
        if (count == 4 || (count > 0 && bytes[i] == '=')) {
            out = write_group(out, group, count);
            group = count = 0;
        }
    }
    if (count > 0)
        out = write_group(out, group, count);
    g_byte_array_set_size(decoded, (guint)(out - decoded->data));
    return decoded;
}

/* Where the line goes on after a soft break at `i` ('='), or 0 if it is none. */
static gsize soft_break_end(const guint8 *bytes, gsize length, gsize i)
{
    for (i++; i < length && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r');)
        i++;
    return i >= length || bytes[i] == '\n' ? MIN(i + 1, length) : 0;
}

GByteArray *transfer_decode_quoted_printable(const guint8 *bytes, gsize length)
{
    GByteArray *decoded = g_byte_array_new();
    g_byte_array_set_size(decoded, (guint)length + 1);
    guint8 *out = decoded->data;
    for (gsize i = 0; i < length;) {
        gsize next = bytes[i] == '=' ? soft_break_end(bytes, length, i) : 0;
        if (next > 0) {
            i = next;
            continue;
        }
        guint8 byte = bytes[i];
        if (byte == '=' && i + 2 < length && g_ascii_isxdigit((char)bytes[i + 1])
            && g_ascii_isxdigit((char)bytes[i + 2])) {
            byte = (guint8)(g_ascii_xdigit_value((char)bytes[i + 1]) << 4
                            | g_ascii_xdigit_value((char)bytes[i + 2]));
            i += 2;
        }
        *out++ = byte;
        i++;
    }
    g_byte_array_set_size(decoded, (guint)(out - decoded->data));
    return decoded;
}
