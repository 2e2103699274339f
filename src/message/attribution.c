/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/text-search.h"
#include "base/text.h"
#include "message/reply.h"

enum {
    ATTRIBUTION_LINES = 4,
    ATTRIBUTION_BYTES = 400,
    BLOCK_LINES = 8,
    RULE_LENGTH = 10,
    FIELD_NAME_BYTES = 60,
    FIELD_BYTES = 4000,
    SEPARATOR_BYTES = 120,
    BARE_SEPARATOR_BYTES = 60, /* the longest has 31 */
    DATE_LINE_BYTES = 80,
    DATE_DIGITS = 6
};

/* "wrote" as mail programs write it. */
static const char *const verbs[] = {
    "wrote",     "writes",     "said",       "a écrit",    "schrieb",      "escribió",
    "escribio",  "ha scritto", "schreef",    "escreveu",   "skrev",        "kirjoitti",
    "napisał",   "napisał(a)", "pisze",      "napsal",     "napsal(a)",    "написал",
    "пишет",     "yazdı",      "έγραψε",     "a scris",    "írta",         "geschreven",
    "escrigué",  "написав",    "пише",       "viết",       "skrifaði",     "rašė",
    "rakstīja",  "kirjutas",   "је написао", "je napisao", "je napisala",  "a scris:",
    "ha escrit", "escreveu:",  "skrev:",     "schreibt",   "meldete",      "написав(-ла)",
    "작성:",     "님이 작성",  "写道",       "書きました", "のメッセージ", NULL};

/* With what an attribution line may begin besides a date or a name with an address. */
static const char *const openings[] = {
    "on ",   "am ",  "le ",  "el ",  "il ",  "op ",  "em ",        "den ",     "w dniu ",
    "dnia ", "dne ", "на ",  "la ",  "pe ",  "a ",   "quoting ",   "citando ", "в ",
    "ons ",  "tor ", "fre ", "man ", "tir ", "at ",  "vào ",       "στις ",    "mon,",
    "tue,",  "wed,", "thu,", "fri,", "sat,", "sun,", "il giorno ", NULL};

/* Fields of a header block, as programs translate them. */
static const char *const from_keys[] = {
    "from",   "von",      "de",        "da",        "van",        "från",      "fra",
    "od",     "от",       "lähettäjä", "kimden",    "expéditeur", "remitente", "mittente",
    "feladó", "gönderen", "de la",     "από",       "afzender",   "absender",  "sender",
    "发件人", "寄件者",   "差出人",    "보낸 사람", NULL};
static const char *const other_keys[] = {
    "sent",       "sent by",    "on behalf of",  "send",
    "sent at",    "date sent",  "cc to",         "please respond to",
    "antwort an", "kopie",      "gesendet am",   "envoyé par",
    "répondre à", "copie à",    "responder a",   "enviado por",
    "enviada",    "enviado em", "data de envio", "inviato da",
    "data invio", "verstuurd",  "data wysłania", "wysłane",
    "odesláno",   "komu",       "předmět",       "dato",
    "kopi",       "elküldve",   "címzett",       "tárgy",
    "trimis",     "către",      "subiect",       "gönderme",
    "kime",       "konu",       "ημερομηνία",    "προς",
    "θέμα",       "보낸 날짜",  "date",          "to",
    "cc",         "subject",    "reply-to",      "gesendet",
    "an",         "betreff",    "datum",         "envoyé",
    "envoyé le",  "à",          "objet",         "enviado",
    "enviado el", "enviada em", "para",          "asunto",
    "assunto",    "fecha",      "inviato",       "a",
    "oggetto",    "data",       "verzonden",     "aan",
    "onderwerp",  "skickat",    "till",          "ämne",
    "sendt",      "til",        "emne",          "wysłano",
    "do",         "temat",      "отправлено",    "кому",
    "тема",       "дата",       "lähetetty",     "vastaanottaja",
    "aihe",       "importance", "attachments",   "organization",
    "发送时间",   "收件人",     "主题",          "送信日時",
    "宛先",       "件名",       "받는 사람",     "제목",
    NULL};

