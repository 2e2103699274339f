/* SPDX-License-Identifier: MIT */
#include "message/gate.h"

#include <string.h>

#include "base/text.h"
#include "message/dsn.h"
#include "message/wording.h"

enum { REASON_MAX = 120 };

/* One look at the mail: TRUE if it settled the class. Asked in the order of the table below. */
typedef struct {
    const GateMail *mail;
    const DsnRecipients *recipients;
    WordingThread thread;
    char *subject, *text, *reply; /* as wording_head gives them */
    MessageClass class;
    char *reason;
} Gate;

static gboolean settle(Gate *gate, MessageClass class, const char *reason)
{
    gate->class = class;
    gate->reason = text_single_line(reason, REASON_MAX);
    return TRUE;
}

static gboolean settle_by_field(Gate *gate, MessageClass class, const char *name)
{
    g_autofree char *reason =
        g_strdup_printf("%s: %s", name, header_value(gate->mail->header, name));
    return settle(gate, class, reason);
}

static gboolean has_field(const Gate *gate, const char *name)
{
    return header_value(gate->mail->header, name) != NULL;
}

static gboolean is_own_address(const char *from, const char *address)
{
    if (from == NULL || address == NULL)
        return FALSE;
    g_autofree char *own = g_ascii_strdown(address, -1);
    gsize local = strcspn(own, "@");
    return strncmp(from, own, local) == 0 && strchr(from, '@') != NULL
           && strcmp(strchr(from, '@'), own + local) == 0
           && (from[local] == '@' || from[local] == '+');
}

static gboolean is_ours(Gate *gate)
{
    if (has_field(gate, "X-Mentord-Letter"))
        return settle_by_field(gate, MESSAGE_OTHER, "X-Mentord-Letter");
    return is_own_address(gate->mail->from, gate->mail->address)
           && settle(gate, MESSAGE_OTHER, "from the programme's own address");
}

static const char *text_of(const Gate *gate)
{
    return gate->mail->parts->text != NULL ? gate->mail->parts->text : "";
}

static void read_plain(const Gate *gate, GPtrArray *recipients)
{
    const PlainBounce bounce = {.header = gate->mail->header,
                                .subject = gate->subject,
                                .text = text_of(gate),
                                .returned = gate->mail->parts->returned};
    if (gate->mail->parts->enclosed_status != NULL)
        dsn_read(gate->mail->parts->enclosed_status, gate->recipients);
    if (recipients->len == 0)
        dsn_read_plain(&bounce, recipients);
}

/* multipart/report and its parts (RFC 3464, 8098, 5965). */
static gboolean is_report(Gate *gate)
{
    const Parts *parts = gate->mail->parts;
    DsnOutcome outcome = parts->delivery_status != NULL
                             ? dsn_read(parts->delivery_status, gate->recipients)
                             : DSN_SILENT;
    if (outcome == DSN_NOT_FINAL)
        return settle(gate, MESSAGE_OTHER, "delivery report: nothing failed for good");
    if (outcome == DSN_FAILED) {
        if (gate->recipients->failed->len == 0)
            read_plain(gate, gate->recipients->failed);
        return settle(gate, MESSAGE_BOUNCE, "delivery report: failed");
    }
    if (parts->has_receipt
        || (parts->report_type != NULL
            && strcmp(parts->report_type, "disposition-notification") == 0))
        return settle(gate, MESSAGE_RECEIPT, "disposition notification");
    return FALSE;
}

static gboolean is_null_sender(const Gate *gate)
{
    const char *path = header_value(gate->mail->header, "Return-Path");
    return path != NULL && strcmp(path, "<>") == 0;
}

static gboolean is_mail_system(const Gate *gate)
{
    static const char *const names[] = {
        "mailer-daemon", "postmaster",       "mail delivery",     "mail-daemon",
        "maildelivery",  "mailer daemon",    "microsoftexchange", "mailsystem",
        "mail system",   "post_master@",     "mdaemon@",          "system administrator",
        "mail_service",  "ndr administrator"};
    const char *from = header_value(gate->mail->header, "From");
    g_autofree char *lower = g_ascii_strdown(from != NULL ? from : "", -1);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (strstr(lower, names[i]) != NULL)
            return TRUE;
    return FALSE;
}

