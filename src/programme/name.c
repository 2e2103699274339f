/* SPDX-License-Identifier: MIT */
#include "programme/name.h"

static char *fold(const char *name)
{
    g_autofree char *apart = g_utf8_normalize(name, -1, G_NORMALIZE_NFD);
    GString *folded = g_string_new(NULL);
    for (const char *p = apart; p != NULL && *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isalnum(c))
            g_string_append_unichar(folded, g_unichar_tolower(c));
        else if (g_unichar_type(c) != G_UNICODE_NON_SPACING_MARK)
            g_string_append_c(folded, ' ');
    }
    return g_string_free(folded, FALSE);
}

static GStrv words_of(const char *name)
{
    static const char *const TITLES[] = {"mr", "mrs", "ms", "dr", "prof", "jr", "sr", NULL};
    g_autofree char *folded = fold(name);
    g_auto(GStrv) parts = g_strsplit(folded, " ", -1);
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();
    for (char **part = parts; *part != NULL; part++)
        if (g_utf8_strlen(*part, -1) > 1 && !g_strv_contains(TITLES, *part))
            g_strv_builder_add(words, *part);
    return g_strv_builder_end(words);
}

NameMatch name_match(const char *full, const char *written)
{
    g_auto(GStrv) whole = words_of(full);
    g_auto(GStrv) words = words_of(written);
    if (*words == NULL)
        return NAME_OTHER;
    for (char **word = words; *word != NULL; word++)
        if (!g_strv_contains((const char *const *)whole, *word))
            return NAME_OTHER;
    return g_strv_equal((const char *const *)whole, (const char *const *)words) ? NAME_WHOLE
                                                                                : NAME_PART;
}

guint name_count_words(const char *written)
{
    g_auto(GStrv) words = words_of(written);
    return g_strv_length(words);
}
