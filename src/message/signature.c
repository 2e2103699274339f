/* SPDX-License-Identifier: MIT */
/* Signatures, with their "-- " or without it. What is taken out must be sure to be no words of the
   answer: a line of which a person speaks ("I", "not", "P.S.") stays wherever it stands. */
#include <string.h>

#include "message/reply-lines.h"

enum {
    WORDS_BESIDE = 2,   /* a telephone number or link */
    WORDS_IN_A_ROW = 6, /* "Office | Agency | number" */
    SIGNATURE_LINES = 14,
    TAGLINE_BYTES = 110,
    SIGNATURE_LINE_BYTES = 120,
    RULE_LENGTH = 3,
    TAGLINE_START = 12
};

/* What phones and programs put below a mail. */
static const char *const taglines[] = {"sent from my ",
                                       "sent from mail for ",
                                       "sent from yahoo mail",
                                       "sent from outlook",
                                       "sent from a ",
                                       "sent from windows",
                                       "sent from mailbox",
                                       "sent from mobile",
                                       "sent from samsung",
                                       "sent from gmail mobile",
                                       "sent from aol mobile",
                                       "sent from proton",
                                       "sent from blackberry",
                                       "sent from iphone",
                                       "sent from android",
                                       "sent from tutanota",
                                       "sent from fastmail",
                                       "sent from zoho",
                                       "sent from the all new",
                                       "sent from the new",
                                       "sent from boxer",
                                       "sent from workspace one",
                                       "sent from nine",
                                       "sent from spark",
                                       "sent from [",
                                       "sent from my",
                                       "sent via ",
                                       "sent by galaxy",
                                       "sent by outlook",
                                       "sent on the go",
                                       "sent on the new",
                                       "sent with proton",
                                       "sent with ",
                                       "sent using ",
                                       "sent securely",
                                       "from my iphone",
                                       "from my ipad",
                                       "from my mobile",
                                       "from my android",
                                       "get outlook for ",
                                       "get [outlook for",
                                       "get boxer",
                                       "get spark",
                                       "von meinem ",
                                       "gesendet von ",
                                       "gesendet mit ",
                                       "gesendet aus ",
                                       "von meinem iphone",
                                       "diese nachricht wurde von mein",
                                       "holen sie sich outlook",
                                       "outlook für ",
                                       "envoyé de mon ",
                                       "envoyé depuis ",
                                       "envoyé à partir de ",
                                       "télécharger outlook",
                                       "obtenir outlook",
                                       "enviado desde mi ",
                                       "enviado desde ",
                                       "enviado do meu ",
                                       "enviado a partir d",
                                       "enviado con ",
                                       "enviado via ",
                                       "obtener outlook",
                                       "obter o outlook",
                                       "inviato da ",
                                       "inviato dal mio ",
                                       "inviato con ",
                                       "ottieni outlook",
                                       "verzonden vanaf ",
                                       "verzonden met ",
                                       "verstuurd vanaf ",
                                       "download outlook",
                                       "outlook voor ",
                                       "skickat från ",
                                       "hämta outlook",
                                       "sendt fra ",
                                       "hent outlook",
                                       "wysłane z ",
                                       "wysłano z ",
                                       "pobierz outlook",
                                       "lähetetty ",
                                       "hanki outlook",
                                       "odesláno z ",
                                       "odesláno ze ",
                                       "отправлено с ",
                                       "отправлено из ",
                                       "iphoneから送信",
                                       "我的 iphone",
                                       "從我的 iphone",
                                       "从我的 iphone",
                                       "发自我的",
                                       "發自我的",
                                       "나의 iphone",
                                       "iphone'umdan",
                                       NULL};

static const char *const title_words[] = {
    "director",    "deputy ",   "chief ",       "officer",        "office of",   "department",
    "division",    "bureau",    "agency",       "administration", "secretary",   "commissioner",
    "associate ",  "manager",   "executive",    "administrator",  "inspector",   "general counsel",
    "ph.d",        "esq.",      "branch",       "senior advisor", "directorate", "ministry",
    "ministerium", "referat",   "abteilung",    "leiter",         "leiterin",    "directeur",
    "directrice",  "directora", "subdirector",  "directie",       "pronouns",    "she/her",
    "he/him",      "they/them", "headquarters", "university",     "suite ",      "p.o. box",
    " street",     " avenue",   " ave",         "washington, dc", "floor",       NULL};

