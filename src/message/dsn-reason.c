/* SPDX-License-Identifier: MIT */
/* Why a delivery failed, by status and by words, and whether that proves the address dead. */
#include <string.h>

#include "base/address.h"
#include "message/dsn.h"

enum { RECIPIENTS_MAX = 100, WORDS_MAX = 2000 };

typedef enum { REASON_NONE, REASON_FULL, REASON_EXPIRED, REASON_DEAD, REASON_POLICY } Reason;

typedef struct {
    Reason reason;
    const char *words; /* lower case */
    const char *status;
} ReasonWords;

/* Asked in this order: a full mailbox is often said in one breath with other things. */
static const ReasonWords reasons[] = {
    {REASON_FULL, "mailbox full", "5.2.2"},
    {REASON_FULL, "mailbox is full", "5.2.2"},
    {REASON_FULL, "quota", "5.2.2"},
    {REASON_FULL, "exceeds allowed size", "5.2.2"},
    {REASON_FULL, "storage limit", "5.2.2"},
    {REASON_FULL, "insufficient system storage", "5.2.2"},
    {REASON_FULL, "out of space", "5.2.2"},
    {REASON_FULL, "out of storage", "5.2.2"},
    {REASON_FULL, "overquota", "5.2.2"},
    {REASON_EXPIRED, "giving up", "4.4.7"},
    {REASON_EXPIRED, "retry time", "4.4.7"},
    {REASON_EXPIRED, "retry timeout", "4.4.7"},
    {REASON_EXPIRED, "timed out", "4.4.7"},
    {REASON_EXPIRED, "could not be delivered for", "4.4.7"},
    {REASON_EXPIRED, "failed 20 attempts", "4.4.7"},
    {REASON_EXPIRED, "too long", "4.4.7"},
    {REASON_EXPIRED, "has expired", "4.4.7"},
    {REASON_EXPIRED, "time limit exceeded", "4.4.7"},
    {REASON_EXPIRED, "connection refused", "4.4.1"},
    {REASON_EXPIRED, "try again", "4.0.0"},
    {REASON_EXPIRED, "try later", "4.0.0"},
    {REASON_EXPIRED, "greylist", "4.7.1"},
    {REASON_EXPIRED, "receiving mail at a rate", "4.2.1"},
    {REASON_EXPIRED, "receiving mail too quickly", "4.2.1"},
    {REASON_EXPIRED, "rate limit", "4.2.1"},
    {REASON_EXPIRED, "too many", "4.7.1"},
    {REASON_DEAD, "user unknown", "5.1.1"},
    {REASON_DEAD, "unknown user", "5.1.1"},
    {REASON_DEAD, "unknown recipient", "5.1.1"},
    {REASON_DEAD, "recipient unknown", "5.1.1"},
    {REASON_DEAD, "unknown local", "5.1.1"},
    {REASON_DEAD, "unknown address", "5.1.1"},
    {REASON_DEAD, "no such user", "5.1.1"},
    {REASON_DEAD, "no such recipient", "5.1.1"},
    {REASON_DEAD, "no such address", "5.1.1"},
    {REASON_DEAD, "no such mailbox", "5.1.1"},
    {REASON_DEAD, "no such person", "5.1.1"},
    {REASON_DEAD, "no mailbox", "5.1.1"},
    {REASON_DEAD, "user not found", "5.1.1"},
    {REASON_DEAD, "user not known", "5.1.1"},
    {REASON_DEAD, "not a valid", "5.1.1"},
    {REASON_DEAD, "recipient not found", "5.1.1"},
    {REASON_DEAD, "recipientnotfound", "5.1.1"},
    {REASON_DEAD, "address not found", "5.1.1"},
    {REASON_DEAD, "mailbox not found", "5.1.1"},
    {REASON_DEAD, "mailbox does not exist", "5.1.1"},
    {REASON_DEAD, "does not exist", "5.1.1"},
    {REASON_DEAD, "doesn't exist", "5.1.1"},
    {REASON_DEAD, "no longer valid", "5.1.1"},
    {REASON_DEAD, "not listed in", "5.1.1"},
    {REASON_DEAD, "not our customer", "5.1.1"},
    {REASON_DEAD, "invalid mailbox", "5.1.1"},
    {REASON_DEAD, "invalid recipient", "5.1.1"},
    {REASON_DEAD, "invalid final delivery userid", "5.1.1"},
    {REASON_DEAD, "name is not recognized", "5.1.1"},
    {REASON_DEAD, "account has been disabled", "5.2.1"},
    {REASON_DEAD, "account is disabled", "5.2.1"},
    {REASON_DEAD, "account has been deactivated", "5.2.1"},
    {REASON_DEAD, "unbekannt", "5.1.1"},
    {REASON_DEAD, "host unknown", "5.1.2"},
    {REASON_DEAD, "unknown host", "5.1.2"},
    {REASON_DEAD, "host not found", "5.1.2"},
    {REASON_DEAD, "domain not found", "5.1.2"},
    {REASON_DEAD, "no such domain", "5.1.2"},
    {REASON_DEAD, "unrouteable", "5.1.2"},
    {REASON_DEAD, "unroutable", "5.1.2"},
    {REASON_POLICY, "spam", "5.7.1"},
    {REASON_POLICY, "policy", "5.7.1"},
    {REASON_POLICY, "blocked", "5.7.1"},
    {REASON_POLICY, "blacklist", "5.7.1"},
    {REASON_POLICY, "blocklist", "5.7.1"},
    {REASON_POLICY, "reputation", "5.7.1"},
    {REASON_POLICY, "access denied", "5.7.1"},
    {REASON_POLICY, "relaying denied", "5.7.1"},
    {REASON_POLICY, "virus", "5.7.1"},
    {REASON_POLICY, "too large", "5.3.4"},
    {REASON_POLICY, "too big", "5.3.4"},
};

