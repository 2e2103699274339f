/* SPDX-License-Identifier: MIT */
#include "letters/frame.h"

#include <stdlib.h>
#include <string.h>

#define TITLE "{{title}}"
#define LETTER "{{letter}}"

static gboolean stands_once(const char *text, const char *part)
{
    const char *first = strstr(text, part);
    return first != NULL && strstr(first + 1, part) == NULL;
}

static const char *what_is_wrong(const char *text)
{
    static const char *const FORBIDDEN[] = {"http", "src=",    "url(",  "@import", "<script",
                                            "<img", "<iframe", "<link", "<form",   " on"};
    g_autofree char *lower = g_ascii_strdown(text, -1);
    if (!stands_once(text, TITLE) || !stands_once(text, LETTER)
        || strstr(text, TITLE) > strstr(text, LETTER))
        return "the frame holds " TITLE " once and then " LETTER " once";
    for (guint i = 0; i < G_N_ELEMENTS(FORBIDDEN); i++)
        if (strstr(lower, FORBIDDEN[i]) != NULL)
            return "a letter fetches nothing, runs nothing and links to nothing";
    return NULL;
}

char *frame_load(Check *check)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Source) source = source_load(check->folder, "frame.md", FALSE, &error);
    if (source == NULL) {
        g_ptr_array_add(check->findings, g_strdup(error->message));
        return NULL;
    }
    const char *wrong = what_is_wrong(source->body);
    if (wrong == NULL)
        return g_steal_pointer(&source->body);
    check_add(check, source->path, 1, wrong);
    return NULL;
}

char *frame_render(const char *frame, const char *title, cmark_node *document)
{
    char *rendered = cmark_render_html(document, CMARK_OPT_DEFAULT); /* malloc'd by cmark */
    g_autofree char *escaped = g_markup_escape_text(title, -1);
    const char *before_title = strstr(frame, TITLE);
    const char *after_title = before_title + strlen(TITLE);
    const char *before_letter = strstr(after_title, LETTER);
    GString *whole = g_string_new_len(frame, before_title - frame);
    g_string_append(whole, escaped);
    g_string_append_len(whole, after_title, before_letter - after_title);
    g_string_append(whole, rendered);
    g_string_append(whole, before_letter + strlen(LETTER));
    free(rendered);
    return g_string_free(whole, FALSE);
}
