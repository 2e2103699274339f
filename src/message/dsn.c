/* SPDX-License-Identifier: MIT */
#include "message/dsn.h"

#include <string.h>

#include "base/address.h"

/* "rfc822; <ben@energy.example>" (RFC 3464 2.3.2); the type may be missing. */
static char *recipient_of(const Header *block, const char *name)
{
    const char *value = header_value(block, name);
    if (value == NULL)
        return NULL;
    const char *semicolon = strchr(value, ';');
    const char *start = semicolon != NULL ? semicolon + 1 : value;
    start += strspn(start, " \t<\"");
    return g_strndup(start, strcspn(start, " \t>\"();"));
}

/* A domain without a dot is some host's inner name. */
static gboolean is_usable(const char *recipient)
{
    return address_is_valid(recipient) && strchr(address_domain(recipient), '.') != NULL;
}

static char *recipient_in(const Header *block)
{
    static const char *const names[] = {"Final-Recipient", "Original-Recipient",
                                        "X-Actual-Recipient", "X-Original-Recipient"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        char *recipient = recipient_of(block, names[i]);
        if (is_usable(recipient))
            return recipient;
        g_free(recipient);
    }
    return NULL;
}

static char *status_in(const Header *block)
{
    const char *status = header_value(block, "Status");
    char *found = dsn_status_in(status != NULL ? status : "");
    const char *diagnostic = header_value(block, "Diagnostic-Code");
    gboolean unspecific = *found == '\0' || g_str_has_suffix(found, ".0.0");
    if (!unspecific || diagnostic == NULL)
        return found;
    g_autofree char *better = dsn_status_in(diagnostic);
    if (*better == '\0')
        return found;
    g_free(found);
    return g_steal_pointer(&better);
}

static gboolean begins_with(const char *value, const char *word)
{
    return value != NULL && g_ascii_strncasecmp(value, word, strlen(word)) == 0;
}

static DsnOutcome read_block(const Header *block, const DsnRecipients *recipients)
{
    g_autofree char *recipient = recipient_in(block);
    const char *action = header_value(block, "Action");
    const char *diagnostic = header_value(block, "Diagnostic-Code");
    g_autofree char *status = status_in(block);
    gboolean failed = action != NULL ? begins_with(action, "fail") || begins_with(action, "expired")
                                     : *status == '5';
    gboolean delayed = begins_with(action, "delay");
    if (recipient != NULL && (failed || delayed))
        dsn_add(failed ? recipients->failed : recipients->delayed, recipient, status,
                diagnostic != NULL           ? diagnostic
                : recipients->notice != NULL ? recipients->notice
                                             : "");
    if (failed)
        return DSN_FAILED;
    return action != NULL ? DSN_NOT_FINAL : DSN_SILENT;
}

/* Some servers forget the empty line between two recipients. */
static char *separated(const char *delivery_status)
{
    static const char field[] = "Final-Recipient:";
    GString *text = g_string_sized_new(strlen(delivery_status) + 1);
    gboolean seen = FALSE;
    for (const char *line = delivery_status; *line != '\0';) {
        gsize length = strcspn(line, "\n");
        gboolean recipient = begins_with(line, field);
        if (recipient && seen)
            g_string_append_c(text, '\n');
        seen = (seen || recipient) && length > 0;
        g_string_append_len(text, line, (gssize)length);
        g_string_append_c(text, '\n');
        line += length + (line[length] == '\n');
    }
    return g_string_free(text, FALSE);
}

DsnOutcome dsn_read(const char *delivery_status, const DsnRecipients *recipients)
{
    DsnOutcome outcome = DSN_SILENT;
    g_autofree char *text = separated(delivery_status);
    gsize length = strlen(text);
    for (gsize at = 0; at < length;) {
        g_autoptr(Header) block = header_new(text + at, length - at);
        outcome = MIN(outcome, read_block(block, recipients));
        at += MAX(block->body_at, 1);
    }
    return outcome;
}
