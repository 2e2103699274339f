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
} ReasonWords;

/* Asked in this order: a full mailbox is often said in one breath with other things. */
static const ReasonWords reasons[] = {
    {REASON_FULL, "mailbox full"},
    {REASON_FULL, "mailbox is full"},
    {REASON_FULL, "quota"},
    {REASON_FULL, "exceeds allowed size"},
    {REASON_FULL, "storage limit"},
    {REASON_FULL, "insufficient system storage"},
    {REASON_FULL, "out of space"},
    {REASON_FULL, "out of storage"},
    {REASON_FULL, "overquota"},
    {REASON_EXPIRED, "retry time"},
    {REASON_EXPIRED, "retry timeout"},
    {REASON_EXPIRED, "timed out"},
    {REASON_EXPIRED, "could not be delivered for"},
    {REASON_EXPIRED, "failed 20 attempts"},
    {REASON_EXPIRED, "too long"},
    {REASON_EXPIRED, "has expired"},
    {REASON_EXPIRED, "time limit exceeded"},
    {REASON_EXPIRED, "connection refused"},
    {REASON_EXPIRED, "try again"},
    {REASON_EXPIRED, "try later"},
    {REASON_EXPIRED, "greylist"},
    {REASON_EXPIRED, "receiving mail at a rate"},
    {REASON_EXPIRED, "receiving mail too quickly"},
    {REASON_EXPIRED, "rate limit"},
    {REASON_EXPIRED, "too many"},
    {REASON_DEAD, "user unknown"},
    {REASON_DEAD, "unknown user"},
    {REASON_DEAD, "unknown recipient"},
    {REASON_DEAD, "recipient unknown"},
    {REASON_DEAD, "unknown local"},
    {REASON_DEAD, "unknown address"},
    {REASON_DEAD, "no such user"},
    {REASON_DEAD, "no such recipient"},
    {REASON_DEAD, "no such address"},
    {REASON_DEAD, "no such mailbox"},
    {REASON_DEAD, "no such person"},
    {REASON_DEAD, "no mailbox"},
    {REASON_DEAD, "user not found"},
    {REASON_DEAD, "user not known"},
    {REASON_DEAD, "not a valid"},
    {REASON_DEAD, "recipient not found"},
    {REASON_DEAD, "recipientnotfound"},
    {REASON_DEAD, "address not found"},
    {REASON_DEAD, "mailbox not found"},
    {REASON_DEAD, "mailbox does not exist"},
    {REASON_DEAD, "does not exist"},
    {REASON_DEAD, "doesn't exist"},
    {REASON_DEAD, "no longer valid"},
    {REASON_DEAD, "not listed in"},
    {REASON_DEAD, "not our customer"},
    {REASON_DEAD, "invalid mailbox"},
    {REASON_DEAD, "invalid recipient"},
    {REASON_DEAD, "invalid final delivery userid"},
    {REASON_DEAD, "name is not recognized"},
    {REASON_DEAD, "account has been disabled"},
    {REASON_DEAD, "account is disabled"},
    {REASON_DEAD, "account has been deactivated"},
    {REASON_DEAD, "unbekannt"},
    {REASON_DEAD, "host unknown"},
    {REASON_DEAD, "unknown host"},
    {REASON_DEAD, "host not found"},
    {REASON_DEAD, "domain not found"},
    {REASON_DEAD, "no such domain"},
    {REASON_DEAD, "unrouteable"},
    {REASON_DEAD, "unroutable"},
    {REASON_POLICY, "spam"},
    {REASON_POLICY, "policy"},
    {REASON_POLICY, "blocked"},
    {REASON_POLICY, "blacklist"},
    {REASON_POLICY, "blocklist"},
    {REASON_POLICY, "reputation"},
    {REASON_POLICY, "access denied"},
    {REASON_POLICY, "relaying denied"},
    {REASON_POLICY, "virus"},
    {REASON_POLICY, "too large"},
    {REASON_POLICY, "too big"},
};

static Reason find_reason(const char *words)
{
    g_autofree char *head = g_strndup(words, WORDS_MAX);
    g_autofree char *lower = g_ascii_strdown(head, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++)
        if (strstr(lower, reasons[i].words) != NULL)
            return reasons[i].reason;
    return REASON_NONE;
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
    FailedRecipient *entry = g_new0(FailedRecipient, 1);
    entry->recipient = g_steal_pointer(&recipient);
    entry->status = g_strdup(status);
    entry->permanent = is_permanent(entry->status, find_reason(words));
    g_ptr_array_add(recipients, entry);
}
