/* SPDX-License-Identifier: MIT */
#include "tests/player/pen.h"

#include <string.h>

#include "base/clock.h"

static const char PROGRAMME[] = "mentoring@programme.example";

static void append_headers(GString *mail, const Pen *pen, const char *to, const char *subject)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/New_York");
    g_autofree char *date = clock_format_date_header(pen->at, zone);
    const char *domain = strchr(pen->address, '@') + 1;
    if (pen->vouched || pen->forged)
        g_string_append_printf(mail,
                               "Authentication-Results: mx.programme.example;\r\n"
                               " dmarc=%s header.from=%s\r\n",
                               pen->forged ? "fail" : "pass", domain);
    g_string_append_printf(mail,
                           "Received: from out.%s (out.%s [192.0.2.7]) by mx.programme.example;\r\n"
                           " %s\r\n"
                           "From: %s <%s>\r\nTo: %s\r\nDate: %s\r\n"
                           "Message-ID: <%u.%" G_GINT64_FORMAT "@%s>\r\n",
                           domain, domain, date, pen->name, pen->address, to, date, pen->serial,
                           pen->at, domain);
    if (subject != NULL)
        g_string_append_printf(mail, "Subject: %s\r\n", subject);
}

static void append_body(GString *mail, const char *body)
{
    g_auto(GStrv) lines = g_strsplit(body, "\n", -1);
    g_string_append(mail, "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                          "Content-Transfer-Encoding: 8bit\r\n\r\n");
    for (char **line = lines; *line != NULL; line++)
        g_string_append_printf(mail, "%s\r\n", *line);
}

/* The "Subject: ..." line on top of `body`, if there is one; *rest is what follows. */
static char *own_subject(const char *body, const char **rest)
{
    *rest = body;
    if (!g_str_has_prefix(body, "Subject: "))
        return NULL;
    size_t length = strcspn(body, "\n");
    *rest = body + length + (body[length] == '\n');
    return g_strndup(body + strlen("Subject: "), length - strlen("Subject: "));
}

char *pen_write(const Pen *pen, const char *body)
{
    const char *text;
    g_autofree char *subject = own_subject(body, &text);
    GString *mail = g_string_new(NULL);
    append_headers(mail, pen, PROGRAMME, subject != NULL ? subject : "");
    append_body(mail, text);
    return g_string_free(mail, FALSE);
}

/* A carrier that must do alone goes without the thread; a letter without a token, the
   introduction, has no carrier but the thread. */
static void append_thread(GString *mail, const SentLetter *letter, Carriers carriers)
{
    gboolean has_token = strstr(letter->raw_text, "Ref: ") != NULL;
    if (has_token && (carriers == CARRIER_PLUS || carriers == CARRIER_QUOTE))
        return;
    g_string_append_printf(mail, "In-Reply-To: <%s>\r\nReferences: %s <%s>\r\n", letter->message_id,
                           letter->references, letter->message_id);
}

static gboolean is_lost(const char *line, Carriers carriers)
{
    return g_str_has_prefix(line, "Ref: ") && carriers != CARRIERS_ALL && carriers != CARRIER_QUOTE;
}

static void append_quote(GString *body, const SentLetter *letter, Carriers carriers)
{
    g_auto(GStrv) lines = g_strsplit(letter->raw_text, "\n", -1);
    g_string_append_printf(body, "\n\nOn Thu, Mentoring <%s> wrote:\n", PROGRAMME);
    for (char **line = lines; *line != NULL; line++) {
        g_strchomp(*line);
        if (!is_lost(*line, carriers))
            g_string_append_printf(body, "> %s\n", *line);
    }
}

/* The letter as Outlook leaves it, without a mark, and `text` behind the first line with `below`.
 */
static void append_bare(GString *body, const SentLetter *letter, const char *text,
                        const char *below, Carriers carriers)
{
    g_auto(GStrv) lines = g_strsplit(letter->raw_text, "\n", -1);
    g_string_append_printf(body,
                           "\n-----Original Message-----\nFrom: Mentoring <%s>\n"
                           "Sent: Thursday, July 2, 2026 10:01 AM\nSubject: %s\n\n",
                           PROGRAMME, letter->subject);
    for (char **line = lines; *line != NULL; line++) {
        g_strchomp(*line);
        if (!is_lost(*line, carriers))
            g_string_append_printf(body, "%s\n", *line);
        if (text == NULL || strstr(*line, below) == NULL)
            continue;
        g_string_append_printf(body, "%s\n", text);
        text = NULL;
    }
}

static char *finish_reply(const Pen *pen, const SentLetter *letter, const char *subject,
                          const char *body, Carriers carriers)
{
    g_autofree char *answer = g_strdup_printf("Re: %s", letter->subject);
    gboolean plus = carriers == CARRIERS_ALL || carriers == CARRIER_PLUS;
    GString *mail = g_string_new(NULL);
    append_headers(mail, pen, plus ? letter->reply_to : PROGRAMME,
                   subject != NULL ? subject : answer);
    append_thread(mail, letter, carriers);
    append_body(mail, body);
    return g_string_free(mail, FALSE);
}

char *pen_reply(const Pen *pen, const SentLetter *letter, const char *body, Carriers carriers)
{
    const char *text;
    g_autofree char *subject = own_subject(body, &text);
    g_autoptr(GString) whole = g_string_new(text);
    append_quote(whole, letter, carriers);
    return finish_reply(pen, letter, subject, whole->str, carriers);
}

char *pen_reply_between(const Pen *pen, const SentLetter *letter, const char *body,
                        const char *below, Carriers carriers)
{
    g_autoptr(GString) whole = g_string_new(NULL);
    append_bare(whole, letter, body, below, carriers);
    return finish_reply(pen, letter, NULL, whole->str, carriers);
}

char *pen_return(const Pen *pen, const SentLetter *letter, const char *reason)
{
    const char *status = strchr(reason, ' ') + 1;
    const char *domain = strchr(pen->address, '@') + 1;
    g_autofree char *system = g_strdup_printf("MAILER-DAEMON@%s", domain);
    Pen daemon = *pen;
    daemon.name = "Mail Delivery System";
    daemon.address = system;
    GString *mail = g_string_new("Return-Path: <>\r\n");
    append_headers(mail, &daemon, PROGRAMME, "Undelivered Mail Returned to Sender");
    g_string_append_printf(
        mail,
        "Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        "--b\r\n\r\nThe mail system could not deliver your message.\r\n<%s>: %s\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.%s\r\n\r\n"
        "Final-Recipient: rfc822; %s\r\nAction: failed\r\nStatus: %.*s\r\n"
        "Diagnostic-Code: smtp; %s\r\n\r\n"
        "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: <%s>\r\nTo: <%s>\r\n"
        "Subject: %s\r\nMessage-ID: <%s>\r\n\r\n--b--\r\n",
        pen->address, reason, domain, pen->address, (int)strcspn(status, " "), status, reason,
        PROGRAMME, pen->address, letter->subject, letter->message_id);
    return g_string_free(mail, FALSE);
}

static gboolean is_replaced(const char *line)
{
    static const char *const REPLACED[] = {
        "From:", "To:", "Date:", "Message-ID:", "In-Reply-To:", "References:", NULL};
    for (const char *const *name = REPLACED; *name != NULL; name++)
        if (g_ascii_strncasecmp(line, *name, strlen(*name)) == 0)
            return TRUE;
    return FALSE;
}

char *pen_send_file(const Pen *pen, const SentLetter *letter, const char *path, GError **error)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, error))
        return NULL;
    GString *mail = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    gboolean head = TRUE, dropping = FALSE;
    append_headers(mail, pen, letter != NULL ? letter->reply_to : PROGRAMME, NULL);
    if (letter != NULL)
        g_string_append_printf(mail, "In-Reply-To: <%s>\r\n", letter->message_id);
    for (char **line = lines; *line != NULL; line++) {
        g_strchomp(*line);
        dropping = head && (is_replaced(*line) || (dropping && g_ascii_isspace(**line)));
        head = head && **line != '\0';
        if (!dropping)
            g_string_append_printf(mail, "%s\r\n", *line);
    }
    return g_string_free(mail, FALSE);
}
