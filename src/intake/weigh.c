/* SPDX-License-Identifier: MIT */
#include "intake/weigh.h"

#include <string.h>

/* contrib/weigh reads words by the same rules: change both. */
enum { TOKENS_MAX = 400, WORD_BYTES = 48, SLOTS = 1 << 15, OUTCOMES = 3 };
/* Of a text in a language that was not learnt the few words that are known say nothing. */
enum { KNOWN_MIN = 2, KNOWN_OF = 3 };

typedef struct {
    const char *words;        /* one to three, "_" for any */
    gint16 weights[OUTCOMES]; /* hundredths: accept, decline, unclear */
} WeightRow;

#define WEIGHT(words, accept, decline, unclear) {words, {accept, decline, unclear}},
static const WeightRow ROWS[] = {
#include "intake/weights.inc"
};
#undef WEIGHT

G_STATIC_ASSERT(G_N_ELEMENTS(ROWS) * 2 < SLOTS);

typedef struct {
    GHashTable *numbers; /* word -> number, from 1 */
    guint start, end, any;
    guint64 keys[SLOTS];
    guint16 rows[SLOTS]; /* 0: none; else the row's place + 1 */
} Index;

static guint64 key_of(guint a, guint b, guint c)
{
    return (guint64)a | (guint64)b << 16 | (guint64)c << 32;
}

/* Where the key stands, or would stand. */
static guint slot_of(const Index *index, guint64 key)
{
    guint slot = (guint)((key * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15)) >> 49) % SLOTS;
    while (index->rows[slot] != 0 && index->keys[slot] != key)
        slot = (slot + 1) % SLOTS;
    return slot;
}

static guint number_of(const Index *index, const char *word)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(index->numbers, word));
}

static guint number_for(Index *index, const char *word)
{
    guint number = number_of(index, word);
    if (number == 0) {
        number = g_hash_table_size(index->numbers) + 1;
        g_hash_table_insert(index->numbers, g_strdup(word), GUINT_TO_POINTER(number));
    }
    return number;
}

static Index *index_new(void)
{
    Index *index = g_new0(Index, 1);
    index->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    index->start = number_for(index, "^");
    index->end = number_for(index, "$");
    index->any = number_for(index, "_");
    for (guint row = 0; row < G_N_ELEMENTS(ROWS); row++) {
        guint numbers[3] = {0, 0, 0};
        g_auto(GStrv) words = g_strsplit(ROWS[row].words, " ", 3);
        for (guint i = 0; i < 3 && words[i] != NULL; i++)
            numbers[i] = number_for(index, words[i]);
        guint64 key = key_of(numbers[0], numbers[1], numbers[2]);
        guint slot = slot_of(index, key);
        index->keys[slot] = key;
        index->rows[slot] = (guint16)(row + 1);
    }
    return index;
}

static const Index *index_get(void)
{
    /* Made from a constant table at the first use and never changed. */
    static const Index *index = NULL;
    if (g_once_init_enter(&index))
        g_once_init_leave(&index, index_new());
    return index;
}

typedef struct {
    const Index *index;
    guint numbers[TOKENS_MAX + 2];
    guint count, words;
    guint known;       /* of the words, those that the table has */
    gboolean shouting; /* all is in capitals: none says that it is a name */
    gboolean opens;    /* a capital says nothing here */
    gboolean ends;     /* the last token ends a sentence */
    gboolean was_name; /* the last token is one */
} Tokens;

static void add_number(Tokens *tokens, guint number)
{
    if (tokens->count <= TOKENS_MAX)
        tokens->numbers[tokens->count++] = number;
}

static void add_mark(Tokens *tokens, gunichar c)
{
    char mark[2] = {c == '\n' ? '|' : c == '(' ? ',' : (char)c, '\0'};
    if (c == '\n' && tokens->ends)
        return;
    tokens->opens |= strchr("?.!:\n", (int)c) != NULL;
    tokens->ends = strchr("?.!", *mark) != NULL;
    tokens->was_name = FALSE;
    add_number(tokens, number_of(tokens->index, mark));
}

