/* SPDX-License-Identifier: MIT */
#include "message/dsn.h"

#include <string.h>

#include "base/address.h"
#include "message/header.h"
#include "message/sender.h"

enum { FAILED_MAX = 100, PLAIN_LINES_MAX = 80, TEXT_HEAD_MAX = 16384 };

/* "5.1.1" at the start of a word in `text`, else "". Owned by the caller. */
static char *find_status(const char *text)
{
    for (const char *p = text; *p != '\0'; p++) {
        gboolean starts = p == text || !(g_ascii_isalnum(p[-1]) || p[-1] == '.');
        if (!starts || (*p != '4' && *p != '5' && *p != '2') || p[1] != '.')
            continue;
        gsize subject = strspn(p + 2, "0123456789");
        if (subject == 0 || subject > 3 || p[2 + subject] != '.')
            continue;
        const char *detail = p + 3 + subject;
        gsize digits = strspn(detail, "0123456789");
        if (digits > 0 && digits <= 3 && detail[digits] != '.')
            return g_strndup(p, (gsize)(detail + digits - p));
    }
    return g_strdup("");
}

/* Only 5.1.x and the unspecific ones speak of the address itself. */
static gboolean is_permanent(const char *status)
{
    static const char *const not_the_address[] = {"5.2.", "5.3.", "5.4.7", "5.4.1", "5.4.6",
                                                  "5.5.", "5.6.", "5.7.",  "4.",    "2."};
    if (strcmp(status, "5.2.1") == 0)
        return TRUE; /* mailbox disabled */
    for (gsize i = 0; i < G_N_ELEMENTS(not_the_address); i++)
        if (g_str_has_prefix(status, not_the_address[i]))
            return FALSE;
    return TRUE;
}

static void add_failed(GPtrArray *failed, const char *address, const char *status)
{
    g_autofree char *recipient = address_normalise(address);
    if (recipient == NULL || failed->len >= FAILED_MAX)
        return;
    for (guint i = 0; i < failed->len; i++)
        if (strcmp(((FailedRecipient *)g_ptr_array_index(failed, i))->recipient, recipient) == 0)
            return;
    FailedRecipient *entry = g_new0(FailedRecipient, 1);
    entry->recipient = g_steal_pointer(&recipient);
    entry->status = g_strdup(status);
    entry->permanent = is_permanent(status);
    g_ptr_array_add(failed, entry);
}

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

static char *recipient_in(const Header *block)
{
    static const char *const names[] = {"Final-Recipient", "Original-Recipient",
                                        "X-Actual-Recipient", "X-Original-Recipient"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        char *recipient = recipient_of(block, names[i]);
        if (address_is_valid(recipient))
            return recipient;
        g_free(recipient);
    }
    return NULL;
}

static char *status_in(const Header *block)
{
    const char *status = header_value(block, "Status");
    char *found = find_status(status != NULL ? status : "");
    const char *diagnostic = header_value(block, "Diagnostic-Code");
    gboolean unspecific = *found == '\0' || g_str_has_suffix(found, ".0.0");
    if (!unspecific || diagnostic == NULL)
        return found;
    g_autofree char *better = find_status(diagnostic);
    if (*better == '\0')
        return found;
    g_free(found);
    return g_steal_pointer(&better);
}

static DsnOutcome read_block(const Header *block, GPtrArray *failed)
{
    g_autofree char *recipient = recipient_in(block);
    const char *action = header_value(block, "Action");
    g_autofree char *status = status_in(block);
    gboolean is_failed = action != NULL ? g_ascii_strncasecmp(action, "failed", 6) == 0
                                              || g_ascii_strncasecmp(action, "failure", 7) == 0
                                        : *status == '5';
    if (!is_failed)
        return action != NULL ? DSN_NOT_FINAL : DSN_SILENT;
    if (recipient != NULL)
        add_failed(failed, recipient, status);
    return DSN_FAILED;
}

DsnOutcome dsn_read(const char *delivery_status, GPtrArray *failed)
{
    DsnOutcome outcome = DSN_SILENT;
    gsize length = strlen(delivery_status);
    for (gsize at = 0; at < length;) {
        g_autoptr(Header) block = header_new(delivery_status + at, length - at);
        outcome = MIN(outcome, read_block(block, failed));
        at += MAX(block->body_at, 1);
    }
    return outcome;
}

static gboolean starts_returned_mail(const char *line)
{
    g_autofree char *lower = g_ascii_strdown(line, -1);
    return g_str_has_prefix(lower, "return-path:") || g_str_has_prefix(lower, "received:")
           || strstr(lower, "copy of the message") != NULL
           || strstr(lower, "original message") != NULL || strstr(lower, "returned message") != NULL
           || strstr(lower, "unsent message") != NULL;
}

/* The address with which a line begins, after the marks that servers put before it. */
static char *leading_address(const char *line)
{
    const char *start = line + strspn(line, " \t<*\"'-");
    static const char *const labels[] = {
        "to:", "recipient:", "recipient address:", "user:", "rcpt to:", "final-recipient: rfc822;"};
    for (gsize i = 0; i < G_N_ELEMENTS(labels); i++)
        if (g_ascii_strncasecmp(start, labels[i], strlen(labels[i])) == 0) {
            start += strlen(labels[i]);
            start += strspn(start, " \t<\"'");
        }
    char *word = g_strndup(start, strcspn(start, " \t<>\"',;:()"));
    gsize length = strlen(word);
    if (length > 0 && word[length - 1] == '.')
        word[length - 1] = '\0';
    if (!address_is_valid(word))
        g_clear_pointer(&word, g_free);
    return word;
}

/* Our letters have one recipient: whom the returned one was addressed to. */
static void read_returned_to(const char *returned, const char *status, GPtrArray *failed)
{
    g_autoptr(Header) header = header_new(returned, strlen(returned));
    g_autofree char *recipient =
        header_count(header, "To") == 1 ? sender_parse(header_value(header, "To")) : NULL;
    if (recipient != NULL)
        add_failed(failed, recipient, status);
}

void dsn_read_plain(const char *failed_recipients, const char *text, const char *returned,
                    GPtrArray *failed)
{
    g_auto(GStrv) listed =
        g_strsplit_set(failed_recipients != NULL ? failed_recipients : "", ", \t", FAILED_MAX);
    g_autofree char *head = g_strndup(text, TEXT_HEAD_MAX);
    g_autofree char *status = find_status(head);
    for (char **address = listed; *address != NULL; address++)
        add_failed(failed, *address, status);
    if (failed->len > 0)
        return;
    g_auto(GStrv) lines = g_strsplit(head, "\n", PLAIN_LINES_MAX);
    for (char **line = lines; *line != NULL && !starts_returned_mail(*line); line++) {
        g_autofree char *address = leading_address(*line);
        if (address != NULL)
            add_failed(failed, address, status);
    }
    if (failed->len == 0 && returned != NULL)
        read_returned_to(returned, status, failed);
}
