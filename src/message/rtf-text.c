/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "message/rtf.h"

enum { GROUPS_MAX = 200, WORD_MAX = 32, TEXT_MAX = 1024 * 1024 };

/* What a group inherits. */
typedef struct {
    gboolean skipped;  /* a destination that is no text */
    gboolean hidden;   /* \v */
    gboolean rtf_only; /* \htmlrtf: for readers that know no HTML */
    gboolean html_tag; /* \*\htmltag: source of the HTML */
    int unicode_skip;  /* \uc */
} Group;

typedef struct {
    const char *at, *end;
    GString *text;
    GByteArray *bytes; /* 8-bit text that waits to be decoded */
    const Charsets *charsets;
    int codepage; /* \ansicpg, or 0 */
    Group groups[GROUPS_MAX];
    guint depth;      /* may be larger than GROUPS_MAX: then all is skipped */
    gboolean starred; /* \* stands before the word */
    gboolean is_html;
    int to_skip; /* characters that stand for the \u before them */
} Rtf;

typedef struct {
    char name[WORD_MAX];
    gboolean has_number;
    int number;
} Word;

/* Destinations whose words are no text. */
static const char *const skipped_words[] = {
    "fonttbl",      "colortbl",  "stylesheet", "info",      "pict",      "object",    "header",
    "footer",       "headerl",   "headerr",    "footnote",  "listtable", "xmlnstbl",  "themedata",
    "latentstyles", "datastore", "fldinst",    "bkmkstart", "bkmkend",   "generator", NULL};

typedef struct {
    const char *word;
    const char *text;
} WordText;

static const WordText texts[] = {{"par", "\n"},
                                 {"line", "\n"},
                                 {"row", "\n"},
                                 {"sect", "\n"},
                                 {"page", "\n"},
                                 {"tab", "\t"},
                                 {"cell", "\t"},
                                 {"lquote", "\342\200\230"},
                                 {"rquote", "\342\200\231"},
                                 {"ldblquote", "\342\200\234"},
                                 {"rdblquote", "\342\200\235"},
                                 {"endash", "\342\200\223"},
                                 {"emdash", "\342\200\224"},
                                 {"bullet", "\342\200\242"}};

static Group *group(Rtf *rtf)
{
    return &rtf->groups[MIN(rtf->depth, GROUPS_MAX - 1)];
}

static gboolean is_shown(Rtf *rtf)
{
    const Group *g = group(rtf);
    if (rtf->depth >= GROUPS_MAX || rtf->text->len >= TEXT_MAX)
        return FALSE;
    if (rtf->is_html && g->html_tag)
        return TRUE;
    return !g->skipped && !g->hidden && !g->rtf_only;
}

static void flush_bytes(Rtf *rtf)
{
    char charset[WORD_MAX];
    if (rtf->bytes->len == 0)
        return;
    g_snprintf(charset, sizeof charset, "windows-%d", rtf->codepage);
    g_autofree char *utf8 = charsets_decode(rtf->charsets, charset, rtf->bytes);
    g_string_append(rtf->text, utf8);
    g_byte_array_set_size(rtf->bytes, 0);
}

static void show_text(Rtf *rtf, const char *text)
{
    if (!is_shown(rtf))
        return;
    flush_bytes(rtf);
    g_string_append(rtf->text, text);
}

static void show_byte(Rtf *rtf, char byte)
{
    if (rtf->to_skip > 0)
        rtf->to_skip--;
    else if (is_shown(rtf)) {
        if ((guchar)byte >= 0x80) {
            g_byte_array_append(rtf->bytes, (const guint8 *)&byte, 1);
            return;
        }
        flush_bytes(rtf);
        g_string_append_c(rtf->text, byte);
    }
}

static void show_unicode(Rtf *rtf, int number)
{
    gunichar c = (gunichar)(number < 0 ? number + 65536 : number);
    rtf->to_skip = group(rtf)->unicode_skip;
    if (!is_shown(rtf) || c == 0)
        return;
    flush_bytes(rtf);
    gunichar last = rtf->text->len >= 3 ? g_utf8_get_char(rtf->text->str + rtf->text->len - 3) : 0;
    if (c >= 0xdc00 && c < 0xe000 && last >= 0xd800 && last < 0xdc00) { /* the pair's second */
        g_string_truncate(rtf->text, rtf->text->len - 3);
        c = 0x10000 + ((last - 0xd800) << 10) + (c - 0xdc00);
    }
    g_string_append_unichar(rtf->text, c);
}

