/* SPDX-License-Identifier: MIT */
#include "intake/speech.h"

#include <string.h>

#include "base/text.h"
#include "intake/grammar.h"
#include "intake/spelling.h"

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

static void add_token(Reading *reading, const char *word, const Token *model)
{
    Token token = *model;
    token.word = g_string_chunk_insert(reading->speech->words, word);
    token.number = grammar_word(reading->grammar, word, &token.classes);
    token.mark = reading->mark;
    reading->mark = 0;
    g_array_append_val(reading->speech->tokens, token);
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

/* Adds the words that a typed one stands for. */
static void add_typed(Reading *reading, char *typed, const char *next, const Token *model)
{
    char first[WORD_BYTES];
    const char *rest = NULL;
    guint64 classes;
    GArray *tokens = reading->speech->tokens;
    const char *before = tokens->len > 0 ? g_array_index(tokens, Token, tokens->len - 1).word : "";
    const char *meant = spelling_spelt_out(typed, before, next);
    if (meant != NULL) {
        g_auto(GStrv) words = g_strsplit(meant, " ", -1);
        for (char **word = words; *word != NULL; word++)
            add_token(reading, *word, model);
    } else if (spelling_contraction(typed, first, sizeof first, &rest)) {
        add_token(reading, first, model);
        if (*rest != '\0')
            add_token(reading, rest, model);
    } else {
        gboolean unknown = grammar_word(reading->grammar, typed, &classes) == 0;
        const char *mended = unknown && g_str_is_ascii(typed) ? spelling_mend(typed) : NULL;
        add_token(reading, mended != NULL ? mended : typed, model);
    }
}

/* The end of the word that begins at `p`: letters, digits, inner apostrophes. */
static const char *word_end(const char *p)
{
    const char *end = p;
    for (; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isalnum(c) || c == '&' || g_unichar_type(c) == G_UNICODE_NON_SPACING_MARK)
            end = g_utf8_next_char(p);
        else if (!is_apostrophe(c))
            break;
    }
    return end;
}

static char *next_word(const char *p)
{
    while (*p == ' ')
        p++;
    const char *end = word_end(p);
    if (end == p || end - p >= WORD_BYTES)
        return g_strdup("");
    guint64 classes;
    char *word = fold(p, (gsize)(end - p));
    const char *mended = grammar_word(grammar_get(), word, &classes) == 0 && g_str_is_ascii(word)
                             ? spelling_mend(word)
                             : NULL;
    if (mended == NULL)
        return word;
    g_free(word);
    return g_strdup(mended);
}

gboolean token_is(const Token *token, const char *word)
{
    return g_str_equal(token->word, word);
}

/* "Ms. Gomez", "J. Reyes": no end of a sentence. */
static gboolean is_abbreviation(const Token *token)
{
    static const char *const SHORT[] = {"mr",   "mrs", "ms",     "dr",  "prof", "sr",  "jr",
                                        "st",   "gen", "col",    "sen", "rep",  "adm", "lt",
                                        "capt", "vs",  "approx", "sra", "srta", NULL};
    return g_strv_contains(SHORT, token->word)
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
        g_autofree char *typed = fold(p, (gsize)MIN(end - p, WORD_BYTES));
        g_autofree char *next = next_word(end);
        Token model = {.start = (gsize)(p - speech->text),
                       .end = (gsize)(end - speech->text),
                       .capital = g_unichar_isupper(g_utf8_get_char(p)),
                       .quoted = reading->quoted};
        add_typed(reading, typed, next, &model);
        p = end;
    }
    speech->cut |= *p != '\0';
}

static gboolean follows(const Speech *speech, guint at, const char *words)
{
    g_autofree char *copy = g_strdup(words);
    char *rest = copy;
    for (char *word = strsep(&rest, " "); word != NULL; word = strsep(&rest, " "), at++)
        if (at >= speech->tokens->len || !token_is(speech_token(speech, at), word))
            return FALSE;
    return TRUE;
}

static gboolean is_any_of(const Speech *speech, guint at, const char *const *phrases)
{
    for (; *phrases != NULL; phrases++)
        if (**phrases == *speech_token(speech, at)->word && follows(speech, at, *phrases))
            return TRUE;
    return FALSE;
}

/* "Before I answer", "after my boss agrees", but not "before October". */
static gboolean begins_time_clause(const Speech *speech, guint at)
{
    static const char *const WORDS[] = {"when", "whenever", "after", "until",
                                        "till", "before",   NULL};
    static const char *const SUBJECTS[] = {"i",  "we",  "she", "he",  "they", "you", "it",
                                           "my", "our", "her", "his", "that", NULL};
    return at + 1 < speech->tokens->len && g_strv_contains(WORDS, speech_token(speech, at)->word)
           && g_strv_contains(SUBJECTS, speech_token(speech, at + 1)->word);
}

