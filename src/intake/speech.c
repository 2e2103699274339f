/* SPDX-License-Identifier: MIT */
#include "intake/speech.h"

#include <string.h>

#include "base/text.h"
#include "intake/clauses.h"
#include "intake/grammar.h"
#include "intake/spelling.h"
#include "intake/vocabulary.h"
#include "intake/word-sets.h"

enum { BYTES_MAX = 16000, TOKENS_MAX = 2500, WORD_BYTES = 64, WRAPPED_FROM = 25, QUOTE_MAX = 200 };

/* Lines that a mail program wrapped are joined: the next begins in lower case, or its first word
   had no place in the width of the paragraph. */
static gboolean is_wrapped(const char *line, const char *next, gsize width)
{
    gsize length = strlen(line);
    if (*next == '\0' || length < WRAPPED_FROM || strchr("->*+#", *next) != NULL
        || strchr(".!?:", line[length - 1]) != NULL)
        return FALSE;
    return g_unichar_islower(g_utf8_get_char(next)) || length + 1 + strcspn(next, " ") > width;
}

static gsize paragraph_width(char **lines)
{
    gsize width = 0;
    for (; *lines != NULL && **lines != '\0'; lines++)
        width = MAX(width, strlen(*lines));
    return width;
}

static char *join_lines(const char *text)
{
    g_autofree char *bounded = text_truncate(text, BYTES_MAX);
    g_auto(GStrv) lines = g_strsplit(bounded, "\n", -1);
    GString *joined = g_string_new(NULL);
    gsize width = 0;
    for (char **line = lines; *line != NULL; line++)
        g_strstrip(*line);
    for (char **line = lines; *line != NULL; line++) {
        if (line == lines || *line[-1] == '\0')
            width = paragraph_width(line);
        g_string_append(joined, *line);
        if (line[1] != NULL)
            g_string_append_c(joined, is_wrapped(*line, line[1], width) ? ' ' : '\n');
    }
    return g_string_free(joined, FALSE);
}

static gboolean is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xB4 || c == '`';
}

/* The mark that a character makes, 0 for none. */
static char mark_of(gunichar c, const char *after)
{
    gboolean space_after = *after == '\0' || g_ascii_isspace(*after);
    switch (c) {
    case '.':
        return space_after || strchr(".\")", *after) != NULL ? '.' : 0;
    case '!':
    case '?':
    case ';':
    case '\n':
    case ',':
    case '(':
    case ')':
    case '"':
        return (char)c;
    case ':':
        return space_after ? ':' : 0;
    case '-':
        return space_after || *after == '-' ? '-' : 0;
    case 0x2026: /* ellipsis */
        return '.';
    case 0x2013:
    case 0x2014:
        return '-';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
        return '"';
    case 0xBF: /* opens a Spanish question */
        return ',';
    default:
        return 0;
    }
}

/* The stronger of two marks between the same two words; a question mark is never lost. */
static char stronger(char a, char b)
{
    static const char ORDER[] = "?!.;\n()\":-,";
    const char *place_a = a != 0 ? strchr(ORDER, a) : NULL;
    const char *place_b = b != 0 ? strchr(ORDER, b) : NULL;
    if (place_a == NULL || place_b == NULL)
        return place_a != NULL ? a : b;
    return place_a < place_b ? a : b;
}

typedef struct {
    Speech *speech;
    const Grammar *grammar;
    char mark;       /* gathered since the last word */
    gboolean quoted; /* inside quotation marks */
} Reading;

static void add_entry(Reading *reading, const char *word, const LexiconEntry *entry,
                      const Token *model)
{
    Token token = *model;
    token.word = word;
    token.mark = reading->mark;
    if (entry != NULL) {
        token.word = entry->word;
        token.number = entry->number;
        token.classes = entry->classes;
        token.sets = entry->sets;
    } else {
        token.word = g_string_chunk_insert(reading->speech->words, word);
    }
    reading->mark = 0;
    g_array_append_val(reading->speech->tokens, token);
}

static void add_token(Reading *reading, const char *word, const Token *model)
{
    add_entry(reading, word, grammar_find(reading->grammar, word, strlen(word)), model);
}

/* Accents are dropped, but for the Spanish yes, which is no "if". */
static char *fold(const char *text, gsize length)
{
    g_autofree char *lower = g_utf8_strdown(text, (gssize)length);
    if (g_str_is_ascii(lower) || g_str_equal(lower, "s\u00ed"))
        return g_steal_pointer(&lower);
    g_autofree char *apart = g_utf8_normalize(lower, -1, G_NORMALIZE_NFD);
    GString *folded = g_string_new(NULL);
    for (const char *p = apart; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (is_apostrophe(c))
            g_string_append_c(folded, '\'');
        else if (g_unichar_type(c) != G_UNICODE_NON_SPACING_MARK)
            g_string_append_unichar(folded, c);
    }
    return g_string_free(folded, FALSE);
}

