/* SPDX-License-Identifier: MIT */
#include "message/tnef.h"

#include <string.h>

#include "message/rtf.h"

enum {
    SIGNATURE = 0x223e9f78,
    ATTRIBUTES_MAX = 2000,
    PROPERTIES_MAX = 10000,
    VALUES_MAX = 1000,
    TEXT_MAX = 1024 * 1024,

    LEVEL_MESSAGE = 1,
    ATTRIBUTE_BODY = 0x2800c,
    ATTRIBUTE_CLASS = 0x78008,
    ATTRIBUTE_PROPERTIES = 0x69003,
    ATTRIBUTE_CODEPAGE = 0x69007,

    PROPERTY_CLASS = 0x001a,
    PROPERTY_BODY = 0x1000,
    PROPERTY_RTF = 0x1009,
    PROPERTY_HTML = 0x1013,
    PROPERTY_CODEPAGE = 0x3fde,

    TYPE_STRING = 0x001e,
    TYPE_UNICODE = 0x001f,
    TYPE_MANY = 0x1000,
};

/* Bytes that are left; what is asked beyond them is nothing. */
typedef struct {
    const guint8 *at;
    gsize left;
} Cursor;

/* What was found, in what it was found. The first of each counts. */
typedef struct {
    const Charsets *charsets;
    Cursor body, unicode_body, html, rtf;
    gboolean html_is_unicode;
    guint codepage, html_codepage;
    char *message_class;
} Found;

static gboolean take(Cursor *cursor, gsize length, Cursor *taken)
{
    if (length > cursor->left)
        return FALSE;
    *taken = (Cursor){cursor->at, length};
    cursor->at += length;
    cursor->left -= length;
    return TRUE;
}

static gboolean take_number(Cursor *cursor, gsize bytes, guint32 *number)
{
    Cursor taken;
    *number = 0;
    if (!take(cursor, bytes, &taken))
        return FALSE;
    for (gsize i = bytes; i > 0; i--)
        *number = *number << 8 | taken.at[i - 1];
    return TRUE;
}

static gboolean skip(Cursor *cursor, gsize length)
{
    Cursor taken;
    return take(cursor, length, &taken);
}

/* Values stand at multiples of four. */
static gboolean take_padded(Cursor *cursor, gsize length, Cursor *taken)
{
    return take(cursor, length, taken) && skip(cursor, MIN((4 - length % 4) % 4, cursor->left));
}

/* 0: of variable length. */
static gsize fixed_size(guint32 type)
{
    switch (type) {
    case 0x0002: /* 16 bit */
    case 0x0003: /* 32 bit */
    case 0x0004: /* float */
    case 0x000a: /* error */
    case 0x000b: /* boolean */
        return 4;
    case 0x0005: /* double */
    case 0x0006: /* currency */
    case 0x0007: /* application time */
    case 0x0014: /* 64 bit */
    case 0x0040: /* time */
        return 8;
    case 0x0048: /* GUID */
        return 16;
    default: /* a number from outside, no enum of ours */
        return 0;
    }
}

static void keep(Cursor *slot, Cursor value)
{
    if (slot->at == NULL)
        *slot = value;
}

static void keep_property(Found *found, guint32 id, guint32 type, Cursor value)
{
    if (id == PROPERTY_BODY && type == TYPE_UNICODE)
        keep(&found->unicode_body, value);
    else if (id == PROPERTY_BODY && type == TYPE_STRING)
        keep(&found->body, value);
    else if (id == PROPERTY_HTML && found->html.at == NULL) {
        found->html = value;
        found->html_is_unicode = type == TYPE_UNICODE;
    } else if (id == PROPERTY_RTF)
        keep(&found->rtf, value);
    else if (id == PROPERTY_CODEPAGE && value.left >= 4)
        found->html_codepage = (guint)(value.at[0] | value.at[1] << 8);
    else if (id == PROPERTY_CLASS && type == TYPE_STRING && found->message_class == NULL)
        found->message_class = g_strndup((const char *)value.at, value.left);
}

/* The name of a property that has one instead of a number. */
static gboolean skip_name(Cursor *cursor)
{
    guint32 kind = 0, length = 0;
    Cursor name;
    if (!skip(cursor, 16) || !take_number(cursor, 4, &kind))
        return FALSE;
    if (kind == 0)
        return skip(cursor, 4);
    return take_number(cursor, 4, &length) && take_padded(cursor, length, &name);
}

static gboolean read_property(Cursor *cursor, Found *found)
{
    guint32 type = 0, id = 0, values = 1, length = 0;
    if (!take_number(cursor, 2, &type) || !take_number(cursor, 2, &id)
        || (id >= 0x8000 && !skip_name(cursor)))
        return FALSE;
    gsize size = fixed_size(type & ~(guint32)TYPE_MANY);
    gboolean counted = size == 0 || (type & TYPE_MANY) != 0;
    if ((counted && !take_number(cursor, 4, &values)) || values > VALUES_MAX)
        return FALSE;
    for (guint32 i = 0; i < values; i++) {
        Cursor value;
        length = (guint32)size;
        if ((size == 0 && !take_number(cursor, 4, &length)) || !take_padded(cursor, length, &value))
            return FALSE;
        if (i == 0)
            keep_property(found, id, type, value);
    }
    return TRUE;
}