/* Days, months and persons are one word each. */
static const char *same_word(const char *word)
{
    static const struct {
        const char *word, *same;
    } SAME[] = {{"he", "she"},           {"him", "her"},         {"his", "her"},
                {"hers", "her"},         {"monday", "@day"},     {"tuesday", "@day"},
                {"wednesday", "@day"},   {"thursday", "@day"},   {"friday", "@day"},
                {"saturday", "@day"},    {"sunday", "@day"},     {"mondays", "@day"},
                {"tuesdays", "@day"},    {"wednesdays", "@day"}, {"thursdays", "@day"},
                {"fridays", "@day"},     {"mon", "@day"},        {"tue", "@day"},
                {"tues", "@day"},        {"wed", "@day"},        {"thu", "@day"},
                {"thurs", "@day"},       {"fri", "@day"},        {"january", "@month"},
                {"february", "@month"},  {"march", "@month"},    {"april", "@month"},
                {"june", "@month"},      {"july", "@month"},     {"august", "@month"},
                {"september", "@month"}, {"october", "@month"},  {"november", "@month"},
                {"december", "@month"},  {"jan", "@month"},      {"feb", "@month"},
                {"mar", "@month"},       {"apr", "@month"},      {"jun", "@month"},
                {"jul", "@month"},       {"aug", "@month"},      {"sep", "@month"},
                {"sept", "@month"},      {"oct", "@month"},      {"nov", "@month"},
                {"dec", "@month"}};
    if (strchr("adfhjmnostw", *word) == NULL)
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(SAME); i++)
        if (*word == *SAME[i].word && g_str_equal(word, SAME[i].word))
            return SAME[i].same;
    return NULL;
}

typedef struct {
    char text[WORD_BYTES + 8]; /* lower case */
    gsize bytes;
    guint letters;
    gboolean capital; /* the first letter */
    gboolean shouted; /* all letters */
} Word;

static void add_word(Tokens *tokens, Word *word)
{
    char *text = word->text;
    text[word->bytes] = '\0';
    while (*text == '\'')
        text++;
    for (gsize length = strlen(text); length > 0 && text[length - 1] == '\''; length--)
        text[length - 1] = '\0';
    if (*text == '\0')
        return;
    const char *same = same_word(text);
    gboolean self = g_str_equal(text, "i") || g_str_has_prefix(text, "i'");
    gboolean name = word->capital && !tokens->shouting && !tokens->opens && !self && same == NULL
                    && !(word->shouted && word->letters > 3) && !g_ascii_isdigit(*text);
    tokens->opens = tokens->ends = FALSE;
    tokens->words++;
    if (name && tokens->was_name)
        return;
    tokens->was_name = name;
    const char *token = g_ascii_isdigit(*text) ? "0" : name ? "Xx" : same != NULL ? same : text;
    guint number = number_of(tokens->index, token);
    tokens->known += number != 0;
    add_number(tokens, number);
}

static gunichar plain(gunichar c)
{
    if (c < 0x80)
        return c;
    return c == 0x2019 || c == 0x2018 ? '\'' : c == 0x201C || c == 0x201D ? '"' : c;
}

static gboolean is_word_char(gunichar c)
{
    return c == '\'' || (c < 0x80 && g_ascii_isalnum((char)c)) || (c >= 0xC0 && c <= 0x24F);
}

