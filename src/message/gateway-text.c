/* SPDX-License-Identifier: MIT */
/* What gateways and legal departments write into people's mails. */
#include <string.h>

#include "message/reply-lines.h"

enum { BANNER_LINES = 5, FIRST_LINES = 60, LAST_LINES = 240 };

/* With which a banner begins, or which only banners say. */
static const char *const banner_openings[] = {"caution: this",
                                              "caution: the",
                                              "caution: external",
                                              "caution - external",
                                              "caution! this",
                                              "caution!",
                                              "warning: this email originated",
                                              "warning: this message",
                                              "warning: external",
                                              "attention: this email",
                                              "attention: external",
                                              "external email",
                                              "external sender",
                                              "external message",
                                              "external mail",
                                              "external:",
                                              "this email originated from outside",
                                              "this e-mail originated from outside",
                                              "this message originated from outside",
                                              "this email originated outside",
                                              "this message originated outside",
                                              "this message was sent from outside",
                                              "this email was sent from outside",
                                              "this email came from outside",
                                              "this email is from an external",
                                              "this message is from an external",
                                              "this is an external email",
                                              "you don't often get email from",
                                              "you don’t often get email from",
                                              "some people who received this message don't",
                                              "some people who received this message don’t",
                                              "be careful with this message",
                                              "[caution",
                                              "[external",
                                              "[ext]",
                                              "[warning",
                                              "zjqcmqryfpfpt",
                                              "this message needs your attention",
                                              "report suspicious",
                                              "think before you click",
                                              "do not click links or open attachments unless",
                                              "do not click on links or open attachments unless",
                                              "correo externo",
                                              "mensaje externo",
                                              "precaución: este",
                                              "externe e-mail",
                                              "achtung: diese e-mail",
                                              "vorsicht: diese e-mail",
                                              "courriel externe",
                                              "attention : ce courriel",
                                              "attention : ce message",
                                              "attenzione: questa e-mail",
                                              NULL};

static const char *const banner_phrases[] = {"originated from outside",
                                             "came from outside",
                                             "sent from outside",
                                             "comes from outside",
                                             "unless you know the sender",
                                             "unless you trust the sender",
                                             "verify the sender before",
                                             "originated outside",
                                             "unless you recognize the sender",
                                             "unless you recognise the sender",
                                             "know the content is safe",
                                             "the content is safe",
                                             "click links or open attachments",
                                             "click on links or open attachments",
                                             "learn why this is important",
                                             "learnaboutsenderidentification",
                                             "exercise caution when",
                                             "outside of your organization",
                                             "outside your organization",
                                             "outside of the organization",
                                             "outside the organization",
                                             "no haga clic en",
                                             "öffnen sie keine anhänge",
                                             "ne cliquez pas sur",
                                             "verify the sender",
                                             NULL};

static const char *const disclaimer_phrases[] = {"confidentiality notice",
                                                 "confidentiality note",
                                                 "notice of confidentiality",
                                                 "privileged and confidential",
                                                 "intended only for the",
                                                 "intended solely for the",
                                                 "intended exclusively for",
                                                 "is intended for the sole use",
                                                 "for the sole use of the",
                                                 "for the exclusive use of",
                                                 "if you are not the intended recipient",
                                                 "if you are not the addressee",
                                                 "if you have received this email in error",
                                                 "if you have received this e-mail in error",
                                                 "if you have received this message in error",
                                                 "if you received this email in error",
                                                 "received this communication in error",
                                                 "unauthorized review, use, disclosure",
                                                 "may contain confidential",
                                                 "may contain privileged",
                                                 "may contain information that is",
                                                 "contains confidential information",
                                                 "information contained in this e",
                                                 "information contained in this message",
                                                 "information contained in this communication",
                                                 "controlled unclassified information",
                                                 "for official use only",
                                                 "this e-mail and any attachments",
                                                 "this email and any attachments",
                                                 "this email and any files transmitted",
                                                 "this e-mail and any files transmitted",
                                                 "this message and any attachments",
                                                 "any dissemination, distribution",
                                                 "consider the environment before printing",
                                                 "think before you print",
                                                 "before printing this e",
                                                 "this email has been scanned",
                                                 "this e-mail has been scanned",
                                                 "this message has been scanned",
                                                 "virus-free.",
                                                 "scanned for viruses by",
                                                 "aviso de confidencialidad",
                                                 "este mensaje y sus archivos adjuntos",
                                                 "este correo electrónico y sus",
                                                 "si no es usted el destinatario",
                                                 "diese e-mail enthält vertrauliche",
                                                 "diese nachricht ist vertraulich",
                                                 "wenn sie nicht der richtige adressat",
                                                 "ce message et toutes les pièces jointes",
                                                 "ce courriel et ses pièces jointes",
                                                 "si vous n'êtes pas le destinataire",
                                                 "si vous n’êtes pas le destinataire",
                                                 "questo messaggio è riservato",
                                                 "le informazioni contenute",
                                                 "esta mensagem pode conter",
                                                 "se você não é o destinatário",
                                                 "dit bericht is uitsluitend",
                                                 "indien u niet de geadresseerde",
                                                 NULL};

