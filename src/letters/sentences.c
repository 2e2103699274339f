/* SPDX-License-Identifier: MIT */
#include "letters/sentences.h"

#include <string.h>

#include "letters/source.h"
#include "programme/letter-kind.h"

enum { FEWEST_WORDS = 4 };

static guint count_words(const char *text)
{
    guint words = 0;
    gboolean inside = FALSE;
    for (; *text != '\0'; text++) {
        gboolean letter = g_ascii_isalnum(*text) || (guchar)*text >= 0x80;
        words += letter && !inside;
        inside = letter;
    }
    return words;
}

/* The names of the parts that are included, so that they are read as well, once each. */
static void note_part(const char *tag, GHashTable *parts)
{
    const char *name = strstr(tag, "include \"");
    if (name == NULL)
        return;
    name += strlen("include \"");
    g_hash_table_add(parts, g_strndup(name, strcspn(name, "\"")));
}

static void add_pieces(const char *body, GPtrArray *pieces, GHashTable *parts)
{
    for (const char *at = body; at != NULL;) {
        const char *fact = strstr(at, "{{");
        g_autofree char *piece = fact != NULL ? g_strndup(at, (gsize)(fact - at)) : g_strdup(at);
        if (count_words(piece) >= FEWEST_WORDS)
            g_ptr_array_add(pieces, g_steal_pointer(&piece));
        const char *end = fact != NULL ? strstr(fact, "}}") : NULL;
        g_autofree char *tag = end != NULL ? g_strndup(fact, (gsize)(end - fact)) : NULL;
        if (tag != NULL)
            note_part(tag, parts);
        at = end != NULL ? end + 2 : NULL;
    }
}

static void add_file(const char *folder, const char *name, gboolean with_header, GPtrArray *pieces,
                     GHashTable *parts)
{
    g_autoptr(Source) source = source_load(folder, name, with_header, NULL);
    if (source != NULL)
        add_pieces(source->body, pieces, parts);
}

char **letters_sentences(const char *folder)
{
    g_autoptr(GPtrArray) pieces = g_ptr_array_new();
    g_autoptr(GHashTable) parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) none = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint kind = 0; kind < LETTER_COUNT; kind++) {
        g_autofree char *name = g_strconcat(letter_kind_name((LetterKind)kind), ".md", NULL);
        add_file(folder, name, TRUE, pieces, parts);
    }
    GHashTableIter iter;
    gpointer name = NULL;
    g_hash_table_iter_init(&iter, parts);
    while (g_hash_table_iter_next(&iter, &name, NULL))
        add_file(folder, name, FALSE, pieces, none);
    g_ptr_array_add(pieces, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&pieces), FALSE);
}
