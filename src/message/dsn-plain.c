/* SPDX-License-Identifier: MIT */
/* Bounces of servers that do not write RFC 3464: qmail, Exim, Sendmail, Exchange 5.5, Notes,
   MDaemon, IMail, GroupWise and many a gateway. They name the recipient in a line of its own, or in
   the middle of a sentence, above the mail that they return. */
#include <string.h>

#include "base/address.h"
#include "message/dsn.h"
#include "message/sender.h"

enum { LINES_MAX = 120, HEAD_MAX = 16384, LISTED_MAX = 100, REASON_LINES = 8 };

static gboolean has_any(const char *text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strstr(text, *words) != NULL)
            return TRUE;
    return FALSE;
}

/* `line` is in lower case. */
static gboolean starts_returned_mail(const char *line)
{
    static const char *const phrases[] = {"copy of the message",
                                          "copy of your message",
                                          "copy of the original",
                                          "copy of the first part",
                                          "start of returned",
                                          "unsent message",
                                          "message follows",
                                          "headers follow",
                                          "header follows",
                                          "text follows",
                                          "reads (in part)",
                                          "below this line",
                                          "old message:",
                                          "undelivered message you sent",
                                          NULL};
    static const char *const fields[] = {
        "return-path:", "received:", "message-id:", "mime-version:", NULL};
    const char *start = line + strspn(line, " \t>|");
    for (const char *const *field = fields; *field != NULL; field++)
        if (g_str_has_prefix(start, *field))
            return TRUE;
    gboolean ruled = *start == '-' || *start == '=' || *start == '*';
    gboolean titled = ruled || g_str_has_suffix(start, ":") || strstr(start, "follow") != NULL;
    gboolean denied = strstr(start, " not ") != NULL; /* "were not sent a copy of your message" */
    return (!denied && has_any(start, phrases))
           || (titled
               && (strstr(start, "original message") != NULL
                   || strstr(start, "returned m") != NULL));
}

static gboolean is_address_char(char c)
{
    return g_ascii_isalnum(c) || (c != '\0' && strchr("!#$%&'*+/=?^_`{|}~.-", c) != NULL);
}

