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
};

typedef struct {
    guint32 hash;
    guint32 line;
    guint32 start, end;       /* bytes in the line */
    gboolean begins_sentence; /* so the text before it looks */
    gboolean is_ours;
} Word;

struct OwnWords {
    GArray *words;     /* Word: ours */
    GHashTable *grams; /* hash of GRAM words -> 1 + index of its last occurrence */
    GArray *earlier;   /* guint: 1 + index of the occurrence before, 0: none */
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

static gboolean is_apostrophe(const char *p, gsize *length)
{
    *length = *p == '\'' ? 1 : 3;
    return *p == '\'' || strncmp(p, "\342\200\231", 3) == 0 || strncmp(p, "\342\200\230", 3) == 0;
}

/* Addresses and links in brackets or bare, which programs add, rewrite and take away. */
static gsize link_bytes(const char *p)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:"};
    for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++)
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
            *hash = (*hash ^ (guchar)g_ascii_tolower(p[length + i])) * 16777619u;
        length += piece;
    }
}

/* What stands before the next word: does it end a sentence? */
typedef struct {
    gboolean stop; /* . ? ! : or a paragraph's end */
    guint feeds;   /* line feeds since the last word */
} Gap;

static void add_line(GArray *words, const char *line, guint number, Gap *gap)
{
    for (const char *p = line; *p != '\0' && words->len < WORDS_MAX;) {
        Word word = {.line = number};
        gsize skipped = link_bytes(p);
        gsize length = skipped > 0 ? 0 : read_word(p, &word.hash);
        if (length > 0) {
            gboolean capital = g_unichar_isupper(g_utf8_get_char(p)) || g_ascii_isdigit(*p);
            word.start = (guint32)(p - line);
            word.end = (guint32)(word.start + length);
            word.begins_sentence =
                words->len == 0 || gap->stop || gap->feeds > 1 || (gap->feeds == 1 && capital);
            g_array_append_val(words, word);
            *gap = (Gap){FALSE, 0};
            p += length;
            continue;
        }
        gap->stop = gap->stop || strchr(".?!:;*|", *p) != NULL;
        p += skipped > 0 ? skipped : (gsize)(g_utf8_next_char(p) - p);
    }
    gap->feeds++;
}

static guint32 gram_at(const GArray *words, guint at)
{
    guint32 hash = 0;
    for (guint i = 0; i < GRAM; i++)
        hash = hash * 2654435761u + g_array_index(words, Word, at + i).hash;
    return hash;
}

static void add_text(GArray *words, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    Gap gap = {TRUE, 0};
    for (char **line = lines; *line != NULL; line++)
        add_line(words, *line, 0, &gap);
    const Word divider = {.hash = 0};
    g_array_append_val(words, divider);
}

OwnWords *own_words_new(const char *original, const char *const *sentences)
{
    OwnWords *own = g_new0(OwnWords, 1);
    own->words = g_array_new(FALSE, TRUE, sizeof(Word));
    own->earlier = g_array_new(FALSE, TRUE, sizeof(guint));
    own->grams = g_hash_table_new(NULL, NULL);
    if (original != NULL)
        add_text(own->words, original);
    for (; sentences != NULL && *sentences != NULL; sentences++)
        add_text(own->words, *sentences);
    g_array_set_size(own->earlier, own->words->len);
    for (guint i = 0; i + GRAM <= own->words->len; i++) {
        gpointer key = GUINT_TO_POINTER(gram_at(own->words, i));
        g_array_index(own->earlier, guint, i) =
            GPOINTER_TO_UINT(g_hash_table_lookup(own->grams, key));
        g_hash_table_insert(own->grams, key, GUINT_TO_POINTER(i + 1));
    }
    if (g_hash_table_size(own->grams) == 0)
        g_clear_pointer(&own, own_words_free);
    return own;
}

void own_words_free(OwnWords *own)
{
    if (own == NULL)
        return;
    g_array_unref(own->words);
    g_array_unref(own->earlier);
    g_hash_table_unref(own->grams);
    g_free(own);
}

static gboolean are_same(const OwnWords *own, guint ours, const GArray *mail, guint at)
{
    return ours < own->words->len && at < mail->len
           && g_array_index(own->words, Word, ours).hash == g_array_index(mail, Word, at).hash
           && g_array_index(mail, Word, at).hash != 0;
}

/* Where in ours the GRAM words at `at` stand: behind `after` if there, else the last; 1 + index. */
static guint find_gram(const OwnWords *own, const GArray *mail, guint at, guint after)
{
    guint found =
        GPOINTER_TO_UINT(g_hash_table_lookup(own->grams, GUINT_TO_POINTER(gram_at(mail, at))));
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

static gboolean is_sentence_edge(const GArray *mail, guint at)
{
    return at >= mail->len || g_array_index(mail, Word, at).begins_sentence;
}

static gboolean counts(const GArray *mail, Run run, gboolean is_followed)
{
    guint length = run.end - run.first;
    if (length >= LONG_RUN)
        return TRUE;
    if (run.first == 0 && length < ANSWER_RUN && !is_followed)
        return FALSE;
    return is_sentence_edge(mail, run.first) && is_sentence_edge(mail, run.end);
}

static void mark_runs(const OwnWords *own, GArray *mail)
{
    guint after = 0, free_from = 0;
    for (guint at = 0; at + GRAM <= mail->len;) {
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
            run.end + GRAM <= mail->len && find_gram(own, mail, run.end, after) != 0;
        if (counts(mail, run, followed))
            for (guint i = run.first; i < run.end; i++)
                g_array_index(mail, Word, i).is_ours = TRUE;
        at = free_from = run.end;
    }
}

/* The line without our words and the punctuation that follows them. */
static char *rest_of(const char *line, const GArray *mail, guint first, guint end)
{
    GString *rest = g_string_new(NULL);
    gsize at = 0;
    for (guint i = first; i < end; i++) {
        const Word *word = &g_array_index(mail, Word, i);
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

static OwnLine judge_line(const char *line, const GArray *mail, guint first, guint end)
{
    guint ours = 0;
    for (guint i = first; i < end; i++)
        ours += g_array_index(mail, Word, i).is_ours;
    if (ours == 0)
        return (OwnLine){OWN_NOTHING, NULL};
    if (ours == end - first)
        return (OwnLine){OWN_WHOLE, NULL};
    return (OwnLine){OWN_PART, rest_of(line, mail, first, end)};
}

GArray *own_words_find(const OwnWords *own, char *const *lines)
{
    g_autoptr(GArray) mail = g_array_new(FALSE, TRUE, sizeof(Word));
    GArray *found = g_array_new(FALSE, TRUE, sizeof(OwnLine));
    Gap gap = {TRUE, 0};
    guint count = 0;
    for (; lines[count] != NULL; count++)
        add_line(mail, lines[count], count, &gap);
    mark_runs(own, mail);
    for (guint line = 0, first = 0; line < count; line++) {
        guint end = first;
        while (end < mail->len && g_array_index(mail, Word, end).line == line)
            end++;
        const OwnLine judged = judge_line(lines[line], mail, first, end);
        g_array_append_val(found, judged);
        first = end;
    }
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
