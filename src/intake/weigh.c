/* SPDX-License-Identifier: MIT */
#include "intake/weigh.h"

#include <math.h>
#include <string.h>

#include "intake/run-table.h"

/* contrib/weigh reads words by the same rules: change both. */
enum { TOKENS_MAX = 400, WORD_BYTES = 48 };
/* Of a text in a language that was not learnt the few words that are known say nothing. */
enum { KNOWN_MIN = 2, KNOWN_OF = 3 };

typedef struct {
    const RunTable *table;
    guint numbers[TOKENS_MAX];
    guint count, words;
    guint known;                     /* of the words, those that the table has */
    gboolean shouting;               /* all is in capitals: none says that it is a name */
    gboolean opens;                  /* a capital says nothing here */
    gboolean ends;                   /* the last token ends a sentence */
    gboolean was_name;               /* the last token is one */
    gboolean was_title;              /* the last word is one */
    guint sentences[TOKENS_MAX + 2]; /* where each ends */
    guint sentence_count;
    gboolean has_word; /* the sentence in hand */
} Tokens;

static void end_sentence(Tokens *tokens)
{
    if (tokens->has_word)
        tokens->sentences[tokens->sentence_count++] = tokens->count;
    tokens->has_word = FALSE;
}

static void add_number(Tokens *tokens, guint number)
{
    if (tokens->count < TOKENS_MAX)
        tokens->numbers[tokens->count++] = number;
}

static void add_mark(Tokens *tokens, gunichar c)
{
    char mark[2] = {c == '\n' ? '|' : c == '(' ? ',' : (char)c, '\0'};
    if ((c == '\n' && tokens->ends) || (c == '.' && tokens->was_title))
        return;
    tokens->opens |= strchr("?.!:\n", (int)c) != NULL;
    tokens->ends = strchr("?.!", *mark) != NULL;
    tokens->was_name = tokens->was_title = FALSE;
    add_number(tokens, run_table_number(tokens->table, mark));
    if (strchr(".!?|", *mark) != NULL)
        end_sentence(tokens);
}

/* Behind it there is a name, and its dot ends nothing. */
static gboolean is_title(const char *word)
{
    static const char *const TITLES[] = {"ms", "mrs", "mr", "dr", NULL};
    return g_strv_contains(TITLES, word);
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
    gboolean title = is_title(text);
    gboolean named = word->capital && !tokens->shouting && !self && same == NULL && !title
                     && !(word->shouted && word->letters > 3) && !g_ascii_isdigit(*text);
    const char *token = g_ascii_isdigit(*text) ? "0" : same != NULL ? same : text;
    guint number = run_table_number(tokens->table, token);
    gboolean opens = tokens->opens;
    tokens->opens = tokens->ends = FALSE;
    tokens->was_title = title;
    tokens->words++;
    tokens->has_word = TRUE;
    gboolean name = named && (!opens || number == 0);
    /* A strange word that opens a sentence may be no name, but of another language. */
    tokens->known += name ? !opens && !tokens->was_name : number != 0;
    if (!name || !tokens->was_name)
        add_number(tokens, name ? run_table_number(tokens->table, "Xx") : number);
    tokens->was_name = name;
}

static gunichar plain(gunichar c)
{
    return c == 0x2019 || c == 0x2018 ? '\'' : c == 0x201C || c == 0x201D ? '"' : c;
}

static gboolean is_word_char(gunichar c)
{
    return c == '\'' || (c < 0x80 && g_ascii_isalnum((char)c)) || (c >= 0xC0 && c <= 0x24F);
}