/* The first address in `text`, and where it ends; NULL if there is none. Owned by the caller. */
static char *next_address(const char *text, const char **end)
{
    for (const char *at = strchr(text, '@'); at != NULL; at = strchr(at + 1, '@')) {
        const char *start = at, *stop = at + 1;
        while (start > text && is_address_char(start[-1]) && at - start < 64)
            start--;
        while (strchr("'=*", *start) != NULL && start < at)
            start++;
        stop += strspn(stop, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");
        while (stop > at + 1 && (stop[-1] == '.' || stop[-1] == '-'))
            stop--;
        const char *assigned = memchr(start, '=', (gsize)(at - start)); /* X.400: "SMTP=BEN@..." */
        g_autofree char *word = g_strndup(start, (gsize)(stop - start));
        g_autofree char *value =
            g_strndup(assigned != NULL ? assigned + 1 : start,
                      (gsize)(stop - (assigned != NULL ? assigned + 1 : start)));
        const char *sound = g_ascii_strncasecmp(word, "smtp=", 5) == 0 ? value : word;
        *end = stop;
        if (address_is_valid(sound))
            return g_strdup(sound);
    }
    return NULL;
}

/* "> ben@energy.example" and nothing more: MDaemon's list, no quote. */
static gboolean is_marked_address(const char *line)
{
    const char *word = line + strspn(line, " \t>");
    return g_str_has_prefix(line, "> ") && strchr(word, '@') != NULL
           && word[strcspn(word, " \t:,;")] == '\0';
}

/* The address with which a line begins, after the marks that servers put before it. */
static char *leading_address(const char *line)
{
    const char *start = line + strspn(line, is_marked_address(line) ? "> \t" : " \t<*\"'-");
    static const char *const labels[] = {"to:",
                                         "recipient:",
                                         "recipient address:",
                                         "user:",
                                         "rcpt to:",
                                         "final-recipient: rfc822;",
                                         "delivery failed:",
                                         "undeliverable address:"};
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

/* Whom the bounce itself is from and to: the server, and us. */
static GHashTable *correspondents(const Header *header)
{
    static const char *const names[] = {"From", "Sender", "To", "Reply-To", "Return-Path"};
    GHashTable *found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *at = header_value(header, names[i]);
        for (char *address = NULL; at != NULL && (address = next_address(at, &at)) != NULL;) {
            char *normal = address_normalise(address);
            if (normal != NULL)
                g_hash_table_add(found, normal);
            g_free(address);
        }
    }
    return found;
}

typedef struct {
    char **lines, **lower; /* the notice, up to the returned mail */
    GHashTable *correspondents;
    GPtrArray *recipients;
} Notice;

static gboolean is_correspondent(const Notice *notice, const char *address)
{
    g_autofree char *normal = address_normalise(address);
    return normal == NULL || g_hash_table_contains(notice->correspondents, normal)
           || g_str_has_prefix(normal, "postmaster@") || g_str_has_prefix(normal, "mailer-daemon@");
}

static gboolean names_another(const Notice *notice, guint i)
{
    g_autofree char *other = leading_address(notice->lines[i]);
    return other != NULL;
}

/* What is said of the recipient in line `i`: up to the next line that begins with an address, then
   what stands above. */
static void add_from_line(const Notice *notice, guint i, const char *address)
{
    g_autoptr(GString) words = g_string_new(notice->lines[i]);
    for (guint n = i + 1; n <= i + REASON_LINES && notice->lines[n] != NULL; n++) {
        if (names_another(notice, n))
            break;
        g_string_append_printf(words, " %s", notice->lines[n]);
    }
    for (guint n = i; n > 0 && i - n < REASON_LINES && !names_another(notice, n - 1); n--)
        g_string_append_printf(words, " %s", notice->lines[n - 1]);
    g_autofree char *status = dsn_status_in(words->str);
    dsn_add(notice->recipients, address, status, words->str);
}

/* "To: x" above "Subject: y" tells of our letter, not of a failure (Exchange, GroupWise). */
static gboolean is_echoed_header(const Notice *notice, guint i)
{
    const char *line = notice->lower[i] + strspn(notice->lower[i], " \t");
    if (!g_str_has_prefix(line, "to:"))
        return FALSE;
    for (guint n = 1; n <= 2 && notice->lower[i + n] != NULL; n++) {
        const char *next = notice->lower[i + n] + strspn(notice->lower[i + n], " \t");
        if (g_str_has_prefix(next, "subject:") || g_str_has_prefix(next, "cc:"))
            return TRUE;
    }
    return FALSE;
}

/* Sendmail: the alias that we wrote to stands below the address that it led to. */
static char *expanded_from(const Notice *notice, guint i)
{
    const char *next = notice->lower[i + 1];
    const char *end = NULL;
    return next != NULL && strstr(next, "(expanded from:") != NULL
               ? next_address(notice->lines[i + 1], &end)
               : NULL;
}

static void read_leading(const Notice *notice)
{
    for (guint i = 0; notice->lines[i] != NULL; i++) {
        g_autofree char *address = leading_address(notice->lines[i]);
        if (address == NULL || is_correspondent(notice, address) || is_echoed_header(notice, i))
            continue;
        g_autofree char *alias = expanded_from(notice, i);
        add_from_line(notice, i, alias != NULL ? alias : address);
    }
}

static void read_inner(const Notice *notice)
{
    static const char *const others[] = {"contact",    "assistance",   "help",      "question",
                                         "from:",      "sender",       "reply",     "envelope-from",
                                         "message-id", "message id",   "http",      "support",
                                         "cc:",        "mailto:postm", "thank you", NULL};
    for (guint i = 0; notice->lines[i] != NULL; i++) {
        if (has_any(notice->lower[i], others) || is_echoed_header(notice, i))
            continue;
        const char *at = notice->lines[i];
        for (char *address = NULL; (address = next_address(at, &at)) != NULL; g_free(address))
            if (!is_correspondent(notice, address))
                add_from_line(notice, i, address);
    }
}

/* Cuts the notice off where the returned mail begins. */
static void cut_returned(const Notice *notice)
{
    guint i = 0;
    while (notice->lower[i] != NULL && !starts_returned_mail(notice->lower[i]))
        i++;
    for (guint rest = i; notice->lines[rest] != NULL; rest++) {
        g_clear_pointer(&notice->lines[rest], g_free);
        g_clear_pointer(&notice->lower[rest], g_free);
    }
}

static char **lower_lines(char **lines)
{
    guint count = g_strv_length(lines);
    char **lower = g_new0(char *, count + 1);
    for (guint i = 0; i < count; i++) {
        lower[i] = g_ascii_strdown(lines[i], -1);
        g_strchomp(lower[i]);
    }
    return lower;
}

static void read_listed(const PlainBounce *bounce, GPtrArray *recipients)
{
    const char *value = header_value(bounce->header, "X-Failed-Recipients");
    g_auto(GStrv) listed = g_strsplit_set(value != NULL ? value : "", ", \t", LISTED_MAX);
    g_autofree char *head = g_strndup(bounce->text, HEAD_MAX);
    g_autofree char *status = dsn_status_in(head);
    for (char **address = listed; *address != NULL; address++)
        dsn_add(recipients, *address, status, head);
}

/* Our letters have one recipient: whom the returned one was addressed to. */
static void read_returned_to(const PlainBounce *bounce, GPtrArray *recipients)
{
    const char *field = NULL;
    g_autofree char *head = g_strndup(bounce->text, HEAD_MAX);
    g_autofree char *status = dsn_status_in(head);
    g_autofree char *returned = g_strdup(bounce->returned != NULL ? bounce->returned : "");
    if (*returned == '\0') { /* in the text itself: "Original Message:", then its header */
        const char *to = strstr(head, "\nTo: ");
        field = to != NULL ? to + 1 : "";
    }
    g_autoptr(Header) header = field != NULL ? header_new(field, strcspn(field, "\n"))
                                             : header_new(returned, strlen(returned));
    g_autofree char *recipient =
        header_count(header, "To") == 1 ? sender_parse(header_value(header, "To")) : NULL;
    if (recipient != NULL)
        dsn_add(recipients, recipient, status, head);
}

/* RFC 3464's fields in the middle of the text, under no type of their own. */
static void read_loose_fields(const PlainBounce *bounce, GPtrArray *recipients)
{
    g_autoptr(GPtrArray) unused = g_ptr_array_new_with_free_func(failed_recipient_free);
    g_autofree char *head = g_strndup(bounce->text, HEAD_MAX);
    const DsnRecipients into = {recipients, unused, head};
    g_autofree char *lower = g_ascii_strdown(head, -1);
    if (strstr(lower, "\nfinal-recipient:") != NULL)
        dsn_read(head, &into);
}

/* What the server said may stand far below: in a transcript. It was said of the only recipient. */
static void complete_only(const Notice *notice)
{
    const FailedRecipient *only =
        notice->recipients->len == 1 ? notice->recipients->pdata[0] : NULL;
    if (only == NULL || *only->status != '\0')
        return;
    g_autofree char *words = g_strjoinv(" ", notice->lines);
    g_autofree char *status = dsn_status_in(words);
    g_autofree char *address = g_strdup(only->recipient);
    if (*status == '\0')
        return;
    g_ptr_array_set_size(notice->recipients, 0);
    dsn_add(notice->recipients, address, status, words);
}

void dsn_read_plain(const PlainBounce *bounce, GPtrArray *recipients)
{
    read_listed(bounce, recipients);
    if (recipients->len == 0)
        read_loose_fields(bounce, recipients);
    if (recipients->len > 0)
        return;
    g_autofree char *head = g_strndup(bounce->text, HEAD_MAX);
    g_auto(GStrv) lines = g_strsplit(head, "\n", LINES_MAX);
    g_auto(GStrv) lower = lower_lines(lines);
    g_autoptr(GHashTable) known = correspondents(bounce->header);
    const Notice notice = {lines, lower, known, recipients};
    cut_returned(&notice);
    read_leading(&notice);
    if (recipients->len == 0)
        read_inner(&notice);
    complete_only(&notice);
    if (recipients->len == 0)
        read_returned_to(bounce, recipients);
}

gboolean dsn_lists_recipients(const char *text)
{
    g_autofree char *head = g_strndup(text, HEAD_MAX);
    g_auto(GStrv) lines = g_strsplit(head, "\n", LINES_MAX);
    for (char **line = lines; *line != NULL; line++) {
        g_autofree char *address = **line == '<' ? leading_address(*line) : NULL;
        if (address != NULL && g_str_has_prefix(*line + 1 + strlen(address), ">:"))
            return TRUE;
    }
    return FALSE;
}
