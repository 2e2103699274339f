/* SPDX-License-Identifier: MIT */
/* Both texts become arrays of hashed words. Runs of GRAM words of ours are looked up by their hash
   and then followed word by word in both directions, each word of the mail once. */
#include "message/own-words.h"

#include <string.h>

enum {
    GRAM = 4,       /* words in a row that begin a run */
    LONG_RUN = 12,  /* nobody says so many of our words by chance */
    ANSWER_RUN = 8, /* on top and alone, fewer are an answer in our words */
    WORDS_MAX = 200000,
    CANDIDATES_MAX = 8,
    FILTER_BYTES = 8192,
};

typedef struct {
    guint32 hash;
    guint32 line;
    guint32 start, end;       /* bytes in the line */
    gboolean begins_sentence; /* so the text before it looks */
    gboolean is_ours;
    gboolean is_known; /* in a run of ours, however short */
} Word;

/* A text's words. Never more than one for two bytes, so that one piece of memory does. */
typedef struct {
    Word *at;
    guint count, room;
} Words;

struct OwnWords {
    Words words;                 /* ours */
    GHashTable *grams;           /* hash of GRAM words -> 1 + index of its last occurrence */
    GArray *earlier;             /* guint: 1 + index of the occurrence before, 0: none */
    guint8 filter[FILTER_BYTES]; /* a bit for each gram: nearly all that are not ours end here */
};

/* Bytes that belong to a word: letters and digits; of what is not ASCII all but the blanks, quotes,
   dashes and dots that programs exchange for one another. 0: not; else how many bytes. */
static gsize word_bytes(const char *p)
{
    guchar c = (guchar)*p;
    if (g_ascii_isalnum(*p))
        return 1;
    if (c < 0x80)
        return 0;
    gunichar u = g_utf8_get_char(p);
    gboolean exchanged = u < 0xc0 || (u >= 0x2000 && u < 0x2070) || u == 0xfffd || u == 0x3000;
    return exchanged ? 0 : (gsize)(g_utf8_next_char(p) - p);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static gboolean is_apostrophe(const char *p, gsize *length)
{
    *length = *p == '\'' ? 1 : 3;
    return *p == '\'' || (*p == '\342' && p[1] == '\200' && (p[2] == '\231' || p[2] == '\230'));
}

/* Addresses and links in brackets or bare, which programs add, rewrite and take away. */
static gsize link_bytes(const char *p)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:"};
    gboolean may_be_scheme = lower(*p) == 'h' || lower(*p) == 'm';
    for (gsize i = 0; may_be_scheme && i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strncasecmp(p, schemes[i], strlen(schemes[i])) == 0)
            return strcspn(p, " \t<>)\"");
    if (*p != '<' && *p != '[')
        return 0;
    gsize inside = strcspn(p + 1, " \t<>[]");
    gboolean closed = p[1 + inside] == '>' || p[1 + inside] == ']';
    gboolean link = memchr(p + 1, '@', inside) != NULL || memchr(p + 1, ':', inside) != NULL;
    return closed && link ? inside + 2 : 0;
}

static gsize read_word(const char *p, guint32 *hash)
{
    gsize length = 0, piece = 0;
    *hash = 2166136261u;
    for (;;) {
        if ((piece = word_bytes(p + length)) == 0) {
            if (length == 0 || !is_apostrophe(p + length, &piece)
                || word_bytes(p + length + piece) == 0)
                return length;
            length += piece;
            continue;
        }
        for (gsize i = 0; i < piece; i++)
            *hash = (*hash ^ (guchar)lower(p[length + i])) * 16777619u;
        length += piece;
    }
}

/* What stands before the next word: does it end a sentence? */
typedef struct {
    gboolean stop; /* . ? ! : or a paragraph's end */
    guint feeds;   /* line feeds since the last word */
} Gap;

static gboolean is_stop(char c)
{
    return c == '.' || c == '?' || c == '!' || c == ':' || c == ';' || c == '*' || c == '|';
}

/* A capital or a digit begins a sentence as it may begin a line. */
static gboolean is_capital(const char *p)
{
    if ((guchar)*p < 0x80)
        return (*p >= 'A' && *p <= 'Z') || g_ascii_isdigit(*p);
    return g_unichar_isupper(g_utf8_get_char(p));
}