static const char *read_word(Tokens *tokens, const char *p)
{
    Word word = {.capital = g_unichar_isupper(g_utf8_get_char(p)), .shouted = TRUE};
    for (; *p != '\0' && is_word_char(plain(g_utf8_get_char(p))); p = g_utf8_next_char(p)) {
        gunichar c = plain(g_utf8_get_char(p));
        word.letters++;
        word.shouted &= !g_unichar_islower(c);
        if (word.bytes < WORD_BYTES)
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
    while (*p != '\0' && tokens->count < TOKENS_MAX) {
        gunichar c = plain(g_utf8_get_char(p));
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

typedef struct {
    const RunTable *table;
    guint8 *seen;   /* by row: one bit */
    GArray *places; /* guint: the rows that are seen */
    int sums[OUTCOMES];
} Scale;

static void scale_clear(Scale *scale)
{
    for (guint i = 0; i < scale->places->len; i++)
        scale->seen[g_array_index(scale->places, guint, i) / 8] = 0;
    g_array_set_size(scale->places, 0);
    memset(scale->sums, 0, sizeof scale->sums);
}

static void weigh_run(Scale *scale, guint first, guint second, guint third)
{
    guint place;
    const RunRow *row =
        run_table_weights(scale->table, (const guint[]){first, second, third}, &place);
    if (row == NULL || (scale->seen[place / 8] & 1U << place % 8) != 0)
        return;
    scale->seen[place / 8] |= (guint8)(1U << place % 8);
    g_array_append_val(scale->places, place);
    for (guint i = 0; i < OUTCOMES; i++)
        scale->sums[i] += row->values[i];
}

/* Each run of words counts once; a run with an unknown word is in no table. */
static void weigh_runs(Scale *scale, const guint *words, guint count)
{
    const guint any = run_table_number(scale->table, "_");
    for (guint i = 0; i < count; i++) {
        guint second = i + 1 < count ? words[i + 1] : 0, third = i + 2 < count ? words[i + 2] : 0;
        if (words[i] == 0)
            continue;
        weigh_run(scale, words[i], 0, 0);
        if (second != 0)
            weigh_run(scale, words[i], second, 0);
        if (third != 0)
            weigh_run(scale, words[i], any, third);
        if (second != 0 && third != 0)
            weigh_run(scale, words[i], second, third);
    }
}

/* As typed, and as what is meant, between the signs of a beginning and an end. */
static void weigh_part(Scale *scale, const Tokens *tokens, guint from, guint to)
{
    guint typed[TOKENS_MAX + 2], meant[TOKENS_MAX + 2];
    guint count = 0, meanings = 0, length;
    scale_clear(scale);
    typed[count++] = run_table_number(scale->table, "^");
    for (guint at = from; at < to; at++)
        typed[count++] = tokens->numbers[at];
    typed[count++] = run_table_number(scale->table, "$");
    for (guint at = 0; at < count; at += length)
        meant[meanings++] = run_table_meaning(scale->table, typed + at, count - at, &length);
    weigh_runs(scale, typed, count);
    weigh_runs(scale, meant, meanings);
}

/* A sum, in logarithms: a long text is no surer than a short one. */
static double level(const Scale *scale, guint outcome)
{
    return scale->sums[outcome] / 100.0 / sqrt(scale->places->len + 1.0);
}

static Leaning leaning_of(const Scale *scale)
{
    double yes = exp(level(scale, SAYS_YES)), no = exp(level(scale, SAYS_NO));
    double open = exp(level(scale, LEAVES_OPEN)), all = 1 + yes + no + open;
    return (Leaning){.yes = yes / all, .no = no / all, .open = open / all};
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

/* "Sent from my telephone": what is taken off before, but for texts in other ways. */
static gboolean is_device_line(const char *line)
{
    static const char *const STARTS[] = {"sent from ", "sent via ", "enviado desde ",
                                         "get outlook"};
    for (guint i = 0; i < G_N_ELEMENTS(STARTS); i++)
        if (g_ascii_strncasecmp(line, STARTS[i], strlen(STARTS[i])) == 0)
            return TRUE;
    return FALSE;
}

static char *without_device_lines(const char *text)
{
    GString *rest = g_string_new(NULL);
    while (*text != '\0') {
        gsize length = strcspn(text, "\n");
        length += text[length] == '\n';
        if (!is_device_line(text))
            g_string_append_len(rest, text, (gssize)length);
        text += length;
    }
    return g_string_free(rest, FALSE);
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
        if (g_unichar_islower(g_utf8_get_char(text)))
            return FALSE;
    return TRUE;
}

static void tokens_read(Tokens *tokens, const char *text, gboolean quoted_too)
{
    *tokens = (Tokens){.table = run_table_get(), .shouting = is_shouted(text), .opens = TRUE};
    read_tokens(tokens, text, quoted_too);
    end_sentence(tokens);
}

static void weigh_all(Weight *weight, const Tokens *tokens)
{
    g_autofree guint8 *seen = g_malloc0(run_table_rows() / 8);
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(guint));
    Scale scale = {.table = tokens->table, .seen = seen, .places = places};
    weigh_part(&scale, tokens, 0, tokens->count);
    weight->accept = (int)lround(100 * level(&scale, ACCEPT));
    weight->decline = (int)lround(100 * level(&scale, DECLINE));
    for (guint i = 0, from = 0; i < tokens->sentence_count; from = tokens->sentences[i++]) {
        weigh_part(&scale, tokens, from, tokens->sentences[i]);
        Leaning leaning = leaning_of(&scale);
        g_array_append_val(weight->sentences, leaning);
    }
}

Weight *weight_of(const char *text)
{
    Weight *weight = g_new0(Weight, 1);
    Tokens tokens;
    g_autofree char *typed = without_device_lines(text);
    g_autofree char *reply = g_strndup(typed, length_unsigned(typed));
    weight->sentences = g_array_new(FALSE, FALSE, sizeof(Leaning));
    tokens_read(&tokens, reply, FALSE);
    if (tokens.words == 0)
        tokens_read(&tokens, reply, TRUE);
    weight->words = tokens.words;
    weight->known = tokens.known * KNOWN_OF >= tokens.words * KNOWN_MIN;
    if (weight->known)
        weigh_all(weight, &tokens);
    return weight;
}

void weight_free(Weight *weight)
{
    if (weight == NULL)
        return;
    g_array_unref(weight->sentences);
    g_free(weight);
}