static const ReasonWords *find_reason(const char *words)
{
    g_autofree char *head = g_strndup(words, WORDS_MAX);
    g_autofree char *lower = g_ascii_strdown(head, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++)
        if (strstr(lower, reasons[i].words) != NULL)
            return &reasons[i];
    return NULL;
}

char *dsn_status_in(const char *text)
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

/* Only some of 5.1.x, and a disabled mailbox, speak of the address itself; a vague status needs
   words that do. */
static gboolean is_permanent(const char *status, Reason reason)
{
    static const char *const address_statuses[] = {"5.1.1", "5.1.2", "5.1.3",  "5.1.4",
                                                   "5.1.6", "5.1.9", "5.1.10", "5.2.1"};
    static const char *const vague[] = {"", "5.0.0", "5.1.0", "5.4.4", "5.5.0", "5.3.0", "5.2.0"};
    if (reason == REASON_FULL || reason == REASON_EXPIRED)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(address_statuses); i++)
        if (strcmp(status, address_statuses[i]) == 0)
            return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(vague); i++)
        if (strcmp(status, vague[i]) == 0)
            return reason == REASON_DEAD;
    return FALSE;
}

void dsn_add(GPtrArray *recipients, const char *address, const char *status, const char *words)
{
    g_autofree char *recipient = address_normalise(address);
    if (recipient == NULL || recipients->len >= RECIPIENTS_MAX)
        return;
    for (guint i = 0; i < recipients->len; i++)
        if (strcmp(((FailedRecipient *)recipients->pdata[i])->recipient, recipient) == 0)
            return;
    const ReasonWords *found = find_reason(words);
    Reason reason = found != NULL ? found->reason : REASON_NONE;
    FailedRecipient *entry = g_new0(FailedRecipient, 1);
    entry->recipient = g_steal_pointer(&recipient);
    entry->status = g_strdup(*status == '\0' && found != NULL ? found->status : status);
    entry->permanent = is_permanent(entry->status, reason);
    g_ptr_array_add(recipients, entry);
}
