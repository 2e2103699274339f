/* SPDX-License-Identifier: MIT */
#include "message/prefilter.h"

#include <string.h>

enum {
    MAIL_MAX = 10 * 1024 * 1024,
    HEADER_MAX = 256 * 1024,
    FIELD_MAX = 32 * 1024,
    FIELDS_MAX = 1000,
    GROUPS_MAX = 64,
    COLONS_MAX = 2000,
    BOUNDARIES_MAX = 2000,
};

static const char *const address_fields[] = {
    "from",      "to",        "cc",          "bcc",           "reply-to",    "sender",
    "resent-to", "resent-cc", "resent-from", "resent-sender", "return-path", "resent-bcc"};

static gboolean is_address_field(const char *field, gsize name_length)
{
    while (name_length > 0 && (field[name_length - 1] == ' ' || field[name_length - 1] == '\t'))
        name_length--;
    for (gsize i = 0; i < G_N_ELEMENTS(address_fields); i++)
        if (strlen(address_fields[i]) == name_length
            && g_ascii_strncasecmp(address_fields[i], field, name_length) == 0)
            return TRUE;
    return FALSE;
}

/* Colons after the name, outside "..." and <...>. An open quote or bracket at the end may be read
   differently by a parser, so that then every colon counts; so do very many, quoted or not. */
static gboolean groups_are_few(const char *field, gsize length)
{
    guint outside = 0, colons = 0;
    gboolean quoted = FALSE, angled = FALSE;
    for (gsize i = 0; i < length; i++) {
        char c = field[i];
        if (c == '\\' && quoted)
            i++;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '<' || c == '>'))
            angled = c == '<';
        colons += c == ':';
        outside += c == ':' && !quoted && !angled;
    }
    return colons <= COLONS_MAX && (quoted || angled ? colons : outside) <= GROUPS_MAX;
}

static const char *field_refusal(const char *field, gsize length)
{
    if (length > FIELD_MAX)
        return "a header field is longer than 32 KiB";
    const char *colon = memchr(field, ':', length);
    if (colon == NULL || !is_address_field(field, (gsize)(colon - field)))
        return NULL;
    gsize name_length = (gsize)(colon + 1 - field);
    return groups_are_few(colon + 1, length - name_length) ? NULL
                                                           : "an address field has too many groups";
}

/* What is looked through: mail of old Macintoshes has only carriage returns. */
typedef struct {
    const char *bytes;
    gsize length;
    char line_end;
} Raw;

/* The line that starts at `at`, without its end, and where the next one starts. */
static gsize line_at(const Raw *raw, gsize at, gsize *next)
{
    const char *bytes = raw->bytes;
    gsize length = raw->length;
    const char *end = memchr(bytes + at, raw->line_end, length - at);
    gsize line_length = end == NULL ? length - at : (gsize)(end - bytes) - at;
    *next = at + line_length + (end != NULL);
    return line_length > 0 && bytes[at + line_length - 1] == '\r' ? line_length - 1 : line_length;
}

static const char *header_refusal(const Raw *raw, gsize *body_at)
{
    const char *bytes = raw->bytes;
    gsize length = raw->length;
    gsize field_at = 0, next = 0;
    guint fields = 0;
    for (gsize at = 0; at < length; at = next) {
        gsize line_length = line_at(raw, at, &next);
        gboolean folded = line_length > 0 && (bytes[at] == ' ' || bytes[at] == '\t');
        if (!folded && at > field_at) {
            const char *refusal = field_refusal(bytes + field_at, at - field_at);
            if (refusal != NULL)
                return refusal;
            field_at = at;
        }
        if (line_length == 0) {
            *body_at = next;
            return NULL;
        }
        fields += !folded;
        if (fields > FIELDS_MAX)
            return "more than 1,000 header fields";
        if (next > HEADER_MAX)
            return "the header is larger than 256 KiB";
    }
    *body_at = length;
    return field_refusal(bytes + field_at, length - field_at);
}

/* "--x": what a parser compares with its boundaries. Rules ("-----", "-- ") are none. */
static gboolean looks_like_boundary(const char *line, gsize length)
{
    if (length < 3 || line[0] != '-' || line[1] != '-')
        return FALSE;
    gsize i = 2;
    while (i < length && line[i] == '-')
        i++;
    return i < length && line[i] != ' ' && line[i] != '\t';
}

static const char *body_refusal(const Raw *raw, gsize at)
{
    guint boundaries = 0;
    for (gsize next = at; at < raw->length; at = next) {
        gsize line_length = line_at(raw, at, &next);
        boundaries += looks_like_boundary(raw->bytes + at, line_length);
        if (boundaries > BOUNDARIES_MAX)
            return "more than 2,000 parts";
    }
    return NULL;
}

const char *prefilter_refusal(const guint8 *bytes, gsize length)
{
    gsize body_at = 0;
    if (length > MAIL_MAX)
        return "larger than 10 MiB";
    if (length == 0)
        return "empty";
    if (memchr(bytes, '\0', length) != NULL)
        return "a NUL byte";
    const char line_end = memchr(bytes, '\n', length) != NULL ? '\n' : '\r';
    const Raw raw = {(const char *)bytes, length, line_end};
    const char *refusal = header_refusal(&raw, &body_at);
    return refusal != NULL ? refusal : body_refusal(&raw, body_at);
}
