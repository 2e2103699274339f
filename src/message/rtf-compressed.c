/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "message/rtf.h"

enum {
    OUTPUT_MAX = 1024 * 1024,
    HEADER = 16,
    WINDOW = 4096,
    STORED = 0x414c454d,
    LZFU = 0x75465a4c
};

/* What the window holds before the first byte (MS-OXRTFCP 2.1.2.1). */
static const char window_start[] = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil "
                                   "\\froman \\fswiss \\fmodern \\fscript "
                                   "\\fdecor MS Sans SerifSymbolArialTimes New "
                                   "RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
                                   "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

static guint32 read_u32(const guint8 *p)
{
    return (guint32)p[0] | (guint32)p[1] << 8 | (guint32)p[2] << 16 | (guint32)p[3] << 24;
}

typedef struct {
    GByteArray *out;
    guint8 window[WINDOW];
    guint at; /* where the next byte goes */
} Inflating;

static void put(Inflating *inflating, guint8 byte)
{
    g_byte_array_append(inflating->out, &byte, 1);
    inflating->window[inflating->at] = byte;
    inflating->at = (inflating->at + 1) % WINDOW;
}

static void put_copy(Inflating *inflating, guint from, guint length)
{
    for (guint i = 0; i < length; i++)
        put(inflating, inflating->window[(from + i) % WINDOW]);
}

static void inflate_all(Inflating *inflating, const guint8 *p, const guint8 *end, guint32 size)
{
    while (p < end && inflating->out->len < size) {
        guint8 control = *p++;
        for (guint bit = 0; bit < 8 && p < end && inflating->out->len < size; bit++) {
            if ((control >> bit & 1) == 0) {
                put(inflating, *p++);
                continue;
            }
            if (end - p < 2)
                return;
            guint from = (guint)(p[0] << 4 | p[1] >> 4);
            guint length = (guint)(p[1] & 15) + 2;
            p += 2;
            if (from == inflating->at)
                return;
            put_copy(inflating, from, length);
        }
    }
}

GByteArray *rtf_decompress(const guint8 *bytes, gsize length)
{
    if (length <= HEADER)
        return NULL;
    guint32 size = MIN(read_u32(bytes + 4), OUTPUT_MAX);
    guint32 form = read_u32(bytes + 8);
    if (form != STORED && form != LZFU)
        return NULL;
    GByteArray *out = g_byte_array_new();
    if (form == STORED)
        return g_byte_array_append(out, bytes + HEADER, (guint)MIN(length - HEADER, size));
    g_autofree Inflating *inflating = g_new0(Inflating, 1);
    inflating->out = out;
    inflating->at = sizeof window_start - 1;
    memcpy(inflating->window, window_start, sizeof window_start - 1);
    inflate_all(inflating, bytes + HEADER, bytes + length, size);
    return out;
}
