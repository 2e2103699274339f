/* SPDX-License-Identifier: MIT */
#include "letters/tag.h"

#include <string.h>

#define NAME "[a-z][a-z_]*"

static const char PATTERN[] =
    "^\\s*(?:"
    "(?<else>else)|(?<end>end)"
    "|include\\s+\"(?<part>part-[a-z-]+\\.md)\""
    "|for\\s+(?<variable>" NAME ")\\s+in\\s+(?<list>" NAME ")"
    "|(?<elseif>else\\s+)?(?<if>if)\\s+!?(?<asked>" NAME ")(?:\\.(?<askedfield>" NAME "))?"
    "(?:\\s*(?:==|!=|<=|>=|<|>)\\s*(?:(?<word>\"[^\"\\\\]*\")|(?<number>[0-9]+)))?"
    "|(?<value>" NAME ")(?:\\.(?<valuefield>" NAME "))?"
    ")\\s*$";

void tag_free(Tag *tag)
{
    if (tag == NULL)
        return;
    g_free(tag->name);
    g_free(tag->field);
    g_free(tag->list);
    g_free(tag->compared);
    g_free(tag);
}

/* NULL where the group matched nothing. */
static char *group(const GMatchInfo *match, const char *name)
{
    char *text = g_match_info_fetch_named(match, name);
    if (text != NULL && *text == '\0')
        g_clear_pointer(&text, g_free);
    return text;
}

static gboolean has_group(const GMatchInfo *match, const char *name)
{
    g_autofree char *text = group(match, name);
    return text != NULL;
}

static void read_condition(Tag *tag, const GMatchInfo *match)
{
    tag->kind = has_group(match, "elseif") ? TAG_ELSE_IF : TAG_IF;
    tag->name = group(match, "asked");
    tag->field = group(match, "askedfield");
    if (has_group(match, "word") || has_group(match, "number"))
        tag->compared = g_strdup(has_group(match, "word") ? "word" : "number");
}

Tag *tag_parse(const char *text)
{
    static GRegex *regex = NULL; /* made at the first call and never changed */
    g_autoptr(GMatchInfo) match = NULL;
    if (g_once_init_enter(&regex))
        g_once_init_leave(&regex, g_regex_new(PATTERN, 0, 0, NULL));
    if (!g_regex_match(regex, text, 0, &match))
        return NULL;
    Tag *tag = g_new0(Tag, 1);
    if (has_group(match, "else")) {
        tag->kind = TAG_ELSE;
    } else if (has_group(match, "end")) {
        tag->kind = TAG_END;
    } else if (has_group(match, "part")) {
        tag->kind = TAG_INCLUDE;
        tag->name = group(match, "part");
    } else if (has_group(match, "variable")) {
        tag->kind = TAG_FOR;
        tag->name = group(match, "variable");
        tag->list = group(match, "list");
    } else if (has_group(match, "if")) {
        read_condition(tag, match);
    } else {
        tag->kind = TAG_VALUE;
        tag->name = group(match, "value");
        tag->field = group(match, "valuefield");
    }
    return tag;
}

gboolean tag_find(const char *text, const char **start, const char **end, gboolean *closed)
{
    *start = strstr(text, "{{");
    if (*start == NULL)
        return FALSE;
    const char *close = strstr(*start, "}}");
    const char *line_end = strchrnul(*start, '\n');
    *closed = close != NULL && close < line_end;
    *end = *closed ? close + 2 : line_end;
    return TRUE;
}
