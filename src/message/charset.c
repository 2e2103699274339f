/* SPDX-License-Identifier: MIT */
#include <iconv.h>
#include <string.h>

#include "base/text.h"
#include "message/transfer.h"

typedef struct {
    const char *name;  /* as mails write it, lower case */
    const char *codec; /* as iconv knows it; NULL: read as UTF-8 with windows-1252 for the rest */
} CharsetName;

/* The labels that mail carries. Latin-1 is windows-1252 in practice (so do browsers); GB2312 and
   the other subsets are read as the charset that contains them. */
static const CharsetName names[] = {
    {"us-ascii", NULL},
    {"ascii", NULL},
    {"iso-8859-1", NULL},
    {"latin1", NULL},
    {"windows-1252", NULL},
    {"cp1252", NULL},
    {"utf-8", NULL},
    {"utf8", NULL},
    {"unknown-8bit", NULL},
    {"iso-8859-2", "ISO-8859-2"},
    {"iso-8859-3", "ISO-8859-3"},
    {"iso-8859-4", "ISO-8859-4"},
    {"iso-8859-5", "ISO-8859-5"},
    {"iso-8859-6", "ISO-8859-6"},
    {"iso-8859-7", "ISO-8859-7"},
    {"iso-8859-8", "ISO-8859-8"},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"iso-8859-9", "ISO-8859-9"},
    {"iso-8859-15", "ISO-8859-15"},
    {"windows-1250", "WINDOWS-1250"},
    {"windows-1251", "WINDOWS-1251"},
    {"windows-1253", "WINDOWS-1253"},
    {"windows-1254", "WINDOWS-1254"},
    {"windows-1255", "WINDOWS-1255"},
    {"windows-1256", "WINDOWS-1256"},
    {"windows-1257", "WINDOWS-1257"},
    {"koi8-r", "KOI8-R"},
    {"koi8-u", "KOI8-U"},
    {"macintosh", "MACINTOSH"},
    {"utf-7", "UTF-7"},
    {"unicode-1-1-utf-7", "UTF-7"},
    {"utf-16", "UTF-16"},
    {"utf-16le", "UTF-16LE"},
    {"utf-16be", "UTF-16BE"},
    {"utf-32", "UTF-32"},
    {"iso-2022-jp", "ISO-2022-JP"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"windows-31j", "CP932"},
    {"euc-jp", "EUC-JP"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"gb18030", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"euc-kr", "UHC"},
    {"ks_c_5601-1987", "UHC"},
    {"iso-2022-kr", "ISO-2022-KR"},
    {"tis-620", "TIS-620"},
};

/* What windows-1252 has at 0x80 to 0x9f, where Latin-1 has control characters. */
static const gunichar windows_1252[32] = {
    0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178};

struct Charsets {
    iconv_t converters[G_N_ELEMENTS(names)];
};

static iconv_t no_converter(void)
{
    return (iconv_t)-1;
}

/* glibc loads a charset's module when it is first opened; one use also loads what it builds on. */
static iconv_t open_and_use(const char *codec)
{
    iconv_t converter = iconv_open("UTF-8", codec);
    if (converter == no_converter())
        return converter;
    char in[] = "a b\r\n\0\0", out[64];
    char *from = in, *to = out;
    size_t left = 8, room = sizeof out;
    iconv(converter, &from, &left, &to, &room);
    iconv(converter, NULL, NULL, NULL, NULL);
    return converter;
}

Charsets *charsets_open(void)
{
    Charsets *charsets = g_new0(Charsets, 1);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        charsets->converters[i] =
            names[i].codec != NULL ? open_and_use(names[i].codec) : no_converter();
    return charsets;
}

void charsets_close(Charsets *charsets)
{
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (charsets->converters[i] != no_converter())
            iconv_close(charsets->converters[i]);
    g_free(charsets);
}

/* UTF-8 stays, every byte that is none is read as windows-1252: right for UTF-8, for Latin-1, for
   wrong labels and for mails that mix them. */
static char *decode_mixed(const char *bytes, gsize length)
{
    GString *text = g_string_sized_new(length + 16);
    const char *p = bytes, *end = bytes + length, *valid_end = NULL;
    while (p < end) {
        g_utf8_validate_len(p, (gsize)(end - p), &valid_end);
        g_string_append_len(text, p, valid_end - p);
        p = valid_end;
        if (p < end) {
            guint8 byte = (guint8)*p++;
            gboolean special = byte >= 0x80 && byte < 0xa0;
            if (byte != 0)
                g_string_append_unichar(text, special ? windows_1252[byte - 0x80] : byte);
        }
    }
    return g_string_free(text, FALSE);
}

/* An undecodable byte becomes U+FFFD and the rest is still read. */
static char *decode_with(iconv_t converter, const char *bytes, gsize length)
{
    GString *text = g_string_sized_new(length * 2 + 16);
    char *from = (char *)bytes;
    size_t left = length;
    iconv(converter, NULL, NULL, NULL, NULL);
    while (left > 0) {
        char out[4096], *to = out;
        size_t room = sizeof out;
        size_t before = left;
        size_t result = iconv(converter, &from, &left, &to, &room);
        g_string_append_len(text, out, to - out);
        if (result == (size_t)-1 && (left == before || room > 16) && left > 0) {
            g_string_append(text, "\357\277\275");
            from++;
            left--;
        }
    }
    g_autofree char *decoded = g_string_free(text, FALSE);
    return g_utf8_make_valid(decoded, -1);
}

static iconv_t find_converter(const Charsets *charsets, const char *charset, gboolean *known)
{
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_ascii_strcasecmp(names[i].name, charset) == 0) {
            *known = TRUE;
            return charsets->converters[i];
        }
    return no_converter();
}

/* Most mail: what text_clean would leave of it, without asking Unicode about each character.
   NULL if there is anything but ASCII. */
static char *decode_ascii(const char *bytes, gsize length)
{
    char *text = g_malloc(length + 1);
    gsize kept = 0;
    for (gsize i = 0; i < length; i++) {
        if ((guint8)bytes[i] >= 0x80) {
            g_free(text);
            return NULL;
        }
        if ((bytes[i] >= ' ' && bytes[i] != 0x7f) || bytes[i] == '\n' || bytes[i] == '\t')
            text[kept++] = bytes[i];
    }
    text[kept] = '\0';
    return text;
}

char *charsets_decode(const Charsets *charsets, const char *charset, const GByteArray *bytes)
{
    const char *data = (const char *)bytes->data;
    gsize length = bytes->len;
    gboolean known = FALSE;
    iconv_t converter = find_converter(charsets, charset != NULL ? charset : "utf-8", &known);
    char *ascii = converter == no_converter() ? decode_ascii(data, length) : NULL;
    if (ascii != NULL)
        return ascii;
    if (converter == no_converter() && g_utf8_validate_len(data, length, NULL))
        return text_clean(data, (gssize)length);
    gboolean marked = length >= 3 && memcmp(data, "\357\273\277", 3) == 0;
    g_autofree char *text = converter != no_converter() && !marked
                                ? decode_with(converter, data, length)
                                : decode_mixed(data != NULL ? data : "", length);
    return text_clean(text, -1);
}
