/* SPDX-License-Identifier: MIT */
#include "intake/words.h"

#include <string.h>

static gboolean is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC;
}

/* Ends the word that began at `from` in the folded text. */
static void add_word(Words *words, gsize from, gsize start)
{
    GString *folded = words->folded;
    while (folded->len > from && folded->str[folded->len - 1] == '\'')
        folded->len--;
    folded->str[folded->len] = '\0';
    if (folded->len == from)
        return;
    gboolean plain = TRUE;
    for (char *p = folded->str + from; *p != '\0' && plain; p++) {
        plain = (guchar)*p < 0x80;
        *p = g_ascii_tolower(*p);
    }
    if (!plain) {
        g_autofree char *lower = g_utf8_strdown(folded->str + from, -1);
        g_string_truncate(folded, from);
        g_string_append(folded, lower);
    }
    g_string_append_c(folded, '\0');
    g_ptr_array_add(words->words, GSIZE_TO_POINTER(from));
    g_array_append_val(words->starts, start);
}

Words *words_split(const char *text)
{
    return words_split_first(text, G_MAXUINT);
}

Words *words_split_first(const char *text, guint limit)
{
    Words *words = g_new0(Words, 1);
    words->text = g_strdup(text);
    words->folded = g_string_sized_new(strlen(text) + 1);
    words->words = g_ptr_array_new();
    words->starts = g_array_new(FALSE, FALSE, sizeof(gsize));
    gsize start = 0, from = 0;
    for (const char *p = text; *p != '\0' && words->words->len < limit;) {
        const char *run = p; /* letters and digits of the alphabet, most of a text */
        while (g_ascii_isalnum(*p))
            p++;
        if (p > run) {
            if (words->folded->len == from)
                start = (gsize)(run - text);
            g_string_append_len(words->folded, run, p - run);
            continue;
        }
        gunichar c = g_utf8_get_char(p);
        p = g_utf8_next_char(p);
        if (c >= 0x80 && g_unichar_isalnum(c)) {
            if (words->folded->len == from)
                start = (gsize)(run - text);
            g_string_append_len(words->folded, run, p - run);
        } else if (words->folded->len > from && is_apostrophe(c)) {
            g_string_append_c(words->folded, '\'');
        } else if (words->folded->len > from) {
            add_word(words, from, start);
            from = words->folded->len;
        }
    }
    if (words->words->len < limit)
        add_word(words, from, start);
    /* the text has grown and moved: only now the words stay where they are */
    for (guint i = 0; i < words->words->len; i++)
        words->words->pdata[i] = words->folded->str + GPOINTER_TO_SIZE(words->words->pdata[i]);
    return words;
}

void words_free(Words *words)
{
    if (words == NULL)
        return;
    g_free(words->text);
    g_string_free(words->folded, TRUE);
    g_ptr_array_unref(words->words);
    g_array_unref(words->starts);
    g_free(words);
}

gboolean words_match(const Words *words, guint at, const char *phrase, guint *length)
{
    guint count = 0;
    while (*phrase != '\0') {
        size_t part = strcspn(phrase, " ");
        if (at + count >= words->words->len)
            return FALSE;
        const char *word = words->words->pdata[at + count];
        gboolean any = part == 1 && *phrase == '*';
        if (!any && (strlen(word) != part || memcmp(word, phrase, part) != 0))
            return FALSE;
        count++;
        phrase += part;
        phrase += *phrase == ' ';
    }
    *length = count;
    return count > 0;
}

gboolean words_contain(const Words *words, const char *const *phrases)
{
    guint length;
    for (guint at = 0; at < words->words->len; at++)
        for (const char *const *phrase = phrases; *phrase != NULL; phrase++)
            if (words_match(words, at, *phrase, &length))
                return TRUE;
    return FALSE;
}
