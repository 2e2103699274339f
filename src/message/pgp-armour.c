/* SPDX-License-Identifier: MIT */
#include "message/pgp-armour.h"

#include <string.h>

static const char signed_mark[] = "-----BEGIN PGP SIGNED MESSAGE-----";
static const char signature_mark_begin[] = "-----BEGIN PGP SIGNATURE-----";
static const char signature_mark_end[] = "-----END PGP SIGNATURE-----";

typedef enum { OUTSIDE, ARMOUR_HEADER, CONTENT, SIGNATURE } Place;

gboolean pgp_is_encrypted(const char *text)
{
    return strstr(text, "-----BEGIN PGP MESSAGE-----") != NULL;
}

/* What of the line is text, or NULL; moves on to the place of the next. */
static const char *content_of(const char *line, Place *place)
{
    if (g_str_has_prefix(line, signed_mark)) {
        *place = ARMOUR_HEADER;
        return NULL;
    }
    if (g_str_has_prefix(line, signature_mark_begin)) {
        *place = SIGNATURE;
        return NULL;
    }
    switch (*place) {
    case OUTSIDE:
        return line;
    case ARMOUR_HEADER:
        *place = *line == '\n' || *line == '\0' ? CONTENT : ARMOUR_HEADER;
        return NULL;
    case CONTENT:
        return g_str_has_prefix(line, "- ") ? line + 2 : line;
    case SIGNATURE:
        *place = g_str_has_prefix(line, signature_mark_end) ? OUTSIDE : SIGNATURE;
        return NULL;
    }
    return line;
}

char *pgp_without_armour(const char *text)
{
    if (strstr(text, signed_mark) == NULL)
        return NULL;
    GString *out = g_string_sized_new(strlen(text));
    Place place = OUTSIDE;
    for (const char *line = text; *line != '\0';) {
        gsize length = strcspn(line, "\n");
        length += line[length] == '\n';
        const char *content = content_of(line, &place);
        if (content != NULL)
            g_string_append_len(out, content, line + length - content);
        line += length;
    }
    return g_string_free(out, FALSE);
}
