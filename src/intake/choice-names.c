/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "intake/choice.h"

/* "> 2. David Lindqvist, Deputy ...": the name, NULL if the line is none of the list. */
static char *listed_name(const char *line, guint number)
{
    char *after = NULL;
    line += strspn(line, "> \t*");
    if (!g_ascii_isdigit(*line) || g_ascii_strtoull(line, &after, 10) != number || *after != '.')
        return NULL;
    after += 1 + strspn(after + 1, " *");
    gsize length = strcspn(after, ",<"); /* "David Lindqvist<mailto:...>, ..." is Outlook's */
    if (length == 0 || after[length] == '\0' || !g_unichar_isupper(g_utf8_get_char(after)))
        return NULL;
    g_autofree char *name = g_strndup(after, length);
    return g_strdup(g_strstrip(name));
}

GPtrArray *choice_names_on_list(const char *letter)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) lines = g_strsplit(letter, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        char *name = listed_name(*line, names->len + 1);
        if (name != NULL)
            g_ptr_array_add(names, name);
    }
    return names;
}
