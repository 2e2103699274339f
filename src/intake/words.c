/* SPDX-License-Identifier: MIT */
#include "intake/words.h"

#include <string.h>

static gboolean is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC;
}

static void add_word(Words *words, GString *word, gsize start)
{
    while (word->len > 0 && word->str[word->len - 1] == '\'')
        g_string_truncate(word, word->len - 1);
    if (word->len > 0) {
        g_ptr_array_add(words->words, g_utf8_strdown(word->str, (gssize)word->len));
        g_array_append_val(words->starts, start);
    }
    g_string_truncate(word, 0);
}

Words *words_split(const char *text)
{
    return words_split_first(text, G_MAXUINT);
}

Words *words_split_first(const char *text, guint limit)
{
    Words *words = g_new0(Words, 1);
    words->text = g_strdup(text);
    words->words = g_ptr_array_new_with_free_func(g_free);
    words->starts = g_array_new(FALSE, FALSE, sizeof(gsize));
    g_autoptr(GString) word = g_string_new(NULL);
    gsize start = 0;
    for (const char *p = text; *p != '\0' && words->words->len < limit; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isalnum(c)) {
            if (word->len == 0)
                start = (gsize)(p - text);
            g_string_append_unichar(word, c);
        } else if (is_apostrophe(c) && word->len > 0) {
            g_string_append_c(word, '\'');
        } else {
            add_word(words, word, start);
        }
    }
    if (words->words->len < limit)
        add_word(words, word, start);
    return words;
}

void words_free(Words *words)
{
    if (words == NULL)
        return;
    g_free(words->text);
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
