/* SPDX-License-Identifier: MIT */
#include "submission/wire.h"

#include "base/address.h"

#include <string.h>

enum { LINE_MAX_OCTETS = 998, ENVID_MAX = 100 };

static const char *line_fault(const char *line, size_t length)
{
    if (length == 0 || line[length - 1] != '\r')
        return "a line of the letter ends in a bare LF";
    if (memchr(line, '\r', length - 1) != NULL)
        return "the letter has a bare CR";
    if (length - 1 > LINE_MAX_OCTETS)
        return "a line of the letter is longer than 998 octets";
    return NULL;
}

static const char *bytes_fault(GBytes *bytes)
{
    size_t left;
    const char *line = g_bytes_get_data(bytes, &left);
    if (left == 0)
        return "the letter is empty";
    if (memchr(line, '\0', left) != NULL)
        return "the letter has a NUL";
    while (left > 0) {
        const char *end = memchr(line, '\n', left);
        if (end == NULL)
            return "the letter does not end with CRLF";
        const char *fault = line_fault(line, (size_t)(end - line));
        if (fault != NULL)
            return fault;
        left -= (size_t)(end + 1 - line);
        line = end + 1;
    }
    return NULL;
}

const char *wire_fault(const Envelope *envelope)
{
    if (!address_is_valid(envelope->sender))
        return "the sender's address is not valid";
    if (!address_is_valid(envelope->recipient))
        return "the recipient's address is not valid";
    return bytes_fault(envelope->bytes);
}

static gboolean has_eight_bit(GBytes *bytes)
{
    size_t length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    guint8 seen = 0;
    for (size_t i = 0; i < length; i++)
        seen |= data[i];
    return seen >= 0x80;
}

/* RFC 3461 4: xtext. */
static char *xtext(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *c = text; *c != '\0'; c++)
        if (*c > ' ' && *c <= '~' && *c != '+' && *c != '=')
            g_string_append_c(out, *c);
        else
            g_string_append_printf(out, "+%02X", (guchar)*c);
    return g_string_free(out, FALSE);
}

static void append_envid(GString *out, const char *message_id)
{
    g_autofree char *envid = xtext(message_id != NULL ? message_id : "");
    size_t length = strlen(envid);
    if (length > 0 && length <= ENVID_MAX)
        g_string_append_printf(out, " ENVID=%s", envid);
}

void wire_append_mail(GString *out, const Envelope *envelope, const Ehlo *ehlo)
{
    g_string_append_printf(out, "MAIL FROM:<%s>", envelope->sender);
    if (ehlo->size)
        g_string_append_printf(out, " SIZE=%" G_GSIZE_FORMAT, g_bytes_get_size(envelope->bytes));
    if (ehlo->eight_bit && has_eight_bit(envelope->bytes))
        g_string_append(out, " BODY=8BITMIME");
    if (ehlo->dsn) {
        g_string_append(out, " RET=HDRS");
        append_envid(out, envelope->message_id);
    }
    g_string_append(out, "\r\n");
}

void wire_append_rcpt(GString *out, const Envelope *envelope, const Ehlo *ehlo)
{
    g_string_append_printf(out, "RCPT TO:<%s>%s\r\n", envelope->recipient,
                           ehlo->dsn ? " NOTIFY=FAILURE" : "");
}

void wire_append_body(GString *out, const Envelope *envelope)
{
    size_t left;
    const char *line = g_bytes_get_data(envelope->bytes, &left);
    while (left > 0) {
        const char *end = memchr(line, '\n', left);
        size_t length = end != NULL ? (size_t)(end + 1 - line) : left;
        if (line[0] == '.')
            g_string_append_c(out, '.');
        g_string_append_len(out, line, (gssize)length);
        line += length;
        left -= length;
    }
}