static void read_properties(Cursor cursor, Found *found)
{
    guint32 count = 0;
    if (!take_number(&cursor, 4, &count))
        return;
    for (guint32 i = 0; i < MIN(count, PROPERTIES_MAX); i++)
        if (!read_property(&cursor, found))
            return;
}

static void read_attribute(guint32 id, Cursor value, Found *found)
{
    if (id == ATTRIBUTE_BODY)
        keep(&found->body, value);
    else if (id == ATTRIBUTE_CODEPAGE && value.left >= 2)
        found->codepage = (guint)(value.at[0] | value.at[1] << 8);
    else if (id == ATTRIBUTE_CLASS && found->message_class == NULL)
        found->message_class = g_strndup((const char *)value.at, value.left);
    else if (id == ATTRIBUTE_PROPERTIES)
        read_properties(value, found);
}

static gboolean read_attributes(Cursor cursor, Found *found)
{
    guint32 number = 0;
    if (!take_number(&cursor, 4, &number) || number != SIGNATURE || !skip(&cursor, 2))
        return FALSE;
    for (guint i = 0; i < ATTRIBUTES_MAX; i++) {
        guint32 level = 0, id = 0, length = 0;
        Cursor value;
        if (!take_number(&cursor, 1, &level) || !take_number(&cursor, 4, &id)
            || !take_number(&cursor, 4, &length))
            break;
        length = (guint32)MIN(length, cursor.left); /* a cut file still has its beginning */
        take(&cursor, length, &value);
        if (level == LEVEL_MESSAGE)
            read_attribute(id, value, found);
        if (!skip(&cursor, 2))
            break;
    }
    return TRUE;
}

/* Up to the NUL that ends it. */
static char *decode(const Found *found, Cursor value, const char *charset)
{
    gsize unit = g_str_equal(charset, "utf-16le") ? 2 : 1;
    gsize length = 0;
    while (length + unit <= MIN(value.left, TEXT_MAX)
           && (value.at[length] != 0 || (unit == 2 && value.at[length + 1] != 0)))
        length += unit;
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_byte_array_append(bytes, value.at, (guint)length);
    return charsets_decode(found->charsets, charset, bytes);
}

static char *codepage_name(guint codepage)
{
    if (codepage == 65001 || codepage == 0)
        return g_strdup("utf-8");
    if (codepage == 932)
        return g_strdup("shift_jis");
    if (codepage == 936)
        return g_strdup("gb2312");
    if (codepage == 950)
        return g_strdup("big5");
    if (codepage == 949)
        return g_strdup("euc-kr");
    return codepage >= 28591 && codepage <= 28605 ? g_strdup_printf("iso-8859-%u", codepage - 28590)
                                                  : g_strdup_printf("windows-%u", codepage);
}

static gboolean is_blank(const char *text)
{
    return text == NULL || text[strspn(text, " \t\r\n\302\240")] == '\0';
}

/* Plain text first, then HTML, then Rich Text; a form without words yields to the next. */
static void pick(const Found *found, Tnef *tnef)
{
    g_autofree char *codepage = codepage_name(found->codepage);
    if (found->unicode_body.at != NULL)
        tnef->text = decode(found, found->unicode_body, "utf-16le");
    if (is_blank(tnef->text) && found->body.at != NULL) {
        g_free(tnef->text);
        tnef->text = decode(found, found->body, codepage);
    }
    if (is_blank(tnef->text) && found->html.at != NULL) {
        g_autofree char *own =
            codepage_name(found->html_codepage != 0 ? found->html_codepage : found->codepage);
        g_free(tnef->text);
        tnef->text = decode(found, found->html, found->html_is_unicode ? "utf-16le" : own);
        tnef->is_html = TRUE;
    }
    if (!is_blank(tnef->text) || found->rtf.at == NULL)
        return;
    g_autoptr(GByteArray) rtf = rtf_decompress(found->rtf.at, found->rtf.left);
    g_free(tnef->text);
    tnef->text = rtf != NULL ? rtf_to_text(rtf, found->charsets, &tnef->is_html) : NULL;
}

gboolean tnef_read(const GByteArray *bytes, const Charsets *charsets, Tnef *tnef)
{
    Found found = {.charsets = charsets};
    *tnef = (Tnef){.message_class = NULL};
    if (!read_attributes((Cursor){bytes->data, bytes->len}, &found))
        return FALSE;
    pick(&found, tnef);
    g_autofree char *class = found.message_class != NULL ? found.message_class : g_strdup("");
    tnef->message_class = g_utf8_make_valid(class, -1);
    return TRUE;
}

void tnef_clear(Tnef *tnef)
{
    g_free(tnef->message_class);
    g_free(tnef->text);
}
