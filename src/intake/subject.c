/* SPDX-License-Identifier: MIT */
#include "intake/subject.h"

#include <string.h>

enum { BUTTON_BYTES_MAX = 40 };

/* "Re:", "AW:", "RE[2]:", "[EXTERNAL]", "[EXT] -", "EXTERNAL:" */
static const char *after_reply_mark(const char *subject)
{
    static const char *const MARKS[] = {"re",  "aw",  "sv",       "antw", "antwort", "rv",
                                        "res", "fwd", "external", "ext",  NULL};
    for (const char *const *mark = MARKS; *mark != NULL; mark++) {
        gsize length = strlen(*mark);
        if (g_ascii_strncasecmp(subject, *mark, length) != 0)
            continue;
        const char *after = subject + length;
        if (*after == '[' || *after == '(')
            after += strcspn(after, "])");
        after += *after == ']' || *after == ')';
        after += strspn(after, " ");
        if (*after == ':')
            return after + 1;
    }
    return NULL;
}

static const char *after_prefix(const char *subject)
{
    const char *after = after_reply_mark(subject);
    if (after != NULL)
        return after;
    /* A gateway's box, but not our own tag. */
    if (*subject == '[' && subject[1] != '#' && strchr(subject, ']') != NULL)
        return strchr(subject, ']') + 1;
    if (*subject == '-' || g_str_has_prefix(subject, "\u2013"))
        return subject + (*subject == '-' ? 1 : strlen("\u2013"));
    return NULL;
}

/* The tag "[#42]" at the end, with a dash before it or none; NULL if it is not the end. */
static const char *tag_in(const char *subject)
{
    const char *tag = strstr(subject, "[#");
    if (tag == NULL)
        return NULL;
    const char *end = tag + 2 + strspn(tag + 2, "0123456789");
    if (end == tag + 2 || *end != ']')
        return NULL;
    end++;
    return end[strspn(end, " ")] == '\0' ? tag : NULL;
}

/* One of the words that our letters offer, and what may follow it: "CHOOSE 2", "1", "1 and 3". Our
   own subjects ("No answer yet [#42]") are none. */
static gboolean is_button(const char *words)
{
    static const char *const BUTTONS[] = {
        "accept",   "decline",  "choose",      "all",    "wait",   "next",   "standby", "broader",
        "outside",  "inside",   "coordinator", "close",  "cancel", "again",  "yes",     "not yet",
        "no",       "i agree",  "agree",       "both",   "help",   "status", "pause",   "resume",
        "continue", "withdraw", "my data",     "forget", "ok",     NULL};
    g_autofree char *lower = g_ascii_strdown(words, -1);
    if (strlen(words) > BUTTON_BYTES_MAX)
        return FALSE;
    const char *rest = lower;
    for (const char *const *button = BUTTONS; *button != NULL; button++) {
        gsize length = strlen(*button);
        if (strncmp(lower, *button, length) == 0 && (lower[length] == '\0' || lower[length] == ' '))
            rest = MAX(rest, lower + length);
    }
    return *lower != '\0' && rest[strspn(rest, "0123456789 ,&")] == '\0';
}

const char *subject_without_box(const char *subject)
{
    if (*subject != '[' || subject[1] == '#' || strchr(subject, ']') == NULL)
        return subject;
    subject = strchr(subject, ']') + 1;
    return subject + strspn(subject, " \t");
}

char *subject_button(const char *subject)
{
    const char *rest = subject;
    do {
        subject = rest + strspn(rest, " \t");
        rest = after_prefix(subject);
    } while (rest != NULL);
    const char *tag = tag_in(subject);
    if (tag == NULL)
        return NULL;
    g_autofree char *words = g_strndup(subject, (gsize)(tag - subject));
    g_strchomp(words);
    gsize length = strlen(words);
    if (g_str_has_suffix(words, "\u2013") || g_str_has_suffix(words, "\u2014"))
        words[length - strlen("\u2013")] = '\0';
    else if (length > 0 && strchr("-:,", words[length - 1]) != NULL)
        words[length - 1] = '\0';
    g_strchomp(words);
    return is_button(words) ? g_strdup(words) : NULL;
}
