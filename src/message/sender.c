/* SPDX-License-Identifier: MIT */
#include "message/sender.h"

#include <string.h>

#include "base/address.h"

static const char *skip_blanks(const char *p)
{
    return p + strspn(p, " \t");
}

static gboolean has_control_byte(const char *value)
{
    for (const guchar *p = (const guchar *)value; *p != '\0'; p++)
        if ((*p < ' ' && *p != '\t') || *p == 0x7f)
            return TRUE;
    return FALSE;
}

/* Past a quoted string, or NULL if it does not end. */
static const char *skip_quoted(const char *p)
{
    for (p++; *p != '\0' && *p != '"'; p++)
        if (*p == '\\' && *++p == '\0')
            return NULL;
    return *p == '"' ? p + 1 : NULL;
}

/* Past the words of a display name up to '<', or NULL: words, quoted strings, dots and bytes of
   UTF-8; nothing with which another program could find a second address. */
static const char *skip_display_name(const char *p)
{
    for (p = skip_blanks(p); *p != '\0' && *p != '<'; p = skip_blanks(p)) {
        if (*p == '"') {
            p = skip_quoted(p);
            if (p == NULL)
                return NULL;
        } else if (strchr("@,:;()[]>\\", *p) != NULL) {
            return NULL;
        } else {
            p++;
        }
    }
    return *p == '<' ? p : NULL;
}

/* Nothing, or one comment of plain words as old programs put the name there. */
static gboolean is_end(const char *p)
{
    p = skip_blanks(p);
    if (*p == '(') {
        p += 1 + strcspn(p + 1, "()\\@<>:;,\"[]");
        if (*p != ')')
            return FALSE;
        p = skip_blanks(p + 1);
    }
    return *p == '\0';
}

char *sender_parse(const char *value)
{
    if (has_control_byte(value) || !g_utf8_validate(value, -1, NULL))
        return NULL;
    const char *start = skip_blanks(value);
    const char *angle = strchr(start, '<') != NULL ? skip_display_name(start) : NULL;
    if (angle == NULL && strchr(start, '<') != NULL)
        return NULL;
    const char *address = angle != NULL ? skip_blanks(angle + 1) : start;
    gsize length = strcspn(address, "<> \t(");
    const char *rest = address + length;
    if (angle != NULL) {
        rest = skip_blanks(rest);
        if (*rest != '>')
            return NULL;
        rest++;
    }
    if (!is_end(rest) || (angle != NULL && *skip_blanks(rest) != '\0'))
        return NULL;
    g_autofree char *bare = g_strndup(address, length);
    return address_normalise(bare);
}

char *sender_address(const Header *header)
{
    if (header_count(header, "From") != 1)
        return NULL;
    return sender_parse(header_value(header, "From"));
}