/* Labels and connectives of contact lines: what is left without them are words. */
static const char *const labels[] = {
    "tel",  "phone", "telephone", "cell",    "mobile", "office",  "fax",   "direct", "desk",
    "work", "email", "e-mail",    "mail",    "web",    "website", "ext",   "o",      "m",
    "c",    "p",     "d",         "f",       "e",      "w",       "t",     "h",      "main",
    "line", "at",    "or",        "telefon", "mobil",  "tél",     "móvil", "teams",  "x",
    "bb",   "voice", "dsn",       "comm",    "text",   NULL};

/* People speak so, signatures and slogans do not. */
static const char *const spoken[] = {
    " i ",      " i'",        " i’",          " my ",     " me ",           " me,",     " me.",
    " not ",    "n't ",       "n’t ",         " cannot ", " sorry",         "p.s.",     " ps ",
    " ps:",     " actually",  " no ",         " no,",     " unfortunately", " decline", " but ",
    " unless ", " if ",       " please call", " yo ",     " ich ",          " je ",     " nicht ",
    " pas ",    " lo siento", " mi ",         " she ",    " he ",           " they ",   " mine ",
    NULL};

static gboolean is_spoken(const char *folded)
{
    g_autofree char *padded = g_strdup_printf(" %s ", folded);
    return reply_has_any(padded, spoken) || strchr(folded, '?') != NULL;
}

static gboolean is_tagline(const ReplyLines *r, guint i)
{
    if (strlen(reply_line(r, i)) > TAGLINE_BYTES * 2)
        return FALSE;
    const char *folded = reply_fold(r, i);
    const char *start = folded + strspn(folded, " <[(-“\"");
    const char *link = strstr(start, "http"); /* a link behind the words does not count */
    gsize length = link != NULL ? (gsize)(link - start) : strlen(start);
    if (length > TAGLINE_BYTES || !reply_begins_with_any(start, taglines))
        return FALSE;
    g_autofree char *words = g_strndup(start, length);
    return !is_spoken(words + MIN(length, TAGLINE_START));
}

/* "-- " (RFC 3676 4.3); many relays take the space away, some programs write another dash. */
static gboolean is_signature_mark(const char *line)
{
    return strcmp(line, "-- ") == 0 || strcmp(line, "--") == 0 || strcmp(line, "—") == 0
           || strcmp(line, "– ") == 0 || strcmp(line, "--\302\240") == 0
           || strcmp(line, "- -- ") == 0;
}

static gboolean is_rule(const char *line)
{
    const char *start = line + strspn(line, " \t");
    gsize drawn = strspn(start, "_-=*~#");
    return drawn >= RULE_LENGTH && reply_line_is_blank(start + drawn);
}

static gboolean is_label(const char *word, gsize length)
{
    while (length > 0 && strchr(":.)", word[length - 1]) != NULL)
        length--;
    while (length > 0 && *word == '(') {
        word++;
        length--;
    }
    for (const char *const *label = labels; *label != NULL; label++)
        if (strlen(*label) == length && strncmp(*label, word, length) == 0)
            return TRUE;
    return length == 0;
}

/* A telephone number, address or link with few words beside it. */
static gboolean is_contact(const char *folded)
{
    guint words = 0, digits = 0;
    gboolean link = FALSE;
    for (const char *p = folded; *p != '\0';) {
        gsize length = strcspn(p, " |,;");
        guint here = 0;
        for (gsize i = 0; i < length; i++)
            here += g_ascii_isdigit(p[i]) != 0;
        gboolean letters = FALSE;
        for (gsize i = 0; i < length; i++)
            letters = letters || g_ascii_isalpha(p[i]) || (guchar)p[i] >= 0x80;
        gboolean linked = memchr(p, '@', length) != NULL || g_str_has_prefix(p, "www.")
                          || g_str_has_prefix(p, "http") || g_str_has_prefix(p, "<http");
        link = link || linked;
        digits += here;
        words += letters && here == 0 && !linked && !is_label(p, length);
        p += length;
        p += strspn(p, " |,;");
    }
    guint most = strchr(folded, '|') != NULL ? WORDS_IN_A_ROW : WORDS_BESIDE;
    return words <= most && (link || (digits >= 7 && digits <= 24));
}