static void read_word(Rtf *rtf, Word *word)
{
    gsize length = 0;
    *word = (Word){.number = 0};
    for (; rtf->at < rtf->end && g_ascii_isalpha(*rtf->at); rtf->at++)
        if (length + 1 < WORD_MAX)
            word->name[length++] = *rtf->at;
    const char *digits = rtf->at + (rtf->at < rtf->end && *rtf->at == '-');
    if (digits < rtf->end && g_ascii_isdigit(*digits)) {
        word->has_number = TRUE;
        word->number = (int)CLAMP(strtol(rtf->at, NULL, 10), -100000, 100000);
        for (rtf->at = digits; rtf->at < rtf->end && g_ascii_isdigit(*rtf->at);)
            rtf->at++;
    }
    if (rtf->at < rtf->end && *rtf->at == ' ')
        rtf->at++;
}

static gboolean is_skipped_word(const char *name)
{
    for (const char *const *word = skipped_words; *word != NULL; word++)
        if (strcmp(*word, name) == 0)
            return TRUE;
    return FALSE;
}

/* Words that change what is shown from here on. TRUE if it was one. */
static gboolean apply_state(Rtf *rtf, const Word *word)
{
    Group *g = group(rtf);
    gboolean starred = rtf->starred;
    rtf->starred = FALSE;
    if (strcmp(word->name, "htmltag") == 0 || strcmp(word->name, "mhtmltag") == 0) {
        g->html_tag = *word->name == 'h';
        g->skipped = TRUE;
    } else if (strcmp(word->name, "fromhtml") == 0)
        rtf->is_html = TRUE;
    else if (strcmp(word->name, "htmlrtf") == 0)
        g->rtf_only = rtf->is_html && !(word->has_number && word->number == 0);
    else if (strcmp(word->name, "v") == 0)
        g->hidden = !(word->has_number && word->number == 0);
    else if (strcmp(word->name, "ansicpg") == 0)
        rtf->codepage = word->number;
    else if (strcmp(word->name, "uc") == 0)
        g->unicode_skip = CLAMP(word->number, 0, 8);
    else if (starred || is_skipped_word(word->name))
        g->skipped = TRUE;
    else
        return FALSE;
    return TRUE;
}

static void apply_word(Rtf *rtf)
{
    Word word;
    read_word(rtf, &word);
    if (strcmp(word.name, "u") == 0 && word.has_number) {
        show_unicode(rtf, word.number);
        return;
    }
    if (strcmp(word.name, "bin") == 0) {
        rtf->at += MIN((gsize)MAX(word.number, 0), (gsize)(rtf->end - rtf->at));
        return;
    }
    if (apply_state(rtf, &word))
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        if (strcmp(texts[i].word, word.name) == 0)
            show_text(rtf, texts[i].text);
}

/* Behind a backslash. */
static void apply_escape(Rtf *rtf)
{
    char c = *rtf->at;
    if (g_ascii_isalpha(c)) {
        apply_word(rtf);
        return;
    }
    rtf->at++;
    if (c == '\'' && rtf->end - rtf->at >= 2 && g_ascii_isxdigit(rtf->at[0])
        && g_ascii_isxdigit(rtf->at[1])) {
        show_byte(rtf,
                  (char)(g_ascii_xdigit_value(rtf->at[0]) << 4 | g_ascii_xdigit_value(rtf->at[1])));
        rtf->at += 2;
    } else if (c == '*')
        rtf->starred = TRUE;
    else if (c == '~')
        show_text(rtf, " ");
    else if (c == '_')
        show_text(rtf, "-");
    else if (c == '\n' || c == '\r')
        show_text(rtf, "\n");
    else if (strchr("\\{}", c) != NULL)
        show_byte(rtf, c);
}

static void open_group(Rtf *rtf)
{
    Group inherited = *group(rtf);
    inherited.html_tag = FALSE;
    rtf->depth++;
    if (rtf->depth < GROUPS_MAX)
        rtf->groups[rtf->depth] = inherited;
}

char *rtf_to_text(const GByteArray *bytes, const Charsets *charsets, gboolean *is_html)
{
    g_autofree Rtf *rtf = g_new0(Rtf, 1);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GByteArray) waiting = g_byte_array_new();
    g_autofree char *source = g_strndup((const char *)bytes->data, bytes->len);
    rtf->at = source;
    rtf->end = source + strlen(source);
    rtf->text = text;
    rtf->charsets = charsets;
    rtf->bytes = waiting;
    rtf->groups[0].unicode_skip = 1;
    while (rtf->at < rtf->end) {
        char c = *rtf->at++;
        if (c == '\\' && rtf->at < rtf->end)
            apply_escape(rtf);
        else if (c == '{')
            open_group(rtf);
        else if (c == '}')
            rtf->depth -= rtf->depth > 0;
        else if (c != '\r' && c != '\n')
            show_byte(rtf, c);
    }
    flush_bytes(rtf);
    *is_html = rtf->is_html;
    return g_utf8_make_valid(text->str, (gssize)text->len);
}