static gboolean begins_condition(const Speech *speech, guint at)
{
    static const char *const CONDITIONS[] = {"if",
                                             "unless",
                                             "provided",
                                             "providing",
                                             "assuming",
                                             "once",
                                             "as long as",
                                             "so long as",
                                             "subject to",
                                             "pending",
                                             "depending",
                                             "contingent",
                                             "in case",
                                             "as soon as",
                                             "only with",
                                             "conditional",
                                             "on condition",
                                             "given that",
                                             "with the approval",
                                             "si",
                                             "siempre que",
                                             "a menos que",
                                             "cuando",
                                             "despues de",
                                             "antes de",
                                             "as far as",
                                             "except if",
                                             "should the",
                                             "should she",
                                             "should he",
                                             "should you",
                                             "should they",
                                             "should it",
                                             NULL};
    return begins_time_clause(speech, at) || is_any_of(speech, at, CONDITIONS);
}

static gboolean begins_turn(const Speech *speech, guint at)
{
    static const char *const TURNS[] = {
        "but",       "however", "although",        "though",
        "pero",      "aunque",  "except",          "unfortunately",
        "sadly",     "alas",    "lamentablemente", "desafortunadamente",
        "only that", NULL};
    return is_any_of(speech, at, TURNS);
}

static gboolean begins_next(const Speech *speech, guint at)
{
    static const char *const NEXT[] = {
        "and i",    "and we",    "and my",     "and our",   "and she",   "and he",
        "and they", "and would", "and please", "and have",  "and could", "and if",
        "and the",  "so i",      "so we",      "so please", "so my",     "because",
        "since i",  "since we",  "as i",       "as we",     "as my",     "as our",
        "whereas",  "while",     "y puedo",    "y no",      "porque",    "then i",
        "yet i",    "would you", "could you",  "can you",   "and will",  NULL};
    return is_any_of(speech, at, NEXT);
}

/* After "if she likes" the clause that hangs on it may follow without a comma. */
static gboolean begins_consequence(const Speech *speech, guint at)
{
    static const char *const MAINS[] = {
        "i would", "i will", "i am",   "i can",    "i accept", "we would", "we will", "count me",
        "then",    "yes",    "please", "have her", "let us",   "happy to", "glad to", NULL};
    return is_any_of(speech, at, MAINS);
}

static gboolean ends_sentence(char mark)
{
    return mark != 0 && strchr(".!?;\n", mark) != NULL;
}

typedef struct {
    Clause clause;
    gboolean open;
} Segment;

static void close_clause(Speech *speech, Segment *segment, guint end)
{
    segment->clause.end = end;
    if (segment->open && end > segment->clause.first)
        g_array_append_val(speech->clauses, segment->clause);
    segment->clause = (Clause){.first = end, .sentence = segment->clause.sentence};
    segment->open = TRUE;
}

/* Marks the clauses of the sentence that ends with this mark. */
static void close_sentence(Speech *speech, guint sentence, char mark)
{
    for (guint i = speech->clauses->len; i > 0; i--) {
        Clause *clause = &g_array_index(speech->clauses, Clause, i - 1);
        if (clause->sentence != sentence)
            break;
        clause->asked = mark == '?';
        clause->last = i == speech->clauses->len;
    }
}

static gboolean begins_clause(const Speech *speech, const Segment *segment, guint at)
{
    const Token *token = speech_token(speech, at);
    guint length = at - segment->clause.first;
    if (token->mark != 0)
        return TRUE;
    if (begins_condition(speech, at) || begins_turn(speech, at) || begins_next(speech, at))
        return length > 0;
    return segment->clause.condition && length >= 3 && begins_consequence(speech, at);
}

static void read_clauses(Speech *speech, char last_mark)
{
    Segment segment = {.open = TRUE};
    gboolean aside = FALSE;
    for (guint at = 0; at < speech->tokens->len; at++) {
        char mark = speech_token(speech, at)->mark;
        if (at > 0 && ends_sentence(mark)) {
            close_clause(speech, &segment, at);
            close_sentence(speech, segment.clause.sentence++, mark);
            segment.clause.sentence = segment.clause.sentence;
        } else if (at > 0 && begins_clause(speech, &segment, at)) {
            close_clause(speech, &segment, at);
        }
        aside = mark == '(' || (aside && mark != ')' && !ends_sentence(mark));
        if (at == segment.clause.first) {
            segment.clause.aside = aside;
            segment.clause.condition = begins_condition(speech, at);
            segment.clause.turns = begins_turn(speech, at);
        } else if (at == segment.clause.first + 1 && !segment.clause.condition) {
            /* "but if", "only if", "and once" */
            segment.clause.condition = begins_condition(speech, at);
        }
    }
    close_clause(speech, &segment, speech->tokens->len);
    close_sentence(speech, segment.clause.sentence, last_mark);
}

Speech *speech_read(const char *text)
{
    Speech *speech = g_new0(Speech, 1);
    speech->text = join_lines(text);
    speech->tokens = g_array_new(FALSE, TRUE, sizeof(Token));
    speech->clauses = g_array_new(FALSE, TRUE, sizeof(Clause));
    speech->words = g_string_chunk_new(1024);
    speech->cut = strnlen(text, BYTES_MAX + 1) > BYTES_MAX;
    Reading reading = {.speech = speech, .grammar = grammar_get()};
    read_tokens(&reading);
    read_clauses(speech, reading.mark);
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
