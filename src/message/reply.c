/* SPDX-License-Identifier: MIT */
#include "message/reply.h"

#include <string.h>

enum { LINES_MAX = 20000, SENT_FROM_MAX = 100 };

/* What phones and programs put below a mail. */
static const char *const taglines[] = {"sent from my ",
                                       "sent from mail for ",
                                       "sent from yahoo mail",
                                       "sent from outlook",
                                       "sent via ",
                                       "get outlook for ",
                                       "sent on the go",
                                       "sent from the ",
                                       "von meinem ",
                                       "gesendet von ",
                                       "gesendet mit ",
                                       "envoyé de mon ",
                                       "envoyé depuis ",
                                       "enviado desde mi ",
                                       "enviado do meu ",
                                       "inviato da ",
                                       "inviato dal mio ",
                                       "verzonden vanaf ",
                                       "skickat från min ",
                                       "sendt fra min ",
                                       "sent with ",
                                       "sent using ",
                                       "sent from samsung",
                                       "sent by outlook",
                                       "obtener outlook",
                                       "télécharger outlook",
                                       "отправлено с iphone",
                                       "sent from gmail mobile",
                                       "sent from aol mobile",
                                       "sent from proton",
                                       "wysłane z ",
                                       "lähetetty iphonesta",
                                       "sent from blackberry",
                                       NULL};

typedef struct {
    GString *reply, *quoted;
    gboolean in_original;  /* everything from here is the mail that is answered */
    gboolean in_signature; /* until the next quote */
} Split;

static gboolean is_quoted(const char *line)
{
    line += strspn(line, " \t");
    return *line == '>' || g_str_has_prefix(line, "&gt;");
}

static gboolean is_blank(const char *line)
{
    return line[strspn(line, " \t\r")] == '\0';
}

/* "-- " (RFC 3676 4.3); many relays take the space away. */
static gboolean is_signature_mark(const char *line)
{
    return strcmp(line, "-- ") == 0 || strcmp(line, "--") == 0;
}

static gboolean is_tagline(const char *line)
{
    if (strlen(line) > SENT_FROM_MAX)
        return FALSE;
    g_autofree char *lower = g_utf8_strdown(line, -1);
    const char *start = lower + strspn(lower, " \t*_<[(-");
    for (const char *const *tagline = taglines; *tagline != NULL; tagline++)
        if (g_str_has_prefix(start, *tagline))
            return TRUE;
    return FALSE;
}

static void take_line(GString *out, const char *line)
{
    g_string_append(out, line);
    g_string_append_c(out, '\n');
}

/* Whether the line after an attribution, blank ones passed over, carries a quote mark. */
static gboolean quote_follows(char *const *lines)
{
    for (guint i = 0; i < 4 && lines[i] != NULL; i++)
        if (!is_blank(lines[i]))
            return is_quoted(lines[i]);
    return FALSE;
}

/* Takes the lines that belong together from lines[0] on; how many they were. */
static guint take_lines(Split *split, char *const *lines)
{
    if (split->in_original || is_quoted(lines[0])) {
        split->in_signature = split->in_signature && split->in_original;
        take_line(split->quoted, lines[0]);
        return 1;
    }
    guint attribution = reply_attribution_lines(lines);
    if (attribution > 0) {
        for (guint i = 0; i < attribution; i++)
            take_line(split->quoted, lines[i]);
        split->in_original = !quote_follows(lines + attribution);
        split->in_signature = FALSE;
        return attribution;
    }
    split->in_original = reply_starts_original(lines);
    split->in_signature = split->in_signature || is_signature_mark(lines[0]);
    gboolean apart = split->in_original || split->in_signature || is_tagline(lines[0]);
    take_line(apart ? split->quoted : split->reply, lines[0]);
    return 1;
}

/* Without blank lines at both ends; runs of them inside become one. */
static char *tidy(const char *text)
{
    GString *out = g_string_new(NULL);
    gboolean blank_due = FALSE;
    for (const char *line = text; *line != '\0';) {
        gsize length = strcspn(line, "\n");
        gsize trimmed = length;
        while (trimmed > 0 && g_ascii_isspace(line[trimmed - 1]))
            trimmed--;
        if (trimmed > 0) {
            if (blank_due)
                g_string_append_c(out, '\n');
            g_string_append_len(out, line, (gssize)trimmed);
            g_string_append_c(out, '\n');
        }
        blank_due = trimmed == 0 && out->len > 0;
        line += length + (line[length] == '\n');
    }
    if (out->len > 0)
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

/* The lines of `text`, which is cut into them; NULL-ended. The last takes what is too much. */
static GPtrArray *lines_of(char *text)
{
    GPtrArray *lines = g_ptr_array_new();
    const char *end = text + strlen(text);
    char *line = text;
    for (char *feed = line; feed != NULL && lines->len < LINES_MAX; line = feed) {
        g_ptr_array_add(lines, line);
        feed = memchr(line, '\n', (gsize)(end - line));
        if (feed != NULL && lines->len < LINES_MAX)
            *feed++ = '\0';
    }
    g_ptr_array_add(lines, NULL);
    return lines;
}

void reply_split(const char *text, char **reply, char **quoted)
{
    g_autofree char *copy = g_strdup(text);
    g_autoptr(GPtrArray) lines = lines_of(copy);
    g_autoptr(GString) newly = g_string_new(NULL);
    Split split = {.reply = newly, .quoted = g_string_new(NULL)};
    for (char *const *line = (char *const *)lines->pdata; *line != NULL;)
        line += take_lines(&split, line);
    *reply = tidy(newly->str);
    *quoted = g_string_free(split.quoted, FALSE);
}