static gboolean is_new(const ReplyLines *r, guint i)
{
    return i < r->count && r->kinds[i] == LINE_NEW && !reply_line_is_blank(reply_line(r, i));
}

static gboolean ends_sentence(const char *line)
{
    gsize length = strlen(line);
    while (length > 0 && strchr(" \t\r*]>)", line[length - 1]) != NULL)
        length--;
    return length > 0 && strchr(".!?", line[length - 1]) != NULL;
}

/* Behind signs that warn. */
static const char *without_signs(const char *folded)
{
    return folded + strspn(folded, "⚠️!|- ");
}

/* "[EXTERNAL]" and the like in front of words of the sender: only the tag goes. */
static void cut_tag(ReplyLines *r, guint i)
{
    const char *line = reply_line(r, i);
    const char *start = line + strspn(line, " \t*");
    gsize tag = *start == '[' ? strcspn(start, "]") : 0;
    if (tag == 0 || start[tag] != ']' || tag > 40)
        return;
    const char *rest = start + tag + 1 + strspn(start + tag + 1, " \t*:-");
    if (*rest == '\0')
        return;
    g_autofree char *piece = g_strndup(start, tag + 1);
    g_autofree char *folded = reply_line_folded(rest);
    if (reply_begins_with_any(folded, banner_openings) || reply_has_any(folded, banner_phrases))
        return;
    taken_add(r->cut, TAKEN_BANNER, piece);
    reply_line_replace(r, i, rest);
}

/* The lines of the banner that begins at `i`: those that say so, and what goes on from one of them
   in the middle of a sentence. */
static guint mark_banner(ReplyLines *r, guint i)
{
    guint marked = 0;
    for (guint n = i; n < i + BANNER_LINES && is_new(r, n); n++) {
        const char *folded = reply_fold(r, n);
        gboolean begun = reply_begins_with_any(without_signs(folded), banner_openings);
        gboolean goes_on = n > i && !ends_sentence(reply_line(r, n - 1))
                           && g_str_has_suffix(folded, ".") && marked == n - i;
        if (!begun && !(n > i && reply_has_any(folded, banner_phrases)) && !goes_on)
            break;
        r->kinds[n] = TAKEN_BANNER;
        marked++;
    }
    return marked;
}

static gboolean begins_banner(ReplyLines *r, guint i)
{
    if (!reply_begins_with_any(without_signs(reply_fold(r, i)), banner_openings))
        return FALSE;
    cut_tag(r, i);
    return reply_begins_with_any(without_signs(reply_fold(r, i)), banner_openings);
}

/* A phrase that is broken over two lines, the second of which has none of its own. */
static gboolean is_broken_disclaimer(const char *folded, const char *next)
{
    g_autofree char *both = g_strconcat(folded, " ", next, NULL);
    return reply_has_any(both, disclaimer_phrases) && !reply_has_any(next, disclaimer_phrases);
}

/* The paragraph from here on. */
static guint mark_disclaimer(ReplyLines *r, guint i)
{
    const char *folded = reply_fold(r, i);
    gboolean found = reply_has_any(folded, disclaimer_phrases)
                     || (is_new(r, i + 1) && is_broken_disclaimer(folded, reply_fold(r, i + 1)));
    guint marked = 0;
    while (found && is_new(r, i + marked))
        r->kinds[i + marked++] = TAKEN_DISCLAIMER;
    return marked;
}

/* Banners and disclaimers stand at the ends: in a long text the middle is passed over. */
void gateway_text_mark(ReplyLines *r)
{
    guint count = 0, seen = 0;
    for (guint i = 0; i < r->count; i++)
        count += is_new(r, i);
    for (guint i = 0; i < r->count;) {
        guint marked = 0;
        gboolean near_end = seen < FIRST_LINES || seen + LAST_LINES >= count;
        if (is_new(r, i) && near_end) {
            marked = begins_banner(r, i) ? mark_banner(r, i) : 0;
            marked = marked > 0 ? marked : mark_disclaimer(r, i);
        }
        seen += MAX(marked, (guint)is_new(r, i));
        i += MAX(marked, 1);
    }
}