/* The words between the dashes of a separator. */
static const char *const separators[] = {"original message",
                                         "original-nachricht",
                                         "ursprüngliche nachricht",
                                         "originalnachricht",
                                         "original mail",
                                         "message d'origine",
                                         "message d’origine",
                                         "message original",
                                         "mensaje original",
                                         "messaggio originale",
                                         "oorspronkelijk bericht",
                                         "mensagem original",
                                         "original appointment",
                                         "forwarded message",
                                         "forwarded by",
                                         "weitergeleitete nachricht",
                                         "message transféré",
                                         "mensaje reenviado",
                                         "messaggio inoltrato",
                                         "reply message",
                                         "reply to message",
                                         "ursprungligt meddelande",
                                         "oprindelig meddelelse",
                                         "opprinnelig melding",
                                         "wiadomość oryginalna",
                                         "исходное сообщение",
                                         "původní zpráva",
                                         "begin forwarded message",
                                         "begin message",
                                         "original email",
                                         "alkuperäinen viesti",
                                         "reply separator",
                                         "orijinal mesaj",
                                         "mensaje reenviado",
                                         "ursprüngliche mail",
                                         "originalmeddelande",
                                         "vidarebefordrat meddelande",
                                         "videresendt",
                                         "doorgestuurd bericht",
                                         "mensagem encaminhada",
                                         "mensaje original",
                                         "original-mail",
                                         "wiadomość przekazana",
                                         "přeposlaná zpráva",
                                         "eredeti üzenet",
                                         "mesaj original",
                                         "αρχικό μήνυμα",
                                         "원본 메시지",
                                         "元のメッセージ",
                                         "原始邮件",
                                         "原始信件",
                                         "original meddelelse",
                                         NULL};

static gboolean has_any(const char *text, const char *const *words)
{
    return text_has_any(text, words);
}

static gboolean begins_with_any(const char *text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (**words == *text && g_str_has_prefix(text, *words))
            return TRUE;
    return FALSE;
}

static gboolean is_word_list_match(const char *word, gsize length, const char *const *words)
{
    for (; *words != NULL; words++)
        if (**words == *word && strncmp(word, *words, length) == 0 && (*words)[length] == '\0')
            return TRUE;
    return FALSE;
}

static gboolean is_blank(const char *line)
{
    while (*line == ' ' || *line == '\t' || *line == '\302' || *line == '\240')
        line++;
    return *line == '\0';
}

/* Lower case, without the marks that mail programs put around words. */
static char *folded(const char *text)
{
    char *lower = text_lower(text);
    for (char *p = lower; *p != '\0'; p++)
        if (*p == '*' || *p == '_' || *p == '\t')
            *p = ' ';
    for (char *nbsp = strstr(lower, "\302\240"); nbsp != NULL; nbsp = strstr(nbsp, "\302\240"))
        nbsp[0] = nbsp[1] = ' ';
    return g_strstrip(lower);
}

/* Zoho writes "---- On ... wrote ----": the dashes stand for the colon. */
static void dashes_to_colon(char *text)
{
    gsize length = strlen(text);
    gsize dashes = 0;
    while (dashes < length && text[length - 1 - dashes] == '-')
        dashes++;
    if (dashes < 2 || strspn(text, "-") < 2)
        return;
    text[length - dashes] = ':';
    text[length - dashes + 1] = '\0';
    gsize leading = strspn(text, "- ");
    memmove(text, text + leading, strlen(text + leading) + 1);
}