/* The end of the word that begins at `p`: letters, digits, inner apostrophes. */
static const char *word_end(const char *p)
{
    const char *end = p;
    while (*p != '\0') {
        gunichar c = (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char(p);
        const char *next = c < 0x80 ? p + 1 : g_utf8_next_char(p);
        if (c < 0x80 ? g_ascii_isalnum((char)c) || c == '&'
                     : g_unichar_isalnum(c) || g_unichar_type(c) == G_UNICODE_NON_SPACING_MARK)
            end = next;
        else if (!is_apostrophe(c))
            break;
        p = next;
    }
    return end;
}

static const char *mended(const Grammar *grammar, const char *word)
{
    const LexiconEntry *entry = grammar_find(grammar, word, strlen(word));
    gboolean known = entry != NULL && entry->number != 0;
    return !known && g_str_is_ascii(word) ? spelling_mend(word) : NULL;
}

static char *next_word(const Grammar *grammar, const char *p)
{
    while (*p == ' ')
        p++;
    const char *end = word_end(p);
    if (end == p || end - p >= WORD_BYTES)
        return g_strdup("");
    g_autofree char *word = fold(p, (gsize)(end - p));
    const char *meant = mended(grammar, word);
    return meant != NULL ? g_strdup(meant) : g_steal_pointer(&word);
}

/* Adds the words of a short form; FALSE if `typed` is none. */
static gboolean add_spelt_out(Reading *reading, const char *typed, const char *after,
                              const Token *model)
{
    const GArray *tokens = reading->speech->tokens;
    const char *before = tokens->len > 0 ? g_array_index(tokens, Token, tokens->len - 1).word : "";
    g_autofree char *next = next_word(reading->grammar, after);
    const char *meant = spelling_spelt_out(typed, before, next);
    if (meant == NULL)
        return FALSE;
    g_auto(GStrv) words = g_strsplit(meant, " ", -1);
    for (char **word = words; *word != NULL; word++)
        add_token(reading, *word, model);
    return TRUE;
}

/* Adds the words that a typed one stands for; behind it the text goes on at `after`. */
static void add_typed(Reading *reading, const char *typed, const char *after, const Token *model)
{
    char first[WORD_BYTES];
    const char *rest = NULL;
    const LexiconEntry *entry = grammar_find(reading->grammar, typed, strlen(typed));
    if (entry != NULL && (entry->sets & set_bit(SET_SPELT)) != 0
        && add_spelt_out(reading, typed, after, model))
        return;
    if (spelling_contraction(typed, first, sizeof first, &rest)) {
        add_token(reading, first, model);
        if (*rest != '\0')
            add_token(reading, rest, model);
        return;
    }
    const char *meant = (entry == NULL || entry->number == 0) && g_str_is_ascii(typed)
                            ? spelling_mend(typed)
                            : NULL;
    if (meant != NULL)
        add_token(reading, meant, model);
    else
        add_entry(reading, typed, entry, model);
}

/* The same as fold() for a word of plain letters; FALSE for any other. */
static gboolean fold_plain(const char *p, gsize length, char *folded)
{
    if (length >= WORD_BYTES)
        return FALSE;
    for (gsize i = 0; i < length; i++) {
        if ((guchar)p[i] >= 0x80)
            return FALSE;
        folded[i] = p[i] >= 'A' && p[i] <= 'Z' ? (char)(p[i] + ('a' - 'A')) : p[i];
    }
    folded[length] = '\0';
    return TRUE;
}

/* "Ms. Gomez", "J. Reyes": no end of a sentence. */
static gboolean is_abbreviation(const Token *token)
{
    static const char *const SHORT[] = {"mr",   "mrs", "ms",     "dr",  "prof", "sr",  "jr",
                                        "st",   "gen", "col",    "sen", "rep",  "adm", "lt",
                                        "capt", "vs",  "approx", "sra", "srta", NULL};
    return token_is_among(token, SHORT)
           || (token->capital && token->end - token->start == 1 && !token_is(token, "i"));
}

static gboolean has_quote(const char *text)
{
    return strchr(text, '"') != NULL || strstr(text, "\u201D") != NULL
           || strstr(text, "\u201C") != NULL || strstr(text, "\u00BB") != NULL;
}

static void read_mark(Reading *reading, gunichar c, const char *after)
{
    const GArray *tokens = reading->speech->tokens;
    char mark = mark_of(c, after);
    gboolean number_follows = *after == ' ' && g_ascii_isdigit(after[1]);
    if (mark == '.' && number_follows && tokens->len > 0
        && token_is(&g_array_index(tokens, Token, tokens->len - 1), "no"))
        return; /* "No. 3" */
    if (mark == '.' && c == '.' && reading->mark == 0 && tokens->len > 0
        && is_abbreviation(&g_array_index(tokens, Token, tokens->len - 1)))
        return;
    if (mark == '"') /* one that is never closed is an inch or a slip */
        reading->quoted = !reading->quoted && has_quote(after);
    reading->mark = stronger(reading->mark, mark);
}

static gboolean is_upper(const char *p)
{
    return (guchar)*p < 0x80 ? g_ascii_isupper(*p) : g_unichar_isupper(g_utf8_get_char(p));
}

static void read_tokens(Reading *reading)
{
    Speech *speech = reading->speech;
    const char *p = speech->text;
    while (*p != '\0' && speech->tokens->len < TOKENS_MAX) {
        const char *end = word_end(p);
        if (end == p || is_apostrophe(g_utf8_get_char(p))) {
            gunichar c = g_utf8_get_char(p);
            p = g_utf8_next_char(p);
            read_mark(reading, c, p);
            continue;
        }
        char plain[WORD_BYTES];
        g_autofree char *folded = NULL;
        if (!fold_plain(p, (gsize)(end - p), plain))
            folded = fold(p, (gsize)MIN(end - p, WORD_BYTES));
        Token model = {.start = (gsize)(p - speech->text),
                       .end = (gsize)(end - speech->text),
                       .capital = is_upper(p),
                       .quoted = reading->quoted};
        add_typed(reading, folded != NULL ? folded : plain, end, &model);
        p = end;
    }
    speech->cut |= *p != '\0';
}

static gboolean is_title(const Token *token)
{
    static const char *const TITLES[] = {"ms", "mrs", "miss", "mr", "dr", "sra", "srta", NULL};
    return token_is_among(token, TITLES);
}

/* "Priya", but not "RIF"; in front of a sentence every word has a capital. */
static gboolean is_name(const Speech *speech, guint at)
{
    static const char *const VERBS[] = {"can",  "may", "could", "should", "will", "would", "is",
                                        "gets", "has", "and",   "needs",  "must", NULL};
    const Token *token = speech_token(speech, at);
    const char *second = g_utf8_next_char(speech->text + token->start);
    if (!token->capital || token->number != 0 || is_title(token)
        || !g_unichar_islower(g_utf8_get_char(second)))
        return FALSE;
    gboolean opens = at == 0 || (token->mark != 0 && strchr(".!?\n", token->mark) != NULL);
    return !opens
           || (at + 1 < speech->tokens->len && token_is_among(speech_token(speech, at + 1), VERBS));
}

/* Gives names and numbers their classes, which no table can have. Who has a title asks. */
static void classify_tokens(Speech *speech)
{
    for (guint at = 0; at < speech->tokens->len; at++) {
        Token *token = &g_array_index(speech->tokens, Token, at);
        if (g_ascii_isdigit(*token->word))
            token->classes |= (guint64)1 << CLASS_NUMBER;
        if (is_title(token) && at + 1 < speech->tokens->len
            && speech_token(speech, at + 1)->capital)
            token->classes |= (guint64)1 << CLASS_NAME;
        if (!is_name(speech, at))
            continue;
        token->classes |= (guint64)1 << CLASS_NAME;
        if (at > 0 && is_title(speech_token(speech, at - 1)))
            token->classes |= (guint64)1 << CLASS_HER;
    }
}

Speech *speech_read(const char *text)
{
    Speech *speech = g_new0(Speech, 1);
    speech->text = join_lines(text);
    speech->tokens = g_array_sized_new(FALSE, TRUE, sizeof(Token),
                                       (guint)MIN(strlen(speech->text) / 4 + 8, TOKENS_MAX + 8));
    speech->clauses = g_array_new(FALSE, TRUE, sizeof(Clause));
    speech->words = g_string_chunk_new(1024);
    speech->cut = strnlen(text, BYTES_MAX + 1) > BYTES_MAX;
    Reading reading = {.speech = speech, .grammar = grammar_get()};
    read_tokens(&reading);
    classify_tokens(speech);
    clauses_read(speech, reading.mark);
    return speech;
}

void speech_free(Speech *speech)
{
    if (speech == NULL)
        return;
    g_free(speech->text);
    g_array_unref(speech->tokens);
    g_array_unref(speech->clauses);
    g_string_chunk_free(speech->words);
    g_free(speech);
}

char *speech_quote(const Speech *speech, guint first, guint end)
{
    if (first >= end)
        return g_strdup("");
    gsize start = speech_token(speech, first)->start;
    g_autofree char *part =
        g_strndup(speech->text + start, speech_token(speech, end - 1)->end - start);
    return text_single_line(part, QUOTE_MAX);
}