/* Nobody writes from there by hand. */
static gboolean is_from_noreply(const Gate *gate)
{
    static const char *const names[] = {"noreply",      "no-reply",      "no_reply",
                                        "donotreply",   "do-not-reply",  "do_not_reply",
                                        "notification", "notifications", "no.reply"};
    const char *from = gate->mail->from != NULL ? gate->mail->from : "";
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcspn(from, "@+") == strlen(names[i]) && g_str_has_prefix(from, names[i]))
            return TRUE;
    return FALSE;
}

/* Bounces of servers that do not write RFC 3464, and what is left of multipart/report. */
static gboolean is_plain_bounce(Gate *gate)
{
    const GateMail *mail = gate->mail;
    gboolean listed = has_field(gate, "X-Failed-Recipients");
    gboolean report = mail->parts->report_type != NULL;
    gboolean away = wording_subject_is_autoreply(gate->subject);
    gboolean system = is_mail_system(gate) || (is_null_sender(gate) && !away) || report;
    gboolean titled = wording_subject_is_bounce(gate->subject);
    gboolean told = system || titled || gate->thread == WORDING_NO_ANSWER;
    gboolean worded = told && wording_text_is_bounce(gate->text);
    gboolean unsigned_notice = titled && worded && (mail->from == NULL || is_from_noreply(gate));
    gboolean begun = worded && gate->thread == WORDING_NO_ANSWER
                     && wording_subject_begins_bounce(gate->subject)
                     && strchr(gate->text, '@') != NULL;
    gboolean listing = system && dsn_lists_recipients(text_of(gate));
    if (!listed && !(system && (titled || worded)) && !unsigned_notice && !begun && !listing)
        return report && settle(gate, MESSAGE_OTHER, "report");
    if (wording_is_delay(gate->subject, gate->text)) {
        read_plain(gate, gate->recipients->delayed);
        return settle(gate, MESSAGE_OTHER, "delivery is only delayed");
    }
    read_plain(gate, gate->recipients->failed);
    return settle(gate, MESSAGE_BOUNCE, "delivery failure in plain words");
}

static gboolean reads_like_autoreply(const Gate *gate)
{
    return wording_subject_is_autoreply(gate->subject)
           || wording_text_is_autoreply(gate->reply, gate->thread);
}

/* RFC 3834. Outlook's notices say auto-generated; so do newsletters. */
static gboolean is_auto_submitted(Gate *gate)
{
    const Header *header = gate->mail->header;
    if (!has_field(gate, "Auto-Submitted") || header_has_word(header, "Auto-Submitted", "no"))
        return FALSE;
    gboolean answers = header_has_word(header, "Auto-Submitted", "auto-replied")
                       || has_field(gate, "In-Reply-To") || reads_like_autoreply(gate);
    return settle_by_field(gate, answers ? MESSAGE_AUTOREPLY : MESSAGE_OTHER, "Auto-Submitted");
}