static gboolean is_signature_line(const char *folded)
{
    gsize length = strlen(folded);
    return length <= SIGNATURE_LINE_BYTES && !is_spoken(folded)
           && (is_contact(folded)
               || (reply_has_any(folded, title_words) && folded[length - 1] != '.'));
}

static gboolean is_in_name(const char *word, gsize length, const char *name)
{
    for (const char *p = name; *p != '\0';) {
        gsize piece = strcspn(p, " ,.-");
        if (piece == length && strncmp(p, word, length) == 0)
            return TRUE;
        p += piece;
        p += strspn(p, " ,.-");
    }
    return length == 1; /* an initial */
}

/* The sender's own name, whole or in part, behind a dash perhaps, and nothing more. */
static gboolean is_name(const char *folded, const char *name)
{
    guint words = 0;
    for (const char *p = folded + strspn(folded, "-– ~"); *p != '\0';) {
        gsize length = strcspn(p, " ,.-");
        if (length > 0 && !is_in_name(p, length, name))
            return FALSE;
        words += length > 1;
        p += length;
        p += strspn(p, " ,.-");
    }
    return words > 0 && words <= 4;
}

/* "Ben Okafor": few words, each with a capital, no sentence. */
static gboolean is_like_a_name(const char *line)
{
    guint words = 0;
    gboolean shouted = TRUE; /* "DECLINE" is an answer */
    for (const char *p = line + strspn(line, " \t-–*"); *p != '\0';) {
        if (!g_unichar_isupper(g_utf8_get_char(p)))
            return FALSE;
        for (gsize i = 0; i < strcspn(p, " \t"); i++)
            shouted = shouted && !g_ascii_islower(p[i]);
        words++;
        p += strcspn(p, " \t");
        p += strspn(p, " \t*\r");
    }
    guint fewest = shouted ? 2 : 1;
    gsize length = strlen(line);
    while (length > 0 && strchr(" \t\r*", line[length - 1]) != NULL)
        length--;
    return length > 0 && words >= fewest && words <= 4 && strchr(".:?!", line[length - 1]) == NULL;
}

static gboolean has_signature_line(const ReplyLines *r, guint from, guint to)
{
    for (guint i = from; i < to && i < from + SIGNATURE_LINES; i++) {
        const char *folded = reply_fold(r, i);
        if (*folded != '\0' && is_signature_line(folded))
            return TRUE;
    }
    return FALSE;
}

/* Where the unmarked signature begins: below the name or a rule if what follows has contact lines
   or titles, else at such a line below what looks like a name. `to`: nowhere. */
static guint find_signature(const ReplyLines *r, guint from, guint to, const char *name)
{
    const char *before = "";
    guint earliest = to > from + 2 * SIGNATURE_LINES ? to - 2 * SIGNATURE_LINES : from;
    for (guint i = earliest; i < to; i++) {
        const char *line = reply_line(r, i);
        if (reply_line_is_blank(line))
            continue;
        const char *folded = reply_fold(r, i);
        gboolean rule = i > from && is_rule(line);
        gboolean begins = rule || (*name != '\0' && is_name(folded, name));
        if (begins && has_signature_line(r, i + 1, to))
            return rule ? i : i + 1;
        if (is_like_a_name(before) && is_signature_line(folded))
            return i;
        before = line;
    }
    return to;
}

/* Marks all but what is spoken. */
static void mark_rest(ReplyLines *r, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        if (!reply_line_is_blank(reply_line(r, i)) && !is_spoken(reply_fold(r, i)))
            r->kinds[i] = TAKEN_SIGNATURE;
    }
}

void signature_mark(ReplyLines *r, guint from, guint to, const char *name)
{
    guint end = to;
    for (guint i = from; i < to; i++) {
        if (is_signature_mark(reply_line(r, i))) {
            for (guint n = i; n < to; n++)
                r->kinds[n] = TAKEN_SIGNATURE;
            end = i;
            break;
        }
        if (is_tagline(r, i))
            r->kinds[i] = TAKEN_TAGLINE;
    }
    g_autofree char *folded = reply_line_folded(name);
    guint start = find_signature(r, from, end, folded);
    if (start < end)
        mark_rest(r, start, end);
}