static void add_line(Words *words, const char *line, guint number, Gap *gap)
{
    for (const char *p = line; *p != '\0' && words->count < words->room;) {
        Word word = {.line = number};
        gsize skipped = link_bytes(p);
        gsize length = skipped > 0 ? 0 : read_word(p, &word.hash);
        if (length > 0) {
            word.start = (guint32)(p - line);
            word.end = (guint32)(word.start + length);
            word.begins_sentence = words->count == 0 || gap->stop || gap->feeds > 1
                                   || (gap->feeds == 1 && is_capital(p));
            words->at[words->count++] = word;
            *gap = (Gap){FALSE, 0};
            p += length;
            continue;
        }
        gap->stop = gap->stop || is_stop(*p);
        p += skipped > 0 ? skipped : (gsize)(g_utf8_next_char(p) - p);
    }
    gap->feeds++;
}

static void reserve(Words *words, gsize bytes)
{
    words->room = (guint)MIN(bytes / 2 + 2, WORDS_MAX);
    words->at = g_new(Word, words->room);
}

static guint32 gram_at(const Words *words, guint at)
{
    guint32 hash = 0;
    for (guint i = 0; i < GRAM; i++)
        hash = hash * 2654435761u + words->at[at + i].hash;
    return hash;
}

static guint filter_byte(guint32 gram)
{
    return gram >> 3 & (FILTER_BYTES - 1);
}

static guint8 filter_bit(guint32 gram)
{
    return (guint8)(1u << (gram & 7));
}

/* A word that is no word ends each text, so that no run goes on into the next. */
static void add_text(Words *words, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    Gap gap = {TRUE, 0};
    for (char **line = lines; *line != NULL; line++)
        add_line(words, *line, 0, &gap);
    if (words->count < words->room)
        words->at[words->count++] = (Word){.hash = 0};
}

/* Where each run of GRAM words stands, the last occurrence first. */
static void index_grams(OwnWords *own)
{
    own->earlier = g_array_new(FALSE, TRUE, sizeof(guint));
    own->grams = g_hash_table_new(NULL, NULL);
    g_array_set_size(own->earlier, own->words.count);
    for (guint i = 0; i + GRAM <= own->words.count; i++) {
        guint32 gram = gram_at(&own->words, i);
        gpointer key = GUINT_TO_POINTER(gram);
        g_array_index(own->earlier, guint, i) =
            GPOINTER_TO_UINT(g_hash_table_lookup(own->grams, key));
        g_hash_table_insert(own->grams, key, GUINT_TO_POINTER(i + 1));
        own->filter[filter_byte(gram)] |= filter_bit(gram);
    }
}

OwnWords *own_words_new(const char *original, const char *const *sentences)
{
    gsize bytes = original != NULL ? strlen(original) + 2 : 0;
    for (const char *const *s = sentences; s != NULL && *s != NULL; s++)
        bytes += strlen(*s) + 2;
    if (bytes == 0)
        return NULL;
    OwnWords *own = g_new0(OwnWords, 1);
    reserve(&own->words, bytes);
    if (original != NULL)
        add_text(&own->words, original);
    for (; sentences != NULL && *sentences != NULL; sentences++)
        add_text(&own->words, *sentences);
    index_grams(own);
    if (g_hash_table_size(own->grams) == 0)
        g_clear_pointer(&own, own_words_free);
    return own;
}

void own_words_free(OwnWords *own)
{
    if (own == NULL)
        return;
    g_free(own->words.at);
    g_array_unref(own->earlier);
    g_hash_table_unref(own->grams);
    g_free(own);
}

static gboolean are_same(const OwnWords *own, guint ours, const Words *mail, guint at)
{
    return ours < own->words.count && at < mail->count
           && own->words.at[ours].hash == mail->at[at].hash && mail->at[at].hash != 0;
}

/* Where in ours the GRAM words at `at` stand: behind `after` if there, else the last; 1 + index. */
static guint find_gram(const OwnWords *own, const Words *mail, guint at, guint after)
{
    guint32 gram = gram_at(mail, at);
    if ((own->filter[filter_byte(gram)] & filter_bit(gram)) == 0)
        return 0;
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(own->grams, GUINT_TO_POINTER(gram)));
    guint best = found;
    for (guint i = 0; i < CANDIDATES_MAX && found > after; i++) {
        best = found;
        found = g_array_index(own->earlier, guint, found - 1);
    }
    for (guint i = 0; best > 0 && i < GRAM; i++)
        if (!are_same(own, best - 1 + i, mail, at + i))
            return 0;
    return best;
}