/* The verb stands last: "Ben <ben@...> wrote:". */
static gboolean ends_with_verb(const char *text)
{
    gsize length = strlen(text);
    while (length > 0 && (text[length - 1] == ':' || text[length - 1] == ' '))
        length--;
    for (const char *const *verb = verbs; length > 0 && *verb != NULL; verb++) {
        gsize verb_length = strlen(*verb);
        if (length >= verb_length && text[length - 1] == (*verb)[verb_length - 1]
            && strncmp(text + length - verb_length, *verb, verb_length) == 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean has_time(const char *text)
{
    guint digits = 0;
    for (const char *p = text; *p != '\0'; p++)
        digits += g_ascii_isdigit(*p) != 0;
    return digits >= 3;
}

/* "<ben@energy.example>", or an address between other words; "@ben" alone names nobody. */
static gboolean has_address(const char *text)
{
    for (const char *at = strchr(text, '@'); at != NULL; at = strchr(at + 1, '@'))
        if (at > text && g_ascii_isalnum(at[-1]) && g_ascii_isalnum(at[1]))
            return TRUE;
    return strchr(text, '<') != NULL;
}

/* "2014/1/2 Ben <ben@energy.example>", "Thu, 26 Jun 2014 ... <ben@energy.example>:": a date and an
   address, no verb. */
static gboolean is_date_and_address(const char *text)
{
    if (strlen(text) >= 160 || !has_address(text) || strchr(text, '<') == NULL)
        return FALSE;
    gboolean colon = g_str_has_suffix(text, ">:");
    gboolean numeric = g_ascii_isdigit(text[0]) && strspn(text, "0123456789-/.") >= 8;
    gboolean weekday = text[0] != '\0' && text[1] != '\0' && text[2] != '\0' && text[3] == ','
                       && begins_with_any(text, openings) && has_time(text);
    return (numeric && (colon || g_str_has_suffix(text, ">"))) || (weekday && colon);
}

static gboolean is_opened(const char *text)
{
    return begins_with_any(text, openings) || g_ascii_isdigit(text[0]);
}

/* What every attribution ends with or holds; spares the closer look at nearly every line. */
static gboolean can_be_attribution(const char *raw)
{
    gsize length = strlen(raw);
    while (length > 0 && (g_ascii_isspace(raw[length - 1]) || raw[length - 1] == '*'))
        length--;
    return length > 0 && (strchr(":>-\232", raw[length - 1]) != NULL || strchr(raw, '@') != NULL);
}

static gboolean is_attribution(const char *raw)
{
    if (!can_be_attribution(raw))
        return FALSE;
    g_autofree char *text = folded(raw);
    dashes_to_colon(text);
    if (is_date_and_address(text))
        return TRUE;
    gboolean colon = g_str_has_suffix(text, ":") || g_str_has_suffix(text, "：");
    gboolean verb_last = ends_with_verb(text);
    /* or last but for who wrote: "Am ... schrieb Ben <ben@...>:" */
    if (!verb_last && !(colon && has_any(text, verbs)))
        return FALSE;
    gboolean opened = is_opened(text);
    gboolean named = has_address(text);
    gboolean timed = has_time(text);
    if (!colon)
        return opened && timed && named;
    return (opened && timed) || (named && (verb_last || opened || timed));
}

/* Whether an attribution over several lines may begin with this one: the words before it do not. */
static gboolean may_begin_attribution(const char *line)
{
    g_autofree char *text = folded(line);
    g_autofree char *undashed = g_strdup(text + strspn(text, "- "));
    return is_opened(undashed) || has_address(undashed);
}

static gboolean is_quoted_line(const char *line)
{
    return line != NULL && line[strspn(line, " \t")] == '>';
}

/* "* Ben <ben@energy.example> [2026-07-02 10:00]:" directly above a quote: no verb is needed. */
static gboolean is_bare_attribution(char *const *lines)
{
    gsize length = strlen(lines[0]);
    if (length < 3 || length > ATTRIBUTION_BYTES || lines[1] == NULL)
        return FALSE;
    gsize end = length;
    while (end > 1 && lines[0][end - 1] == ' ')
        end--;
    const char *above = is_blank(lines[1]) ? lines[2] : lines[1];
    guint digits = 0;
    for (const char *p = lines[0]; *p != '\0'; p++)
        digits += g_ascii_isdigit(*p) != 0;
    return lines[0][end - 1] == ':' && digits >= DATE_DIGITS && strchr(lines[0], '<') != NULL
           && has_address(lines[0]) && is_quoted_line(above);
}

gboolean reply_starts_groupwise(const char *line)
{
    gsize length = strlen(line);
    while (length > 0 && g_ascii_isspace(line[length - 1]))
        length--;
    return length > 8 && length < ATTRIBUTION_BYTES && g_str_has_prefix(line, ">>> ")
           && strncmp(line + length - 4, " >>>", 4) == 0 && has_time(line);
}

guint reply_attribution_lines(char *const *lines)
{
    if (is_bare_attribution(lines))
        return 1;
    g_autoptr(GString) joined = g_string_new(NULL);
    for (guint i = 0; i < ATTRIBUTION_LINES && lines[i] != NULL && !is_blank(lines[i]); i++) {
        if (joined->len + strlen(lines[i]) > ATTRIBUTION_BYTES
            || (i == 1 && !may_begin_attribution(lines[0])))
            return 0;
        g_string_append_printf(joined, "%s%s", i > 0 ? " " : "", lines[i]);
        if (is_attribution(joined->str))
            return i + 1;
    }
    return 0;
}

static gboolean is_field_of(const char *raw, const char *const *keys)
{
    gsize raw_length = strlen(raw);
    gsize head_length = MIN(raw_length, FIELD_NAME_BYTES);
    if (raw_length < 3 || raw_length > FIELD_BYTES
        || (memchr(raw, ':', head_length) == NULL && memchr(raw, '\232', head_length) == NULL))
        return FALSE;
    g_autofree char *head = g_utf8_make_valid(raw, (gssize)head_length);
    g_autofree char *line = folded(head);
    gsize length = strcspn(line, ":");
    const char *wide = strstr(line, "：");
    if (wide != NULL && (gsize)(wide - line) < length)
        length = (gsize)(wide - line);
    if (line[length] == '\0')
        return FALSE;
    while (length > 0 && line[length - 1] == ' ')
        length--;
    return is_word_list_match(line, length, keys);
}

/* Programs that quote HTML with marks may leave the first fields bare. */
static const char *without_marks(const char *line)
{
    return line + strspn(line, "> \t|");
}

static gboolean has_mark(const char *line)
{
    return line[strspn(line, " \t")] == '>';
}

/* "From:" and at least two more fields in the lines that follow; one is enough if the sender has an
   address, none if a quote follows then. */
static gboolean starts_header_block(char *const *lines)
{
    if (!is_field_of(lines[0], from_keys))
        return FALSE;
    guint others = 0;
    gboolean named = has_address(lines[0]);
    gboolean quote_follows = FALSE;
    for (guint i = 1; i < BLOCK_LINES && lines[i] != NULL && others < 2; i++) {
        const char *line = without_marks(lines[i]);
        if (is_field_of(line, from_keys))
            return FALSE;
        others += is_field_of(line, other_keys);
        if (is_blank(line) && others == 0)
            continue;
        quote_follows = quote_follows || (others == 0 && has_mark(lines[i]));
    }
    return others >= 2 || (named && (others == 1 || quote_follows));
}

static gboolean is_date_line(const char *line)
{
    guint digits = 0, signs = 0;
    if (strnlen(line, DATE_LINE_BYTES) == DATE_LINE_BYTES)
        return FALSE;
    for (const char *p = line; *p != '\0'; p++) {
        digits += g_ascii_isdigit(*p) != 0;
        signs += *p == '/' || *p == '.' || *p == ':' || *p == '-';
    }
    return digits >= 6 && signs >= 3;
}

/* Notes: the sender, perhaps with "Sent by", a line with the date, then indented To, cc, Subject.
 */
static gboolean starts_notes_block(char *const *lines)
{
    guint at = 1, others = 0;
    if (is_blank(lines[0]) || strlen(lines[0]) > SEPARATOR_BYTES || lines[1] == NULL)
        return FALSE;
    if (!is_date_line(lines[1]) && lines[2] != NULL)
        at = 2;
    if (!is_date_line(lines[at]) || is_field_of(lines[at], other_keys))
        return FALSE;
    for (guint i = at + 1; i < at + 7 && lines[i] != NULL && others < 2; i++)
        if (!is_blank(lines[i]))
            others += is_field_of(lines[i], other_keys);
    return others >= 2;
}

static gboolean is_rule(const char *line)
{
    line += strspn(line, " \t");
    gsize length = strlen(line);
    gsize drawn = strspn(line, "_-=*");
    return length >= RULE_LENGTH && line[drawn + strspn(line + drawn, " \t\r")] == '\0';
}

static gboolean is_separator(const char *line)
{
    const char *trimmed = line + strspn(line, " \t>*");
    gsize dashes = strspn(trimmed, "-_=");
    if ((dashes < 2 && g_ascii_tolower(*trimmed) != 'b') || strlen(line) > SEPARATOR_BYTES)
        return FALSE;
    g_autofree char *lower = folded(trimmed);
    if (dashes < 2)
        return g_str_has_prefix(lower, "begin forwarded message:");
    return has_any(lower, separators);
}

/* "  Original Message  ", without dashes: a BlackBerry's, if a field follows. */
static gboolean is_bare_separator(const char *line)
{
    if (is_blank(line) || strlen(line) > BARE_SEPARATOR_BYTES)
        return FALSE;
    g_autofree char *lower = folded(line);
    return is_word_list_match(lower, strlen(lower), separators);
}

gboolean reply_starts_original(char *const *lines)
{
    if (is_separator(lines[0]) || starts_header_block(lines) || starts_notes_block(lines))
        return TRUE;
    gboolean bare = is_bare_separator(lines[0]);
    if (!bare && !is_rule(lines[0]))
        return FALSE;
    guint next = 1;
    while (next < 3 && lines[next] != NULL && is_blank(lines[next]))
        next++;
    return lines[next] != NULL
           && (starts_header_block(lines + next) || (bare && is_field_of(lines[next], from_keys)));
}