/* Nearly all letters are of the alphabet, and need no table of Unicode. */
static gunichar char_at(const char *p)
{
    return (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char(p);
}

static const char *read_word(Tokens *tokens, const char *p)
{
    Word word = {.capital = g_unichar_isupper(char_at(p)), .shouted = TRUE};
    gunichar c;
    for (; is_word_char(c = plain(char_at(p))); p = g_utf8_next_char(p)) {
        word.letters++;
        word.shouted &= c < 0x80 ? !g_ascii_islower((char)c) : !g_unichar_islower(c);
        if (c < 0x80 && word.bytes < WORD_BYTES)
            word.text[word.bytes++] = g_ascii_tolower((char)c);
        else if (word.bytes < WORD_BYTES)
            word.bytes += (gsize)g_unichar_to_utf8(g_unichar_tolower(c), word.text + word.bytes);
    }
    add_word(tokens, &word);
    return p;
}

/* Behind the quotation that begins at `p`; `p` itself if it never ends. */
static const char *quotation_end(const char *p)
{
    for (const char *end = p; *end != '\0'; end = g_utf8_next_char(end))
        if (plain(g_utf8_get_char(end)) == '"')
            return g_utf8_next_char(end);
    return p;
}

static void read_tokens(Tokens *tokens, const char *p, gboolean quoted_too)
{
    gboolean closes = TRUE; /* a quotation that is open now ends somewhere */
    while (*p != '\0' && tokens->count <= TOKENS_MAX) {
        gunichar c = plain(char_at(p));
        if (is_word_char(c)) {
            p = read_word(tokens, p);
            continue;
        }
        p = g_utf8_next_char(p);
        if (c == '"' && !quoted_too && closes) {
            const char *end = quotation_end(p);
            closes = end != p;
            p = end;
        } else if (c < 0x80 && strchr("?.!,;:\n(", (int)c) != NULL) {
            add_mark(tokens, c);
        }
    }
}

static void weigh_row(const Index *index, guint64 key, guint8 *seen, int *sums)
{
    guint row = index->rows[slot_of(index, key)];
    if (row == 0 || (seen[row / 8] >> row % 8 & 1) != 0)
        return;
    seen[row / 8] |= (guint8)(1 << row % 8);
    for (guint i = 0; i < OUTCOMES; i++)
        sums[i] += ROWS[row - 1].weights[i];
    sums[OUTCOMES]++;
}

/* Each run of words counts once; a run with an unknown word is in no table. */
static void weigh_tokens(const Tokens *tokens, int *sums)
{
    const guint *n = tokens->numbers;
    const Index *index = tokens->index;
    g_autofree guint8 *seen = g_new0(guint8, G_N_ELEMENTS(ROWS) / 8 + 1); /* bits */
    for (guint i = 0; i < tokens->count; i++) {
        gboolean second = i + 1 < tokens->count, third = i + 2 < tokens->count && n[i + 2] != 0;
        if (n[i] == 0)
            continue;
        weigh_row(index, key_of(n[i], 0, 0), seen, sums);
        if (second && n[i + 1] != 0)
            weigh_row(index, key_of(n[i], n[i + 1], 0), seen, sums);
        if (third)
            weigh_row(index, key_of(n[i], index->any, n[i + 2]), seen, sums);
        if (third && n[i + 1] != 0)
            weigh_row(index, key_of(n[i], n[i + 1], n[i + 2]), seen, sums);
    }
}

/* The square root, in hundredths. */
static int root_of(int number)
{
    gint64 wanted = (gint64)number * 10000;
    gint64 root = wanted;
    while (root > 0 && root > wanted / root)
        root = (root + wanted / root) / 2;
    return (int)root;
}

/* "Best regards," on a line of its own, and a few lines below it */
static gboolean is_farewell(const char *line, gsize length)
{
    enum { LONGEST = 24 };
    static const char *const FAREWELLS[] = {
        "best",         "regards",           "kind regards", "warm",        "sincerely",
        "respectfully", "very respectfully", "v/r",          "cheers",      "yours",
        "all the best", "take care",         "cordially",    "many thanks", "with "};
    if (length == 0 || length > LONGEST)
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(FAREWELLS); i++)
        if (g_ascii_strncasecmp(line, FAREWELLS[i], strlen(FAREWELLS[i])) == 0)
            return TRUE;
    return FALSE;
}

/* An open quotation goes on below its own farewell. */
static gboolean is_within_quotation(const char *text, const char *end)
{
    gboolean within = FALSE;
    for (; text < end; text = g_utf8_next_char(text))
        within ^= plain(g_utf8_get_char(text)) == '"';
    return within;
}

/* Where the signature begins, or the end. The first line is none. */
static gsize length_unsigned(const char *text)
{
    const char *line = strchr(text, '\n');
    while (line != NULL) {
        const char *next = strchr(++line, '\n');
        if (is_farewell(line, next != NULL ? (gsize)(next - line) : strlen(line)))
            return is_within_quotation(text, line) ? strlen(text) : (gsize)(line - text);
        line = next;
    }
    return strlen(text);
}

static gboolean is_shouted(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (g_unichar_islower(char_at(text)))
            return FALSE;
    return TRUE;
}

Weight weight_of(const char *whole)
{
    g_autofree char *reply = g_strndup(whole, length_unsigned(whole));
    const gboolean shouting = is_shouted(reply);
    int sums[OUTCOMES + 1] = {0}; /* and how many rows */
    Tokens tokens = {.index = index_get(), .shouting = shouting, .opens = TRUE};
    add_number(&tokens, tokens.index->start);
    read_tokens(&tokens, reply, FALSE);
    if (tokens.words == 0) {
        tokens = (Tokens){.index = tokens.index, .shouting = shouting, .opens = TRUE};
        add_number(&tokens, tokens.index->start);
        read_tokens(&tokens, reply, TRUE);
    }
    if (tokens.count <= TOKENS_MAX + 1)
        tokens.numbers[tokens.count++] = tokens.index->end;
    if (tokens.known * KNOWN_OF < tokens.words * KNOWN_MIN)
        return (Weight){.known = FALSE};
    weigh_tokens(&tokens, sums);
    int root = root_of(sums[OUTCOMES] + 1);
    return (Weight){.known = TRUE,
                    .accept = (sums[0] - MAX(sums[1], sums[2])) * 100 / root,
                    .decline = (sums[1] - MAX(sums[0], sums[2])) * 100 / root};
}