/* words[first..end) of the mail are ours, in a row. */
typedef struct {
    guint first, end;
} Run;

static gboolean is_sentence_edge(const Words *mail, guint at)
{
    return at >= mail->count || mail->at[at].begins_sentence;
}

static gboolean counts(const Words *mail, Run run, gboolean is_followed)
{
    guint length = run.end - run.first;
    if (length >= LONG_RUN)
        return TRUE;
    if (run.first == 0 && length < ANSWER_RUN && !is_followed)
        return FALSE;
    return is_sentence_edge(mail, run.first) && is_sentence_edge(mail, run.end);
}

/* FALSE if no run of the mail's words is ours. */
static gboolean mark_runs(const OwnWords *own, Words *mail)
{
    guint after = 0, free_from = 0;
    gboolean any = FALSE;
    for (guint at = 0; at + GRAM <= mail->count;) {
        guint found = find_gram(own, mail, at, after);
        if (found == 0) {
            at++;
            continue;
        }
        guint ours = found - 1;
        Run run = {at, at};
        while (run.first > free_from && ours > 0 && are_same(own, ours - 1, mail, run.first - 1)) {
            run.first--;
            ours--;
        }
        ours = found - 1;
        while (are_same(own, ours + (run.end - at), mail, run.end))
            run.end++;
        after = ours + (run.end - at);
        gboolean followed =
            run.end + GRAM <= mail->count && find_gram(own, mail, run.end, after) != 0;
        gboolean for_sure = counts(mail, run, followed);
        for (guint i = run.first; i < run.end; i++) {
            mail->at[i].is_known = TRUE;
            mail->at[i].is_ours = for_sure;
        }
        any = TRUE;
        at = free_from = run.end;
    }
    return any;
}

/* The line without our words and the punctuation that follows them. */
static char *rest_of(const char *line, const Words *mail, guint first, guint end)
{
    GString *rest = g_string_new(NULL);
    gsize at = 0;
    for (guint i = first; i < end; i++) {
        const Word *word = &mail->at[i];
        if (!word->is_ours)
            continue;
        if (word->start > at)
            g_string_append_len(rest, line + at, (gssize)(word->start - at));
        at = word->end;
        at += strspn(line + at, " \t.,;:?!\"')");
    }
    g_string_append(rest, line + at);
    return g_strchug(g_string_free(rest, FALSE));
}

static OwnLine judge_line(const char *line, const Words *mail, guint first, guint end)
{
    guint ours = 0, known = 0;
    for (guint i = first; i < end; i++) {
        ours += mail->at[i].is_ours;
        known += mail->at[i].is_known;
    }
    if (ours == 0)
        return (OwnLine){OWN_NOTHING, known > 0, NULL};
    if (ours == end - first)
        return (OwnLine){OWN_WHOLE, TRUE, NULL};
    return (OwnLine){OWN_PART, TRUE, rest_of(line, mail, first, end)};
}

GArray *own_words_find(const OwnWords *own, char *const *lines, const gboolean *skip)
{
    Words mail = {NULL, 0, 0};
    Gap gap = {TRUE, 0};
    guint count = 0;
    gsize bytes = 0;
    for (; lines[count] != NULL; count++)
        bytes += strlen(lines[count]) + 1;
    reserve(&mail, bytes);
    for (guint line = 0; line < count; line++)
        if (skip == NULL || !skip[line])
            add_line(&mail, lines[line], line, &gap);
        else
            gap = (Gap){TRUE, 0};
    GArray *found = g_array_sized_new(FALSE, TRUE, sizeof(OwnLine), count);
    g_array_set_size(found, count);
    gboolean any = mark_runs(own, &mail);
    for (guint line = 0, first = 0; any && line < count; line++) {
        guint end = first;
        while (end < mail.count && mail.at[end].line == line)
            end++;
        g_array_index(found, OwnLine, line) = judge_line(lines[line], &mail, first, end);
        first = end;
    }
    g_free(mail.at);
    return found;
}

void own_lines_free(GArray *own_lines)
{
    if (own_lines == NULL)
        return;
    for (guint i = 0; i < own_lines->len; i++)
        g_free(g_array_index(own_lines, OwnLine, i).rest);
    g_array_unref(own_lines);
}