static gboolean is_marked_autoreply(Gate *gate)
{
    static const char *const names[] = {"X-Autoreply",       "X-Autorespond",   "X-Auto-Reply",
                                        "X-Auto-Reply-From", "X-Autoresponder", "X-Mail-Autoreply",
                                        "X-AutoReply-From",  "X-Autogenerated"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (has_field(gate, names[i]) && !header_has_word(gate->mail->header, names[i], "no"))
            return settle_by_field(gate, MESSAGE_AUTOREPLY, names[i]);
    return header_has_word(gate->mail->header, "Precedence", "auto_reply")
           && settle_by_field(gate, MESSAGE_AUTOREPLY, "Precedence");
}

static gboolean is_calendar(Gate *gate)
{
    const char *class = header_value(gate->mail->header, "Content-Class");
    if (gate->mail->parts->calendar_method != NULL
        && strcmp(gate->mail->parts->calendar_method, "PUBLISH") != 0)
        return settle(gate, MESSAGE_OTHER, "calendar message");
    if (gate->mail->parts->is_schedule)
        return settle(gate, MESSAGE_OTHER, "calendar message of Outlook (TNEF)");
    return class != NULL && g_str_has_suffix(class, ":calendarmessage")
           && settle_by_field(gate, MESSAGE_OTHER, "Content-Class");
}

static gboolean is_worded_receipt(Gate *gate)
{
    if (wording_is_receipt(gate->subject, gate->text))
        return settle(gate, MESSAGE_RECEIPT, "receipt in plain words");
    return wording_is_recall(gate->subject, gate->text)
           && settle(gate, MESSAGE_OTHER, "recall of an earlier mail");
}

/* Vacation programs mark their mail as bulk or junk too. */
static gboolean is_bulk(Gate *gate)
{
    static const char *const lists[] = {"List-Id",     "List-Unsubscribe", "List-Post",
                                        "List-Help",   "List-Subscribe",   "List-Owner",
                                        "List-Archive"};
    static const char *const words[] = {"bulk", "junk", "list"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (header_has_word(gate->mail->header, "Precedence", words[i]))
            return settle_by_field(
                gate, reads_like_autoreply(gate) ? MESSAGE_AUTOREPLY : MESSAGE_OTHER, "Precedence");
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
        if (has_field(gate, lists[i]))
            return settle_by_field(gate, MESSAGE_OTHER, lists[i]);
    return FALSE;
}

static gboolean is_worded_autoreply(Gate *gate)
{
    if (is_null_sender(gate) && is_mail_system(gate) && !reads_like_autoreply(gate))
        return settle(gate, MESSAGE_OTHER, "from a mail system");
    if (is_null_sender(gate))
        return settle_by_field(gate, MESSAGE_AUTOREPLY, "Return-Path");
    if (is_mail_system(gate) && gate->mail->from == NULL)
        return settle(gate, MESSAGE_OTHER, "from a mail system");
    if (wording_subject_is_autoreply(gate->subject))
        return settle(gate, MESSAGE_AUTOREPLY, "subject of an automatic reply");
    return wording_text_is_autoreply(gate->reply, gate->thread)
           && settle(gate, MESSAGE_AUTOREPLY, "wording of an automatic reply");
}

/* Filters that ask the sender to prove something, and what servers tell of other mails. */
static gboolean is_notice(Gate *gate)
{
    static const char *const fields[] = {"X-Spamarrest-Probe",
                                         "X-Spamarrest-Msgkey",
                                         "X-BoxTrapper-Message",
                                         "X-TMDA-Fingerprint",
                                         "X-ASK-Auth",
                                         "X-Qurb",
                                         "X-Boxbe"};
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
        if (has_field(gate, fields[i]))
            return settle_by_field(gate, MESSAGE_AUTOREPLY, fields[i]);
    if (gate->thread == WORDING_ANSWER_WITH_QUOTE)
        return FALSE;
    if (wording_is_challenge(gate->subject, gate->text))
        return settle(gate, MESSAGE_AUTOREPLY, "asks the sender to prove something");
    return wording_is_digest(gate->subject, gate->text)
           && settle(gate, MESSAGE_OTHER, "digest of other mails");
}

static gboolean is_unanswerable(Gate *gate)
{
    gboolean answers = gate->thread != WORDING_NO_ANSWER || reads_like_autoreply(gate);
    return is_from_noreply(gate)
           && settle(gate, answers ? MESSAGE_AUTOREPLY : MESSAGE_OTHER,
                     "from an address that takes no answers");
}

/* "Re:" alone is no answer: what people answer with threads, vacation programs often do not. */
static WordingThread thread_of(const GateMail *mail)
{
    gboolean answers = header_value(mail->header, "In-Reply-To") != NULL
                       || header_value(mail->header, "References") != NULL;
    if (!answers)
        return WORDING_NO_ANSWER;
    return mail->has_quote ? WORDING_ANSWER_WITH_QUOTE : WORDING_ANSWER;
}

MessageClass gate_classify(const GateMail *mail, const DsnRecipients *recipients, char **reason)
{
    static gboolean (*const looks[])(Gate *) = {
        is_ours,           is_report,           is_plain_bounce,   is_marked_autoreply,
        is_auto_submitted, is_calendar,         is_worded_receipt, is_notice,
        is_bulk,           is_worded_autoreply, is_unanswerable};
    g_autofree char *subject = wording_head(mail->subject);
    g_autofree char *text = wording_head(mail->parts->text != NULL ? mail->parts->text : "");
    g_autofree char *reply = wording_head(mail->reply);
    Gate gate = {.mail = mail,
                 .recipients = recipients,
                 .thread = thread_of(mail),
                 .subject = subject,
                 .text = text,
                 .reply = reply,
                 .class = MESSAGE_PERSON};
    for (gsize i = 0; i < G_N_ELEMENTS(looks); i++)
        if (looks[i](&gate))
            break;
    *reason = gate.reason != NULL ? gate.reason : g_strdup("a person");
    return gate.class;
}
